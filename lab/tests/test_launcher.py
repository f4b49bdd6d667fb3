"""Bad weather: a kit that is set up, spoilt in many ways, and mended by the next run."""

import shutil
import time
from pathlib import Path

import pytest

from lab import jdk
from lab.tests.conftest import Kit, trouble

pytestmark = [pytest.mark.full("sets up a kit and spoils it"), pytest.mark.xdist_group("kit")]


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
    [new] = {name for name in after if after[name] != before.get(name)}
    assert new.startswith("goldilocks-")
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


def test_a_kernel_whose_java_was_moved_is_named_and_mended_by_the_next_start(kit: Kit):
    spec = next(kit.folder.glob(".venv/share/jupyter/kernels/java/kernel.json"))
    java = str(jdk.find().java)
    spec.write_text(spec.read_text().replace(java, "/moved/bin/java"))
    told = kit.lab("doctor").stdout
    assert "✗ Kernelspec java: its Java /moved/bin/java is gone: run python3 -m lab setup" in told
    assert "✗ Kernel: The kernel's program /moved/bin/java is gone" in told
    assert kit.lab("run", "notebooks/00-start-here.ipynb").returncode == 0
    assert java in spec.read_text()


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
    assert "Broken.java" in said and "(all it said is in target/last-failure.log)." in said
    assert "COMPILATION ERROR" in (kit.folder / "target/last-failure.log").read_text("utf-8")
    assert kit.lab("setup").returncode == 0


def test_a_lesson_that_fails_fails_the_run(kit: Kit, tmp_path: Path):
    lesson = tmp_path / "fails.ipynb"
    lesson.write_text(
        '{"cells": [{"cell_type": "code", "source": "int[] a = {}; a[0]", "metadata": {},'
        ' "outputs": [], "execution_count": null, "id": "a"}],'
        ' "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    )
    assert "ArrayIndexOutOfBoundsException" in trouble(kit.lab("run", str(lesson)))
