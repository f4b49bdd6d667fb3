"""Whatever comes from a learning platform, everybody is in the table, and a reason with them."""

import csv
import hashlib
import json
import os
import unicodedata
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

pytest.importorskip("nbgrader", reason="nbgrader needs Python 3.11")

from course.grading import intake, people, reading, upload
from course.grading.course import Course
from course.grading.people import Table, label, safe
from lab.console import Trouble

NAME = "1-neuron"


def notebook(*answers: str):
    marks = {"grade": False, "solution": True, "locked": False}
    return v4.new_notebook(
        cells=[
            v4.new_code_cell(
                answer, metadata={"nbgrader": {**marks, "grade_id": f"q{number}"}}, id=f"c{number}"
            )
            for number, answer in enumerate(answers)
        ]
    )


STUB = notebook("// YOUR CODE HERE", "// YOUR CODE HERE")
SOME = nbformat.writes(notebook("int a = 1;", "// YOUR CODE HERE")).encode()
MORE = nbformat.writes(notebook("int a = 1;", "int b = 2;")).encode()


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path / "course")
    course.released(NAME).parent.mkdir(parents=True)
    nbformat.write(STUB, course.released(NAME))
    return course


@pytest.fixture
def source(tmp_path):
    (tmp_path / "collected").mkdir()
    return tmp_path / "collected"


def put(path: Path, content: bytes = SOME) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def answers(course, student):
    cells = nbformat.read(course.submitted(NAME, student), as_version=4).cells
    return [cell.source for cell in cells]


def remarks(course, student):
    path = course.submitted(NAME, student).with_name("remarks.txt")
    return path.read_text("utf-8") if path.is_file() else ""


def names(course):
    with (course.root / "names.csv").open(encoding="utf-8") as file:
        return {row["student"]: row["name"] for row in csv.DictReader(file)}


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:6]


