"""What a trial of a class tells; the trial itself is `lab hub 2 00`."""

import asyncio
import os
import re

import pytest

from hub import trial, visitor
from hub.student import HubStudent
from lab.places import ROOT


@pytest.mark.full("opens two lessons on one core")
def test_a_visitor_of_binder_runs_two_lessons_on_one_core():
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system gives no process to one core")
    told = visitor.measure()
    assert "Faults: 0." in told and "nan" not in told
    held = int(re.search(r"\| (\d+) MiB \|", told)[1])
    assert 200 < held < 1000  # two kernels and a server, of the gigabyte that two lessons may hold


def test_a_student_without_a_hub_tells_what_was_missing():
    student = HubStudent("http://127.0.0.1:1", "token", "s0", "00-start-here.ipynb")
    asyncio.run(student.study([], 0))
    assert "refused" in student.seen.faults[0]


def test_what_a_class_needs_is_what_one_student_took_as_often_as_there_are_students():
    used = {"kernel": trial.Used([200], [18]), "server": trial.Used([56], [12])}
    lines = trial._needs(used).splitlines()
    assert "| 100 | 25 | 10 | 2 |" in lines  # 100 · 256 MiB, 100 · 30 s in 5 and in 45 minutes
    assert "| 1,000 | 250 | 100 | 12 |" in lines


def test_the_image_for_a_hub_has_the_hub_of_the_trial():
    assert trial.HUB in (ROOT / "docker/hub.Dockerfile").read_text(encoding="utf-8")
