"""Programs that mean harm run in the fence, beside an honest one: real kernels, no rules."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import answers, cage, watch, worker
from course.grading.course import HOME, Course
from course.grading.rehearsal import classes, kernel_command, rules_of
from course.grading.restore import is_check
from lab.console import Trouble
from lab.places import LIB, ROOT
from lab.tests.conftest import namespace

pytestmark = pytest.mark.xdist_group("fence")  # whose attempts are run once

NAME = "1-neuron"
MARK = f"goldilocks-left-behind-{os.getpid()}"  # another worker may try the same
SECRET = "a secret of this machine"
ATTEMPT = """
String done(java.util.concurrent.Callable<?> attempt) {
  try { return "REACHED " + attempt.call(); }
  catch (Throwable stopped) { return "stopped: " + stopped; }
}
String read(String path) throws Exception {
  return java.nio.file.Files.readString(java.nio.file.Path.of(path));
}
String write(String path) throws Exception {
  return "" + java.nio.file.Files.writeString(java.nio.file.Path.of(path), "x");
}
String list(String path) throws Exception {
  return java.util.Arrays.toString(new java.io.File(path).listFiles().clone());
}
Process start(String... words) throws Exception {
  return new ProcessBuilder(words).redirectErrorStream(true)
      .redirectOutput(java.io.File.createTempFile("out", "put")).start();
}
"""


def reading(path) -> str:
    return f"done(() -> read({json.dumps(str(path))}))"


def connecting(path) -> str:
    address = f"java.net.UnixDomainSocketAddress.of({json.dumps(str(path))})"
    return f"done(() -> java.nio.channels.SocketChannel.open({address}))"


def attempts(secret: Path, unix: Path, port: int) -> dict[str, str]:
    """What is tried, and what would tell that it was reached."""
    python = json.dumps(cage.PYTHON)
    other = Course().source(NAME)
    code = f"import socket; socket.socket(socket.AF_UNIX).connect('\\0{MARK}')"
    connect = f'start({python}, "-c", {json.dumps(code)}).waitFor() == 0'
    return {
        "reads the passwords": reading("/etc/shadow"),
        "reads a file of somebody else's": reading(secret),
        "reads the solutions": reading(other),
        "reads another checkout": reading(ROOT / "pom.xml"),
        "reads what the grader was told": reading("/proc/1/environ"),
        "reads the grader's memory": reading("/proc/1/mem"),
        "lists the sockets": 'done(() -> list("/run"))',
        "connects to a socket": connecting(unix),
        "connects to a socket without a name": f"done(() -> {connect} ? 0 : Integer.valueOf(null))",
        "connects to a server": f'done(() -> new java.net.Socket("127.0.0.1", {port}))',
        "connects elsewhere": 'done(() -> new java.net.Socket("192.0.2.1", 80))',
        "writes into lib": f"done(() -> write({json.dumps(str(LIB / 'x.jar'))}))",
        "writes into the kit": f"done(() -> write({json.dumps(str(ROOT / 'lab/x'))}))",
        "writes beside": 'done(() -> write("/x") + write("/dev/x") + write("/dev/shm/x"))',
        "becomes root": f'done(() -> start({python}, "-c", "import os; os.setuid(0)").waitFor()'
        ' == 0 ? "root" : Integer.valueOf("nobody"))',
        "fills the disk": 'done(() -> { try (var out = new java.io.FileOutputStream("big")) {'
        " for (int i = 0; i < 200; i++) out.write(new byte[1 << 20]); }"
        ' finally { new java.io.File("big").delete(); } return 200; })',
    }


def wrecking() -> dict[str, str]:
    """What takes all there is, or others with it; each says how far it came."""

    def python(code: str) -> str:
        words = ", ".join(map(json.dumps, [cage.PYTHON, "-c", code, MARK]))
        return f"start({words})"

    home = json.dumps(str(Path.home()))
    threads = (
        "import threading, time\nn = 0\nthreading.stack_size(1 << 18)\n"
        "try:\n  while n < 1000:\n"
        "    threading.Thread(target=time.sleep, args=(2,)).start(); n += 1\n"
        "finally: open('count', 'w').write(str(n))"
    )
    bomb = "import os, time\nfor n in range(1000):\n  if os.fork() == 0: time.sleep(9); os._exit(0)"
    leave = "import os, time\nos.setsid()\nif os.fork() == 0: time.sleep(600)"
    signals = "import os\nfor signal in (9, 19, 15, 2, 1): os.kill(1, signal)"
    hog = "import time; held = bytearray(600 << 20); time.sleep(20)"
    return {
        "looks around": f'list("/") + list("/etc") + done(() -> list({home}))',
        "starts threads": f'{python(threads)}.waitFor();\nread("count")',
        "kills": "ProcessHandle.allProcesses()"
        ".filter(other -> other.pid() != ProcessHandle.current().pid())"
        f".forEach(ProcessHandle::destroyForcibly);\n{python(signals)}.waitFor()",
        "leaves a program behind": f"{python(leave)}.waitFor()",
        "takes memory at once": f"{python('held = bytearray(3 << 30)')}.waitFor()",
        "takes memory in parts": f"{python(hog)};\n{python(hog)}.waitFor()",
        "goes on": "1 + 1",
        # The last: as long as they are there, nobody starts another.
        "forks": f"{python(bomb)}.waitFor()",
    }


def executed(cells: list, rules: str = "") -> dict:
    guard = classes()
    asked = {"notebook": v4.new_notebook(cells=cells), "rules": rules, "guard": str(guard)}
    asked["limits"] = {"cell": 40, "task": 300, "all": 300}
    said, fault = cage.run("course.grading.worker", json.dumps(asked).encode(), 330, guard)
    assert fault is None
    return json.loads(said)


def text(outputs: list) -> str:
    return " ".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in outputs
    )


@pytest.fixture(scope="module")
def run(fence, tmp_path_factory):
    """What came of each attempt, and of an honest submission beside them."""
    if not fence:
        pytest.skip("this machine allows no fence")
    folder = tmp_path_factory.mktemp("outside")
    secret = folder / "secret"
    secret.write_text(SECRET)
    secret.chmod(0o644)
    unix, nameless = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    with socket.create_server(("127.0.0.1", 0)) as server, unix, nameless:
        for one, address in ((unix, str(folder / "socket")), (nameless, f"\0{MARK}")):
            one.bind(address)
            one.listen()
        (folder / "socket").chmod(0o777)
        tried = attempts(secret, folder / "socket", server.getsockname()[1]) | wrecking()
        cells = [v4.new_code_cell(code) for code in (ATTEMPT, *tried.values())]
        honest = answers.read(NAME)[0].notebook(Course().source(NAME))
        rules = rules_of(nbformat.read(Course().source(NAME), as_version=4)).text
        with ThreadPoolExecutor(2) as pool:
            hostile = pool.submit(executed, cells)
            beside = pool.submit(executed, honest.cells, rules)
        came = hostile.result()
        assert not came["outputs"][0]
        told = dict(zip(tried, map(text, came["outputs"][1:]), strict=True))
        yield (
            told,
            came["remarks"],
            list(zip(honest.cells, beside.result()["outputs"], strict=True)),
        )


REACHES = list(attempts(Path("x"), Path("x"), 1))


@pytest.mark.slow(
    "three kernels: programs that mean harm, once more without them, and an honest one"
)
@pytest.mark.parametrize("attempt", REACHES)
def test_a_program_that(attempt, run):
    told, _, _ = run
    assert told[attempt].startswith("stopped: "), told[attempt]


def test_of_the_machine_only_what_java_and_python_need_is_there(run):
    told, _, _ = run
    paths = [Path(path) for path in re.findall(r"[\[ ](/[^,\]]+)", told["looks around"])]
    bound = [Path(path) for path in cage.command(["x"]) if str(path).startswith("/")]
    own = {"bin", "dev", "proc", cage.WORK.strip("/")}
    assert len(paths) > 5
    for path in paths:
        assert path.name in own or any(path == there or path in there.parents for there in bound)


def test_threads_and_programs_end_at_the_limit(run):
    told, _, _ = run
    assert 0 < int(told["starts threads"]) < cage.LIMITS["nproc"]
    assert told["forks"] != "0"


def test_who_kills_all_others_does_not_end_the_grader(run):
    told, remarks, _ = run
    assert told["goes on"] == "2"
    assert not any("ended the Java process" in remark for remark in remarks)


def test_memory_is_bounded_for_a_process_and_for_all_of_them(run):
    told, remarks, _ = run
    assert told["takes memory at once"] == "1"  # Python's MemoryError
    assert any("took more memory" in remark for remark in remarks)
    assert told["takes memory in parts"] == ""


def test_nothing_is_left_behind(run):
    assert [process for process in psutil.process_iter() if MARK in " ".join(_words(process))] == []


def _words(process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_the_honest_submission_beside_them_has_all_its_points(run):
    _, _, honest = run
    checks = [outputs for cell, outputs in honest if is_check(cell)]
    assert len(checks) > 10
    wrong = [output for outputs in checks for output in outputs if output["output_type"] == "error"]
    assert [output["evalue"] for output in wrong] == []


def test_a_fence_takes_less_time_than_the_java_that_starts_in_it(fence):
    if not fence:
        pytest.skip("this machine allows no fence")
    java, *_ = kernel_command()
    in_turns = {"fence": cage.command(["prlimit", "--version"]), "java": [java, "-version"]}
    spent = {name: [] for name in in_turns}
    for _ in range(5):
        for name, words in in_turns.items():
            begin = time.monotonic()
            subprocess.run(words, check=True, capture_output=True, env=cage._variables())
            spent[name].append(time.monotonic() - begin)
    assert min(spent["fence"]) < min(spent["java"]), spent


def test_one_that_ends_while_it_is_looked_at_hides_none_of_the_others():
    ended = psutil.Popen(["true"])
    ended.wait()
    assert watch._sum([ended, psutil.Process()], lambda member: member.memory_info().rss) > 1 << 20


def test_one_that_has_ended_meanwhile_spares_none_of_the_others():
    running, ended = psutil.Popen(["sleep", "60"]), psutil.Popen(["true"])
    ended.wait()
    cage.kill([running, ended])
    assert running.wait(timeout=30) == -signal.SIGKILL


def test_the_fence_of_who_is_not_root_holds_as_well(fence, monkeypatch):
    if not fence or os.getuid() != 0:
        pytest.skip("the other tests have shown it, or there is no fence")
    monkeypatch.setattr(cage, "_is_root", lambda: False)
    monkeypatch.setattr(cage, "_python", set)  # which root alone may be able to read

    def said(code: str) -> str:
        somebody = ["setpriv", "--reuid=12345", "--regid=12345", "--clear-groups"]
        words = [*somebody, *cage.command(["sh", "-c", code], Path("/usr/bin"), Path("/bin"))]
        done = subprocess.run(words, capture_output=True, text=True)
        return done.stdout + done.stderr

    if "here" not in said("echo here"):
        pytest.skip("only root can make a fence here, or read the kit")
    assert "No such file" in said("cat /etc/passwd")
    assert "written" not in said("touch /x || touch /dev/x || touch /etc/x && echo written")
    assert "No space left" in said(f"head -c {2 * cage.DISK} /dev/zero | split -b 16M")
    assert "fork" in said("for i in $(seq 500); do sleep 2 & done; echo all")
    assert "superuser" in said("mount -t tmpfs x /student")


def test_root_of_a_namespace_is_refused_where_no_limit_holds_for_it(fence):
    if not fence:
        pytest.skip("this machine allows no fence")
    code = "from course.grading import cage; print(cage._fault())"
    inside = namespace("--mount", "--pid", "--fork", "--mount-proc")
    words = [*inside, sys.executable, "-c", code]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == ("no limit of processes holds" if os.getuid() == 0 else "None")


def test_the_guide_says_what_the_limits_are():
    guide = " ".join((HOME / "README.md").read_text("utf-8").split())
    assert f"a disk of {cage.DISK >> 20} MB" in guide
    assert f"at most {cage.LIMITS['nproc']} threads and {watch.MEMORY >> 20} MB" in guide


def test_where_no_fence_is_possible_grading_refuses_unless_told(monkeypatch):
    monkeypatch.setattr(cage, "_fault", lambda: "bwrap is missing")
    monkeypatch.delenv(cage.UNFENCED, raising=False)
    with pytest.raises(Trouble, match=r"bwrap is missing.*--unfenced"):
        cage.check()
    monkeypatch.setenv(cage.UNFENCED, "1")
    cage.check()


def test_who_agreed_to_do_without_a_fence_has_one_where_it_is_possible(monkeypatch):
    monkeypatch.setattr(cage, "_fault", lambda: None)
    monkeypatch.setenv(cage.UNFENCED, "1")
    cage.check()
    assert cage.UNFENCED not in os.environ


def test_where_the_kernel_and_the_grading_set_one_option_the_grading_has_the_last_word():
    kernel = worker.Kernel(kernel_name="java", connection_file="nowhere.json")
    kernel.guard, kernel.secret = "guard", "secret"
    command = kernel.format_kernel_cmd()
    last = {word.partition("=")[0]: word for word in command if word.startswith("-XX:")}
    ours = [option for option in worker.KERNEL_OPTIONS if option.startswith("-XX:")]
    assert [last[option.partition("=")[0]] for option in ours] == ours
