// The page: it asks the worker for steps, frame by frame, and draws what comes back.
import { Controls } from "./controls.js";
import { drawCost, remember } from "./cost.js";
import { rangeOf, SIGNALS } from "./layers.js";
import { readExpected, readLook } from "./look.js";
import { Panel } from "./panel.js";
import { QUESTIONS } from "./questions.js";
import { format, found, fromHash, nameOf, parse, pensOf, toHash } from "./state.js";

const MOST_NETWORKS = 4;
const LARGEST_TABLE = 1_000_000; // characters
const SLOW_FRAME = 500; // milliseconds, where motion is to be reduced

const $ = id => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");

let worker;
let state; // as Java has last confirmed it
let csv = "";
let scene = { signal: "a" };
let panels = [];
let playing = false;
let waiting = false;
let dirty = new Set();

const controls = new Controls($("controls"), change);

function say(sentence) {
  $("message").hidden = !sentence;
  $("message").textContent = sentence ? `${sentence[0].toUpperCase()}${sentence.slice(1)}.`.replace(/([.!?])\.$/, "$1") : "";
}

// ---- asking

let wanted = null; // what was changed since Java last answered
let pending = 0;

function begin(text) {
  pending++;
  worker.postMessage({ type: "begin", text, csv });
}

function change(changes) {
  wanted = { ...(wanted ?? state), ...changes };
  begin(format(wanted));
}

function answered() {
  if (--pending === 0) wanted = null;
}

const starts = () => panels.map(panel => panel.text).join(",");

const actions = {
  change: () => change({ starts: starts() }),
  remove: panel => change({ starts: panels.filter(other => other !== panel).map(other => other.text).join(",") }),
  cell: panel => worker.postMessage({ type: "cell", run: panels.indexOf(panel) }),
};

function ask(steps, whole) {
  if (waiting) return;
  waiting = true;
  worker.postMessage({ type: "frame", steps, whole });
}

// ---- answers

const answers = {
  ready: () => begin(fromHash(location.hash) || QUESTIONS[0].state),
  failed: () => say("this browser cannot run the page’s computations: it needs WebAssembly with garbage collection, which Chrome and Edge have from 119, Firefox from 120 and Safari from 18.2 on"),
  refused({ sentence }) {
    answered();
    say(sentence);
    if (state) show(state);
    else begin(""); // a page that works, with what is usual
  },
  stopped({ sentence }) {
    waiting = false;
    pause(true);
    say(sentence);
  },
  begin: begun,
  frame({ problems, looks, maps }) {
    waiting = false;
    looks.forEach(([i, row]) => take(panels[i], row));
    maps.forEach(([i, map]) => { panels[i].map = map; });
    problems.forEach((problem, i) => problem && panels[i].alarm(problem));
    if (problems.every(Boolean)) pause();
    looks.forEach(([i]) => dirty.add(i));
    paint();
  },
  cell({ java }) {
    $("cell").querySelector("pre").textContent = java;
    $("cell").showModal();
  },
  diagnose: ({ diagnoses }) => diagnoses.forEach((text, i) => panels[i]?.diagnose(text)),
};

function begun({ whole, points, edge, looks, problems, maps, expected, theory, normals, diagnoses }) {
  answered();
  pause(true);
  const first = !state;
  state = parse(whole);
  if (!first || !$("message").textContent) say("");
  show(state);
  const texts = state.starts.split(",");
  const names = texts.map(nameOf);
  const pens = pensOf(names);
  panels.slice(texts.length).forEach(panel => panel.element.remove());
  panels = texts.map((text, i) => panels[i] ?? new Panel(text, actions));
  $("panels").replaceChildren(...panels.map(panel => panel.element));
  $("panels").style.setProperty("--columns", Math.max(2, panels.length));
  const classes = 1 + points.reduce((most, v, i) => i % 4 === 2 ? Math.max(most, v) : most, 0);
  scene = { ...scene, points, edge, binary: classes === 2, activation: state.f, ignorance: Math.log(classes) };
  panels.forEach((panel, i) => {
    panel.show(texts[i]);
    panel.begin({ name: names[i], pen: pens[i], removable: texts.length > 1, theory: theory[i] });
    take(panel, looks[i]);
    panel.expected = readExpected(expected[i], normals[i], panel.look);
    panel.map = maps[i];
    panel.diagnose(diagnoses[i]);
    if (problems[i]) panel.alarm(problems[i]);
  });
  scene.ranges = {};
  history.replaceState(null, "", toHash(whole));
  $("add").hidden = panels.length >= MOST_NETWORKS;
  everything();
  document.body.dataset.ready = "true";
}

function take(panel, row) {
  panel.look = readLook(row);
  remember(panel.history, panel.look.steps, panel.look.cost);
}

/** The controls as the state is. */
function show(told) {
  controls.show(told);
  panels.forEach((panel, i) => told.starts.split(",")[i] && panel.show(told.starts.split(",")[i]));
  QUESTIONS.forEach((question, i) => {
    const wanted = Object.entries(parse(question.state));
    const fits = wanted.every(([key, value]) => told[key] === value);
    $("questions").children[i].setAttribute("aria-pressed", String(fits));
  });
}

// ---- drawing

let ranges = 0; // how many frames ago the axes were fitted

