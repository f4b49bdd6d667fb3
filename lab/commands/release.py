"""Put the jars of a release together: lab release ADDRESS, the folder they will be found in.

python3 -m lab release https://host/of/the/release/v1.0.0

Builds the jars, copies them to target/release/ and writes lib/release.json with their sums. Commit
that, tag it, and upload the jars: without Maven, python3 -m lab takes them from there.
"""

import shutil

from lab import jars, jdk, released
from lab.console import Trouble
from lab.places import LIB, ROOT, TARGET

FOLDER = TARGET / "release"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not arguments[0].startswith(("https://", "http://")):
        raise Trouble("Name the address of the release's files: python3 -m lab release --help.")
    jars.build(jdk.find())
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    built = sorted(LIB.glob("*.jar"))
    for jar in built:
        shutil.copy(jar, FOLDER)
    released.describe(jars.hash_of_sources(), built, arguments[0])
    print(
        f"{len(built)} jars are in {FOLDER.relative_to(ROOT)}: upload them to {arguments[0]}, "
        f"and commit {released.RELEASE.relative_to(ROOT)}."
    )
    return 0
