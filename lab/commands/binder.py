"""Print the address and the badge that open this clone's lessons on mybinder.org.

python3 -m lab binder             they name the remote `origin` and the branch that is checked out:
                                  push it first
python3 -m lab binder measure     what a visitor waits for on one core goes into docs/performance.md
"""

import re
import subprocess
from urllib.parse import quote

from lab import environment
from lab.commands.setup import set_up
from lab.console import Trouble
from lab.places import NOTEBOOKS, ROOT

BADGE = "https://mybinder.org/badge_logo.svg"
REMOTE = re.compile(
    r"(?:https?://|ssh://)?(?:[^@/]+@)?([\w.-]+\.\w+)[:/](?:\d+/)?(.+?)(?:\.git)?/?"
)
PROVIDERS = {"github.com": "gh", "gitlab.com": "gl"}


def main(arguments: list[str]) -> int:
    if arguments == ["measure"]:
        return _measure()
    if arguments:
        raise Trouble("binder takes measure or nothing: python3 -m lab binder --help.")
    address = launch(git("remote", "get-url", "origin"), git("branch", "--show-current"))
    print(f"{address}\n\n[![Binder]({BADGE})]({address})")
    return 0


def _measure() -> int:
    set_up()
    environment.install(environment.TEST_REQUIREMENTS)
    from bench import report
    from hub import visitor

    text = visitor.measure()
    report.put(visitor.HEADING, text)
    print(text)
    return 0


def launch(remote: str, branch: str, lesson: str = "") -> str:
    """The address that opens a lesson of a remote's branch, the first where none is named."""
    found = REMOTE.fullmatch(remote)
    if not found or not branch:
        raise Trouble(
            f"mybinder.org cannot reach “{remote}” at branch “{branch}”: put the repository on a "
            "public host, git remote set-url origin its address, check a branch out and push it."
        )
    host, path = found.groups()
    where = {
        "gh": path,
        "gl": quote(path, safe=""),
        "git": quote(f"https://{host}/{path}", safe=""),
    }
    provider = PROVIDERS.get(host, "git")
    lesson = lesson or min(path.name for path in NOTEBOOKS.glob("*.ipynb"))
    page = quote(f"lab/tree/{NOTEBOOKS.name}/{lesson}", safe="")
    ref = quote(branch, safe="")
    return f"https://mybinder.org/v2/{provider}/{where[provider]}/{ref}?urlpath={page}"


def git(*words: str) -> str:
    """What git says of this clone."""
    try:
        done = subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Trouble("There is no git here, which knows the remote: install it.") from error
    return done.stdout.strip()
