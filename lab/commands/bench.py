"""Measure the training beside other engines (--quick: two minutes); bench kernel, bench lessons.

python3 -m lab bench            all engines, some half an hour; writes docs/performance.md
python3 -m lab bench --quick    the fastest engines only, about two minutes; writes nothing
python3 -m lab bench --before COMMIT
                                beside what that commit was, some ten minutes; writes nothing
python3 -m lab bench kernel     start, first plot, memory and stop; writes docs/performance.md
python3 -m lab bench lessons    processor seconds and memory of each; writes docs/performance.md
python3 -m lab bench lessons --before COMMIT
                                beside that commit's lessons, a quarter of an hour; writes nothing

The first run fetches the other engines into .venv-bench; one that cannot be had is left out.
Leave the machine alone while it measures.
"""

from bench import before, kernels, lessons, report, training
from lab.commands.setup import set_up
from lab.console import Trouble


def main(arguments: list[str]) -> int:
    earlier = None
    if arguments[-2:-1] == ["--before"]:
        *arguments, _, earlier = arguments
    known = ([], ["lessons"]) if earlier else ([], ["--quick"], ["kernel"], ["lessons"])
    if arguments not in known:
        raise Trouble(
            "bench takes --quick, --before COMMIT, kernel, lessons, lessons --before COMMIT or "
            "nothing: lab bench --help."
        )
    jdk = set_up()
    if arguments == ["kernel"]:
        text = kernels.measure(jdk)
        report.put("The kernel's start", text)
    elif arguments == ["lessons"] and earlier:
        text = lessons.beside(earlier)
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
