"""What mybinder.org is given: the address of this clone, and a build as repo2docker does it."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from lab import jdk
from lab.commands import binder
from lab.commands.publish import PLOT
from lab.console import Trouble
from lab.tests.conftest import Kit, on_posix
from lab.tests.offline import cut_off

REPO2DOCKER = "jupyter-repo2docker==2026.4.0"
# What conda installs and pip cannot, and what has another name there.
NOT_BY_PIP = {"python", "nodejs", "pip"}
NAMES_OF_PIP = {"jupyterhub-singleuser": "jupyterhub"}
PAGE = "?urlpath=lab%2Ftree%2Fnotebooks%2F00-start-here.ipynb"


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/someone/goldilocks.git",
        "https://token@github.com/someone/goldilocks",
        "git@github.com:someone/goldilocks.git",
        "ssh://git@github.com/someone/goldilocks.git",
    ],
)
def test_the_address_opens_the_first_lesson_of_the_remote(remote):
    address = "https://mybinder.org/v2/gh/someone/goldilocks/main" + PAGE
    assert binder.launch(remote, "main") == address


def test_other_hosts_are_quoted_as_binder_wants_them():
    start = "https://mybinder.org/v2/"
    gitlab = binder.launch("git@gitlab.com:group/below/kit.git", "a/b")
    assert gitlab == f"{start}gl/group%2Fbelow%2Fkit/a%2Fb{PAGE}"
    other = binder.launch("ssh://git@git.example.org:2222/group/kit.git", "main")
    assert other == f"{start}git/https%3A%2F%2Fgit.example.org%2Fgroup%2Fkit/main{PAGE}"


@pytest.mark.parametrize("remote", ["", "/home/me/kit", "../kit", "file:///home/me/kit.git"])
def test_a_clone_that_is_not_on_the_web_is_told_so(remote):
    with pytest.raises(Trouble, match="org cannot reach"):
        binder.launch(remote, "main")


@on_posix
@pytest.mark.full("installs what Binder installs, and builds there")
def test_repo2docker_s_steps_make_an_environment_whose_own_kernel_runs_lessons(tmp_path: Path):
    kit = Kit.copied_to(tmp_path / "home")
    tool, server = _environment(tmp_path / "tool"), _environment(tmp_path / "server")
    _run([tool / "bin/pip", "install", "-q", REPO2DOCKER], kit)
    dry = ["--no-build", "--debug", "--user-id", "1000", "--user-name", "jovyan", "."]
    told = _run([tool / "bin/jupyter-repo2docker", *dry], kit)
    steps = ["COPY --chown=1000:1000 src/", '--file "environment.yml"', "RUN ./postBuild"]
    assert sorted(steps, key=told.index) == steps

    base = next(tool.rglob("buildpacks/conda/environment.yml"))
    for asked in (_by_pip(base), _by_pip(kit.folder / "environment.yml")):
        _run([server / "bin/pip", "install", "-q", *asked], kit)
    stranger = next(server.rglob("site-packages")) / "stranger-1.0.dist-info"
    stranger.mkdir()
    head = "Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n"
    (stranger / "METADATA").write_text(f"{head}Requires-Dist: not-there\n")
    path = os.pathsep.join([str(server / "bin"), str(jdk.find().java.parent), os.environ["PATH"]])
    variables = {"PATH": path, "HOME": str(kit.folder)}
    _run(["./postBuild"], kit, **variables)

    assert not (kit.folder / ".venv").exists()
    lesson = min(kit.folder.glob("notebooks/*.ipynb"))
    run = ["jupyter", "execute", lesson, "--output", tmp_path / "ran.ipynb"]
    _run([*cut_off(), *run], kit, **variables)
    ran = nbformat.read(tmp_path / "ran.ipynb", as_version=4)
    outputs = [out for cell in ran.cells for out in cell.get("outputs", [])]
    assert any(PLOT in out.get("data", {}) for out in outputs)


def _environment(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


def _by_pip(environment: Path) -> list[str]:
    """What an environment.yml asks for, as pip's arguments."""
    wanted = yaml.safe_load(environment.read_text())["dependencies"]
    by_conda = [line for line in wanted if isinstance(line, str)]
    by_pip = [word for line in wanted if isinstance(line, dict) for word in line["pip"]]
    if by_pip:
        return [part for word in by_pip for part in word.split()]
    pairs = [line.split("=", 1) for line in by_conda]
    return [
        f"{NAMES_OF_PIP.get(name, name)}={version[0]}" if version else name
        for name, *version in pairs
        if name not in NOT_BY_PIP
    ]


def _run(command: list, kit: Kit, **variables: str) -> str:
    done = subprocess.run(
        command, cwd=kit.folder, env={**os.environ, **variables}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
