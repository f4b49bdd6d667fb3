"""The playground in a real Chromium, as a visitor meets it."""

import re

import pytest
from playwright.sync_api import expect

from lab.commands import playground
from lab.console import Trouble
from lab.places import ROOT
from web import questions

AXE = ROOT / "book/node_modules/axe-core/axe.min.js"

pytestmark = [
    pytest.mark.xdist_group("playground"),
    pytest.mark.full("compiles the kit for the browser, and opens a Chromium"),
]

SHALLOW = "#data=moons&f=tanh&depth=3&width=8&rate=0.3&seed=1&starts=zeros,xavier"


@pytest.fixture
def page(browser, address):
    yield from _page(browser, address, viewport={"width": 1440, "height": 1000})


@pytest.fixture
def phone(browser, address):
    yield from _page(
        browser,
        address,
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        has_touch=True,
    )


def _page(browser, address, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def _open(page, address, state=""):
    page.goto("about:blank")
    page.goto(address + state)
    page.wait_for_selector("body[data-ready]")


def _numbers(page, selector):
    return page.locator(selector).all_inner_texts()


def _steps(page):
    return int(re.sub(r"\D", "", page.inner_text("#count")))


def test_it_opens_with_four_networks_and_trains_when_play_is_pressed(page, address):
    _open(page, address)
    assert page.locator(".panel").count() == 4
    before = _numbers(page, ".c")
    page.click("#play")
    expect(page.locator("#count")).to_have_text(re.compile(r"step [1-9]\d{2}"))
    page.click("#play")
    after = _numbers(page, ".c")
    assert before[0] == "0.693" and after[0].startswith("0.69")  # the zeros guess for ever
    assert after[3] != before[3]


def test_the_first_weights_come_back_and_one_step_is_one(page, address):
    _open(page, address, SHALLOW)
    first = _numbers(page, ".c")
    for step in (1, 2):
        page.click("#step")
        expect(page.locator("#count")).to_have_text(f"step {step}")
    assert _numbers(page, ".c") != first
    page.click("#reset")
    expect(page.locator("#count")).to_have_text("step 0")
    assert _numbers(page, ".c") == first


def test_the_whole_experiment_is_in_the_address(page, address):
    _open(page, address, SHALLOW)
    page.get_by_label("hidden layers").fill("5")
    page.get_by_label("hidden layers").press("Enter")
    page.locator(".kind").nth(1).select_option("orthogonal")
    expect(page.locator(".name").nth(1)).to_have_text("orthogonal")
    told = page.url.partition("#")[2]
    assert "depth=5" in told and told.endswith("starts=zeros,orthogonal:1")
    _open(page, address, "#" + told)
    assert _numbers(page, ".name") == ["zeros", "orthogonal"]
    assert page.get_by_label("hidden layers").input_value() == "5"


@pytest.mark.parametrize("lesson", questions.of_lessons())
def test_a_lesson_leads_to_its_question(page, address, lesson):
    title, state = questions.of_lessons()[lesson]
    assert playground.state([lesson]) == state
    _open(page, address, state)
    expect(page.locator("#guide h2")).to_have_text(title)
    assert page.locator("#message").is_hidden()
    page.reload()
    expect(page.locator("#guide h2")).to_have_text(title)


def test_a_lesson_without_a_question_is_answered_with_those_that_have_one():
    assert playground.state([]) == ""
    with pytest.raises(Trouble, match="06, 07, 08, 09, 10, 12"):
        playground.state(["99"])


def test_nan_is_said_loudly_with_its_layer_and_the_network_is_frozen(page, address):
    _open(page, address)
    page.get_by_role("button", name="What makes NaN?").click()
    expect(page.locator("#guide")).to_be_visible()
    expect(page.locator(".name").nth(3)).to_have_text("N(0, 3²)")
    page.click("#play")
    for panel in (2, 3):
        expect(page.locator(".alarm").nth(panel)).to_be_visible()
        assert re.match(
            r"(NaN|Infinity) at layer \d", page.locator(".alarm strong").nth(panel).inner_text()
        )
    page.click("#play")
    assert page.locator(".alarm").nth(0).is_hidden()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("#data=mars", "There is no data set “mars”."),
        ("#v=9&depth=3", "The address is from another version of this page (9, not 1)."),
        ("#depth=1000", "The number of hidden layers is “1000”: use 1 to 40."),
        ("#width=2.5", "The number of neurons a layer is “2.5”: use a whole number."),
        ("#rate=0", "Training: the learning rate is 0.0: it must be above 0."),
        ("#rate=fast", "The learning rate is “fast”: use 0 to 100."),
        ("#depth=40&width=64", "40 hidden layers of 64 have 159744 weights"),
        ("#batch=500", "A batch of 500 is more than the 160 training rows: use 160 or less."),
        ("#starts=he,he,he,he,he", "5 networks are too many for one page: use 1 to 4."),
        ("#starts=<img src=x onerror=alert(1)>", "There are no first weights “<img src=x onerror"),
        ("#constructor=1", "The address has a part “constructor” that this page does not know."),
        ("#%E0%A4%A", "The address has a part “damaged” that this page does not know."),
    ],
)  # fmt: skip
def test_a_state_that_cannot_be_gets_one_sentence_and_a_page_that_works(
    page, address, state, sentence
):
    _open(page, address, state)
    assert page.inner_text("#message").startswith(sentence)
    assert page.locator(".panel").count() == 4
    page.click("#step")
    expect(page.locator("#count")).to_have_text("step 1")


