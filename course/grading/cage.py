"""A program of a student, fenced in by bubblewrap.

It sees Java, Python, the kit and what it is given, all read only, and a small disk in memory; no
network, no socket, no process and no variable of this machine. Root becomes a user of its own.
Where a machine allows no fence, grading refuses, unless it was told that it may do without.
"""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import psutil

from lab.console import Trouble, cause, say
from lab.kernel import FOLDER
from lab.places import LIB, ROOT

UNFENCED = "GOLDILOCKS_UNFENCED"  # that somebody has agreed to do without
NO_KERNEL = "the kernel does not start"  # which is no student's fault
TOOLS = ("bwrap", "setpriv", "prlimit")
TO_END = 30  # seconds, on a machine that is busy with others
WORK = "/student"  # the one folder that it may write
DISK = 64 << 20  # bytes of its disk, and of any file
NUMBERS = range(30_000, 60_000)  # of users that nobody is
LIMITS = {
    "nproc": 400,  # with threads
    "nofile": 512,
    "fsize": DISK,
    "data": 1200 << 20,  # bytes of one process
    "core": 0,
}
SYSTEM = (
    *("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache"),
    *("/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/ssl/certs/java"),
)
# Root of a namespace that root has made is root still, whom no limit of processes holds.
PROBE = """
import os, resource, course.grading, zmq
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
try: os.fork()
except OSError: raise SystemExit
raise SystemExit("no limit of processes holds")
"""
PYTHON = os.path.realpath(sys.executable)
PACKAGES = Path(sysconfig.get_path("purelib"))
KIT = (ROOT / "lab", ROOT / "course" / "__init__.py", ROOT / "course" / "grading", LIB)


def run(module: str, given: bytes, patience: int, *readable: Path) -> tuple[bytes, str | None]:
    """Run one of our modules on what it is given; what it says, and what went wrong."""
    words = [PYTHON, "-m", module]
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="student-"))
        said, log = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(2))
        where = {"cwd": folder, "env": _variables(folder)}
        if UNFENCED not in os.environ:
            words, where = command(words, *readable), {"env": _variables()}
        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=said, stderr=log, **where)
        fault = f"it took longer than {patience} s"
        try:
            process.communicate(given, timeout=patience)
            log.seek(0)
            fault = cause(log.read().decode(errors="replace")) if process.returncode else None
        except subprocess.TimeoutExpired:
            pass
        finally:
            end(process)
        said.seek(0)
        return said.read(), fault


def end(process: subprocess.Popen) -> None:
    """End a process with all that it has started, and wait until none of them is there."""
    family = []
    with contextlib.suppress(psutil.Error):
        parent = psutil.Process(process.pid)
        family = [parent, *parent.children(recursive=True)]
    kill(family)
    process.wait()
    psutil.wait_procs(family, timeout=TO_END)


def kill(family: list[psutil.Process]) -> None:
    """Kill them, the youngest first; one that has ended meanwhile spares none of the others."""
    for member in reversed(family):
        with contextlib.suppress(psutil.Error):
            member.kill()


def command(words: list, *readable: Path) -> list[str]:
    """The command that runs another in the fence, with some more that it may read."""
    bwrap, *tools = [shutil.which(tool) or tool for tool in TOOLS]
    shown = [*SYSTEM, *Path("/etc").glob("java-*"), *tools, *_python(), *_java(), *KIT, *readable]
    above = {parent for path in shown for parent in Path(path).parents}
    limits = [f"--{name}={most}:{most}" for name, most in LIMITS.items()]
    fence = [
        *(bwrap, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup-try", "--new-session", "--die-with-parent", "--as-pid-1"),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--perms", "1777", "--size", DISK, "--tmpfs", WORK, "--chdir", WORK),
        *(word for path in sorted(above) for word in ("--dir", path)),
        *(word for path in shown for word in ("--ro-bind-try", path, path)),
        *("--remount-ro", "/dev", "--remount-ro", "/"),
        *_user(),
    ]
    return [*map(str, [*fence, "--", *_become_nobody(), "prlimit", *limits, "--", *words])]


def check() -> None:
    """Refuse where programs cannot be fenced in, unless somebody has agreed to do without."""
    fault = _fault()
    if not fault:
        os.environ.pop(UNFENCED, None)
    elif UNFENCED in os.environ:
        say(f"Programs of students are not fenced in: {fault}.")
    else:
        raise Trouble(
            f"Programs of students cannot be fenced in ({fault}): grade on Linux with bubblewrap, "
            "or, in a container that holds nothing else, with --unfenced."
        )


def _fault() -> str | None:
    if not sys.platform.startswith("linux"):
        return f"{sys.platform} has no namespaces"
    if not shutil.which("bwrap"):
        return "bwrap is missing; Debian and Ubuntu: apt install bubblewrap"
    done = subprocess.run(
        command([PYTHON, "-c", PROBE]),
        capture_output=True,
        text=True,
        env=_variables(),
    )
    return (done.stderr.strip().splitlines() or ["it ends"])[-1] if done.returncode else None


def _variables(work: str = WORK) -> dict[str, str]:
    """All that a program knows of this machine's."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": work,
        "TMPDIR": work,
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(map(str, [ROOT, PACKAGES])),
        "JUPYTER_PATH": str(FOLDER.parent.parent),
    }


def _python() -> set[Path]:
    return {Path(PYTHON), Path(sys.base_prefix, "lib"), PACKAGES}


def _java() -> tuple[Path, Path]:
    java = json.loads((FOLDER / "kernel.json").read_text("utf-8"))["argv"][0]
    return Path(java).parent.parent, FOLDER


def _is_root() -> bool:
    """True for a root who can become somebody else, which one of a small namespace cannot."""
    lines = Path("/proc/self/uid_map").read_text().splitlines()
    return os.getuid() == 0 and sum(int(line.split()[2]) for line in lines) > max(NUMBERS)


def _user() -> list[str]:
    """Root's limits hold only for somebody else: bubblewrap keeps what it takes to become one."""
    if not _is_root():
        return ["--unshare-user", "--disable-userns"]
    return [word for cap in ("SETUID", "SETGID", "SETPCAP") for word in ("--cap-add", f"CAP_{cap}")]


def _become_nobody() -> list[str]:
    if not _is_root():
        return []
    # Of one number, one program's threads would count against another's limit.
    user = secrets.choice(NUMBERS)
    return [
        *("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"),
        *("--inh-caps=-all", "--bounding-set=-all", "--pdeathsig=KILL"),
    ]