function paint() {
  if (ranges++ % 8 === 0 || !scene.ranges.a) {
    for (const [signal] of SIGNALS) scene.ranges[signal] = widened(scene.ranges[signal], rangeOf(panels, signal));
  }
  for (const i of dirty) panels[i]?.draw(scene);
  dirty.clear();
  drawCost($("cost"), panels, { ...scene, narrow: innerWidth < 500 });
  $("count").textContent = `step ${Math.max(...panels.map(panel => panel.look.steps)).toLocaleString("en")}`;
}

/** Axes only grow while a network trains, so that nothing jumps. */
const widened = (old, now) => old ? [Math.min(old[0], now[0]), Math.max(old[1], now[1])] : now;

function everything() {
  panels.forEach((_, i) => dirty.add(i));
  paint();
  panels.forEach(panel => panel.describe());
  $("cost").ariaLabel = "Cost: " + panels.map(panel => `${panel.name} ${panel.look.cost.toPrecision(3)}`).join(", ");
}

// ---- playing

let last = 0;

function loop(now) {
  if (!playing) return;
  if (!still.matches || now - last > SLOW_FRAME) {
    last = now;
    ask(Number($("speed").value) * (still.matches ? 20 : 1), still.matches);
  }
  requestAnimationFrame(loop);
}

function play() {
  if (panels.every(panel => panel.problem)) return;
  playing = true;
  button();
  requestAnimationFrame(loop);
}

function pause(silent = false) {
  if (playing && !silent) {
    worker.postMessage({ type: "frame", steps: 0, whole: true });
    worker.postMessage({ type: "diagnose" });
  }
  playing = false;
  button();
}

function button() {
  $("play").firstElementChild.textContent = playing ? "❚❚" : "▶";
  $("play-word").textContent = playing ? "Pause" : "Play";
}

function step() {
  pause(true);
  ask(1, true);
  worker.postMessage({ type: "diagnose" });
}

const reset = () => begin(format(state));

$("play").addEventListener("click", () => playing ? pause() : play());
$("step").addEventListener("click", step);
$("reset").addEventListener("click", reset);
document.addEventListener("keydown", event => {
  if (event.target.matches("input, select, textarea, button, summary, pre, label") || $("cell").open || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = { " ": () => playing ? pause() : play(), s: step, r: reset }[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});

// ---- questions, sharing, tables

QUESTIONS.forEach(question => {
  const choice = document.createElement("button");
  choice.type = "button";
  choice.textContent = question.title;
  choice.addEventListener("click", () => {
    begin(question.state);
    guide(question);
  });
  $("questions").append(choice);
});

function guide({ text, answer }) {
  const words = document.createElement("p");
  words.textContent = text;
  const folded = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "What you may have found";
  const found = document.createElement("p");
  found.textContent = answer;
  folded.append(summary, found);
  $("guide").replaceChildren(words, folded);
  $("guide").hidden = false;
}

const add = document.createElement("button");
add.type = "button";
add.id = "add";
add.className = "add";
add.textContent = "+ another network";
add.addEventListener("click", () => {
  const unused = ["he", "xavier", "lecun", "orthogonal:1", "zeros"].find(word => !panels.some(panel => panel.text === word));
  change({ starts: `${starts()},${unused}` });
});

const tabs = document.createElement("fieldset");
tabs.className = "tabs";
tabs.ariaLabel = "Histograms of";
for (const signal of ["a", "dZ", "dW"]) {
  const label = document.createElement("label");
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "signal", value: signal, checked: signal === "a" });
  radio.addEventListener("change", () => {
    scene.signal = signal;
    everything();
  });
  label.append(radio, signal);
  tabs.append(label);
}
const caption = document.createElement("span");
caption.textContent = "Histograms of";
$("step").parentElement.insertBefore(add, $("count"));
$("step").parentElement.insertBefore(caption, $("count"));
$("step").parentElement.insertBefore(tabs, $("count"));
$("legend").textContent = "Marks are measured on all training rows; the thin dark line is mean-field theory for the first weights, gradients anchored at the last layer. Blue lines between neurons are positive weights, orange negative. A dot in an example marks a test row.";

$("share").addEventListener("click", async () => {
  await navigator.clipboard?.writeText(location.href);
  $("share").textContent = "Copied";
  setTimeout(() => { $("share").textContent = "Copy the address"; }, 2000);
});
$("cell-copy").addEventListener("click", () => navigator.clipboard?.writeText($("cell").querySelector("pre").textContent));
$("paste").addEventListener("change", () => {
  const text = found($("paste").value.trim());
  $("paste").value = "";
  if (text) begin(text);
  else say("there is no state of this page in what was pasted: paste an address of it, or a cell that it made");
});
addEventListener("hashchange", () => begin(fromHash(location.hash)));

async function table(file) {
  if (!file) return;
  if (file.size > LARGEST_TABLE) return say("the file is larger than a megabyte: use a smaller table");
  const before = csv;
  csv = await file.text();
  change({ data: "own" });
  answers.refused = (refuse => message => {
    csv = before;
    answers.refused = refuse;
    refuse(message);
  })(answers.refused);
}

$("file").addEventListener("change", () => table($("file").files[0]));
addEventListener("dragover", event => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", event => event.relatedTarget || document.body.classList.remove("dropping"));
addEventListener("drop", event => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  table(event.dataTransfer.files[0]);
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(everything));
addEventListener("resize", () => panels.length && requestAnimationFrame(everything));

try {
  worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => answers[data.type](data);
  worker.onerror = () => answers.failed();
} catch {
  answers.failed();
}