PLACES = {
    "s01.ipynb": "s01",
    "s01/1-neuron.ipynb": "s01",
    "s01/1-neuron/1-neuron.ipynb": "s01",
    "s01/work/deep/down/1-neuron.IPYNB": "s01",
    "s01/./1-neuron.ipynb": "s01",
    "Anna Smith_12345_assignsubmission_file/1-neuron.ipynb": "Anna-Smith",
    "Anna Smith_12345_assignsubmission_file_/1-neuron.ipynb": "Anna-Smith",
    "Anna Smith_12345_assignsubmission_file_1-neuron.ipynb": "Anna-Smith",
    "smithanna_4711_815_1-neuron.ipynb": "smithanna",
    "smithanna_LATE_4711_815_1-neuron-2.ipynb": "smithanna",
    "1-neuron_asmith_attempt_2026-01-30-15-00-00_1-neuron.ipynb": "asmith",
    "Anna Maria Smith/1-neuron.ipynb": "Anna-Maria-Smith",
    "s01/1-neuron.ipynb.txt": "s01",
    "s01.ipynb.json": "s01",
    "s01/1-neuron.ipynb (1)": "s01",
    " Anna  Smith /1-neuron.ipynb": "Anna-Smith",
    "Week 1_a_smith_attempt_2026-01-30-15-00-00_1-neuron.ipynb": "a_smith",
    "O'Neil/1-neuron.ipynb": "O-Neil",
    "a+b@uni.edu/1-neuron.ipynb": "a-b@uni.edu",
    "DOM\\anna/1-neuron.ipynb": "DOM-anna",
    "Zoë Müßig/1-neuron.ipynb": "Zoe-Mussig",
    "🦊/1-neuron.ipynb": "student-" + digest("🦊"),
    "NUL/1-neuron.ipynb": "NUL-" + digest("NUL"),
    "x" * 200 + "/1-neuron.ipynb": "x" * 40 + "-" + digest("x" * 200),
    "../../s01/1-neuron.ipynb": "s01",
    "/etc/1-neuron.ipynb": "etc",
    "=1+1/1-neuron.ipynb": "1-1",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_notebook_is_found_wherever_a_zip_has_it(place, course, source):
    archive = zipped(source / "all.zip", {place: SOME, "another/1-neuron.ipynb": MORE})
    assert set(intake.take_in(course, NAME, archive)) == {PLACES[place], "another"}
    assert answers(course, PLACES[place]) == ["int a = 1;", "// YOUR CODE HERE"]
    assert people.SAFE.fullmatch(PLACES[place])


@pytest.mark.parametrize("place", [place for place in PLACES if "/etc" not in place and
                                   ".." not in place and os.name == "posix"])  # fmt: skip
def test_a_notebook_is_found_wherever_a_folder_has_it(place, course, source):
    put(source / place)
    assert intake.take_in(course, NAME, source) == [PLACES[place]]


def test_a_zip_of_the_folder_a_zip_of_windows_and_a_zip_in_a_zip_are_opened(course, source):
    inner = zipped(source / "inner.zip", {"1-neuron/1-neuron.ipynb": SOME}).read_bytes()
    files = {"all/s01/1-neuron.ipynb": SOME, "all/s02.ipynb": SOME, "all/s03.zip": inner,
             "all/Eve_7_assignsubmission_file/work.zip": inner}  # fmt: skip
    archive = zipped(source / "all.zip", files)
    assert intake.take_in(course, NAME, archive) == ["Eve", "s01", "s02", "s03"]
    windows = zipped(source / "w.zip", {"s04\\1-neuron.ipynb": SOME, "s05\\1-neuron.ipynb": SOME})
    assert intake.take_in(course, NAME, windows) == ["s04", "s05"]
    alone = zipped(source / "s06.zip", {"1-neuron/1-neuron.ipynb": SOME})
    assert intake.take_in(course, NAME, alone) == ["s06"]


def test_a_folder_around_all_of_a_class_is_no_student(course, source):
    for student in ("s01", "s02"):
        put(source / "download" / student / "1-neuron.ipynb")
    assert intake.take_in(course, NAME, source) == ["s01", "s02"]
    put(source / "download" / "1-neuron.ipynb")  # and now it is one student's
    assert intake.take_in(course, NAME, source) == ["download"]


def test_composed_and_decomposed_letters_are_one_name(course, source):
    put(source / unicodedata.normalize("NFC", "Müller") / "1-neuron.ipynb", SOME)
    put(source / unicodedata.normalize("NFD", "Müller") / "1-neuron.ipynb", MORE)
    assert intake.take_in(course, NAME, source) == ["Muller"]
    assert answers(course, "Muller")[1] == "int b = 2;"
    assert "was left out" in remarks(course, "Muller")


def test_the_table_of_names_leads_back_and_stays_the_same(course, source):
    for person in ("O'Neil", "O Neil", "Anna", "anna", "=cmd"):
        put(source / person / "1-neuron.ipynb")
    first = intake.take_in(course, NAME, source)
    assert len(set(map(str.casefold, first))) == 5
    assert sorted(names(course).values()) == sorted(["O'Neil", "O Neil", "Anna", "anna", "'=cmd"])
    assert intake.take_in(course, NAME, source) == first


def test_two_of_one_name_are_told_apart_by_the_platforms_number(course, source):
    for number in (11, 22):
        put(source / f"Anna Smith_{number}_assignsubmission_file" / "1-neuron.ipynb")
    assert intake.take_in(course, NAME, source) == ["Anna-Smith", "Anna-Smith-22"]
    assert set(names(course).values()) == {"Anna Smith"}
    table = Table(course.root / "names.csv")
    other = table.find("2-dense", label("Anna Smith_33_assignsubmission_file"))
    assert other.student == "Anna-Smith"  # Moodle's numbers are another assignment's


def test_a_platforms_number_leads_to_the_same_person_in_each_assignment(course, source):
    for number in (4711, 4712):
        put(source / f"smithanna_{number}_1_1-neuron.ipynb")
    assert intake.take_in(course, NAME, source) == ["smithanna", "smithanna-4712"]
    table = Table(course.root / "names.csv")
    second, first = "smithanna_4712_9_2-dense.ipynb", "smithanna_LATE_4711_8_2-dense.ipynb"
    assert table.find("2-dense", label(second)).student == "smithanna-4712"
    assert table.find("2-dense", label(first)).student == "smithanna"


def test_a_zip_named_like_its_notebook_is_opened(course, source):
    zipped(put(source / "s01" / "1-neuron.ipynb.zip"), {"1-neuron.ipynb": MORE})
    put(source / "s02" / "1-neuron.ipynb.gz")
    intake.take_in(course, NAME, source)
    assert answers(course, "s01") == ["int a = 1;", "int b = 2;"]
    assert "no zip: ask for the notebook" in remarks(course, "s02")


def test_the_zips_of_several_groups_are_unpacked_into_their_people(course, source):
    for group, people_of in (("A", ("Anna_1", "Bert_2")), ("B", ("Cleo_3", "Dora_4"))):
        files = {f"{one}_assignsubmission_file/1-neuron.ipynb": MORE for one in people_of}
        zipped(source / f"group{group}.zip", files)
    assert intake.take_in(course, NAME, source) == ["Anna", "Bert", "Cleo", "Dora"]


def test_a_file_that_cannot_be_opened_drops_nobody_behind_it(course, source, monkeypatch):
    for name in ("a.ipynb", "b.ipynb", "c/1-neuron.ipynb"):
        put(source / name, MORE)
    open_ = Path.open

    def guarded(path, *how, **more):
        if path.name == "a.ipynb":
            raise PermissionError(13, "Permission denied")
        return open_(path, *how, **more)

    monkeypatch.setattr(Path, "open", guarded)
    assert intake.take_in(course, NAME, source) == ["a", "b", "c"]
    assert "cannot be read (Permission denied)" in remarks(course, "a")


def test_one_bad_file_stops_no_other_and_each_has_a_reason(course, source):
    put(source / "good" / "1-neuron.ipynb")
    put(source / "empty" / "1-neuron.ipynb", b"")
    put(source / "html" / "1-neuron.ipynb", b"<!DOCTYPE html><p>Log in")
    put(source / "cut" / "1-neuron.ipynb", SOME[:200])
    put(source / "damaged.zip", zipped(source / "x.zip", {"a.ipynb": MORE}).read_bytes()[:150])
    put(source / "pdf" / "answers.pdf", b"%PDF")
    put(source / "rar" / "1-neuron.rar", b"Rar!")
    put(source / "folder.ipynb" / "notes.txt", b"")
    (source / "nothing").mkdir()
    (source / "x.zip").unlink()
    put(source / "class.csv", b"a,b")
    found = intake.take_in(course, NAME, source)
    assert found == sorted(["good", "empty", "html", "cut", "damaged", "pdf", "rar", "folder",
                            "nothing"])  # fmt: skip
    assert remarks(course, "good") == ""
    reasons = {
        "empty": "is empty", "html": "is no notebook", "cut": "is no notebook",
        "damaged": "is damaged", "pdf": "answers.pdf is no notebook", "rar": "is no zip",
        "folder": "is a folder", "nothing": "is an empty folder",
    }  # fmt: skip
    for student, reason in reasons.items():
        assert intake.NOTHING in remarks(course, student), student
        assert reason in remarks(course, student), student
        assert answers(course, student) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_are_not_followed(course, source, tmp_path):
    secret = put(tmp_path / "secret.ipynb", MORE)
    put(source / "good" / "1-neuron.ipynb")
    (source / "out.ipynb").symlink_to(secret)
    (source / "dangling.ipynb").symlink_to(tmp_path / "nowhere")
    (source / "folder").symlink_to(tmp_path)
    os.mkfifo(source / "pipe.ipynb")
    found = intake.take_in(course, NAME, source)
    assert found == ["dangling", "folder", "good", "out", "pipe"]
    for student in ("out", "dangling", "folder"):
        assert "is a link" in remarks(course, student)
        assert answers(course, student) == []


def test_what_systems_and_jupyter_leave_behind_is_no_submission(course, source):
    put(source / "__MACOSX" / "s01" / "._1-neuron.ipynb")
    put(source / ".ipynb_checkpoints" / "1-neuron-checkpoint.ipynb")
    put(source / "s01" / ".ipynb_checkpoints" / "1-neuron-checkpoint.ipynb", MORE)
    put(source / "s01" / ".DS_Store")
    put(source / "s01" / "1-neuron.ipynb", SOME)
    put(source / "s02" / ".ipynb_checkpoints" / "1-neuron-checkpoint.ipynb", MORE)
    assert intake.take_in(course, NAME, source) == ["s01", "s02"]
    assert answers(course, "s01")[1] == "// YOUR CODE HERE"
    assert answers(course, "s02")[1] == "int b = 2;"
    assert "saved by itself" in remarks(course, "s02")


def test_of_two_notebooks_the_one_with_work_in_it_counts_and_the_other_is_named(course, source):
    put(source / "s01" / "1-neuron.ipynb", nbformat.writes(STUB).encode())
    put(source / "s01" / "1-neuron (1).ipynb", MORE)
    put(source / "s02" / "1-neuron.ipynb", MORE)
    put(source / "s02" / "Copy of 1-neuron.ipynb", MORE)
    put(source / "s03" / "1-neuron.ipynb", MORE)
    put(source / "s03" / "1-neuron-Copy1.ipynb", nbformat.writes(notebook("1;", "2;")).encode())
    intake.take_in(course, NAME, source)
    assert answers(course, "s01") == ["int a = 1;", "int b = 2;"]
    assert "s01/1-neuron.ipynb, with work in 0 cells, was left out" in remarks(course, "s01")
    assert remarks(course, "s02") == ""
    assert answers(course, "s03") == ["int a = 1;", "int b = 2;"]


def test_of_several_attempts_the_last_counts_and_a_late_one_is_told(course, source):
    for day, content in ((29, MORE), (30, SOME)):
        stem = f"1-neuron_asmith_attempt_2026-01-{day}-15-00-00"
        put(source / f"{stem}_1-neuron.ipynb", content)
        put(source / f"{stem}.txt", b"Name: Anna Smith (asmith)")
    put(source / "smithanna_LATE_4711_815_1-neuron.ipynb")
    assert intake.take_in(course, NAME, source) == ["asmith", "smithanna"]
    assert answers(course, "asmith")[1] == "// YOUR CODE HERE"
    assert "several times" in remarks(course, "asmith")
    assert "late" in remarks(course, "smithanna")
    stamp = course.submitted(NAME, "asmith").with_name("timestamp.txt")
    assert stamp.read_text() == "2026-01-30 15:00:00"
    nonsense = "1-neuron_asmith_attempt_2026-02-31-15-00-00_1-neuron.ipynb"
    put(source / "again" / nonsense)
    intake.take_in(course, NAME, source / "again")
    assert not stamp.exists()


def test_a_later_import_takes_the_place_of_an_earlier_and_leaves_the_same_alone(course, source):
    path = put(source / "s01" / "1-neuron.ipynb", b"{}")
    put(source / "s02" / "1-neuron.ipynb")
    intake.take_in(course, NAME, source)
    same = course.submitted(NAME, "s02")
    before = same.stat().st_mtime_ns
    path.write_bytes(MORE)
    intake.take_in(course, NAME, source)
    assert answers(course, "s01") == ["int a = 1;", "int b = 2;"]
    assert remarks(course, "s01") == ""
    assert same.stat().st_mtime_ns == before


def test_a_locked_zip_and_a_bomb_are_told(course, source, monkeypatch):
    archive = zipped(source / "locked.zip", {"1-neuron.ipynb": SOME})
    data = bytearray(archive.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.find(mark) + (6 if mark[2] == 3 else 8)] |= 1
    archive.write_bytes(data)
    monkeypatch.setattr(reading, "LARGEST", 1_000_000)
    zipped(source / "bomb.zip", {"1-neuron.ipynb": b"0" * 30_000_000})
    put(source / "good.ipynb")
    assert intake.take_in(course, NAME, source) == ["bomb", "good", "locked"]
    assert "is locked with a password" in remarks(course, "locked")
    assert "is larger than 1 MB" in remarks(course, "bomb")
    monkeypatch.setattr(upload, "MOST_BYTES", 1000)
    many = zipped(source / "many.zip", {f"s{n}/1-neuron.ipynb": SOME for n in range(9)})
    assert len(intake.take_in(course, NAME, many)) == 9
    assert "more than any class" in remarks(course, "s8")


def test_nothing_outside_of_the_course_is_written(course, source, tmp_path):
    before = {path for path in tmp_path.rglob("*") if course.root not in path.parents}
    archive = zipped(
        tmp_path / "evil.zip",
        {"../../../s01.ipynb": SOME, "C:\\s02.ipynb": SOME, "s03/..\\..\\x.ipynb": SOME,
         "a\x01b/1-neuron.ipynb": SOME, "\u202egnp.ipynb": SOME},
    )  # fmt: skip
    found = intake.take_in(course, NAME, archive)
    assert all(map(people.SAFE.fullmatch, found))
    assert {path for path in tmp_path.rglob("*") if course.root not in path.parents} == {
        *before, archive
    }  # fmt: skip
    assert {path.name for path in (course.root / "submitted").iterdir()} == set(found)


def test_where_nothing_is_found_that_is_said(course, source):
    with pytest.raises(Trouble, match="There are no submissions"):
        intake.take_in(course, NAME, source)
    with pytest.raises(Trouble, match="neither a folder nor a zip"):
        intake.take_in(course, NAME, source / "nowhere")
    with pytest.raises(Trouble, match="neither a folder nor a zip"):
        intake.take_in(course, NAME, put(source / "list.csv", b"a"))


def test_what_nbgrader_collected_is_brought_into_the_same_shape(course):
    path = put(course.submitted(NAME, "s01").with_name("my work.ipynb"), b"\xef\xbb\xbf" + MORE)
    put(path.with_name("data.csv"), b"1,2")
    put(path.with_name("timestamp.txt"), b"2026-01-30 15:00:00 UTC")
    intake.prepare(course, NAME, "s01")
    folder = course.submitted(NAME, "s01").parent
    assert answers(course, "s01") == ["int a = 1;", "int b = 2;"]
    assert "was named my work.ipynb" in remarks(course, "s01")
    assert sorted(path.name for path in folder.iterdir()) == [
        "1-neuron.ipynb", "remarks.txt", "timestamp.txt"
    ]  # fmt: skip
    kept = course.root / "originals" / "s01" / NAME
    assert (kept / "my work.ipynb").read_bytes() == b"\xef\xbb\xbf" + MORE
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    intake.prepare(course, NAME, "s01")
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "name", ["a", "Zoë", "..", "", " ", "a" * 999, "con", "LPT1.txt", "-x", "a."]
)
def test_an_id_is_safe_and_always_the_same(name):
    assert people.SAFE.fullmatch(safe(name))
    assert safe(name) == safe(name)
    assert not people.RESERVED.fullmatch(safe(name))


def test_a_table_of_names_that_is_spoilt_is_told(course, source):
    put(source / "s01.ipynb")
    put(course.root / "names.csv", b"assignment,student,name,platform,key\n1-neuron,../x,y,,\n")
    with pytest.raises(Trouble, match="is spoilt"):
        intake.take_in(course, NAME, source)


def test_no_part_of_a_notebook_survives_that_grading_does_not_need(course, source):
    content = json.loads(MORE)
    content["metadata"] = {"kernelspec": {"name": "python3"}, "goldilocks": {"points": 99}}
    content["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 99}]
    put(source / "s01.ipynb", json.dumps(content).encode())
    intake.take_in(course, NAME, source)
    taken = nbformat.read(course.submitted(NAME, "s01"), as_version=4)
    assert taken.metadata == {}
    assert taken.cells[0].outputs == []


def test_a_name_with_an_impossible_date_stops_nothing():
    label = people.label("1-neuron_anna_attempt_2026-13-99-10-00-00_1-neuron.ipynb")
    assert (label.platform, label.name, label.when) == ("blackboard", "anna", None)
