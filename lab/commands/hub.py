"""Try a class on a JupyterHub of this machine: lab hub 30 10 is thirty students in lesson 10.

python3 -m lab hub STUDENTS [LESSON]     their waits and memory go into docs/hub.md, unless
                                         something went wrong

The first run installs JupyterHub, and its proxy by npm, into .venv-bench. The guide is docs/hub.md.
"""

from lab.commands.setup import set_up
from lab.console import Trouble
from lab.places import NOTEBOOKS


def main(arguments: list[str]) -> int:
    students, lesson = (*arguments, "10")[:2] if arguments else ("", "")
    lessons = sorted(NOTEBOOKS.glob(f"{lesson}*.ipynb"))
    if not students.isdigit() or students == "0" or not lessons or len(arguments) > 2:
        raise Trouble("Say how many students and which lesson: python3 -m lab hub 30 10.")
    set_up()
    from bench import report
    from hub import trial

    text, faults = trial.of(int(students), lessons[0])
    print(text)
    if faults:
        raise Trouble("Not kept, since something went wrong:\n  " + "\n  ".join(faults))
    report.put("Measured", text, trial.PAGE)
    return 0
