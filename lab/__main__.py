"""python3 -m lab: find the command, run it, tell its trouble in one sentence."""

import errno
import importlib
import os
import pkgutil
import signal
import sys

from lab import commands
from lab.console import Trouble, cause, say

DEFAULT = "start"


def main(arguments: list[str]) -> int:
    # Our kernelspec `java` before one of the same name in the user's home.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    if arguments[:1] in (["-h"], ["--help"], ["help"]):
        print(_help())
        return 0
    if not arguments or arguments[0] == "--":
        arguments = [DEFAULT, *arguments]
    name, *rest = arguments
    if name not in _names():
        raise Trouble(f"There is no command {name}: python3 -m lab --help shows those there are.")
    command = importlib.import_module(f"lab.commands.{name}")
    if rest[:1] in (["-h"], ["--help"]):
        print(command.__doc__)
        return 0
    return command.main(rest)


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def _help() -> str:
    lines = ["python3 -m lab [command] [arguments]", ""]
    for name in _names():
        summary = importlib.import_module(f"lab.commands.{name}").__doc__.partition("\n")[0]
        lines.append(f"  {name:9} {summary}")
    return "\n".join(lines)


def _told() -> int:
    # What stops a job in the background, where Ctrl-C does not come.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return main(sys.argv[1:])
    except Trouble as trouble:
        say(f"lab: {trouble}")
    except KeyboardInterrupt:
        say("lab: stopped; run the same command to go on.")
        return 130
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EPERM):
            raise
        say(f"lab: {error.filename or ''}: {cause(str(error))}.")
    return 1


sys.exit(_told())
