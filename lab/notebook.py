"""A notebook executed without a browser, in its own folder, on the kernel `java`."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

CELL_LIMIT = 300  # seconds


def execute(path: Path, on_cell=None, allow_errors: bool = False) -> nbformat.NotebookNode:
    """The notebook with its fresh outputs; the file stays as it is."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        kernel_name="java",
        timeout=CELL_LIMIT,
        allow_errors=allow_errors,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_executed=on_cell,
    ).execute()
    return notebook
