"""A cell that will not end is interrupted, and the kernel answers again, on every JDK there is."""

import pytest

from lab import kernel
from lab.tests.kernelspecs import FOUND, manager_of
from lab.tests.test_kernel import Cells

STUBBORN = {
    "a loop without end": "while (true) {}",
    "a sleep that swallows": "while (true) try { Thread.sleep(9_999); } catch (Exception e) {}",
    "a parallel stream": "LongStream.range(0, Long.MAX_VALUE).parallel().filter(i -> i < 0).sum()",
}
PREPARE = "import java.util.stream.*;"


@pytest.fixture(scope="module", params=FOUND, ids=lambda java: f"JDK {java.version}")
def cells(request, tmp_path_factory):
    specs = manager_of(kernel.spec(request.param), tmp_path_factory.mktemp("specs"))
    cells = Cells(kernel_spec_manager=specs)
    assert cells.run(PREPARE) == []
    yield cells
    cells.stop()


@pytest.mark.full("starts a kernel on each JDK of the machine")
@pytest.mark.parametrize("cell", STUBBORN.values(), ids=STUBBORN)
def test_after_an_interrupt_the_kernel_answers(cells, cell):
    messages = cells.run(cell, interrupt_every=1)
    assert "EvaluationInterruptedException" in [m[1].get("ename") for m in messages]
    assert cells.value("1 + 1") == {"text/plain": "2"}
