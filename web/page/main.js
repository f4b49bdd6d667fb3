// The page: what is chosen goes to the worker, what it computes is drawn.
import { Controls } from "./controls.js";
import { drawCost, remember } from "./cost.js";
import { rangeOf, SIGNALS } from "./layers.js";
import { readExpected, readLook } from "./look.js";
import { Panel } from "./panel.js";
import { Player } from "./player.js";
import { guideTo, QUESTIONS, showQuestions } from "./questions.js";
import { share, showCell } from "./sharing.js";
import { format, fromHash, nameOf, parse, pensOf, toHash } from "./state.js";

const MOST_NETWORKS = 4;
const FITTED_EVERY = 8; // frames
// A module with a struct in it: the smallest that needs garbage collection.
const WITH_GC = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0]);
const TOO_OLD = "this browser cannot run the page’s computations: it needs WebAssembly with garbage collection, which Chrome and Edge have from 119, Firefox from 120 and Safari from 18.2 on";

const $ = id => document.getElementById(id);

let worker;
let state; // as Java has last confirmed it
let wanted = null; // with what was changed since
let pending = 0;
let csv = { now: "", before: "" };
let scene = { signal: "a" };
let panels = [];

const controls = new Controls($("controls"), change);
const starts = () => panels.map(panel => panel.text).join(",");
const actions = {
  change: () => change({ starts: starts() }),
  remove: panel => change({ starts: panels.filter(other => other !== panel).map(other => other.text).join(",") }),
  cell: panel => worker.postMessage({ type: "cell", run: panels.indexOf(panel) }),
};
const player = new Player({
  ask: frame => worker.postMessage({ type: "frame", ...frame }),
  reset: () => begin(format(state)),
  hasEnded: () => panels.every(panel => panel.problem),
});

/** One sentence, or none. */
function say(sentence) {
  $("message").hidden = !sentence;
  $("message").textContent = sentence ? sentence[0].toUpperCase() + sentence.slice(1).replace(/\.?$/, ".") : "";
}

function begin(text) {
  player.stop();
  pending++;
  worker.postMessage({ type: "begin", text, csv: csv.now });
}

function change(changes) {
  wanted = { ...(wanted ?? state), ...changes };
  begin(format(wanted));
}

function answered() {
  if (--pending === 0) wanted = null;
}

const answers = {
  ready() {
    begin(guideTo(location.hash.length > 1 ? fromHash(location.hash) : QUESTIONS[0].state));
  },
  failed({ sentence }) {
    const isOld = typeof WebAssembly === "undefined" || !WebAssembly.validate(WITH_GC);
    say(isOld ? TOO_OLD : `the page’s computations could not be loaded (${sentence}): load it again, or from another server`);
  },
  stopped({ sentence }) {
    player.answered();
    player.stop();
    say(sentence);
  },
  refused({ sentence }) {
    answered();
    csv.now = csv.before;
    say(sentence);
    if (state) show(state);
    else begin(""); // a page that works, with what is usual
  },
  begin(answer) {
    answered();
    csv.before = csv.now;
    if (state) say("");
    state = parse(answer.whole);
    begun(answer);
  },
  frame({ problems, looks, maps }) {
    player.answered();
    looks.forEach(([i, row]) => take(panels[i], row));
    maps.forEach(([i, map]) => { panels[i].map = map; });
    problems.forEach((problem, i) => problem && panels[i].alarm(problem));
    if (problems.every(Boolean)) player.pause();
    const changed = looks.map(([i]) => panels[i]);
    // Drawn after the next frame is asked for, so that the worker computes it meanwhile.
    if (player.playing) return requestAnimationFrame(() => paint(changed));
    everything();
    diagnose(panels.map(panel => panel.look.steps));
  },
  cell: ({ java }) => showCell(java),
};

