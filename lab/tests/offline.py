"""python -m lab.tests.offline IN OUT: execute a notebook where, at most, the loopback is up."""

import fcntl
import socket
import struct
import sys
from pathlib import Path

import nbformat

from lab.notebook import execute
from lab.places import NOTEBOOKS

SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x41  # SIOCSIFFLAGS, IFF_UP | IFF_RUNNING


def main(source: Path, target: Path) -> None:
    bring_up_loopback()
    notebook = nbformat.read(source, as_version=4)
    try:
        execute(notebook, NOTEBOOKS, allow_errors=True)
    finally:
        nbformat.write(notebook, target)


def bring_up_loopback() -> None:
    """A network namespace is born with its loopback down, over which kernels talk."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH", b"lo", UP_AND_RUNNING))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
