"""Measure the training beside other engines (--quick: two minutes); bench kernel, bench lessons.

python3 -m lab bench            all engines, some half an hour; writes docs/performance.md
python3 -m lab bench --quick    the fastest engines only, about two minutes; writes nothing
python3 -m lab bench --before COMMIT
                                beside what that commit was, some ten minutes; writes nothing
python3 -m lab bench kernel     start, first plot, memory and stop; writes docs/performance.md
python3 -m lab bench lessons    processor seconds and memory of each; writes docs/performance.md

The first run fetches the other engines into .venv-bench; one that cannot be had is left out.
Leave the machine alone while it measures.
"""

from bench import before, kernels, lessons, report, training
from lab.commands.setup import set_up
from lab.console import Trouble


def main(arguments: list[str]) -> int:
    earlier = arguments[1] if len(arguments) == 2 and arguments[0] == "--before" else None
    if not earlier and arguments not in ([], ["--quick"], ["kernel"], ["lessons"]):
        raise Trouble(
            "bench takes --quick, --before COMMIT, kernel, lessons or nothing: lab bench --help."
        )
    jdk = set_up()
    if arguments == ["kernel"]:
        text = kernels.measure(jdk)
        report.put("The kernel's start", text)
    elif arguments == ["lessons"]:
        text = lessons.measure()
        report.put("What a lesson costs", text)
    elif earlier:
        text = training.measure(jdk, training.beside(before.engine(earlier, jdk)))
    elif arguments == ["--quick"]:
        text = training.measure(jdk, training.QUICK)
    else:
        text = training.measure(jdk, training.FULL)
        report.put("Training and products", text)
    print(text)
    return 0
