"""What is the same in all lessons: folded answers, hidden solutions, minutes by a rule."""

import re

PREDICT = "**Predict"
FOLDED = "hide-output"  # the tag that books made of notebooks know
SOLUTION = re.compile(r"<details>.*?</details>\s*", re.DOTALL)

WORDS_A_MINUTE = 100
LINES_A_MINUTE = 10  # of code, read and run
A_PREDICTION = 2  # minutes
AN_EXERCISE = 10


def fold_answers(notebook) -> None:
    """Fold what a cell shows below a question, so that it can be answered first."""
    asked = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            asked = PREDICT in cell.source
        else:
            _fold(cell.metadata, asked and bool(cell.outputs) and not _is_exercise(cell))


def without_solutions(notebook) -> None:
    """Take out every solution; what follows it in its cell stays."""
    for cell in notebook.cells:
        if "solution" in cell.metadata.get("tags", []):
            cell.source = SOLUTION.sub("", cell.source).strip()
            cell.metadata.tags.remove("solution")
    notebook.cells = [cell for cell in notebook.cells if cell.source]


def minutes(notebook) -> int:
    """How long a reader who predicts and solves takes, to five minutes."""
    texts = [SOLUTION.sub("", c.source) for c in notebook.cells if c.cell_type == "markdown"]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    exercises = sum("exercise" in cell.metadata.get("tags", []) for cell in code)
    all_minutes = (
        sum(len(text.split()) for text in texts) / WORDS_A_MINUTE
        + sum(len(cell.source.splitlines()) for cell in code) / LINES_A_MINUTE
        + A_PREDICTION * sum(text.count(PREDICT) for text in texts)
        + AN_EXERCISE * exercises
    )
    return 5 * round(all_minutes / 5)


def _is_exercise(cell) -> bool:
    return bool({"exercise", "check"}.intersection(cell.metadata.get("tags", [])))


def _fold(metadata, folded: bool) -> None:
    """JupyterLab reads the one, JupyterBook the other; running a cell unfolds it."""
    tags = [tag for tag in metadata.pop("tags", []) if tag != FOLDED]
    metadata.pop("jupyter", None)
    if folded:
        metadata["jupyter"] = {"outputs_hidden": True}
        tags.append(FOLDED)
    if tags:
        metadata["tags"] = tags
