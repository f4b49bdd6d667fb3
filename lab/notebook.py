"""A notebook executed without a browser on the kernel `java`."""

import asyncio
import atexit
import contextlib
import signal
import tempfile
from pathlib import Path

from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from lab.console import Trouble, cause

CELL_LIMIT = 300  # seconds
PORT_TAKEN = "Address already in use"


def execute(notebook, folder: Path, manager=None, **options):
    """Fill in a notebook's outputs, its cells running in a folder; options are nbclient's."""

    def run(log):
        client = NotebookClient(
            notebook,
            km=manager,
            kernel_name="java",
            timeout=CELL_LIMIT,
            record_timing=False,
            resources={"metadata": {"path": str(folder)}},
            **options,
        )
        try:
            return _to_its_end(client.async_execute(cleanup_kc=True, stdout=log, stderr=log))
        finally:
            atexit.unregister(client._cleanup_kernel)  # nbclient forgets to where a start failed

    with tempfile.TemporaryFile() as log:
        try:
            try:
                return run(log)
            except (DeadKernelError, RuntimeError):
                if PORT_TAKEN not in _said(log):
                    raise
                return run(log)  # another program was faster: Jupyter chooses other ports
        except CellExecutionError as error:
            raise Trouble(f"A cell stops with {error.ename}: {error.evalue}") from error
        except CellTimeoutError as error:
            raise Trouble(f"A cell takes longer than {CELL_LIMIT} seconds.") from error
        except FileNotFoundError as error:
            raise Trouble(
                f"The kernel's program {error.filename} is gone: run python3 -m lab setup."
            ) from error
        except (DeadKernelError, RuntimeError) as error:
            raise Trouble(f"The kernel died; its last words: {cause(_said(log))}.") from error


def _said(log) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")


def _to_its_end(work):
    """What a coroutine gives; Ctrl-C ends it, and with it the kernel that it has started."""
    loop = ensure_event_loop()
    task = loop.create_task(work)
    stopped = asyncio.Event()
    taken = _take_signals(loop, stopped.set, task.cancel)
    loop.add_signal_handler = _no_handler  # nbclient's would answer with a traceback
    try:
        return loop.run_until_complete(task)
    except KeyboardInterrupt:
        task.cancel()
        with contextlib.suppress(Exception, asyncio.CancelledError):
            loop.run_until_complete(task)
        raise
    finally:
        del loop.add_signal_handler
        for number in taken:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.default_int_handler)
        if stopped.is_set():
            raise KeyboardInterrupt


def _take_signals(loop, *then) -> list[signal.Signals]:
    """Those that raise KeyboardInterrupt are handled by the loop from now on.

    Raised wherever Python is, it may break what the kernel's end waits for.
    """
    taken = []
    for number in (signal.SIGINT, signal.SIGTERM):
        # Neither where it is ignored, nor in other threads, nor on Windows.
        if signal.getsignal(number) is signal.default_int_handler:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, lambda: [act() for act in then])
                taken.append(number)
    return taken


def _no_handler(*_) -> None:
    raise RuntimeError("as in a thread that is not the main one")
