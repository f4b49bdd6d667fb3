"""Check all that a lesson needs and say how to mend what is missing."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from lab import environment, jars, jdk
from lab.console import Trouble, hand_over
from lab.places import NOTEBOOKS

LEAST_MEMORY = 1_000  # MB
SET_UP = "run python3 -m lab setup"


def main(arguments: list[str]) -> int:
    if not environment.inside() and environment.ready():
        hand_over([environment.python(), "-m", "lab", "doctor"])
    checks = [_python, _java, _vector, _maven, _packages]
    if environment.inside() and not environment.unmet(environment.REQUIREMENTS):
        checks += [_memory, _renderer, _kernelspec, _arithmetic, _kernel]
    faults = [not _report(check) for check in checks]
    print("A lesson would not run: mend the lines with ✗." if any(faults) else "All is well.")
    return 1 if any(faults) else 0


def _report(check) -> bool:
    name = check.__doc__
    try:
        print(f"✓ {name}: {check()}", flush=True)
        return True
    except Trouble as trouble:
        print(f"✗ {name}: {trouble}", flush=True)
        return False


def _python() -> str:
    """Python"""
    return f"{sys.version.split()[0]} in {sys.prefix}"


def _java() -> str:
    """Java"""
    found = jdk.find()
    return f"{found.version} in {found.home}"


def _vector() -> str:
    """Vector module"""
    if jdk.VECTOR in jdk.find().modules:
        return f"{jdk.VECTOR} is there"
    return f"{jdk.VECTOR} is not in this JDK: lessons run, slower; a full JDK {jdk.OLDEST}+ has it"


def _maven() -> str:
    """Maven"""
    if not shutil.which("mvn") and not jars.need_maven():
        return "not there, nor needed: the jars of this very version are built or released"
    answer = subprocess.run(
        [jars.maven(), "-v"],
        capture_output=True,
        text=True,
        env=jars.maven_environment(jdk.find()),
    )
    return re.search(r"Maven [\d.]+", answer.stdout)[0]


def _packages() -> str:
    """Python packages"""
    if not environment.inside():
        raise Trouble(f"there is no working environment in {environment.VENV}: {SET_UP}")
    if missing := environment.unmet(environment.REQUIREMENTS):
        raise Trouble(f"{', '.join(missing)} missing in {sys.prefix}: {SET_UP}")
    return f"as pinned, in {sys.prefix}"


def _memory() -> str:
    """Free memory"""
    import psutil

    free = psutil.virtual_memory().available // 1_000_000
    if free < LEAST_MEMORY:
        raise Trouble(f"{free} MB, a lesson wants {LEAST_MEMORY}: close other programs")
    return f"{free} MB"


def _renderer() -> str:
    """Plot renderer"""
    package = Path(sys.prefix, "share/jupyter/labextensions/jupyterlab-plotly/package.json")
    if not package.is_file():
        raise Trouble(f"jupyterlab-plotly is missing: delete {sys.prefix} and {SET_UP}")
    return f"jupyterlab-plotly {json.loads(package.read_text())['version']}"


def _kernelspec() -> str:
    """Kernelspec java"""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    from lab import kernel

    try:
        found = KernelSpecManager().get_kernel_spec("java")
    except NoSuchKernel as error:
        raise Trouble(f"it is not installed: {SET_UP}") from error
    if Path(found.resource_dir).resolve() != kernel.FOLDER.resolve():
        raise Trouble(f"the one in {found.resource_dir} comes first: remove that folder")
    if not shutil.which(found.argv[0]):
        raise Trouble(f"its Java {found.argv[0]} is gone: {SET_UP}")
    if found.argv != kernel.spec(jdk.find())["argv"]:
        raise Trouble(f"it is not up to date: {SET_UP}")
    return found.resource_dir


def _arithmetic() -> str:
    """Arithmetic"""
    from lab import kernel

    flags = [word for word in kernel.spec(jdk.find())["argv"] if "{" not in word]
    asked = subprocess.run(
        [*flags[:-1], "goldilocks.notebook.About"], capture_output=True, text=True
    )
    if asked.returncode != 0:
        raise Trouble(f"the jars in lib/ do not run: {SET_UP}")
    return asked.stdout.strip()


def _kernel() -> str:
    """Kernel"""
    import nbformat

    from lab.notebook import execute

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    answer = execute(notebook, NOTEBOOKS).cells[0].outputs[0]["data"]["text/plain"]
    return f"it starts, and 6 · 7 is {answer}"
