// One network: its first weights, its numbers, and what it looks like inside.
import { colourOf, mark, paper, short } from "./canvas.js";
import { drawHistograms } from "./histograms.js";
import { drawNetwork, drawSignals, wordsAt } from "./layers.js";
import { drawMap } from "./map.js";
import { KINDS, formatStart, parseStart } from "./state.js";

const TEMPLATE = `
  <h2><canvas aria-hidden="true"></canvas><span class="name"></span><button type="button" class="remove" aria-label="Remove this network">✕</button></h2>
  <div class="start">
    <label>first weights <select class="kind"></select></label>
    <label class="value-label"><span></span><input class="value" inputmode="decimal" autocomplete="off"></label>
    <label>biases’ sd <input class="bias" inputmode="decimal" autocomplete="off"></label>
  </div>
  <dl class="numbers"><div><dt>cost</dt><dd class="c"></dd></div><div><dt>train</dt><dd class="t"></dd></div><div><dt>test</dt><dd class="u"></dd></div></dl>
  <div class="stage">
    <canvas class="map" role="img"></canvas>
    <p class="alarm" role="alert" hidden><strong></strong><span></span></p>
  </div>
  <p class="theory"></p>
  <canvas class="network" role="img"></canvas>
  <canvas class="signals" role="img"></canvas>
  <h3>histograms of <span class="which"></span>, layer 1 at the top</h3>
  <canvas class="histograms" role="img"></canvas>
  <div class="diagnosis"></div>
  <button type="button" class="cell">As a notebook cell</button>`;

export class Panel {
  look = null;
  expected = null;
  map = null;
  problem = "";
  history = [];

  constructor(actions) {
    this.element = document.createElement("section");
    this.element.className = "panel";
    this.element.innerHTML = TEMPLATE; // ours alone: nothing from the address or a table
    const kind = this.find(".kind");
    for (const [word, label] of KINDS) kind.add(new Option(label, word));
    kind.addEventListener("change", () => {
      const usual = KINDS.find(([word]) => word === kind.value)[3];
      this.find(".value").value = usual ?? "";
      actions.change(this);
    });
    for (const box of [".value", ".bias"]) this.find(box).addEventListener("change", () => actions.change(this));
    this.find(".remove").addEventListener("click", () => actions.remove(this));
    const signals = this.find(".signals");
    signals.addEventListener("pointermove", event => { signals.title = wordsAt(this, event.offsetX, signals.clientWidth); });
    this.find(".cell").addEventListener("click", () => actions.cell(this));
  }

  find = selector => this.element.querySelector(selector);

  /** The start as chosen here, in the address's words. */
  get text() {
    return formatStart({ word: this.find(".kind").value, value: this.find(".value").value.trim(), bias: this.find(".bias").value.trim() });
  }

  show(text) {
    const { word, value, bias } = parseStart(text);
    this.find(".kind").value = word;
    this.find(".value").value = value;
    this.find(".bias").value = bias === "" ? "0" : bias;
    const number = KINDS.find(([kind]) => kind === word)?.[2];
    this.find(".value-label").hidden = !number;
    this.find(".value-label").style.display = number ? "" : "none";
    this.find(".value-label span").textContent = number ?? "";
  }

  /** A new experiment begins: everything but the drawings. */
  begin({ name, pen, removable, theory }) {
    Object.assign(this, { name, pen, problem: "", history: [] });
    this.element.setAttribute("aria-label", name);
    this.find(".name").textContent = name;
    this.find(".theory").textContent = theory;
    this.find(".remove").hidden = !removable;
    this.find(".alarm").hidden = true;
  }

  diagnose(text, step) {
    const box = this.find(".diagnosis");
    box.replaceChildren();
    const [head, ...lines] = text.split("\n");
    const add = (tag, className, words) => {
      const line = document.createElement(tag);
      line.className = className;
      line.textContent = words;
      box.append(line);
    };
    add("p", "head", lines.length === 0 ? head : `Diagnosis at step ${step}:`);
    for (const line of lines.map(l => l.trim())) add("p", line.startsWith("→") ? "remedy" : "finding", line);
  }

  /** What is wrong, loudly: the network will not go on. */
  alarm(problem) {
    if (problem === this.problem) return;
    this.problem = problem;
    const layer = problem.match(/layer (\d+) is the first/)?.[1];
    const what = problem.match(/the cost is (\S+):/)?.[1] === "NaN" ? "NaN" : "Infinity";
    this.find(".alarm").hidden = false;
    this.find(".alarm strong").textContent = layer ? `${what} at layer ${layer}` : `${what} in the cost`;
    this.find(".alarm span").textContent = `Frozen. S${problem.slice(1)}.`;
  }

  numbers() {
    const { cost, train, test } = this.look;
    this.find(".c").textContent = short(cost);
    this.find(".t").textContent = `${Math.round(100 * train)} %`;
    this.find(".u").textContent = `${Math.round(100 * test)} %`;
  }

  draw(scene) {
    if (!this.look) return;
    this.numbers();
    const symbol = paper(this.find("h2 canvas"), 16);
    if (symbol) {
      symbol.ctx.fillStyle = colourOf(this.pen);
      mark(symbol.ctx, this.pen.symbol, 8, 8, 5.5);
    }
    this.element.style.setProperty("--pen", colourOf(this.pen));
    drawMap(this.find(".map"), { map: this.map, ...scene });
    drawNetwork(this.find(".network"), this.look);
    drawSignals(this.find(".signals"), this, scene.ranges);
    this.find(".which").textContent = { a: "activations a", dZ: "sizes of dZ", dW: "sizes of dW" }[scene.signal];
    drawHistograms(this.find(".histograms"), this, scene);
  }

  /** The drawings in words, for those who cannot see them; when training pauses. */
  describe() {
    const { steps, cost, train, layers } = this.look;
    const first = layers[0].rms;
    const last = layers.at(-1).rms;
    this.find(".map").ariaLabel = `Decision map of ${this.name} at step ${steps}: ${Math.round(100 * train)} % of the training rows right, cost ${short(cost)}`;
    this.find(".network").ariaLabel = `${layers.length} layers of weights`;
    this.find(".signals").ariaLabel = `From layer 1 to layer ${layers.length}: rms of a ${short(first.a)} to ${short(last.a)}, of dZ ${short(first.dZ)} to ${short(last.dZ)}, of dW ${short(first.dW)} to ${short(last.dW)}`;
    this.find(".histograms").ariaLabel = `Histograms of each layer of ${this.name}`;
  }
}
