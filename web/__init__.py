"""The playground: the kit's Java in a browser. java/ is compiled with the kit's, page/ is shown."""
