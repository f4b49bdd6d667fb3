"""Run a notebook without a browser: lab run notebooks/00-start-here.ipynb."""

import re
import textwrap
from pathlib import Path

from lab.commands.setup import set_up
from lab.console import Trouble, say


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise Trouble("Name one notebook, as in: python3 -m lab run notebooks/00-start-here.ipynb")
    path = Path(arguments[0]).resolve()
    if not path.is_file():
        raise Trouble(f"There is no notebook {path}: ls notebooks shows those there are.")
    set_up()
    return _run(path)


def _run(path: Path) -> int:
    import nbformat

    from lab.notebook import execute

    execute(nbformat.read(path, as_version=4), path.parent, on_cell_executed=_show)
    say(f"{path.name} ran to its end.")
    return 0


def _show(cell, cell_index: int, execute_reply: dict) -> None:
    print(f"[{cell_index}] {cell.source.strip().partition(chr(10))[0]}")
    for output in cell.outputs:
        print(textwrap.indent(_text(output), "    ").rstrip(), flush=True)


def _text(output: dict) -> str:
    if output["output_type"] == "error":
        return re.sub(r"\x1b\[[\d;]*m", "", "\n".join(output["traceback"]))
    return output.get("text") or output["data"].get("text/plain", "(not text)")
