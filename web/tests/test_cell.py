"""What the playground hands to a notebook is the same network, to the last bit."""

from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from lab.notebook import execute
from lab.places import LIB, NOTEBOOKS

pytestmark = [
    pytest.mark.xdist_group("playground"),
    pytest.mark.full("compiles the kit for the browser, and starts a kernel"),
]

STEPS = 7
STARTS = ("zeros~0.5,constant:0.3,normal:0.2,uniform:0.2", "sigma:1.5,xavier-uniform,he,lsuv")
SETTINGS = [
    f"data={data}\nf={f}\ndepth=3\nwidth=5\nrate=0.3\nbatch=7\nseed=4\nstarts={starts}"
    for data, f, starts in (("moons", "leaky", STARTS[0]), ("arms", "tanh", STARTS[1]))
]
TABLE = 'length;width;the "kind"\n' + "".join(
    f"{i % 7};{100 * (i % 5)};{'big' if i % 7 > 3 else 'small'}\n" for i in range(40)
)
OWN = "data=own\ndepth=2\nwidth=4\nstarts=he,xavier,lecun,zeros~1"
CELLS = """async ([settings, steps, table]) => {
    const { load } = await import("./runtime.js");
    const { readLook } = await import("./look.js");
    const { exports: java } = await load("goldilocks.wasm");
    const hex = v => new BigUint64Array(new Float64Array([v]).buffer)[0].toString(16);
    return settings.flatMap(setting => {
        java.begin(setting, table);
        return [0, 1, 2, 3].map(run => {
            java.advance(run, steps);
            const bits = readLook(java.look(run)).layers
                .flatMap(layer => [...layer.weights, ...layer.biases]).map(v => " " + hex(v));
            return [java.cell(run), bits.join("")];
        });
    });
}"""
BITS = """String bits = "";
for (Dense layer : network.layers()) {
  for (Matrix m : List.of(layer.weights(), layer.bias())) {
    for (double v : m.toArray()) {
      bits += " " + Long.toHexString(Double.doubleToLongBits(v));
    }
  }
}
System.out.print(bits)"""


def test_a_cell_gives_the_playgrounds_network_to_the_last_bit(address, browser, tmp_path):
    page = browser.new_page()
    page.goto(address + "runtime.js")
    made = page.evaluate(CELLS, [[*SETTINGS, OWN], STEPS, TABLE])
    page.close()
    lesson = nbformat.read(NOTEBOOKS / "10-he.ipynb", as_version=4)
    first = next(cell.source for cell in lesson.cells if cell.cell_type == "code")
    code = [first, *(text for cell, _ in made for text in (cell, BITS))]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in code])
    (tmp_path / "lib").symlink_to(LIB)
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "own.csv").write_text(TABLE)
    with ThreadPoolExecutor() as another:  # this thread's loop is the browser's
        another.submit(execute, notebook, folder).result()
    got = [cell.outputs[0]["text"] for cell in notebook.cells[2::2]]
    assert len(got) == len(made) == 12
    for bits, (cell, wanted) in zip(got, made, strict=True):
        assert bits == wanted, cell
