"""What the book is made of, piece by piece."""

import json

from nbformat import v4

from book import build, java_links, ledger, lessons
from web import questions


def test_a_figure_becomes_a_picture_with_its_sentence_and_what_it_is_drawn_from(tmp_path):
    plot = {"data": [{"name": "</script>"}], "layout": {"title": {"text": "Two<br>lines"}}}
    data = {lessons.PLOT: plot, lessons.PNG: "UE5H", "text/plain": "Figure: Two lines; x: step"}
    cell = v4.new_code_cell("chart", outputs=[v4.new_output("execute_result", data=data)])
    title = v4.new_markdown_cell("# 00 · Start\n\nText")
    notebook = v4.new_notebook(cells=[title, cell])
    source = tmp_path / "00-start.ipynb"
    source.write_text(json.dumps(notebook))
    lessons.write(source, tmp_path / "out", None)
    written = json.loads((tmp_path / "out/lessons/00-start.ipynb").read_text())
    html = written["cells"][-1]["outputs"][0]["data"]["text/html"][0]
    assert (tmp_path / f"out/figures/00-start.{cell.id}.png").read_bytes() == b"PNG"
    assert 'alt="Two lines"' in html
    assert "<figcaption>Two lines " in html
    assert html.count("</script>") == 1
    assert "".join(written["cells"][0]["source"]).startswith("# 00 · Start\n\n<p class=")


def test_a_class_in_a_code_cell_leads_to_its_page_and_a_word_outside_does_not():
    code = '<div class="highlight-java"><pre><span class="n">Matrix</span></pre></div>'
    html = java_links.linked(
        code + '<span class="n">Matrix</span>', {"Matrix": "goldilocks/Matrix.html"}, "../"
    )
    assert html.count('<a class="api" href="../api/goldilocks/Matrix.html">') == 1


def test_the_ledgers_page_has_every_claim_with_verdict_and_links():
    text = build.CLAIMS.read_text("utf-8")
    page = ledger.page(text)
    assert page.count('<section class="claim ') == text.count("\nclaim: ") > 20
    assert page.count(">shown</a>") == text.count("\nnumber: ")


def test_a_lesson_of_which_the_playground_has_a_question_leads_to_its_state(tmp_path):
    title = v4.new_markdown_cell("# 10 · He\n\nText")
    source = tmp_path / "10-he.ipynb"
    source.write_text(json.dumps(v4.new_notebook(cells=[title])))
    lessons.write(source, tmp_path / "out", None)
    head = json.loads((tmp_path / "out/lessons/10-he.ipynb").read_text())["cells"][0]["source"]
    assert 'href="../playground/#data=circles&amp;f=relu&amp;depth=20' in "".join(head)
    assert len(questions.of_lessons()) == 6


def test_only_a_repository_on_github_has_an_address():
    assert build.repository("https://github.com/some/kit.git") == "https://github.com/some/kit"
    assert build.repository("git@github.com:some/kit") == "https://github.com/some/kit"
    assert build.repository("/home/me/kit") is None


def test_a_link_out_of_the_lessons_leads_into_the_repository_or_nowhere():
    text = "see [the code](../src/X.java) and [04](04-feedforward.ipynb)"
    assert lessons.inside(text, None) == "see the code and [04](04-feedforward.ipynb)"
    assert "(https://github.com/some/kit/blob/main/src/X.java)" in lessons.inside(
        text, "https://github.com/some/kit"
    )
