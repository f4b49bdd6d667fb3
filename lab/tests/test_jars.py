"""lib/ holds Tablesaw with those classes of its libraries that it uses, and no others."""

import re
import subprocess

from lab import jdk
from lab.places import LIB

# Libraries whose classes are left out where Tablesaw never comes to them.
TRIMMED = (
    "com.google.common",
    "com.ibm.icu",
    "com.univocity",
    "io.github.classgraph",
    "it.unimi.dsi.fastutil",
    "org.roaringbitmap",
    "org.unbescape",
)


def test_no_class_in_lib_needs_one_that_was_left_out():
    jars = sorted(LIB.glob("*.jar"))
    jdeps = jdk.find().java.with_name("jdeps")
    found = subprocess.run(
        [jdeps, "--multi-release", "17", "--missing-deps", "-cp", LIB / "*", *jars],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    missing = re.findall(r"-> (\S+) +not found", found.stdout)
    assert any(name.startswith("smile.") for name in missing), "Tablesaw's optional library"
    assert [name for name in missing if name.startswith(TRIMMED)] == []


def test_the_jars_together_are_smaller_than_the_largest_of_tablesaw_s_libraries():
    assert sum(jar.stat().st_size for jar in LIB.glob("*.jar")) < 23_599_579  # fastutil 8.5.13
