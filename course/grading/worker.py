"""python -m course.grading.worker <REQUEST >RESULT: a submission's cells, run inside the fence.

It is the first process in there, so that no other can end it, and none may look into it. A cell
that ends, stalls or fills the JVM costs only itself.
"""

import contextlib
import copy
import ctypes
import json
import math
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from course.grading.cage import NO_KERNEL
from course.grading.rehearsal import guarded
from course.grading.restore import begins_a_task, is_grade
from course.grading.rules import Rules, label, refusals
from course.grading.score import fail, has_error
from course.grading.watch import Watch
from lab.console import cause

SHOWN = 50_000  # characters that a cell may show
LARGEST = 2_000_000  # characters of a cell's figures
MOST = 100  # outputs of a cell
PATIENCE = 10  # times a cell's seconds of work may pass: a busy machine fails nobody
PR_SET_DUMPABLE = 4
ENDS = (DeadKernelError, CellTimeoutError, RuntimeError)
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


def main() -> None:
    _close()
    asked = json.load(sys.stdin)
    work = Path(os.environ["HOME"])
    notebook = nbformat.from_dict(asked["notebook"])
    Kernel.guard, rules = asked["guard"], Rules(asked["rules"])
    with tempfile.TemporaryFile() as log:
        student = Student(notebook, rules, work, log, **asked["limits"])
        student.run()
    outputs = [cell.get("outputs") for cell in notebook.cells]
    json.dump({"outputs": outputs, "remarks": student.remarks}, sys.stdout)


def _close() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)


