"""What nbgrader reads as a cell's points: an error, or the value of its last line."""

import math

from nbformat import v4


def mend(cell) -> None:
    """Let a value that nbgrader would misread cost nothing but itself.

    Above the points nbgrader stops; what is no number, or below 0, it takes for full points.
    """
    most = float(cell.metadata.nbgrader.points)
    for output in cell.outputs:
        if output.output_type == "execute_result":
            text = output.data.get("text/plain", "")
            try:
                value = float(text)
            except ValueError:
                fail(cell, "NoScore", f"The check gave {text[:40]} instead of points.")
                return
            value = 0.0 if math.isnan(value) else max(0.0, min(most, value))
            output.data["text/plain"] = str(value)


def fail(cell, name: str, told: str) -> None:
    kept = [output for output in cell.get("outputs", []) if output.output_type == "stream"]
    trace = [f"\x1b[0;31m{name}\x1b[0m: {told}"]
    error = v4.new_output("error", ename=name, evalue=told, traceback=trace)
    cell.outputs = [*kept, error]


def has_error(cell) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)
