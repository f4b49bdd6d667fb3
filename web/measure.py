"""How large the page is, how soon it is ready and how fast it runs in a Chromium here."""

import gzip
import os
import shutil
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from lab.console import Trouble
from lab.tests.conftest import BROWSERS, QUIET
from web import server

# Four networks of six layers of eight.
STATE = "#data=circles&f=tanh&depth=6&width=8&starts=normal:0.1,xavier,he,lecun"
SECONDS = 10
FRAMES = """seconds => new Promise(done => {
    const steps = () => Number(document.querySelector("#count").textContent.replace(/\\D/g, ""));
    const drawn = [];
    const from = steps();
    let last = from;
    const begin = performance.now();
    requestAnimationFrame(function look(now) {
        if (steps() !== last) drawn.push(now);
        last = steps();
        if (now - begin < seconds * 1000) requestAnimationFrame(look);
        else done([drawn.length / (now - begin) * 1000, (last - from) / (now - begin) * 1000]);
    });
})"""


# A frame's part of the worker, at its best: other programs can only make it slower.
COMPUTED = """async state => {
    const { load } = await import("./runtime.js");
    const { exports: java } = await load("goldilocks.wasm");
    java.begin(state, "");
    let best = Infinity;
    for (let frame = 0; frame < 200; frame++) {
        const begin = performance.now();
        for (let run = 0; run < 4; run++) java.advance(run, 5);
        java.look(frame % 4);
        java.map(frame % 4, 36, 2);
        best = Math.min(best, performance.now() - begin);
    }
    return best;
}"""


def measure(folder: Path) -> str:
    lines = [_sizes(folder)]
    with server.serve(folder) as playground, sync_playwright() as playwright:
        threading.Thread(target=playground.serve_forever, daemon=True).start()
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        if not path:
            raise Trouble("There is no Chromium on the PATH to measure in: install it, run again.")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        for visit in ("first", "second"):
            page.goto("about:blank")
            begin = time.monotonic()
            page.goto(server.address(playground) + STATE)
            page.wait_for_selector("body[data-ready]")
            lines.append(f"{visit} visit: ready after {time.monotonic() - begin:.2f} s")
        page.click("#play")
        page.wait_for_timeout(2000)
        frames, steps = page.evaluate(FRAMES, SECONDS)
        lines.append(
            f"four networks of six layers of eight: {frames:.0f} frames with news a second, "
            f"{steps / max(frames, 1):.1f} steps of each network a frame"
        )
        page.goto(server.address(playground) + "runtime.js")
        state = STATE.removeprefix("#").replace("&", "\n")
        best = page.evaluate(COMPUTED, state)
        lines.append(f"computing for a frame takes {best:.1f} ms at best, of 16.7")
        browser.close()
        playground.shutdown()
    lines.append(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return "\n".join(lines)


def _sizes(folder: Path) -> str:
    files = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    small = sum(len(gzip.compress(content, 9)) for content in files)
    return f"{len(files)} files, {sum(map(len, files)) / 1000:.0f} kB, {small / 1000:.0f} gzipped"
