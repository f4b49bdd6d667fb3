"""Run a notebook without a browser: lab run notebooks/00-start-here.ipynb."""

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
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from lab.notebook import execute

    try:
        execute(path, on_cell=_show)
    except CellExecutionError as error:
        raise Trouble(f"{path.name} stops with {error.ename}: {error.evalue}") from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise Trouble(f"{path.name} stops: {error}") from error
    say(f"{path.name} ran to its end.")
    return 0


def _show(cell, cell_index: int, execute_reply) -> None:
    print(f"[{execute_reply['content'].get('execution_count', ' ')}] {_first_line(cell.source)}")
    for output in cell.outputs:
        text = output.get("text") or output.get("data", {}).get("text/plain", "")
        print("".join(f"    {line}\n" for line in text.splitlines()), end="", flush=True)


def _first_line(source: str) -> str:
    return source.strip().partition("\n")[0]
