// Computes, so that the page stays awake: the kit's Java as WebAssembly, asked by messages.
import { load } from "./runtime.js";

const MAP_SIDE = 36;
let java;
let runs = 0;
let turn = 0;
let edge = 1;

const ready = load("goldilocks.wasm").then(module => { java = module.exports; });
ready.then(() => postMessage({ type: "ready" }), error => postMessage({ type: "failed", sentence: String(error.message ?? error) }));

self.onmessage = async ({ data }) => {
  await ready;
  try {
    postMessage({ type: data.type, ...ANSWERS[data.type](data) });
  } catch (error) {
    postMessage({ type: "stopped", sentence: `the computation stopped: ${error.message ?? error}` });
  }
};

const all = what => Array.from({ length: runs }, (_, i) => what(i));

function begin({ text, csv }) {
  const whole = java.whole(text);
  const sentence = whole.startsWith("!") ? whole.slice(1) : java.begin(text, csv);
  if (sentence) return { type: "refused", sentence };
  runs = whole.match(/starts=(.*)/)[1].split(",").length;
  const points = java.points();
  edge = 1.1 * points.reduce((most, v, i) => i % 4 < 2 ? Math.max(most, Math.abs(v)) : most, 0.5);
  const looks = all(java.look);
  return {
    whole, points, edge, looks,
    problems: all(i => java.advance(i, 0)),
    maps: all(map),
    expected: all(java.expected),
    theory: all(java.theory),
    normals: looks.map(normals),
  };
}

/** What theory says of gradients is drawn as normal bins, anchored at what the last layer has now. */
function normals(look, i) {
  const expected = java.expected(i);
  if (expected.length === 0) return null;
  const each = (expected.length - 1) / look[4];
  const offsets = offsetsOf(look);
  const last = offsets[offsets.length - 1];
  return offsets.map((_, l) => [1, 2].map(k => java.normal(expected[1 + l * each + k] * look[last + 2 + k])));
}

function offsetsOf(look) {
  const offsets = [];
  for (let at = 5; offsets.length < look[4]; ) {
    offsets.push(at);
    at += 9 + 3 * 33 + look[at] * look[at + 1] + look[at + 1];
  }
  return offsets;
}

const map = i => java.map(i, MAP_SIDE, edge);

/** So many steps of each network; one of them, in turn, is looked at and gets its map. */
function frame({ steps, whole }) {
  const problems = all(i => java.advance(i, steps));
  const chosen = whole ? all(i => i) : [turn++ % runs];
  return { problems, looks: chosen.map(i => [i, java.look(i)]), maps: chosen.map(i => [i, map(i)]) };
}

const ANSWERS = {
  begin,
  frame,
  cell: ({ run }) => ({ java: java.cell(run) }),
};
