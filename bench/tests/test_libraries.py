"""What libraries draw: one that cannot be had costs a line, never what it drew before."""

import csv
import subprocess
import sys
from dataclasses import replace

import pytest

from bench.libraries import measure
from lab import jdk
from lab.console import Trouble
from lab.places import ROOT

COLUMNS = measure.HEADER.split(",")
LONG_AGO = "rapaio,1.0,long ago" + ",0" * (len(COLUMNS) - 3)


@pytest.fixture
def table(monkeypatch, tmp_path):
    """A table of one old row, in a kit of its own."""
    table = tmp_path / "libraries.csv"
    table.write_text(f"{measure.HEADER}\n{LONG_AGO}\n", encoding="utf-8")
    monkeypatch.setattr(measure, "TABLE", table)
    monkeypatch.setattr(measure, "ROOT", tmp_path)
    return table


def test_the_shipped_table_has_all_columns_and_all_libraries():
    with measure.TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[0] == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == [
        library.name for library in measure.LIBRARIES
    ]


def test_the_shipped_table_is_of_the_versions_that_would_be_fetched():
    for library in measure.LIBRARIES:
        lines = measure._rows(measure.TABLE)[library.name]
        assert {line.split(",")[1] for line in lines} == {measure.version(library)}


def test_without_maven_every_library_is_left_out_in_one_line_and_its_old_rows_stay(
    table, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(measure, "HOME", tmp_path / "empty")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert measure.measure_all(jdk.find()) == "libraries.csv: 1 rows, as before"
    said = capsys.readouterr().err.splitlines()
    assert len(said) == len(measure.LIBRARIES)
    assert said[0].startswith("DJL left out: There is no Maven")


def test_new_rows_replace_those_of_the_same_library_alone(table, monkeypatch):
    def only_encog(library, jdk):
        if library.name != "Encog":
            raise Trouble("it is not here.")
        return ["Encog,2", "Encog,3"]

    monkeypatch.setattr(measure, "_measure", only_encog)
    assert measure.measure_all(None) == "libraries.csv: 3 rows, new"
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines == [measure.HEADER, "Encog,2", "Encog,3", LONG_AGO]


def test_a_java_that_is_too_old_for_a_library_is_told():
    old = replace(jdk.find(), version="17.0.1")
    rapaio = next(library for library in measure.LIBRARIES if library.name == "rapaio")
    with pytest.raises(Trouble, match=r"it needs Java 25, and this is 17\.0\.1"):
        measure._measure(rapaio, old)


def test_a_word_that_libraries_does_not_know_is_told_before_anything_is_done():
    command = [sys.executable, "-m", "lab", "libraries", "smile"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "lab: libraries takes no arguments: python3 -m lab libraries --help."
    ]
