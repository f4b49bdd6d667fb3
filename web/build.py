"""The page, made with Maven when web/ or the Java that runs in it has changed."""

import shutil
from pathlib import Path

from lab.console import run
from lab.jars import hash_of, maven, maven_environment
from lab.jdk import Jdk
from lab.places import ROOT, TARGET, write

POM = ROOT / "web" / "pom.xml"
PAGE = TARGET / "web" / "page"
CLASSES = TARGET / "web" / "classes"
STAMP = TARGET / "web" / "built"


def build(jdk: Jdk) -> Path:
    """The folder of the page; a second call does nothing."""
    sources = hash_of(POM, ROOT / "web" / "java", ROOT / "web" / "page", ROOT / "src" / "main")
    if not (STAMP.is_file() and STAMP.read_text() == sources):
        for stale in (PAGE, CLASSES, STAMP):
            shutil.rmtree(stale, ignore_errors=True)
        run(
            "Compiling the kit for the browser (a minute the first time, then half of one)",
            [maven(), "-B", "-ntp", "-f", POM, "-Dmaven.test.skip=true", "package"],
            cwd=ROOT,
            env=maven_environment(jdk),
        )
        write(STAMP, sources)
    return PAGE
