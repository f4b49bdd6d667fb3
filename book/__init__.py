"""The lessons as a static site: what Sphinx reads is written here, and finished when it is done."""
