"""Which released cell each cell of a submission is, though its marks may be gone."""

from nbformat import NotebookNode

from course.grading.reading import name_of

STUB = ("YOUR CODE HERE", "UnsupportedOperationException", "YOUR ANSWER HERE")
ALIKE = 0.5  # of a released cell's lines that stand in one which was made from it


def places(cells: list[NotebookNode], released: list[NotebookNode]) -> list[int | None]:
    """The index of the released cell that each cell is, or None: a student added it.

    By nbgrader's name, which the halves of a split cell share; by Jupyter's id; by the text; by
    lines that are left of the text; by where it stands.
    """
    found: list[int | None] = [None] * len(cells)
    free = set(range(len(released)))
    named = {name_of(cell): index for index, cell in enumerate(released) if name_of(cell)}
    for i, cell in enumerate(cells):
        if name_of(cell) in named:
            found[i] = named[name_of(cell)]
    free -= set(found)
    for fits in (_has_the_id, _has_the_text, _has_lines_of):
        for i, cell in enumerate(cells):
            if found[i] is None:
                found[i] = next((j for j in sorted(free) if fits(cell, released[j])), None)
                free.discard(found[i])
    for i, cell in enumerate(cells):
        before = -1 if i == 0 else found[i - 1]
        after = None if before is None else before + 1
        if found[i] is None and after in free and _may_be(cell, released[after]):
            found[i] = after
            free.discard(after)
    return found


def is_solution(cell) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def text_of(cell) -> str:
    """What matters of a cell's text when it is compared."""
    return "\n".join(line.rstrip() for line in cell.source.splitlines()).strip()


def _is_of_a_kind(cell, released) -> bool:
    return cell.cell_type == released.cell_type


def _may_be(cell, released) -> bool:
    return is_solution(released) and _is_of_a_kind(cell, released)


def _has_the_id(cell, released) -> bool:
    return cell.id == released.get("id") and _is_of_a_kind(cell, released)


def _has_the_text(cell, released) -> bool:
    return text_of(cell) == text_of(released) and _is_of_a_kind(cell, released)


def _has_lines_of(cell, released) -> bool:
    """True where the frame of a method to be written, and little else of a stub, is there."""
    lines = [line.strip() for line in released.source.splitlines()]
    lines = [line for line in lines if len(line) > 1 and not any(word in line for word in STUB)]
    own = {line.strip() for line in cell.source.splitlines()}
    kept = sum(line in own for line in lines)
    return _may_be(cell, released) and kept > ALIKE * len(lines)
