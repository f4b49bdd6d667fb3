"""Sphinx's configuration; `python3 -m lab site` writes what it reads."""

project = "Goldilocks"
author = "the Goldilocks authors"
copyright = "the Goldilocks authors; text CC BY 4.0, code Apache-2.0"
extensions = ["myst_nb", "book.mathml", "book.java_links"]
myst_enable_extensions = ["amsmath", "attrs_inline", "dollarmath"]
myst_heading_anchors = 2
nb_execution_mode = "off"
html_math_renderer = "mathml"
html_theme = "furo"
html_title = "Goldilocks"
html_favicon = "static/favicon.svg"
html_static_path = ["static"]
html_css_files = ["book.css"]
html_js_files = ["knobs.js", "figures.js"]
html_copy_source = False
html_show_sphinx = False
suppress_warnings = ["misc.highlighting_failure", "myst.header"]  # %classpath is no Java