def test_a_phone_shows_all_of_it_without_scrolling_sideways(phone, address):
    _open(phone, address)
    phone.click("#step")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_everything_can_be_done_from_the_keyboard(page, address):
    _open(page, address, SHALLOW)
    page.keyboard.press("s")
    expect(page.locator("#count")).to_have_text("step 1")
    page.keyboard.press("Space")
    expect(page.locator("#play-word")).to_have_text("Pause")
    page.keyboard.press("Space")
    expect(page.locator("#play-word")).to_have_text("Play")
    page.keyboard.press("r")
    expect(page.locator("#count")).to_have_text("step 0")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"play", "step", "reset", "kind", "bias", "cell", "file", "share", "paste"} <= reached


@pytest.mark.skipif(not AXE.is_file(), reason="python3 -m lab site fetches axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_for_all(browser, address, scheme):
    for page in _page(browser, address, color_scheme=scheme, bypass_csp=True):
        _open(page, address)
        page.get_by_role("button", name="What makes NaN?").click()
        expect(page.locator(".name").nth(0)).to_have_text("He")
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run()")["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []


def test_whoever_wants_less_motion_gets_two_pictures_a_second(browser, address):
    for page in _page(browser, address, reduced_motion="reduce"):
        _open(page, address, SHALLOW)
        page.click("#play")
        expect(page.locator("#count")).to_have_text("step 100")
        page.click("#play")


def test_the_theme_follows_the_system(page, address):
    _open(page, address, SHALLOW)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert dark != page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")


TABLE = "length;width;kind\n" + "".join(
    f"{i % 7};{100 * (i % 5)};{'big' if i % 7 > 3 else 'small'}\n" for i in range(40)
)


def _drop(page, text):
    page.set_input_files("#file", {"name": "own.csv", "mimeType": "text/csv", "buffer": text})


def test_a_table_of_ones_own_is_learned_and_stays_out_of_the_address(page, address):
    _open(page, address, "#depth=2&rate=0.3&starts=he")
    _drop(page, TABLE.encode())
    expect(page.locator("[name=data]")).to_have_value("own")
    assert page.locator("#message").is_hidden()
    for _ in range(3):
        page.click("#step")
    assert "data=own" in page.url and "small" not in page.url
    page.reload()
    expect(page.locator("#message")).to_have_text(
        "There is no table yet: drop a CSV file on the page."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "There is no table yet: drop a CSV file on the page."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "The table has one column: it needs numbers"),
        (b"a,b,c\n1,2,x\n1,2\n" * 9, "Line 3 of the table has 2 values, line 1 has 3."),
        (b"a,b,c\n" + b"1,two,x\n" * 12, "Line 2 of the table: “two” is not a number."),
        (b"a,b,c\n" + b"1,2,x\n" * 12, "The last column has one class only."),
        (b"".join(b"%d,%d\n" % (i, i) for i in range(50)), "The last column has more than 10"),
        (b"1,2,x\n" * 9999, "The table has 9999 rows: use up to 2000."),
        (b"1,2,x\n" * 200_000, "The file is larger than a megabyte: use a smaller table."),
    ],
    ids=lambda part: part if isinstance(part, str) else "",  # not a megabyte of table
)
def test_what_is_no_table_gets_one_sentence_and_the_page_goes_on(page, address, text, sentence):
    _open(page, address, SHALLOW)
    _drop(page, text)
    expect(page.locator("#message")).to_contain_text(sentence)
    assert page.locator("[name=data]").input_value() == "moons"
    page.click("#step")
    expect(page.locator("#count")).to_have_text("step 1")


def test_a_pasted_address_or_cell_is_opened_and_other_text_is_not(page, address):
    _open(page, address, SHALLOW)
    page.click("#step")
    page.locator(".cell").nth(1).click()
    expect(page.locator("#cell pre")).to_contain_text("// From the playground: v=1&data=moons")
    cell = page.inner_text("#cell pre")
    page.get_by_role("button", name="Close").click()
    _open(page, address)
    page.fill("#paste", cell.splitlines()[0])
    page.press("#paste", "Enter")
    expect(page.locator(".name")).to_have_text(["zeros", "Xavier"])
    page.fill("#paste", "<b>data</b>")
    page.press("#paste", "Enter")
    expect(page.locator("#message")).to_contain_text("There is no state of this page in what was")


def test_a_browser_without_webassembly_gc_is_told_so(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/goldilocks.wasm", lambda route: route.fulfill(body=b"\0asm\1\0\0\0\x7f"))
    page.goto(address)
    expect(page.locator("#message")).to_contain_text("could not be loaded")
    page.add_init_script("WebAssembly.validate = () => false")
    page.reload()
    expect(page.locator("#message")).to_contain_text("Firefox from 120")
    context.close()


def test_a_pointer_on_a_layer_reads_its_numbers(page, address):
    _open(page, address, SHALLOW)
    signals = page.locator(".signals").nth(1)
    box = signals.bounding_box()
    signals.hover(position={"x": box["width"] - 12, "y": 20})
    expect(signals).to_have_attribute("title", re.compile(r"^Layer 4: a \S+ \(theory \S+\), dZ"))
