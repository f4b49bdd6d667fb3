"""Ask Diagnosis about networks that people were stuck with, and healthy ones; print who was right.

python3 -m lab diagnosis         all of them, some minutes; writes docs/diagnosis.md
python3 -m lab diagnosis A28     those whose names begin like this; writes nothing
"""

import os
import subprocess

from lab import jars
from lab.commands.setup import set_up
from lab.console import Trouble, run, say
from lab.places import LIB, ROOT, TARGET, write

PAGE = ROOT / "docs" / "diagnosis.md"
INTRODUCTION = """# What a diagnosis finds

`python3 -m lab diagnosis` builds small networks that people asked about in public, and healthy
ones, asks `Diagnosis` about each with several seeds, and writes this page. Due is the first
finding, or silence. The networks stand in `StuckNetworks` and `HealthyNetworks` under
`src/test/java/goldilocks/doctor/`; wrong gradients are `WrongGradients` beside them; the
split that is in step with its classes is in `DatasetTest`.

"""


def main(arguments: list[str]) -> int:
    if len(arguments) > 1:
        raise Trouble("diagnosis takes the beginning of a name, or nothing.")
    jdk = set_up()
    run(
        "Compiling the cases",
        [jars.maven(), "-q", "-B", "-ntp", "test-compile"],
        cwd=ROOT,
        env=jars.maven_environment(jdk),
    )
    classes = [TARGET / "test-classes", TARGET / "classes", *LIB.glob("commons-math3-*.jar")]
    path = os.pathsep.join(map(str, classes))
    say("Asking (some minutes) …")
    command = [jdk.java, *jdk.vector_option, "-cp", path]
    done = subprocess.run(
        [*command, "goldilocks.doctor.Scoreboard", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=jars.maven_environment(jdk),
    )
    if done.returncode:
        raise Trouble(f"The cases did not run: {done.stderr.strip()[-500:]}")
    print(done.stdout.rstrip(), flush=True)
    if not arguments:
        write(PAGE, INTRODUCTION + done.stdout)
    wrong = done.stdout.count("✗")
    say(f"{wrong} are not as is due." if wrong else "All are as is due.")
    return min(wrong, 1)
