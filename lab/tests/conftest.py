"""A user's own copy of the kit, in a folder with a space and a letter beyond ASCII."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from lab.places import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run")  # fmt: skip
# All cells in the page at once, so that all plots are drawn and can be looked at.
SETTINGS = {"@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"}}
NOT_COPIED = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".venv-bench",
    ".libraries",
    "target",
    "*.jar",
    ".built",
    "release.json",
    "__pycache__",
)
# The Python outside of the environment, the one a user types.
PYTHON = getattr(sys, "_base_executable", sys.executable)


class Kit:
    """A folder with the kit in it and the way to run its launcher."""

    def __init__(self, folder: Path):
        self.folder = folder

    @staticmethod
    def copied_to(folder: Path) -> "Kit":
        shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
        return Kit(folder)

    def lab(
        self, *arguments: str, within=(), timeout=600, **variables
    ) -> subprocess.CompletedProcess:
        """Run the launcher to its end, perhaps within another command."""
        return subprocess.run(
            [*within, PYTHON, "-m", "lab", *arguments],
            cwd=self.folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    def start(self, *arguments: str, ctrl_c=signal.SIG_DFL) -> subprocess.Popen:
        """Start the launcher in a process group of its own; stderr can be read line by line."""
        return subprocess.Popen(
            [PYTHON, "-m", "lab", *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **in_a_group(ctrl_c),
        )


def in_a_group(ctrl_c) -> dict:
    """The options that start a process as the leader of a group, where there are groups."""
    if os.name == "nt":
        return {}
    # A shell has its background jobs ignore Ctrl-C, and so would their children.
    return {
        "start_new_session": True,
        "preexec_fn": lambda: signal.signal(signal.SIGINT, ctrl_c),
    }


def stop(process: subprocess.Popen, how=signal.SIGTERM) -> None:
    """End a process that we started, and its children."""
    try:
        os.killpg(process.pid, how) if os.name != "nt" else process.terminate()
        process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()  # not for its outputs: whoever is left may hold them open
    except ProcessLookupError:
        pass


on_posix = pytest.mark.skipif(os.name == "nt", reason="it needs signals or a shell")


def wait_for(pattern: str, process: subprocess.Popen) -> None:
    while not re.search(pattern, process.stderr.readline()):
        assert process.poll() is None, "it ended before it said so"


def no_process_is_left(leader: subprocess.Popen) -> bool:
    """True if all the processes that one started in its group end, soon on a busy machine too."""
    for _ in range(100):
        try:
            os.killpg(leader.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def trouble(done: subprocess.CompletedProcess) -> str:
    """The one sentence that a failed run ends with."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("lab: ")
    return last


def namespace(*options: str) -> list[str]:
    """The command that runs another without network or with mounts of its own, or a skip."""
    command = ["unshare", "--map-root-user", *options]
    if not shutil.which("unshare") or subprocess.run([*command, "true"]).returncode != 0:
        pytest.skip("this machine allows no namespaces")
    return command


@pytest.fixture
def bare(tmp_path: Path) -> Kit:
    """A copy that has not been set up."""
    return Kit.copied_to(tmp_path / "mein Läb")


@pytest.fixture(scope="session")
def interrupted(tmp_path_factory) -> Kit:
    """A copy whose set-up was stopped with Ctrl-C in the middle of pip's work."""
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit") / "mein Läb")
    process = kit.start("setup")
    wait_for("Installing", process)
    stop(process, signal.SIGINT)
    assert process.returncode == 130
    assert no_process_is_left(process)
    return kit


@pytest.fixture(scope="session")
def kit(interrupted: Kit) -> Kit:
    """A copy that has been set up, at the second attempt."""
    done = interrupted.lab("setup")
    assert done.returncode == 0, done.stderr
    return interrupted


def chromium() -> str:
    """The browser of this machine, or a skip."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip("there is no Chromium on this machine: install it to run this test")
    return path


@pytest.fixture(scope="module")
def browser():
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("settings")
    for name, content in SETTINGS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(content))
    return folder
