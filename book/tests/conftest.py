"""The browser that the lessons are tested in."""

from lab.tests.test_browser import browser  # noqa: F401 - a fixture
