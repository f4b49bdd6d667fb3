"""Every lesson's slides in a real browser, from the disk and without a network."""

import shutil
import sys

import pytest

if sys.version_info < (3, 11) or not shutil.which("npm"):
    pytest.skip("slides need Python 3.11 and npm", allow_module_level=True)

from book import build
from lab import environment
from lab.commands import slides as command
from lab.console import Trouble
from lab.places import NOTEBOOKS

pytestmark = [
    pytest.mark.full("makes the slides of every lesson and looks at each"),
    pytest.mark.xdist_group("book"),
]
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
# What does not fit on the slide that is shown; 960 by 700 at whatever scale.
CUT = """() => {
    const scale = Reveal.getScale();
    const { left, top } = document.querySelector(".reveal .slides").getBoundingClientRect();
    const seen = "p, li, pre, table, math, img, figure, h1, h2, h3, .main-svg";
    return [...Reveal.getCurrentSlide().querySelectorAll(seen)]
        .filter(one => !one.closest("aside") && one.getClientRects().length)
        .filter(one => {
            const box = one.getBoundingClientRect();
            const hides = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 2;
            return hides || (box.bottom - top) / scale > 702 || (box.right - left) / scale > 962
                || (box.top - top) / scale < -2;
        })
        .map(one => `${one.tagName}: ${one.textContent.trim().slice(0, 80)}`);
}"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    environment.install(environment.BOOK_REQUIREMENTS)
    from book import slides

    build.fetch()
    folder = tmp_path_factory.mktemp("slides")
    return {page.stem: page for page in slides.write(LESSONS, folder)}


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("lesson", [lesson.stem for lesson in LESSONS])
def test_each_slide_is_shown_whole_with_its_figure_drawn(page, made, lesson):
    page.goto(made[lesson].as_uri())
    page.wait_for_function("window.Reveal?.isReady()")
    total = page.evaluate("Reveal.getTotalSlides()")
    assert total > 15
    cut = []
    for _ in range(total):
        for figure in page.locator("section.present section.present figure.plot").all():
            figure.locator(".main-svg").first.wait_for()
        cut += page.evaluate(CUT)
        page.keyboard.press("Space")
    assert page.evaluate("Reveal.isLastSlide()")
    assert cut == []


def test_a_knob_is_turned_by_arrow_keys_that_elsewhere_lead_on(page, made):
    page.goto(made["03-gradient-descent"].as_uri())
    page.wait_for_function("window.Reveal?.isReady()")
    knob = page.locator("section.present section.present .knobs input")
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        if knob.count():
            break
        page.keyboard.press("Space")
        page.wait_for_timeout(100)
    place = page.evaluate("Reveal.getIndices()")
    before = knob.input_value()
    knob.press("ArrowLeft")
    assert knob.input_value() != before
    assert page.evaluate("Reveal.getIndices()") == place


def test_readings_are_notes_and_no_formula_is_left_to_a_script(made):
    html = made["08-vanishing-and-exploding"].read_text("utf-8")
    assert '<aside class="notes">' in html
    assert "<math" in html
    assert "mathjax" not in html.lower()


def test_an_unknown_lesson_is_answered_with_an_example():
    with pytest.raises(Trouble, match="no lesson 99: python3 -m lab slides 08"):
        command.main(["99"])
