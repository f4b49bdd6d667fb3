"""What the launcher says when something is missing or wrong, before much is done."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import v4

from lab import console, environment, jdk, kernel
from lab.console import Trouble
from lab.places import ROOT
from lab.tests.conftest import Kit, namespace, no_process_is_left, on_posix, trouble, wait_for
from lab.tests.kernelspecs import FOUND

JAVA_11 = """#!/bin/sh
echo "    java.home = /opt/jdk-11" >&2
echo "    java.version = 11.0.2" >&2
echo "java.base@11.0.2"
"""


def test_unknown_words_are_answered_with_the_known_ones(bare: Kit):
    assert "--help" in trouble(bare.lab("tset"))
    assert "notebooks/none.ipynb" in trouble(bare.lab("run", "notebooks/none.ipynb"))
    assert "doctor" in bare.lab("--help").stdout


@pytest.mark.parametrize("java", FOUND, ids=lambda java: f"JDK {java.version}")
def test_a_java_takes_the_list_of_what_it_compiles_well_and_says_so_beside_the_output(java):
    words = [java.java, *kernel.COMPILER, "--version"]
    ran = subprocess.run(words, capture_output=True, text=True)
    assert "3 compiler directives added" in ran.stderr
    assert "directives" not in ran.stdout


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


def test_the_doctor_of_a_kit_without_environment_says_how_to_make_one(bare: Kit):
    done = bare.lab("doctor")
    assert done.returncode == 1
    assert "✗ Python packages: there is no working environment" in done.stdout
    assert "run python3 -m lab setup" in done.stdout


@on_posix
@pytest.mark.full("begins to set up a kit")
def test_a_set_up_in_the_background_ignores_ctrl_c_and_is_ended_with_all_it_runs(bare: Kit):
    process = bare.start("setup", ctrl_c=signal.SIG_IGN)
    wait_for(r"Installing|Building", process)
    os.killpg(process.pid, signal.SIGINT)
    wait_for(r" \d+ s  ", process)
    process.terminate()
    assert process.wait(timeout=30) == 130
    assert no_process_is_left(process)


@on_posix
def test_ctrl_c_ends_the_run_of_a_notebook_with_a_sentence_and_its_kernel_too(tmp_path: Path):
    begun = tmp_path / "begun"
    sources = (f'new File("{begun.as_posix()}").createNewFile();', "while (true) {}")
    cells = [v4.new_code_cell(source) for source in sources]
    nbformat.write(v4.new_notebook(cells=cells), tmp_path / "endless.ipynb")
    process = Kit(ROOT).start("run", str(tmp_path / "endless.ipynb"))
    while not begun.exists():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.1)
    [started] = psutil.Process(process.pid).children()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert not started.is_running()
    assert told == "lab: stopped; run the same command to go on.\n"


def test_what_a_stranger_s_package_lacks_does_not_make_an_environment_foreign(pins, tmp_path: Path):
    _install(tmp_path, "stranger", "not-there")
    assert environment.unmet(pins) == ["ours 1.0"]
    _install(tmp_path, "ours", "below[more]", "optional; extra == 'more'")
    assert environment.unmet(pins) == ["below"]
    _install(tmp_path, "below", "deep; extra == 'more'", "elsewhere; sys_platform == 'none'")
    assert environment.unmet(pins) == ["deep"]
    _install(tmp_path, "deep", "below")
    assert environment.unmet(pins) == []


@pytest.fixture
def pins(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "pins.txt").write_text("-c constraints.txt\nours==1.0\n")
    return tmp_path / "pins.txt"


def _install(folder: Path, name: str, *needs: str) -> None:
    """What pip leaves of a package."""
    told = folder / f"{name}-1.0.dist-info"
    told.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0"]
    (told / "METADATA").write_text("\n".join(lines + [f"Requires-Dist: {n}" for n in needs]) + "\n")


@on_posix
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


@on_posix
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


def test_what_a_failed_command_said_is_kept_and_its_reason_told(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(console, "ROOT", tmp_path)
    monkeypatch.setattr(console, "LOG", tmp_path / "target" / "last-failure.log")
    words = "print('first'); print('ERROR: second'); print('third'); exit(2)"
    reason = r"Trying failed: ERROR: second \(all it said is in target/last-failure.log\)\."
    with pytest.raises(Trouble, match=reason):
        console.run("Trying (a moment)", [sys.executable, "-c", words])
    assert console.LOG.read_text("utf-8") == "first\nERROR: second\nthird\n"


def test_a_failure_that_cannot_be_kept_is_told_all_the_same(monkeypatch, tmp_path: Path):
    (tmp_path / "target").touch()  # where the folder should be
    monkeypatch.setattr(console, "LOG", tmp_path / "target" / "last-failure.log")
    with pytest.raises(Trouble, match=r"^Trying failed: it printed nothing\.$"):
        console.run("Trying", [sys.executable, "-c", "exit(2)"])


def test_the_first_of_several_jobs_that_fails_ends_the_others_and_is_told(capsys):
    def sleeps():
        console.run("Sleeping", [sys.executable, "-c", "import time; time.sleep(60)"])

    def fails():
        console.run("Failing", [sys.executable, "-c", "exit('it is broken')"])

    begin = time.monotonic()
    with pytest.raises(Trouble, match="Failing failed: it is broken"):
        console.side_by_side(sleeps, fails)
    assert time.monotonic() - begin < 30
    assert console.LOG.read_text("utf-8") == "it is broken\n"
    assert capsys.readouterr().err.splitlines() == ["Sleeping …", "Failing …"]


def test_a_job_that_begins_its_command_only_after_another_has_failed_is_ended_too():
    failed = threading.Event()

    def fails():
        failed.set()
        raise Trouble("as Ctrl-C is")

    def is_late():
        failed.wait()
        time.sleep(0.3)
        console.run("Sleeping", [sys.executable, "-c", "import time; time.sleep(60)"])

    start = time.monotonic()
    with pytest.raises(Trouble, match="as Ctrl-C is"):
        console.side_by_side(fails, is_late)
    assert time.monotonic() - start < 30


def test_each_of_several_jobs_says_which_it_is_every_few_seconds(monkeypatch, capsys):
    monkeypatch.setattr(console, "HEARTBEAT", 0)
    tell = "print('one', flush=True)"
    console.side_by_side(
        lambda: console.run("Left (a moment)", [sys.executable, "-c", tell]),
        lambda: console.run("Right into here", [sys.executable, "-c", tell]),
    )
    told = capsys.readouterr().err
    assert re.search(r"(?m)^ +\d+ s  Left: one$", told)
    assert re.search(r"(?m)^ +\d+ s  Right: one$", told)
