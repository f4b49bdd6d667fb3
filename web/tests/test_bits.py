"""The browser's weights are the JVM's, to the last bit of every step."""

import shutil
import subprocess
from pathlib import Path

import pytest

from lab import jars, jdk
from lab.places import LIB, ROOT
from web.build import CLASSES, POM

pytestmark = pytest.mark.xdist_group("playground")

STEPS = 6
STARTS = (
    "zeros~0.5,normal:1,xavier-uniform,he",
    "constant:0.3,sigma:1.5,orthogonal:1.4,lsuv",
    "lecun,uniform:0.2,normal:40,he~1",
)
TRACE = """async ([settings, steps]) => {
    const { load } = await import("./runtime.js");
    const { exports } = await load("goldilocks.wasm");
    return settings.map(setting => exports.trace(setting, steps));
}"""


def _settings() -> list[str]:
    """Every data set with every activation and every start, in shapes that all differ."""
    kinds = [(d, f) for d in ("moons", "circles", "spirals", "arms") for f in ACTIVATIONS]
    return [
        f"data={data}\nf={f}\ndepth={1 + i % 6}\nwidth={2 + i % 7}\nbatch={1 + i % 11}\n"
        f"rate={(0.01, 0.3, 3)[i % 3]}\nseed={i}\nstarts={starts}"
        for i, (data, f, starts) in enumerate((*kind, s) for kind in kinds for s in STARTS)
    ]


ACTIVATIONS = ("tanh", "relu", "sigmoid", "leaky", "identity")


@pytest.mark.full("compiles the kit for the browser and trains 240 networks, there and here")
def test_every_weight_of_every_step_has_the_bits_of_the_jvm(address, browser):
    settings = _settings()
    page = browser.new_page()
    page.goto(address + "runtime.js")
    browsers = page.evaluate(TRACE, [settings, STEPS])
    page.close()
    jvms = traced_on_the_jvm(settings, STEPS)
    assert len(jvms) == len(browsers) == len(settings)
    for setting, jvm, other in zip(settings, jvms, browsers, strict=True):
        assert other.splitlines() == jvm.splitlines(), setting


@pytest.mark.full("two hundred thousand numbers for each function, on the JVM")
def test_what_stands_in_for_the_jvms_arithmetic_has_its_bits():
    shutil.rmtree(CLASSES.with_name("test-classes"), ignore_errors=True)
    command = [jars.maven(), "-q", "-B", "-ntp", "-f", POM, "-Dteavm.skip", "test"]
    done = subprocess.run(
        command, cwd=ROOT, env=jars.maven_environment(jdk.find()), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


def traced_on_the_jvm(settings: list[str], steps: int) -> list[str]:
    """Of each setting, every weight of every step."""
    java = subprocess.run(
        [jdk.find().java, "-cp", f"{CLASSES}:{_mathematics()}", "goldilocks.web.Trace", str(steps)],
        input="\n\n".join(settings),
        capture_output=True,
        text=True,
        check=True,
    )
    return java.stdout.strip("\n").split("\n\n")


def _mathematics() -> Path:
    return next(LIB.glob("commons-math3-*.jar"))