class Student(NotebookClient):
    """One notebook's run, with as many kernels as it takes."""

    def __init__(self, notebook, rules: Rules, work: Path, log, cell: int, task: int, all: int):
        super().__init__(
            notebook,
            kernel_name="java",
            allow_errors=True,
            interrupt_on_timeout=False,  # a loop that never ends does not end by it
            raise_on_iopub_timeout=True,
            record_timing=False,
            kernel_manager_class=Kernel,
            on_cell_executed=_keep_error,
            shutdown_kernel="immediate",  # a JVM that is stuck or full does not answer
        )
        self.remarks: list[str] = []
        self._rules = rules
        self._work = work
        self._log = log
        self._cell, self._task, self._all = cell, task, all  # seconds: of work, and in all
        self._deadline = time.monotonic() + all
        self._used = 0.0  # seconds of work in the task
        self._replayed: list[int] = []

    def run(self) -> None:
        self.reset_execution_trackers()
        try:
            for index, cell in enumerate(self.nb.cells):
                if begins_a_task(cell):
                    self._used = 0
                if cell.cell_type == "code" and cell.source.strip():
                    self._run(index, cell)
                    self._note_refusals()
        finally:
            self._stop_kernel()

    def _note_refusals(self) -> None:
        if self.km is None:
            return
        try:
            told = map(str, refusals(self._ask(self._rules.question)))
            self.remarks += [one for one in told if one not in self.remarks]
        except ENDS:
            self._stop_kernel()

    def _run(self, index: int, cell) -> None:
        """Run one cell; if the kernel does not survive it, go on without that cell."""
        if time.monotonic() > self._deadline or self._used >= self._task:
            over = f"all {self._all} s" if self._used < self._task else f"its task's {self._task} s"
            self._leave_out(cell, f"was not run: {over} were used up")
            return
        try:
            self._ready()
            self._watch.allow(min(self._cell, self._task - self._used))
            self._execute(cell, index)
            if not (is_grade(cell) and has_error(cell)):
                self._replayed.append(index)
        except ENDS as end:
            why = self._why(end)
            self._stop_kernel()
            self._leave_out(cell, why)
        self._used += self._watch.used()

    def _ready(self) -> None:
        """A kernel in the state that the cells before have left."""
        while self.km is None:
            self._start_kernel()
            original, self.nb = self.nb, copy.deepcopy(self.nb)
            try:
                for index in list(self._replayed):
                    self._last = index
                    self._watch.allow(self._cell)
                    self._execute(self.nb.cells[index], index)
            except ENDS:
                self._replayed.remove(self._last)  # it survived once, by luck
                self._stop_kernel()
            finally:
                self.nb = original

    def _execute(self, cell, index: int) -> None:
        source, cell.source = cell.source, self._rules.sent(cell)
        try:
            self.execute_cell(cell, index, store_history=True)
        finally:
            cell.source = source
            for output in cell.outputs:
                self._rules.unveil(output)

    def _ask(self, code: str) -> str:
        """What the kernel answers to code that is no cell."""
        cell = nbformat.v4.new_code_cell(code)
        original, self.nb = self.nb, nbformat.v4.new_notebook(cells=[cell])
        try:
            self.execute_cell(cell, 0)
        finally:
            self.nb = original
        results = [out for out in cell.outputs if out.output_type == "execute_result"]
        return "".join(out.data["text/plain"] for out in results)

    def _start_kernel(self) -> None:
        self.km = self.create_kernel_manager()
        self.km.secret = self._rules.secret
        self._log.seek(0)
        self._log.truncate()
        try:
            self.start_new_kernel(cwd=str(self._work), stdout=self._log, stderr=self._log)
            self.start_new_kernel_client()
            self._ask(self._rules.greeting)
        except RuntimeError as error:  # no student's code has run in it yet
            self._log.seek(0)
            raise OSError(f"{NO_KERNEL}: {cause(self._log.read().decode())}") from error
        self._watch = Watch(self._work)

    def _stop_kernel(self) -> None:
        if self.km is None:
            return
        self._watch.stop()
        with contextlib.suppress(Exception):
            self._cleanup_kernel()
        self.km = self.kc = None

    def _why(self, end: Exception) -> str:
        if self._watch.complaint:
            return self._watch.complaint
        if isinstance(end, CellTimeoutError):
            return "did not end in time and was stopped"
        self._log.seek(0)
        if b"OutOfMemoryError" in self._log.read():
            return "ran out of memory"
        return "ended the Java process"

    def _leave_out(self, cell, what: str) -> None:
        told = f"{label(cell)} {what}."
        told = told[0].upper() + told[1:]
        self.remarks.append(told)
        fail(cell, "NotRun" if "not run" in what else "Stopped", told)

    def _get_timeout(self, cell):
        left = self._deadline - time.monotonic()
        return max(1, min(PATIENCE * self._cell, math.ceil(left)))

    def output(self, outs, msg, display_id, cell_index):
        """Show no more of a cell than anybody reads."""
        content, kind = msg["content"], msg["msg_type"]
        shown = sum(len(str(out.get("text", out.get("data", "")))) for out in outs)
        if kind != "execute_result" and (len(outs) > MOST or (kind == "stream" and shown >= SHOWN)):
            return None
        if kind == "stream":
            content["text"] = content["text"][: SHOWN - shown]
        elif shown + len(str(content.get("data", ""))) > LARGEST:
            content["data"] = {"text/plain": "(too large to be kept)"}
        return super().output(outs, msg, display_id, cell_index)


class Kernel(AsyncKernelManager):
    """The kernel `java`, with its guard and less memory."""

    guard = ""  # the folder of its classes
    secret = ""  # that the guard is told

    def format_kernel_cmd(self, extra_arguments=None):
        command = super().format_kernel_cmd(extra_arguments)
        work = os.environ["HOME"]
        own = (f"-Djava.io.tmpdir={work}", f"-Duser.home={work}")
        main = ("guard.GuardedKernel", self.connection_file, self.secret)
        # Behind the kernel's own: of two options that are alike the later counts.
        return guarded(command, self.guard, *KERNEL_OPTIONS, *own, *main)


def _keep_error(cell, execute_reply, **_) -> None:
    """A cell that failed shows that it did, whatever became of the message."""
    reply = execute_reply["content"]
    if reply["status"] == "error" and not has_error(cell):
        fail(cell, reply.get("ename", "Error"), reply.get("evalue", ""))


if __name__ == "__main__":
    main()
