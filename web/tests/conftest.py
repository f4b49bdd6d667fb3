"""The page as it is built, on a file server of this machine, in a real Chromium."""

import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

from lab import jdk
from lab.tests.test_browser import BROWSERS, QUIET
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


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip("there is no Chromium on this machine: install it to run this test")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
