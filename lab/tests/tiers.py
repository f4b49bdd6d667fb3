"""A plugin of pytest: why a slow test is slow goes into the report, and slow files run first.

What fails is told at once, for the whole run takes half an hour and may be stopped before its end.
"""

import pytest

MARKS = ("full", "short", "slow")


def pytest_collection_modifyitems(items):
    marked = {item: mark for item in items for name in MARKS for mark in item.iter_markers(name)}
    for item, mark in marked.items():
        item.user_properties.append(("why", f"{' '.join(mark.args)} ({mark.name})".strip()))
    # At the end two processes would wait for the one that took up a slow test last.
    slow = {item.path for item in marked}
    items.sort(key=lambda item: item.path not in slow)


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(AtOnce(terminal))


class AtOnce:
    def __init__(self, terminal):
        self.terminal = terminal

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.terminal.write_line(f"\n{report.nodeid} ({report.when})\n{report.longreprtext}")