function begun({ whole, points, edge, looks, problems, maps, expected, theory, normals }) {
  const texts = state.starts.split(",");
  const names = texts.map(nameOf);
  const pens = pensOf(names);
  panels = texts.map((text, i) => panels[i] ?? new Panel(actions));
  $("panels").replaceChildren(...panels.map(panel => panel.element));
  $("panels").style.setProperty("--columns", Math.max(2, panels.length));
  const classes = 1 + points.reduce((most, v, i) => i % 4 === 2 ? Math.max(most, v) : most, 0);
  scene = { ...scene, points, edge, binary: classes === 2, activation: state.f, ignorance: Math.log(classes), ranges: {}, age: 0 };
  panels.forEach((panel, i) => {
    panel.begin({ name: names[i], pen: pens[i], removable: texts.length > 1, theory: theory[i] });
    take(panel, looks[i]);
    panel.expected = readExpected(expected[i], normals[i], panel.look);
    panel.map = maps[i];
    if (problems[i]) panel.alarm(problems[i]);
  });
  show(state);
  history.replaceState(null, "", toHash(whole));
  $("add").hidden = panels.length >= MOST_NETWORKS;
  everything();
  diagnose(panels.map(() => 0));
  document.body.dataset.ready = "true";
}

let doctor;

/** A question that is not answered yet is dropped for the new one. */
function diagnose(steps) {
  const asked = panels;
  if (doctor?.busy) doctor.terminate();
  if (!doctor || doctor.busy) doctor = new Worker("doctor.js", { type: "module" });
  doctor.busy = steps.length;
  doctor.onmessage = ({ data: { run, words } }) => {
    doctor.busy--;
    asked[run].diagnose(words, steps[run]);
  };
  asked.forEach(panel => panel.diagnose("Diagnosis: trying what this comes to …"));
  doctor.postMessage({ text: format(state), csv: csv.now, steps });
}

function take(panel, row) {
  panel.look = readLook(row);
  remember(panel.history, panel.look.steps, panel.look.cost);
}

/** All that can be chosen, as the state has it. */
function show(told) {
  controls.show(told);
  told.starts.split(",").forEach((text, i) => panels[i]?.show(text));
  showQuestions(told);
}

function paint(changed) {
  const isWhole = changed.length === panels.length;
  if (scene.age++ % FITTED_EVERY === 0) {
    for (const [signal] of SIGNALS) scene.ranges[signal] = rangeOf(panels, signal, scene.ranges[signal]);
  }
  changed.forEach(panel => panel.draw(scene));
  // The widest drawing, once all networks have something new for it.
  if (isWhole || scene.age % panels.length === 0) drawCost($("cost"), panels, scene);
  $("count").textContent = `step ${Math.max(...panels.map(panel => panel.look.steps)).toLocaleString("en")}`;
}

function everything() {
  if (panels.length === 0) return;
  paint(panels);
  panels.forEach(panel => panel.describe());
  $("cost").ariaLabel = "Cost: " + panels.map(panel => `${panel.name} ${panel.look.cost.toPrecision(3)}`).join(", ");
}

QUESTIONS.forEach(question => {
  const choice = document.createElement("button");
  choice.type = "button";
  choice.textContent = question.title;
  choice.addEventListener("click", () => begin(guideTo(question.state)));
  $("questions").append(choice);
});
$("add").addEventListener("click", () => {
  const unused = ["he", "xavier", "lecun", "orthogonal:1", "zeros"].find(text => !panels.some(panel => panel.text === text));
  change({ starts: `${starts()},${unused}` });
});
$("signals").addEventListener("change", event => {
  scene.signal = event.target.value;
  everything();
});
share({
  open: begin,
  say,
  table(text) {
    csv.now = text;
    change({ data: "own" });
  },
});
addEventListener("hashchange", () => begin(guideTo(fromHash(location.hash))));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => requestAnimationFrame(everything));
addEventListener("resize", () => requestAnimationFrame(everything));

try {
  worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => answers[data.type](data);
  worker.onerror = event => answers.failed({ sentence: event.message ?? "no answer" });
} catch (error) {
  answers.failed({ sentence: error.message });
}
