"""A real Chromium opens the lessons in JupyterLab as a user does, and sees the plots drawn."""

import contextlib
import re
import socket
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lab.places import ROOT, TARGET
from lab.tests.conftest import Kit, stop

# Every lesson runs in test_notebooks; what a browser adds is the same for all.
LESSONS = ["00-start-here", "10-he"]
MINUTE = 60_000  # milliseconds


@pytest.fixture(scope="module")
def own(settings):
    """JupyterLab of this very folder."""
    yield from _served(Kit(ROOT), settings, "--")


@pytest.fixture(scope="module")
def address(kit: Kit, settings):
    """JupyterLab of a copy that has just been set up."""
    yield from _served(kit, settings, "start", "--")


def _served(kit: Kit, settings: Path, *command: str):
    """JupyterLab as `python3 -m lab` starts it, on a port of its own choice if ours is taken."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = kit.start(
            *command, "--no-browser", "--allow-root", f"--port={port}",
            f"--LabApp.user_settings_dir={settings}",
        )  # fmt: skip
        try:
            yield address_of(server)
        finally:
            stop(server)


def address_of(server) -> str:
    """Where JupyterLab answers."""
    for line in server.stderr:
        # JupyterLab opens on a lesson, and so its address names one.
        if found := re.search(r"(http://127\.0\.0\.1:(\d+)/lab)\S*(\?token=\w+)", line):
            _wait_until_it_listens(int(found[2]))
            return found[1] + found[3]
    raise AssertionError("JupyterLab did not start")


def _wait_until_it_listens(port: int) -> None:
    """Jupyter tells its address before."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(ConnectionRefusedError):
            return socket.create_connection(("127.0.0.1", port)).close()
        time.sleep(0.1)
    raise AssertionError("JupyterLab told an address, and does not listen there")


@pytest.mark.slow("starts JupyterLab, a browser and a kernel")
@pytest.mark.xdist_group("browser")
def test_a_lesson_runs_in_jupyterlab_and_its_plots_are_drawn(own, browser):
    _check_lesson(LESSONS[0], own, browser)


@pytest.mark.full("two lessons, in a kit that is set up for it")
@pytest.mark.xdist_group("kit")
@pytest.mark.parametrize("lesson", LESSONS)
def test_lessons_run_in_the_jupyterlab_of_a_fresh_kit(lesson, address, browser):
    _check_lesson(lesson, address, browser)


def _check_lesson(lesson: str, address: str, browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1600})
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        page.goto(address.replace("/lab?", f"/lab/tree/{lesson}.ipynb?") + "&reset")
        folded = page.locator(".jp-OutputPlaceholder")
        folded.first.wait_for(timeout=MINUTE)  # what answers a question waits for its reader
        _run_all(page)
        assert folded.count() == 0, "running a cell unfolds what it shows"
        check_plots(page)
        _check_narrow(page)
    finally:
        _picture(page, lesson)
        page.close()
    assert complaints == []


def _run_all(page: Page) -> None:
    # JJava says nothing of its state before the first cell.
    page.get_by_text(re.compile(r"Java \| (Idle|Unknown)")).first.wait_for(timeout=MINUTE)
    run_all_cells(page)


def run_all_cells(page: Page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu").get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(
        """() => {
            const cells = [...document.querySelectorAll('.jp-CodeCell')];
            const failed = document.querySelector('[data-mime-type$="jupyter.stderr"]');
            return failed || cells.length && cells.every(cell =>
                /\\d/.test(cell.querySelector('.jp-InputPrompt').textContent));
        }""",
        timeout=2 * MINUTE,
    )
    # JupyterLab marks an error like a line on stderr.
    assert page.locator('[data-mime-type$="jupyter.stderr"]').all_text_contents() == []


def check_plots(page: Page) -> None:
    # A figure is its picture until the pointer comes.
    pictures = page.locator(".plot-img[src]")
    pictures.first.wait_for(timeout=MINUTE)
    pictures.evaluate_all("all => all.forEach(one => one.dispatchEvent(new Event('mouseenter')))")
    for figure in page.locator(".jp-RenderedPlotly").all():
        assert figure.get_attribute("aria-label").startswith("Figure: "), "what it shows is told"
        assert figure.get_attribute("tabindex") == "0", "a key reaches it"
    plots = page.locator(".js-plotly-plot")
    plots.first.locator("svg.main-svg").first.wait_for(timeout=MINUTE)
    plots.first.scroll_into_view_if_needed()
    for i in range(plots.count()):  # a diagram has no axes
        words = plots.nth(i)
        has_axes = words.evaluate("plot => plot.layout.xaxis.visible !== false")
        for part in (".gtitle", ".xtitle", ".ytitle") if has_axes else (".gtitle",):
            assert "".join(words.locator(part).all_text_contents()), f"plot {i + 1} lacks {part}"
        title = words.locator(".gtitle").bounding_box()
        assert title["y"] > words.bounding_box()["y"], f"the title of plot {i + 1} is cut"


def _check_narrow(page: Page) -> None:
    """A figure keeps its shape when its column becomes narrow."""
    figures = [one.locator("svg.main-svg").first for one in page.locator(".js-plotly-plot").all()]
    wide = [figure.bounding_box() for figure in figures]
    page.set_viewport_size({"width": 1024, "height": 1600})
    page.wait_for_timeout(1000)  # plotly waits until the window stays
    for before, figure in zip(wide, figures, strict=True):
        box = figure.bounding_box()
        assert 480 <= box["width"] < 640 == before["width"]
        assert abs(box["height"] / box["width"] - before["height"] / before["width"]) < 0.01


def _picture(page: Page, lesson: str) -> None:
    folder = Path(TARGET, "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{lesson}.png")
