"""Bad weather: each trouble is one sentence with the next thing to do, and then it works."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from lab import jdk
from lab.console import Trouble
from lab.tests.conftest import Kit, namespace

JAVA_11 = """#!/bin/sh
echo "    java.home = /opt/jdk-11" >&2
echo "    java.version = 11.0.2" >&2
echo "java.base@11.0.2"
"""


def trouble(done: subprocess.CompletedProcess) -> str:
    """The one sentence that a failed run ends with."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("lab: ")
    return last


def test_a_set_up_goes_on_where_it_was_interrupted_and_then_starts_within_seconds(kit: Kit):
    begin = time.monotonic()
    again = kit.lab("setup")
    assert again.returncode == 0
    assert again.stderr == "", "a second start has nothing to do and nothing to say"
    assert time.monotonic() - begin < 5


def test_only_what_changed_is_rebuilt_and_a_jar_is_never_written_in_place(kit: Kit):
    library = kit.folder / "lib"
    before = {jar.name: jar.stat().st_ino for jar in library.glob("*.jar")}
    (library / "no-longer-wanted.jar").touch()
    (kit.folder / "src/main/resources/probe.txt").write_text("changed")
    done = kit.lab("setup")
    assert done.returncode == 0, done.stderr
    assert "Building the jars" in done.stderr
    after = {jar.name: jar.stat().st_ino for jar in library.glob("*.jar")}
    assert {name for name in after if after[name] != before.get(name)} == {"goldilocks-1.0.0.jar"}
    assert after.keys() == before.keys()


def test_the_doctor_is_content_with_a_fresh_kit(kit: Kit):
    done = kit.lab("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout
    assert "6 · 7 is 42" in done.stdout


def test_the_doctor_names_what_would_stop_a_lesson(kit: Kit):
    spec = next(kit.folder.glob(".venv/share/jupyter/kernels/java/kernel.json"))
    whole = spec.read_text()
    spec.write_text(whole.replace("-ea", "-da"))
    done = kit.lab("doctor")
    spec.write_text(whole)
    assert done.returncode == 1
    assert "✗ Kernelspec java: it is not up to date: run python3 -m lab setup" in done.stdout


def test_the_doctor_of_a_kit_without_environment_says_how_to_make_one(bare: Kit):
    done = bare.lab("doctor")
    assert done.returncode == 1
    assert "✗ Python packages: there is no working environment" in done.stdout
    assert "run python3 -m lab setup" in done.stdout


def test_a_missing_package_is_installed_again(kit: Kit):
    shutil.rmtree(next(kit.folder.glob(".venv/**/attrs-*.dist-info")))
    done = kit.lab("setup")
    assert done.returncode == 0, done.stderr
    assert "Installing Python packages" in done.stderr


def test_a_broken_environment_is_made_anew(kit: Kit):
    shutil.rmtree(next(kit.folder.glob(".venv/**/site-packages")))
    done = kit.lab("setup")
    assert done.returncode == 0, done.stderr
    assert "is broken: making it anew" in done.stderr


def test_without_maven_it_names_maven_and_goes_on_once_it_is_there(kit: Kit):
    (kit.folder / "lib/.built").unlink()
    home = str(jdk.find().home)
    assert "There is no Maven on the PATH" in trouble(kit.lab("setup", PATH="", JAVA_HOME=home))
    assert kit.lab("setup").returncode == 0


def test_an_error_in_a_source_is_named(kit: Kit):
    source = kit.folder / "src/main/java/goldilocks/Broken.java"
    source.write_text("package goldilocks; class Broken { int }")
    said = trouble(kit.lab("setup"))
    source.unlink()
    assert "Broken.java" in said
    assert kit.lab("setup").returncode == 0


def test_a_lesson_that_fails_fails_the_run(kit: Kit, tmp_path: Path):
    lesson = tmp_path / "fails.ipynb"
    lesson.write_text(
        '{"cells": [{"cell_type": "code", "source": "int[] a = {}; a[0]", "metadata": {},'
        ' "outputs": [], "execution_count": null, "id": "a"}],'
        ' "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    )
    assert "ArrayIndexOutOfBoundsException" in trouble(kit.lab("run", str(lesson)))


def test_unknown_words_are_answered_with_the_known_ones(bare: Kit):
    assert "--help" in trouble(bare.lab("tset"))
    assert "notebooks/none.ipynb" in trouble(bare.lab("run", "notebooks/none.ipynb"))
    assert "doctor" in bare.lab("--help").stdout


def test_a_read_only_folder_is_refused(bare: Kit):
    mount = (
        'mount --bind "$PWD" "$PWD" && mount -o remount,ro,bind "$PWD" && cd "$PWD" && exec "$@"'
    )
    within = [*namespace("--mount"), "sh", "-c", mount, "sh"]
    assert "is read-only for you: copy it" in trouble(bare.lab("setup", within=within))


def test_a_full_disk_is_named(bare: Kit):
    mount = 'mount -t tmpfs -o size=30m none "$0" && cp -r . "$0" && cd "$0" && exec "$@"'
    within = [*namespace("--mount"), "sh", "-c", mount, str(bare.folder.parent)]
    assert "The disk is full" in trouble(bare.lab("setup", within=within))


def test_a_first_set_up_without_network_says_so(bare: Kit):
    assert "there is no network" in trouble(bare.lab("setup", within=namespace("--net")))


def test_an_old_java_on_the_path_is_passed_over(tmp_path: Path, monkeypatch):
    (tmp_path / "java").write_text(JAVA_11)
    (tmp_path / "java").chmod(0o755)
    good = jdk.find().home
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("JAVA_HOME", str(good))
    assert jdk.find().home == good
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setattr(jdk, "USUAL_PLACES", (str(good.parent / "*"),))
    assert jdk.find().major >= jdk.OLDEST


def test_an_old_java_alone_is_named_with_the_remedy(tmp_path: Path, monkeypatch):
    (tmp_path / "java").write_text(JAVA_11)
    (tmp_path / "java").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(jdk, "USUAL_PLACES", ())
    with pytest.raises(Trouble, match=r"Java 11\.0\.2 .* is older than 17: install a JDK 17"):
        jdk.find()


def test_a_java_without_jshell_is_named(tmp_path: Path):
    jlink = jdk.find().home / "bin" / "jlink"
    if not jlink.exists() or not (jlink.parent.parent / "jmods").exists():
        pytest.skip("this JDK cannot make a runtime")
    runtime = tmp_path / "runtime"
    subprocess.run([jlink, "--add-modules", "java.base", "--output", runtime], check=True)
    assert "is no full JDK: it lacks jdk.jshell" in jdk.inspect(runtime / "bin" / "java").fault
