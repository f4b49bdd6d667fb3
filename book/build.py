"""The steps from the repository to a site."""

import os
import re
import shutil
import sys
from pathlib import Path

from book import ledger, lessons
from lab.commands.binder import git
from lab.console import Trouble, run
from lab.jdk import Jdk
from lab.places import LIB, NOTEBOOKS, ROOT, TARGET
from web import build as playground

HERE = ROOT / "book"
SOURCE = TARGET / "site-source"
SITE = TARGET / "site"
CLAIMS = ROOT / "src/main/resources/goldilocks/claims/claims.txt"
BUNDLE = HERE / "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"


def make(java: Jdk) -> Path:
    """The site's first page."""
    for old in (SOURCE, SITE):
        shutil.rmtree(old, ignore_errors=True)
    fetch()
    write_source(repository(git("remote", "get-url", "origin")))
    static = SOURCE / "_static"
    static.mkdir()
    shutil.move(SOURCE / lessons.STATIC, static)
    shutil.copy(BUNDLE, static)
    _document(java)
    shutil.copytree(NOTEBOOKS, SITE / "notebooks", ignore=shutil.ignore_patterns(".*"))
    strict = ["-q", "-W", "--keep-going", "-j", "2"]
    found = ["-c", HERE, "-D", f"html_static_path={static},{HERE / 'static'}"]
    run(
        "Writing the pages",
        [sys.executable, "-m", "sphinx", *strict, *found, SOURCE, SITE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    shutil.copytree(playground.build(java), SITE / "playground")
    from book import slides  # needs what the quick tests do without

    slides.write(sorted(NOTEBOOKS.glob("*.ipynb")), SITE / "slides")
    return SITE / "index.html"


def write_source(repository: str | None) -> None:
    """What Sphinx reads."""
    shutil.copytree(HERE / "pages", SOURCE)
    for lesson in sorted(NOTEBOOKS.glob("*.ipynb")):
        lessons.write(lesson, SOURCE, repository)
    for text in NOTEBOOKS.glob("*.md"):
        page = lessons.inside(text.read_text("utf-8"), repository)
        (SOURCE / "lessons" / text.name).write_text(page, "utf-8")
    (SOURCE / "ledger.md").write_text(ledger.page(CLAIMS.read_text("utf-8")), "utf-8")


def repository(remote: str) -> str | None:
    """The address of a repository on GitHub, for its files and for Binder."""
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?$", remote)
    return f"https://github.com/{found[1]}" if found else None


def fetch() -> None:
    """The scripts that pages load."""
    npm = shutil.which("npm")
    if not npm:
        raise Trouble("The pages' scripts need npm: install Node.js and run it again.")
    run("Fetching the pages' scripts", [npm, "ci", "--no-audit", "--no-fund"], cwd=HERE)


def _document(java: Jdk) -> None:
    javadoc = Path(java.java).with_name("javadoc.exe" if os.name == "nt" else "javadoc")
    words = ["-quiet", "-Xdoclint:none", "-encoding", "UTF-8", "-notimestamp", "-cp", LIB / "*"]
    sources = ["-sourcepath", ROOT / "src/main/java", "-subpackages", "goldilocks"]
    # The kernels, which that package needs, are not on the class path.
    sources += ["-exclude", "goldilocks.notebook", "--ignore-source-errors"]
    run(
        "Documenting the package",
        [javadoc, *words, *java.vector_option, *sources, "-d", SITE / "api"],
    )
