"""Make the environment, the jars and the kernel, and stop there."""

from lab import environment, front, jars, jdk, kernel
from lab.console import side_by_side
from lab.jdk import Jdk


def set_up() -> Jdk:
    """Everything a lesson needs, made or brought up to date."""
    environment.enter()
    java = jdk.find()
    packages = environment.REQUIREMENTS
    side_by_side(lambda: environment.install(packages), lambda: jars.build(java))
    kernel.install(java)
    front.prepare()
    return java


def main(arguments: list[str]) -> int:
    set_up()
    return 0
