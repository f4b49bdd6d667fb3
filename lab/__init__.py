"""The launcher: one command to running lessons, one command to passing tests.

places       where things are
console      progress on long work, and trouble told in one sentence
environment  the Python environment: the one that is active if it holds our pins, or .venv
jdk          the Java to use
jars         src/ and pom.xml become lib/*.jar
released     the jars of a release, where there is no Maven
kernel       the kernelspec `java` and its archive of classes
notebook     a notebook executed without a browser
commands/    one module for each command, found by its name
"""

import sys

if sys.version_info < (3, 10):  # noqa: UP036 - said to those who have an older one
    sys.exit(
        f"lab: this is Python {sys.version.split()[0]} and Goldilocks needs 3.10 or newer: "
        "install one and run it as, say, python3.12 -m lab."
    )

# jsonschema, which nbformat imports, builds a grammar of web addresses, and takes a second for it
# in each process; no notebook has one that is looked at.
sys.modules.setdefault("rfc3987_syntax", None)
