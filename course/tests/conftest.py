"""Where a machine cannot fence programs in, the classes of the tests are graded without a fence."""

import os

import pytest

from course.grading import cage
from lab.tests.conftest import browser  # noqa: F401 - a fixture


@pytest.fixture(scope="session", autouse=True)
def fence() -> bool:
    os.environ[cage.UNFENCED] = "1"
    cage.check()
    return cage.UNFENCED not in os.environ
