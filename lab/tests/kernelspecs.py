"""Kernelspecs that are not installed: a folder with one of them, under the name `java`."""

import json
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

from lab import jdk

FOUND = [*{java.home: java for java in jdk.all_found()}.values()]  # every Java of this machine


def manager_of(spec: dict, folder: Path) -> KernelSpecManager:
    """What finds this kernelspec, written into a folder, and no other."""
    (folder / "java").mkdir()
    (folder / "java" / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return KernelSpecManager(kernel_dirs=[str(folder)])
