"""What mybinder.org is given: the address of this clone, and a build as repo2docker does it."""

import pytest

from lab.commands import binder
from lab.console import Trouble

PAGE = "?urlpath=lab%2Ftree%2Fnotebooks%2F00-start-here.ipynb"


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/someone/goldilocks.git",
        "https://token@github.com/someone/goldilocks",
        "git@github.com:someone/goldilocks.git",
        "ssh://git@github.com/someone/goldilocks.git",
    ],
)
def test_the_address_opens_the_first_lesson_of_the_remote(remote):
    address = "https://mybinder.org/v2/gh/someone/goldilocks/main" + PAGE
    assert binder.launch(remote, "main") == address


def test_other_hosts_are_quoted_as_binder_wants_them():
    start = "https://mybinder.org/v2/"
    gitlab = binder.launch("git@gitlab.com:group/below/kit.git", "a/b")
    assert gitlab == f"{start}gl/group%2Fbelow%2Fkit/a%2Fb{PAGE}"
    other = binder.launch("ssh://git@git.example.org:2222/group/kit.git", "main")
    assert other == f"{start}git/https%3A%2F%2Fgit.example.org%2Fgroup%2Fkit/main{PAGE}"


@pytest.mark.parametrize("remote", ["", "/home/me/kit", "../kit", "file:///home/me/kit.git"])
def test_a_clone_that_is_not_on_the_web_is_told_so(remote):
    with pytest.raises(Trouble, match="org cannot reach"):
        binder.launch(remote, "main")
