"""JupyterLab as lessons need it: no news, no graders' menus, whole names, our figures, and exports.

A figure's sentence is the alternative text of its picture in exported HTML too, where nbconvert's
own template leaves it out.
"""

import json
import sys
from pathlib import Path

from lab.places import ROOT, write

PREFIX = Path(sys.prefix)
CONFIG = PREFIX / "etc" / "jupyter"
SHARE = PREFIX / "share" / "jupyter"
OURS = {
    ROOT / "lab" / "labextension": SHARE / "labextensions" / "goldilocks-figures",
    ROOT / "lab" / "template": SHARE / "nbconvert" / "templates" / "goldilocks",
}
FILES = "@jupyterlab/filebrowser-extension:browser"
NEWS = "@jupyterlab/apputils-extension:announcements"
GRADERS = ("@jupyter/nbgrader", "@jupyter-notebook/lab-extension")  # come with `lab course`
EXPORTS = {
    "HTMLExporter": {"template_name": "goldilocks"},
    # Kinds of HTML that would take ours otherwise.
    "SlidesExporter": {"template_name": "reveal"},
    "WebPDFExporter": {"template_name": "webpdf"},
}


def prepare() -> None:
    """Install all of it into this environment."""
    disabled = dict.fromkeys([NEWS, *GRADERS], True)
    settings = {
        CONFIG / "labconfig" / "page_config.json": {"disabledExtensions": disabled},
        SHARE / "lab" / "settings" / "overrides.json": {FILES: {"showLastModifiedColumn": False}},
        CONFIG / "jupyter_nbconvert_config.json": EXPORTS,
        CONFIG / "jupyter_server_config.json": EXPORTS,
    }
    for path, content in settings.items():
        write(path, json.dumps(content))
    for source, target in OURS.items():
        for path in filter(Path.is_file, source.rglob("*")):
            write(target / path.relative_to(source), path.read_text(encoding="utf-8"))
