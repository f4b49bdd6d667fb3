"""The built site, every page in a real browser."""

import functools
import http.server
import re
import shutil
import sys
import threading
from pathlib import Path

import pytest

if sys.version_info < (3, 11) or not shutil.which("npm"):
    pytest.skip("the book needs Python 3.11 and npm", allow_module_level=True)

from book import build
from lab import environment, jdk

pytestmark = [
    pytest.mark.full("makes the whole book and opens each of its pages"),
    pytest.mark.xdist_group("book"),
]
AXE = build.HERE / "node_modules/axe-core/axe.min.js"
RULES = [
    "color-contrast",
    "document-title",
    "heading-order",
    "html-has-lang",
    "image-alt",
    "link-name",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site() -> Path:
    environment.install(environment.BOOK_REQUIREMENTS)
    return build.make(jdk.find()).parent


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def pages(site) -> list[str]:
    found = [*site.glob("*.html"), *site.glob("lessons/*.html")]
    return sorted(path.relative_to(site).as_posix() for path in found)


SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
in_two_windows = pytest.mark.parametrize(
    "size, scheme", [("desktop", "light"), ("phone", "dark")], ids=SIZES
)


@in_two_windows
def test_every_page_draws_its_figures_in_its_width_for_all_to_read_and_asks_nobody_else(
    browser, address, pages, size, scheme
):
    assert len([name for name in pages if re.match(r"lessons/\d\d", name)]) == 17
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    page = context.new_page()
    wrong, asked = [], []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for name in pages:
        page.goto(address + name)
        assert page.title()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert _unreadable(page) == [], name
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for figure in page.locator("figure.plot").all():
            figure.scroll_into_view_if_needed()
            figure.locator(".main-svg").first.wait_for()
        assert wrong == [], name
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)
    context.close()


def _unreadable(page) -> list[str]:
    page.add_script_tag(path=AXE)
    ask = "rules => axe.run({ runOnly: { type: 'rule', values: rules } })"
    found = page.evaluate(ask, RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_a_knob_is_turned_by_keyboard_and_a_figure_alone_fills_the_screen(browser, address):
    page = browser.new_page()
    page.goto(address + "lessons/03-gradient-descent.html?figure=c03k")
    line = page.locator(".scatterlayer .trace path.js-line").last
    before = line.get_attribute("d")
    page.locator(".knobs input").press("ArrowLeft")
    assert page.locator(".knobs output").inner_text() == "0.14"
    page.wait_for_function(
        "old => [...document.querySelectorAll('.scatterlayer .trace path.js-line')].at(-1)"
        ".getAttribute('d') != old", arg=before,
    )  # fmt: skip
    assert page.locator("figure.plot").bounding_box()["width"] > 0.9 * page.viewport_size["width"]
    assert page.locator("h1").count() == 0


MOVING = """[...document.querySelectorAll("figure.plot")]
    .filter(one => JSON.parse(one.querySelector("script").textContent).frames).map(one => one.id)"""


@in_two_windows
def test_every_knob_is_turned_by_mouse_and_keyboard(browser, address, site, size, scheme):
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    turned = 0
    for lesson in sorted(site.glob("lessons/[0-9]*.html")):
        page.goto(address + f"lessons/{lesson.name}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for one in page.evaluate(MOVING):
            _turn(page, page.locator(f"#{one}"))
            turned += 1
    assert turned >= 10
    assert wrong == []
    context.close()


def _turn(page, figure):
    figure.scroll_into_view_if_needed()
    knob, told = figure.locator(".knobs input"), figure.locator(".knobs output")
    knob.wait_for()
    assert "<" not in figure.locator(".knobs label").inner_text(), "an index is one"
    seen = [_drawn(figure)]
    knob.press("Home")
    _changed(figure, seen, told)
    for _ in range(int(knob.get_attribute("max"))):
        knob.press("ArrowRight")
    _changed(figure, seen, told)
    box = knob.bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    _changed(figure, seen, told)
    for choice in figure.locator(".knobs select").all():
        choice.select_option(index=0)
        _changed(figure, seen, told)
    play = figure.locator(".knobs button")
    play.click()
    assert "Stop" in play.inner_text()
    play.click()
    assert "Play" in play.inner_text()


def _drawn(figure) -> str:
    return figure.locator(".main-svg").first.inner_html()


def _changed(figure, seen, told):
    for _ in range(200):  # a busy machine draws late
        if _drawn(figure) not in seen[-1:]:
            break
        figure.page.wait_for_timeout(50)
    seen.append(_drawn(figure))
    assert seen[-1] != seen[-2], told.inner_text()


def test_a_network_at_ten_per_cent_is_two_clicks_from_its_reason(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="Start at the symptom").click()
    page.get_by_role("row", name="10 % of ten classes").get_by_role("link").first.click()
    heading = page.get_by_role("heading", name="The cost does not move")
    assert heading.is_visible()
    assert "Initializer.he()" in page.locator("section#the-cost-does-not-move").inner_text()


def test_no_link_is_broken(site, pages):
    broken = []
    for name in pages:
        html = (site / name).read_text("utf-8")
        for link in re.findall(r'(?:href|src)="([^"]+)"', html):
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            target = (site / name).parent / path.partition("?")[0] if path else site / name
            in_page = target.suffix == ".html" and anchor
            anchor = "" if "playground" in path else anchor  # there it is a state
            if not target.exists() or (
                in_page and f'id="{anchor}"' not in target.read_text("utf-8")
            ):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_a_page_is_small(browser, address, site):
    """Compressed, as a server sends it, pictures aside that are not in view."""
    import gzip

    page = browser.new_page()
    loaded = []
    page.on("response", lambda response: loaded.append(response.url))
    page.goto(address + "lessons/08-vanishing-and-exploding.html", wait_until="networkidle")
    files = {
        site / url.removeprefix(address).partition("?")[0]
        for url in loaded
        if url.startswith(address)
    }
    total = sum(len(gzip.compress(file.read_bytes())) for file in files if file.is_file())
    assert total < 1_000_000
