"""What the configuration adds to nbgrader's autograde: restore, run, remark.

They take the place of, or stand beside, nbgrader's own preprocessors and keep its order:
sanitize (Restore first), then Execute, and after SaveAutoGrades a list of remarks.
"""

import contextlib
import copy
import math
import os
import tempfile
import threading
import time
from pathlib import Path

import nbformat
import psutil
from jupyter_client.manager import AsyncKernelManager
from nbclient.client import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbgrader import preprocessors as nbgraders
from nbgrader.utils import determine_grade
from traitlets import Integer

from course.grading import cage, java, reading
from course.grading.classroom import NO_KERNEL, NOT_RUN, STAMP
from course.grading.course import HOME, Course
from course.grading.restore import MARK, is_check, is_grade, is_students, name_of, restore
from course.grading.rules import Rules
from lab.commands.publish import PLOT
from lab.console import cause
from lab.places import LIB

SHOWN = 50_000  # characters that a cell may show
LARGEST = 2_000_000  # characters of one figure
KERNEL_OPTIONS = (
    "-Xmx384m",
    "-XX:MaxMetaspaceSize=192m",
    "-XX:ReservedCodeCacheSize=64m",
    "-XX:MaxDirectMemorySize=64m",
    # A JVM that has run out of memory once cannot be trusted: better a clean end and a new one.
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-CreateCoredumpOnCrash",
    "-XX:-UsePerfData",
)
MEMORY = 900 << 20  # bytes of a kernel with all its processes


class Restore(nbgraders.base.NbGraderPreprocessor):
    """Lays the submission over the released notebook."""

    def preprocess(self, nb, resources):
        where = resources["nbgrader"]
        name, course = where["assignment"], _course(self)
        submitted = reading.read(nbformat.writes(nb).encode())
        notebook, _ = restore(submitted, nbformat.read(course.released(name), as_version=4))
        noted = course.submitted(name, where["student"]).with_name("remarks.txt")
        if noted.is_file():
            remarks = notebook.metadata[MARK]["remarks"] if submitted.cells else []
            told = noted.read_text("utf-8").splitlines()
            notebook.metadata[MARK]["remarks"] = [*told, *remarks]
        return notebook, resources


