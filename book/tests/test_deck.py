"""Which part of a lesson stands on which slide."""

from nbformat import v4

from book import deck, lessons


def _slides(*cells) -> list[tuple[str, str]]:
    told = deck.of(v4.new_notebook(cells=list(cells))).cells
    return [(cell.metadata.slideshow.slide_type, cell.source) for cell in told]


def _text(*paragraphs: str):
    return v4.new_markdown_cell("\n\n".join(paragraphs))


def test_a_heading_begins_a_slide_and_a_question_stands_below_it():
    text = _text("# Title", "A text.", "**Predict.** What?", "## Next", "More. **Predict**: and?")
    assert _slides(text) == [
        ("slide", "# Title\n\nA text."),
        ("subslide", "**Predict.** What?"),
        ("slide", "## Next\n\nMore. **Predict**: and?"),
    ]


def test_a_reading_is_for_the_speaker_until_the_next_question():
    text = _text("**Reading.** It is.", "And why.", "**Predict.** What?")
    assert _slides(text) == [
        ("notes", "**Reading.** It is.\n\nAnd why."),
        ("subslide", "**Predict.** What?"),
    ]


def test_a_text_goes_on_below_where_a_slide_is_full():
    half = " ".join(["word"] * 60)
    assert [kind for kind, _ in _slides(_text("## Much", half, half))] == ["slide", "subslide"]
    assert len(_slides(_text("## Much", f"{half} {half}"))) == 1
    assert [text for _, text in _slides(_text(half, "$$x$$", "$$y$$", half))] == [
        f"{half}\n\n$$x$$\n\n$$y$$",
        half,
    ]


def test_short_code_stands_before_what_it_shows_and_long_code_is_left_out():
    table = v4.new_output("execute_result", {"text/html": "<table>"})
    progress = v4.new_output("display_data", {"text/plain": "5 of 5"})
    shown = _slides(v4.new_code_cell("f()", outputs=[progress, table]))
    assert shown == [("subslide", "f()"), ("subslide", "")]
    assert _slides(v4.new_code_cell("f();\n" * deck.LINES, outputs=[table])) == [("subslide", "")]


def test_what_is_said_in_a_word_stands_below_its_code():
    said = v4.new_output("execute_result", {"text/plain": "true"})
    (slide,) = deck.of(v4.new_notebook(cells=[v4.new_code_cell("f()", outputs=[said])])).cells
    assert slide.outputs == [said]


def test_a_table_of_more_rows_than_a_slide_holds_is_left_out():
    def shown(rows):
        html = "<table><tr>" + "<tr>" * rows + "</table>"
        table = v4.new_output("execute_result", {"text/html": html})
        return len(_slides(v4.new_code_cell("f()", outputs=[table])))

    assert [shown(deck.ROWS), shown(deck.ROWS + 1)] == [2, 1]


def test_a_figure_stands_alone():
    data = {lessons.PLOT: {"layout": {}}, lessons.PNG: "UE5H", "text/plain": "Figure: Two lines"}
    cell = v4.new_code_cell("chart", outputs=[v4.new_output("execute_result", data)])
    (drawn,) = deck.of(v4.new_notebook(cells=[cell])).cells[1].outputs
    assert list(drawn.data) == ["text/html"]
    assert 'src="data:image/png;base64,UE5H"' in drawn.data["text/html"]


def test_exercises_loading_and_links_to_files_are_left_out():
    setup = v4.new_code_cell("%classpath ../lib/*.jar")
    exercise = v4.new_code_cell("double x = 0;", metadata={"tags": ["exercise"]})
    assert _slides(
        _text(
            "# Title",
            "[← 05 Before](05-before.ipynb) · [notation](notation.md)",
            "See [04](04-feedforward.ipynb).",
        ),
        setup,
        _text("## Your turn", "### Exercise 1", "Find it."),
        exercise,
        _text("### 2 · And this", "Find it too."),
        _text("## What to take with you", "- [Paper](https://example.org)"),
    ) == [
        ("slide", "# Title\n\nSee 04."),
        ("slide", "## What to take with you\n\n- [Paper](https://example.org)"),
    ]
