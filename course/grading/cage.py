"""What a student's program may touch, use and fill.

As a program, `python cage.py WORK HIDDEN… -- KEPT… -- COMMAND…` inside namespaces of its own:
everything is read only, WORK is a small disk, HIDDEN folders are empty but for KEPT ones, limits
are set, privileges are dropped, and COMMAND takes its place. As a module, the command for that.
Where a machine allows no namespaces there is no cage; the instructor's guide says what then.
"""

import ctypes
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import resource
except ImportError:  # on Windows, where there is no cage
    resource = None

DISK = 64  # MB that a program may fill
PROCESSES = 400  # with threads
FILES = 512
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE, MS_RDONLY = 32, 4096, 16384, 1 << 18, 1
MS_NOSUID, MS_NODEV = 2, 4
MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE, ATTR_RDONLY = 442, -100, 0x8000, 1
PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP = 38, 24
NAMESPACES = ["--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]


def command(work: Path, hidden: list[Path], kept: list[Path], words: list[str]) -> list[str]:
    """The command that runs another in the cage, or that command itself where there is none."""
    if not available():
        return words
    python = [sys.executable, "-I", "-S", __file__]
    hidden = [path for path in map(Path.resolve, hidden) if path.is_dir()]
    kept = [path for path in map(Path.absolute, kept) if path.exists()]
    return [*_unshare(NAMESPACES), *python, *map(str, [work, *hidden, "--", *kept, "--", *words])]


def without_network(words: list[str]) -> list[str]:
    """The command that runs another without network and ends all its children with it."""
    return [*_unshare([*NAMESPACES, "--net"]), *words] if available() else words


def _unshare(options: list[str]) -> list[str]:
    return ["unshare", *options, "--"]


@functools.cache
def available() -> bool:
    """True if this machine allows the namespaces and mounts that a cage is made of."""
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        return False
    python = [sys.executable, "-I", "-S", __file__]
    with tempfile.TemporaryDirectory() as folder:
        words = [*python, folder, "--", sys.prefix, "--", "true"]
        trial = [*_unshare([*NAMESPACES, "--net"]), *_unshare(NAMESPACES), *words]
        return subprocess.run(trial, capture_output=True).returncode == 0


def main(words: list[str]) -> None:
    first = words.index("--")
    second = words.index("--", first + 1)
    work, *hidden = words[:first]
    kept, program = words[first + 1 : second], words[second + 1 :]
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    # Opened before what lies above it is hidden.
    doors = {path: os.open(path, os.O_PATH) for path in [*kept, work]}
    _make_read_only()
    for folder in sorted(hidden, key=len):
        if os.path.isdir(folder):  # noqa: PTH112 - and not gone with one above it
            _hide(folder, {path: door for path, door in doors.items() if _inside(path, folder)})
    _mount("none", work, "tmpfs", MS_NOSUID | MS_NODEV, f"size={DISK}m,mode=700")
    os.chdir(work)
    _limit()
    _drop_privileges()
    os.execvp(program[0], program)


def _inside(path: str, folder: str) -> bool:
    return Path(folder) in Path(path).parents


def _make_read_only() -> None:
    class Attributes(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]

    wanted = Attributes(ATTR_RDONLY, 0, 0, 0)
    size = ctypes.sizeof(wanted)
    _check(
        _libc().syscall(MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, ctypes.byref(wanted), size),
        "read only",
    )


def _hide(folder: str, doors: dict[str, int]) -> None:
    """An empty folder in the place of a full one, with the ways in that are needed."""
    _mount("none", folder, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    for path, door in doors.items():
        source = f"/proc/self/fd/{door}"
        if os.path.isdir(source):  # noqa: PTH112 - Path.is_dir would do the same, slower to start
            os.makedirs(path, exist_ok=True)  # noqa: PTH103
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            os.close(os.open(path, os.O_CREAT))
        _mount(source, path, None, MS_BIND | MS_REC)
    _mount("none", folder, None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_FSIZE, DISK << 20),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_NPROC, PROCESSES),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def _drop_privileges() -> None:
    """Without this, root of the namespace could unmount what hides a folder."""
    libc = _libc()
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    _check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")


def _mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    words = (word.encode() if word else None for word in (source, target, kind))
    _check(_libc().mount(*words, ctypes.c_ulong(flags), data.encode() or None), f"mount {target}")


@functools.cache
def _libc():
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), what)


if __name__ == "__main__":
    main(sys.argv[1:])
