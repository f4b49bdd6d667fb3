"""The browser that the lessons are tested in."""

from lab.tests.conftest import browser  # noqa: F401 - a fixture