class Execute(nbgraders.Execute):
    """Runs a notebook so that a cell which ends, stalls or fills the JVM costs only itself."""

    submission_limit = Integer(180, help="Seconds that all cells together may take").tag(
        config=True
    )

    def __init__(self, *arguments, **options):
        options.setdefault("kernel_manager_class", CagedKernel)
        super().__init__(*arguments, **options)
        self.interrupt_on_timeout = False  # a loop that never ends does not end by it

    def preprocess(self, nb, resources, km=None):
        if "nbgrader" not in resources:  # nbgrader validate: nobody's submission
            return super().preprocess(nb, resources, km)
        NotebookClient.__init__(self, nb, km)
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        self._remarks = nb.metadata.setdefault(MARK, {}).setdefault("remarks", [])
        self._deadline = time.monotonic() + self.submission_limit
        self._replayed: list[int] = []
        reason = os.environ.get(NOT_RUN)
        if reason:
            self._remarks.append(reason)
            for cell in filter(is_check, nb.cells):
                _fail(cell, "NotRun", reason)
            return nb, resources
        source = _course(self).source(resources["nbgrader"]["assignment"])
        rules = Rules(nbformat.read(source, as_version=4))
        with tempfile.TemporaryDirectory(prefix="student-") as sandbox:
            self._sandbox = Path(sandbox).resolve()
            self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the kernel
            try:
                self._run_all(rules)
            finally:
                self._stop_kernel()
                self._log.close()
        return nb, resources

    def _run_all(self, rules: Rules) -> None:
        for index, cell in enumerate(self.nb.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            why = rules.broken_by(cell.source) if is_students(cell) else None
            if why:
                self._leave_out(cell, f"was not run: {why}")
                continue
            if is_students(cell):
                self._warn_of_shared_names(cell, rules)
            self._run(index, cell)
            if is_check(cell):
                mend_score(cell)

    def _warn_of_shared_names(self, cell, rules: Rules) -> None:
        if shared := rules.shared_with_tests(cell.source):
            names = " and ".join(sorted(shared))
            self._remarks.append(
                f"{_named(cell)} declares {names}, as a check does: look whether that did harm."
            )

    def _run(self, index: int, cell) -> None:
        """Run one cell; if the kernel does not survive it, go on without that cell."""
        if time.monotonic() > self._deadline:
            self._leave_out(cell, f"was not run: all {self.submission_limit} s were used up")
            return
        try:
            self._ready()
            self.execute_cell(cell, index, store_history=True)
            if not (is_grade(cell) and _has_error(cell)):
                self._replayed.append(index)
        except (DeadKernelError, CellTimeoutError, RuntimeError) as end:
            why = self._why(end, cell)
            self._stop_kernel()
            self._leave_out(cell, why)

    def _ready(self) -> None:
        """A kernel in the state that the cells before have left."""
        while self.km is None:
            self._start_kernel()
            original, self.nb = self.nb, copy.deepcopy(self.nb)
            try:
                for index in list(self._replayed):
                    self._last = index
                    self.execute_cell(self.nb.cells[index], index, store_history=True)
            except (DeadKernelError, CellTimeoutError, RuntimeError):
                self._replayed.remove(self._last)  # it survived once, by luck
                self._stop_kernel()
            finally:
                self.nb = original

    def _start_kernel(self) -> None:
        self.km = self.create_kernel_manager()
        self.km.sandbox = self._sandbox
        self.km.course = _course(self).root
        self._log.seek(0)
        self._log.truncate()
        variables = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        variables.update(HOME=str(self._sandbox), TMPDIR=str(self._sandbox))
        try:
            self.start_new_kernel(
                cwd=str(self._sandbox), env=variables, stdout=self._log, stderr=self._log
            )
            self.start_new_kernel_client()
        except RuntimeError as error:  # no student's code has run in it yet
            self._log.seek(0)
            raise OSError(f"{NO_KERNEL}: {cause(self._log.read().decode())}") from error
        self._watch = Watch(self.km.provisioner.process.pid, self._sandbox)

    def _stop_kernel(self) -> None:
        if self.km is None:
            return
        self._watch.stop()
        # A JVM that is stuck or full does not answer; a clean end has nothing to save.
        self.shutdown_kernel = "immediate"
        with contextlib.suppress(Exception):
            self._cleanup_kernel()
        self.km = self.kc = None

    def _why(self, end: Exception, cell) -> str:
        if self._watch.complaint:
            return self._watch.complaint
        if isinstance(end, CellTimeoutError):
            shown = sum(len(output.get("text", "")) for output in cell.outputs)
            did = "printed without end" if shown >= SHOWN else "did not end"
            return f"{did} within {self._get_timeout(cell)} s and was stopped"
        self._log.seek(0)
        if b"OutOfMemoryError" in self._log.read():
            return "ran out of memory"
        return "ended the Java process"

    def _leave_out(self, cell, what: str) -> None:
        told = f"{_named(cell)} {what}."
        self._remarks.append(told)
        _fail(cell, "NotRun" if "not run" in what else "Stopped", told)

    def _get_timeout(self, cell):
        left = self._deadline - time.monotonic()
        return max(1, min(self.timeout or self.submission_limit, math.ceil(left)))

    def output(self, outs, msg, display_id, cell_index):
        """Show no more of a cell than anybody reads."""
        content = msg["content"]
        if msg["msg_type"] == "stream":
            shown = sum(len(out.get("text", "")) for out in outs if out.output_type == "stream")
            if shown >= SHOWN:
                return None
            content["text"] = content["text"][: SHOWN - shown]
        elif len(str(content.get("data", ""))) > LARGEST:
            content["data"] = {"text/plain": "(too large to be kept)"}
        return super().output(outs, msg, display_id, cell_index)


class CagedKernel(AsyncKernelManager):
    """The kernel `java`, with less memory and in the cage."""

    sandbox: Path | None = None
    course: Path = HOME

    def format_kernel_cmd(self, extra_arguments=None):
        java_command, *rest = super().format_kernel_cmd(extra_arguments)
        folder = self.sandbox
        options = [*KERNEL_OPTIONS, f"-Djava.io.tmpdir={folder}", f"-Duser.home={folder}"]
        words = [java_command, *options, *rest]
        hidden = [self.course, HOME, Path.home(), Path(tempfile.gettempdir())]
        hidden += map(Path, ("/tmp", "/var/tmp", "/dev/shm"))
        kept = [
            Path(self.connection_file),
            Path(java_command).parent.parent,
            LIB,
            Path(self.kernel_spec.resource_dir),
        ]
        return cage.command(folder, hidden, kept, words)


class Watch(threading.Thread):
    """Ends a program that takes too much memory or, where there is no cage, too much disk."""

    def __init__(self, pid: int, sandbox: Path):
        super().__init__(daemon=True)
        self.complaint: str | None = None
        self._process = psutil.Process(pid)
        self._sandbox = sandbox
        self._done = threading.Event()
        self.start()

    def stop(self) -> None:
        self._done.set()

    def run(self) -> None:
        while not self._done.wait(0.5):
            with contextlib.suppress(psutil.Error, OSError):
                family = [self._process, *self._process.children(recursive=True)]
                if sum(member.memory_info().rss for member in family) > MEMORY:
                    self._end(family, "took more memory than there is")
                elif not cage.available() and _size(self._sandbox) > cage.DISK << 20:
                    self._end(family, "filled the disk")

    def _end(self, family: list[psutil.Process], complaint: str) -> None:
        self.complaint = complaint
        self._done.set()
        for member in reversed(family):
            with contextlib.suppress(psutil.Error):
                member.kill()


class Clean(SanitizeHTML):
    """Makes what a student's cell shows safe to look at: no scripts in a grader's browser."""

    def preprocess(self, nb, resources):
        self.safe_output_keys = {*self.safe_output_keys, PLOT}
        for index, cell in enumerate(nb.cells):
            if is_students(cell) or is_grade(cell) or MARK in cell.metadata:
                nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
        return nb, resources


class Remark(nbgraders.base.NbGraderPreprocessor):
    """Says on top of the notebook what was unusual, and keeps the points beside it."""

    def preprocess(self, nb, resources):
        mark = nb.metadata.setdefault(MARK, {"remarks": []})
        mark["remarks"] = list(dict.fromkeys(mark["remarks"]))
        graded = [determine_grade(cell)[0] for cell in nb.cells if is_grade(cell)]
        mark["points"] = sum(points or 0 for points in graded)
        mark["stamp"] = os.environ.get(STAMP, "")
        if mark["remarks"]:
            told = "\n".join(f"- {_plain(remark)}" for remark in mark["remarks"])
            text = f"**What was unusual about this submission**\n\n{told}"
            nb.cells.insert(0, nbformat.v4.new_markdown_cell(text))
        return nb, resources


def _plain(text: str) -> str:
    """Text without what Markdown or HTML would take for its own."""
    return text.replace("<", "&lt;").replace("`", "'")


def mend_score(cell) -> None:
    """Let a value that nbgrader would misread cost nothing but itself.

    Above the points nbgrader stops; what is no number, or below 0, it takes for full points.
    """
    most = float(cell.metadata.nbgrader.points)
    for output in cell.outputs:
        if output.output_type == "execute_result":
            text = output.data.get("text/plain", "")
            try:
                value = float(text)
            except ValueError:
                _fail(cell, "NoScore", f"The check gave {text[:40]} instead of points.")
                return
            value = 0.0 if math.isnan(value) else max(0.0, min(most, value))
            output.data["text/plain"] = str(value)


def _fail(cell, name: str, told: str) -> None:
    kept = [output for output in cell.get("outputs", []) if output.output_type == "stream"]
    trace = [f"\x1b[0;31m{name}\x1b[0m: {told}"]
    error = nbformat.v4.new_output("error", ename=name, evalue=told, traceback=trace)
    cell.outputs = [*kept, error]


def _has_error(cell) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def _named(cell) -> str:
    name = name_of(cell)
    if name:
        return f"The cell {name}"
    words = [token.text for token in java.tokens(cell.source)[:6]]
    return f"The added cell that begins with “{' '.join(words)[:40]}”"


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def _course(preprocessor) -> Course:
    coursedir = preprocessor.parent.parent.coursedir  # the exporter's converter has it
    return Course(Path(coursedir.root))
