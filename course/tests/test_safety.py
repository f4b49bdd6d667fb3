"""A student's texts, programs and figures reach neither the lecturer's browser nor machine."""

import base64
import contextlib
import html
import http.server
import json
import re
import subprocess
import sys
import threading
from urllib.parse import quote

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook
from playwright.sync_api import Error as PlaywrightError

from course.grading import answers, clean, pictures, reading, tasks, trial
from course.grading.classroom import Classroom
from course.grading.course import HOME, Course
from course.grading.restore import is_solution
from course.tests import payloads
from lab.places import ROOT
from lab.tests.conftest import stop
from lab.tests.test_browser import MINUTE, address_of

pytestmark = pytest.mark.xdist_group("safety")  # whose pages are made once

NAME = "1-neuron"
HONEST = [
    "The cost falls, since `List<Double>` holds it: a < b && c > d, and $x<y$, $a<b>c$.",
    "```java\nMap<String, List<Double>> costs = new HashMap<>();\nif (a < b) return x -> y;\n```",
    "    List<Double> indented = new ArrayList<>();",
    "$$\\begin{align} a &< b \\\\ c &> d \\end{align}$$",
    "| cost | `x<y>` |\n|:--|--:|\n| **1** | *2* |",
    '# Why\n\n1. [Glorot](https://a.org/b?c=d&e "2010")\n2. see [this](#why)',
    'x<sub>1</sub> and x<sup>2</sup><br>next line, 3 &lt; 4, \\<b\\>, it\'s "so" – ü 🙂 <3',
    "> quoted\n\n---\n\n- a\n  - b\n\n<details><summary>more</summary>\n\ntext\n\n</details>",
]
# Follows every link that does not lead away, and does to each element what a reader may do.
TOUCH = """
for (const element of document.querySelectorAll('*')) {
  for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle', 'animationstart'])
    element.dispatchEvent(new Event(name, {bubbles: true}));
  if (element.matches('a') && !/^(https?|file):/.test(element.protocol)) element.click();
}
"""


@pytest.mark.parametrize("text", HONEST)
def test_a_text_without_harm_stays_as_it_was_typed(text):
    assert clean.markdown(text) == text


def test_generics_outside_of_code_read_as_typed():
    assert clean.markdown("a List<Double> of `List<Double>`") == (
        "a List&lt;Double> of `List<Double>`"
    )


def test_a_picture_from_elsewhere_becomes_a_link_and_a_link_that_is_none_text():
    assert clean.markdown("![a](http://x/y.png) **b**") == "\\![a](http://x/y.png) **b**"
    assert clean.markdown("[a](x.html) [b](/logout)") == "[a]\\(x.html) [b]\\(/logout)"
    assert clean.markdown("[a](javascript:x) [b](https://y)") == (
        "[a]\\(javascript:x) [b](https://y)"
    )


def test_what_cannot_be_made_safe_is_shown_as_its_source():
    source = "[a]: javascript:x\n\n[a] <b onclick=x> ~~~~"
    assert clean.markdown(source) == f"~~~~~text\n{source}\n~~~~~"
    assert clean.markdown("x" * 30_000).startswith("~~~~text\n")


@pytest.mark.parametrize(
    "text", ["[x](javascript:y)", "<img>", "a_b*c* `d` $e$ ~~f~~ http://g", "- #"]
)
def test_a_remark_shows_its_words_as_they_are(text):
    page, _ = HTMLExporter(template_name="basic").from_notebook_node(
        v4.new_notebook(cells=[v4.new_markdown_cell(clean.plain(text))])
    )
    shown = re.search(r"<p>(.*)</p>", page)
    assert shown and html.unescape(shown[1]) == text


@pytest.mark.parametrize("text", payloads.texts("http://leak.invalid"))
def test_cleaning_twice_changes_nothing(text):
    cleaned = clean.markdown(reading.clean(text))
    assert clean.markdown(cleaned) == cleaned


def test_a_pasted_picture_stays_and_what_is_none_goes():
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n...").decode()
    cell = v4.new_markdown_cell("![a](attachment:a%20b.png) ![c](attachment:c.svg) <b>")
    cell.attachments = {
        "a b.png": {"image/png": png, "text/html": "<script>"},
        "c.svg": {"image/svg+xml": "PHN2Zz4="},
        "d.png": {"image/png": "no picture"},
    }
    clean.text(cell)
    assert cell.attachments == {"a%20b.png": {"image/png": png}}
    assert cell.source == "![a](attachment:a%20b.png) !\\[c](attachment:c.svg) &lt;b>"
    page, _ = HTMLExporter().from_notebook_node(v4.new_notebook(cells=[cell]))
    assert f'src="data:image/png;base64,{png}"' in page


