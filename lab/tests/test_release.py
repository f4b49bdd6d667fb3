"""Without Maven the jars come from a release, if it is of these very sources and whole."""

import functools
import http.server
import json
import subprocess
import threading
from pathlib import Path

import pytest

from lab import jdk
from lab.places import LIB
from lab.tests.conftest import PYTHON, Kit

BUILD = "from lab import jars, jdk; jars.build(jdk.find())"


@pytest.fixture
def released(bare: Kit):
    """A kit without jars, and a server that has those that its release.json names."""
    (bare.folder / "served").mkdir()
    for jar in LIB.glob("*.jar"):
        (bare.folder / "served" / jar.name).write_bytes(jar.read_bytes())
    handler = functools.partial(Quiet, directory=bare.folder / "served")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        code = "from lab import jars, released; from pathlib import Path; "
        code += "all = list(Path('served').glob('*.jar')); "
        code += f"released.describe(jars.hash_of_sources(), all, '{address}')"
        subprocess.run([PYTHON, "-c", code], cwd=bare.folder, check=True)
        yield bare
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_without_maven_the_jars_of_the_release_are_taken_and_once(released: Kit):
    done = _build(released)
    assert done.returncode == 0, done.stderr
    assert "There is no Maven: taking the jars of the release from http://127.0.0.1" in done.stderr
    taken = {jar.name: jar.read_bytes() for jar in (released.folder / "lib").glob("*.jar")}
    assert taken == {jar.name: jar.read_bytes() for jar in LIB.glob("*.jar")}
    assert _build(released).stderr == "", "a second start has nothing to do"


def test_a_jar_that_is_not_the_one_released_is_refused(released: Kit):
    next((released.folder / "served").glob("goldilocks-*.jar")).write_bytes(b"another")
    assert "is not the jar that was released" in _build(released).stderr
    assert list((released.folder / "lib").glob("*.jar")) == []


def test_a_release_that_is_not_there_is_told(released: Kit):
    next((released.folder / "served").glob("goldilocks-*.jar")).unlink()
    assert "of the release cannot be had: HTTP Error 404" in _build(released).stderr


def test_the_release_of_other_sources_is_not_taken(released: Kit):
    (released.folder / "src/main/resources/probe.txt").write_text("changed")
    assert "There is no Maven on the PATH: install it" in _build(released).stderr


def test_the_doctor_asks_for_maven_only_where_it_is_needed(released: Kit):
    home = str(jdk.find().home)
    told = released.lab("doctor", PATH="", JAVA_HOME=home).stdout
    assert "✓ Maven: not there, nor needed" in told
    (released.folder / "src/main/resources/probe.txt").write_text("changed")
    told = released.lab("doctor", PATH="", JAVA_HOME=home).stdout
    assert "✗ Maven: There is no Maven on the PATH" in told


def test_a_release_says_its_sources_its_place_and_its_sums(released: Kit):
    release = json.loads((released.folder / "lib/release.json").read_text())
    assert sorted(release) == ["address", "jars", "sources"]
    assert {Path(name).suffix for name in release["jars"]} == {".jar"}


def _build(kit: Kit) -> subprocess.CompletedProcess:
    variables = {"PATH": "", "JAVA_HOME": str(jdk.find().home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [PYTHON, "-c", BUILD], cwd=kit.folder, env=variables, capture_output=True, text=True
    )
