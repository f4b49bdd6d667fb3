"""The page as it is built, on a file server of this machine, in a real Chromium."""

import threading

import pytest

from lab import jdk
from lab.tests.conftest import browser  # noqa: F401 - a fixture
from web import server
from web.build import build


@pytest.fixture(scope="session")
def page_folder():
    return build(jdk.find())


@pytest.fixture(scope="session")
def address(page_folder):
    with server.serve(page_folder) as playground:
        threading.Thread(target=playground.serve_forever, daemon=True).start()
        yield server.address(playground)
        playground.shutdown()
