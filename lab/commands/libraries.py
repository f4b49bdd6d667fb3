"""Measure anew what Java libraries draw as first weights, for lesson 14.

python3 -m lab libraries    fetches seven libraries (340 MB) into .libraries and writes
                            src/main/resources/goldilocks/libraries.csv

A library that cannot be had is left out, and what it drew before stays in the table. Nothing
that is fetched becomes part of the kit. One library needs Java 25: with JAVA_HOME at such a
JDK, all seven are measured.
"""

from bench.libraries import measure
from lab import jdk
from lab.console import Trouble


def main(arguments: list[str]) -> int:
    if arguments:
        raise Trouble("libraries takes no arguments: python3 -m lab libraries --help.")
    print(measure.measure_all(jdk.find()))
    return 0