@pytest.fixture(scope="module")
def home():
    """A server of somebody else's, and what was asked of it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def effects(page, address: str, asked: list) -> list[str]:
    """What a page does when it is opened, and when a reader touches all of it."""
    found = []
    own = address.partition("/formgrader")[0]
    page.on("dialog", lambda dialog: (found.append("a dialog"), dialog.dismiss()))
    page.on("pageerror", lambda error: found.append(f"an error: {error}"))
    page.on("console", lambda line: found.append(f"says {line.text}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((own, "data:", "blob:"))
            else found.append(f"asks for {request.url}")
        ),
    )
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    with contextlib.suppress(PlaywrightError):  # the page has gone elsewhere
        page.evaluate(TOUCH)
        page.wait_for_timeout(500)
    if re.split("[?#]", page.url)[0] != address:  # the formgrader counts cells behind it
        found.append(f"goes to {page.url}")
    elif page.evaluate("window.pwned"):
        found.append("leaves a mark")
    return found + [f"reaches {path}" for path in asked]


def shows(data: dict) -> nbformat.NotebookNode:
    return v4.new_output("display_data", data=data)


def written(leak: str, cleaned: bool) -> nbformat.NotebookNode:
    """All texts and all outputs in one notebook, its own words hostile too."""
    cells = [v4.new_markdown_cell(reading.clean(text)) for text in payloads.texts(leak)]
    outputs = list(map(shows, payloads.bundles(leak)))
    outputs.append(v4.new_output("stream", text=f"<script>{payloads.script(leak)}</script>"))
    outputs.append(
        v4.new_output(
            "error", ename="<b onclick=x>", evalue="<script>", traceback=["<svg onload=x>"]
        )
    )
    code = v4.new_code_cell("// </script><script>top.pwned=1</script>")
    code.outputs = clean.shown(outputs) if cleaned else outputs
    for cell in cells if cleaned else ():
        clean.text(cell)
    return v4.new_notebook(cells=[*cells, code])


@pytest.mark.parametrize("template", ["classic", "lab"])
def test_nothing_runs_on_a_plain_page_of_what_was_cleaned(template, browser, home, tmp_path):
    leak, asked = home
    page = tmp_path / "page.html"
    exporter = HTMLExporter(template_name=template)
    page.write_text(exporter.from_notebook_node(written(leak, cleaned=True))[0], "utf-8")
    # nbconvert's own scripts, which our pages have not.
    found = [one for one in effects(browser.new_page(), page.as_uri(), asked) if "cdnjs" not in one]
    assert [one for one in found if "ERR_" not in one] == []


def test_on_the_same_page_uncleaned_all_of_it_happens(browser, home, tmp_path):
    """Which shows that the other tests would see it."""
    leak, asked = home
    uncleaned = written(leak, cleaned=False)
    # One that does not load, and one that leaves, end the page before others are seen.
    uncleaned.cells = [
        cell
        for cell in uncleaned.cells
        if "attachment:" not in cell.source and "refresh" not in cell.source
    ]
    page = tmp_path / "page.html"
    page.write_text(HTMLExporter(template_name="classic").from_notebook_node(uncleaned)[0], "utf-8")
    found = " ".join(effects(browser.new_page(), page.as_uri(), asked))
    asked.clear()
    for effect in ("a dialog", "says pwned", "asks for http://127", "reaches /script"):
        assert effect in found


@pytest.mark.slow("a browser draws figures")
def test_a_hostile_figure_is_a_picture_and_a_spoilt_one_spoils_no_other(home, tmp_path):
    leak, asked = home
    good = {"data": [{"type": "scatter", "x": [1], "y": [1]}], "layout": {}}
    spoilt = {"data": [{"type": "no such"}], "layout": {}}
    figures = {"hostile": payloads.figure(leak), "spoilt": spoilt, "good": good}
    paths = {name: tmp_path / f"{name}.ipynb" for name in figures}
    for name, path in paths.items():
        cell = v4.new_code_cell("x", outputs=clean.shown([shows({clean.PLOT: figures[name]})]))
        nbformat.write(v4.new_notebook(cells=[cell]), path)
    pictures.find_browser()
    pictures._draw_in(list(paths.values()))
    kinds = {name: set(nbformat.read(paths[name], 4).cells[0].outputs[0].data) for name in paths}
    assert kinds == {
        "hostile": {"image/png", "text/plain"},
        "spoilt": {"text/plain"},
        "good": {"image/png", "text/plain"},
    }
    assert asked == []


@pytest.fixture(scope="module")
def hostile(home, tmp_path_factory) -> Course:
    """A submission of payloads, graded, its figures drawn, its feedback written."""
    leak, _ = home
    course = trial.make(tmp_path_factory.mktemp("course"))
    tasks.release_in(course, NAME)
    notebook = answers.read(NAME)[0].notebook(course.released(NAME))
    notebook.metadata["title"] = f"</title><script>{payloads.script(leak)}</script>"
    texts = payloads.texts(leak)
    [answer] = [
        cell for cell in notebook.cells if cell.cell_type == "markdown" and is_solution(cell)
    ]
    answer.source = "\n\n".join(texts[:30])
    shown = [(kind, text) for data in payloads.bundles(leak) for kind, text in data.items()]
    calls = [f'display({json.dumps(str(text))}, "{kind}");' for kind, text in shown]
    words = json.dumps(f"<img src=x onerror='{payloads.script(leak)}'>")
    extra = [
        *(v4.new_markdown_cell(text) for text in texts),
        *(v4.new_raw_cell(text, metadata={"raw_mimetype": "text/html"}) for text in texts),
        *map(v4.new_code_cell, calls),
        v4.new_code_cell(f"new Chart({words}, {words}, {words}).add({words}, 1, 2)"),
    ]
    for number, cell in enumerate(extra):
        cell.metadata["tags"] = ['"><script>top.pwned=1</script>']
        cell.attachments = {"a.svg": {"image/svg+xml": payloads.SVG}}
        cell["id"] = f'"><img src=x onerror=top.pwned=1>{number}'
    notebook.cells[2:2] = extra
    path = answers.hand_in(course, NAME, "payload", v4.new_notebook())
    path.write_text(json.dumps(notebook), "utf-8")
    path.rename(path.with_name("[x](javascript:top.pwned=1)<img src=x onerror=top.pwned=1>.ipynb"))
    [graded] = Classroom(course, NAME).grade()
    assert graded.points == 20
    pictures.draw(course, NAME)
    tasks.feedback_in(course, NAME)
    return course


@pytest.mark.full("a submission is graded and its pages are opened in a browser")
def test_nothing_runs_on_a_page_of_feedback(hostile, browser, home):
    page = hostile.root / "feedback" / "payload" / NAME / f"{NAME}.html"
    assert effects(browser.new_page(), page.as_uri(), home[1]) == []
    assert "<script" not in page.read_text("utf-8")


@pytest.mark.full("a submission is graded and its pages are opened in a browser")
def test_nothing_runs_in_the_formgrader(hostile, browser, home):
    _, asked = home
    with Gradebook(f"sqlite:///{hostile.gradebook}") as gradebook:
        [submission] = gradebook.notebook_submissions(NAME, NAME)
        pages = [
            f"submissions/{submission.id}/",
            "manage_students/payload",
            f"manage_students/payload/{NAME}",
        ]
    words = '"><img src=x onerror=top.pwned=1>'
    pages += [f"manage_students/{quote(words)}", f"gradebook/{NAME}/{quote(words)}"]
    (hostile.root / "nbgrader_config.py").symlink_to(HOME / "nbgrader_config.py")
    pages += ["manage_assignments", f"manage_submissions/{NAME}", f"gradebook/{NAME}/{NAME}"]
    code = "import sys; from pathlib import Path; from course.grading import tasks, course;"
    code += "tasks.formgrader_of(course.Course(Path(sys.argv[1])), *sys.argv[2:])"
    options = ["--no-browser", "--allow-root", "--port=0"]
    server = subprocess.Popen(
        [sys.executable, "-c", code, str(hostile.root), *options],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(MINUTE)
        address = address_of(server)
        page.goto(address)
        for path in pages:
            there = address.partition("/lab?")[0] + f"/formgrader/{path}"
            page = context.new_page()
            assert effects(page, there, asked) == [], path
            assert page.locator("#warning-exchange").count() == 0
            assert page.locator("math").count() > 10 or not path.startswith("submissions/")
    finally:
        stop(server)
