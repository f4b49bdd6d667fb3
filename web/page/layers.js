// One column a layer, all the way down: the network with its weights, then its signals with theory.
import { colourOf, mark, paper, power, powers, short, theme } from "./canvas.js";

const LEFT = 34;
const RIGHT = 10;

/** Where layer l stands; 0 is the input. */
const columnOf = (l, depth, width) => LEFT + (width - LEFT - RIGHT) * l / depth;

// Neurons a layer that are drawn; more would be a wall of colour.
const most = depth => depth > 12 ? 6 : depth > 7 ? 10 : 16;

export function drawNetwork(canvas, look) {
  const sheet = paper(canvas, 120);
  if (!sheet) return;
  const { ctx, width, height } = sheet;
  const { ink, soft, plus, minus } = theme();
  const depth = look.layers.length;
  const widths = [look.layers[0].fanIn, ...look.layers.map(layer => layer.fanOut)].map(n => Math.min(n, most(depth)));
  const x = l => columnOf(l, depth, width);
  const tallest = Math.max(...widths);
  const y = (l, j) => 14 + (height - 18) * (j + 0.5 + (tallest - widths[l]) / 2) / tallest;
  // Bundles of lines of one colour and strength: few strokes, however many weights.
  const bundles = new Map();
  look.layers.forEach((layer, l) => {
    for (let i = 0; i < widths[l]; i++) {
      for (let j = 0; j < widths[l + 1]; j++) {
        const w = layer.weights[i * layer.fanOut + j];
        const strength = Math.min(4, Math.ceil(Math.abs(w) * Math.sqrt(layer.fanIn) * 1.6));
        const key = Number.isFinite(w) ? Math.sign(w) * strength : 0;
        if (!bundles.has(key)) bundles.set(key, []);
        bundles.get(key).push(x(l), y(l, i), x(l + 1), y(l + 1, j));
      }
    }
  });
  for (const [key, lines] of [...bundles].sort((a, b) => Math.abs(a[0]) - Math.abs(b[0]))) {
    const strength = Math.abs(key);
    ctx.strokeStyle = key === 0 ? soft : key > 0 ? plus : minus;
    ctx.globalAlpha = [0.25, 0.3, 0.5, 0.7, 0.9][strength];
    ctx.lineWidth = [0.5, 0.6, 0.9, 1.4, 2.2][strength];
    ctx.beginPath();
    for (let k = 0; k < lines.length; k += 4) {
      ctx.moveTo(lines[k], lines[k + 1]);
      ctx.lineTo(lines[k + 2], lines[k + 3]);
    }
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink;
  if (look.layers[0].fanOut > widths[1]) {
    ctx.fillStyle = soft;
    ctx.textBaseline = "top";
    ctx.fillText(`${widths[1]} of ${look.layers[0].fanOut} neurons`, LEFT, 0);
    ctx.fillStyle = ink;
  }
  widths.forEach((n, l) => {
    for (let j = 0; j < n; j++) mark(ctx, "circle", x(l), y(l, j), Math.min(3, height / n / 3));
  });
}

const ROW = 56;
const GAP = 19;
export const SIGNALS = [
  ["a", "signal a", layer => layer.rms.a],
  ["dZ", "gradient dZ", layer => layer.rms.dZ],
  ["dW", "gradient dW", layer => layer.rms.dW],
  ["update", "update/weight", layer => layer.update],
];

/** The powers of ten that all panels need for a signal: one axis, which only grows in training. */
export function rangeOf(panels, signal, old) {
  const [key, , value] = SIGNALS.find(([name]) => name === signal);
  let low = Infinity;
  let high = -Infinity;
  for (const { look, expected } of panels) {
    look?.layers.forEach((layer, l) => {
      for (const v of [value(layer), expected?.[l].rms[key]]) {
        if (v > 0 && v < Infinity) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    });
  }
  if (low > high) return old ?? [-2, 0];
  const from = Math.max(-20, Math.floor(Math.log10(low)));
  const to = Math.max(from + 2, Math.min(12, Math.ceil(Math.log10(high))));
  return old ? [Math.min(old[0], from), Math.max(old[1], to)] : [from, to];
}

export function drawSignals(canvas, { look, expected, pen }, ranges) {
  const depth = look.layers.length;
  const bars = 34;
  const sheet = paper(canvas, SIGNALS.length * (ROW + GAP) + bars + 2 * GAP + 6);
  if (!sheet) return;
  const { ctx, width } = sheet;
  const x = l => columnOf(l, depth, width);
  let top = GAP;
  for (const [key, name, value] of SIGNALS) {
    drawSignal(ctx, { look, expected, pen, key, name, value, range: ranges[key], top, width, x });
    top += ROW + GAP;
  }
  drawShares(ctx, look, { top, height: bars, width, x });
  ctx.fillStyle = theme().soft;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  const every = [1, 2, 5, 10].find(n => depth / n * 16 < width - LEFT) ?? 20;
  for (let l = 1; l <= depth; l++) if (l % every === 0 || l === 1) ctx.fillText(l, x(l), top + bars + 3);
}

/** The numbers of the layer at this place, in words. */
export function wordsAt({ look, expected }, place, width) {
  const depth = look.layers.length;
  const l = clamp(Math.round((place - LEFT) / (width - LEFT - RIGHT) * depth), 1, depth);
  const layer = look.layers[l - 1];
  const told = SIGNALS.map(([key, , value]) => {
    const theory = expected?.[l - 1].rms[key];
    return `${key} ${short(value(layer))}${theory ? ` (theory ${short(theory)})` : ""}`;
  });
  return `Layer ${l}: ${told.join(", ")}, flat ${Math.round(100 * layer.flat)} %, dead ${Math.round(100 * layer.dead)} %`;
}

function drawSignal(ctx, { look, expected, pen, key, name, value, range, top, width, x }) {
  const { ink, soft, line, alarm } = theme();
  const [low, high] = range;
  const y = k => top + ROW - (k - low) / (high - low) * ROW;
  axis(ctx, name, top, ROW, width);
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const k of powers(low, high, 4)) {
    ctx.fillStyle = soft;
    ctx.fillText(power(k), LEFT - 6, y(k));
    ctx.strokeStyle = line;
    stroke(ctx, [[LEFT, y(k)], [width - RIGHT + 6, y(k)]]);
  }
  ctx.fillStyle = colourOf(pen);
  const r = look.layers.length > 12 ? 2.2 : 3;
  look.layers.forEach((layer, l) => {
    const v = value(layer);
    if (key === "update" && look.steps === 0) return;
    if (v > 0 && v < Infinity) {
      const k = Math.log10(v);
      mark(ctx, pen.symbol, x(l + 1), y(Math.max(low, Math.min(high, k))), r);
    } else {
      // Below a log axis there is no place for 0, nor for what is no number.
      ctx.save();
      ctx.textAlign = "center";
      ctx.fillStyle = v === 0 ? ink : alarm;
      ctx.fillText(v === 0 ? "0" : "×", x(l + 1), v === 0 ? top + ROW - 5 : top + 6);
      ctx.restore();
    }
  });
  if (expected && key !== "update") {
    ctx.strokeStyle = ink;
    ctx.lineWidth = 1.3;
    stroke(ctx, expected.map((layer, l) => [x(l + 1), y(clamp(Math.log10(layer.rms[key]), low, high))]));
    ctx.lineWidth = 1;
  }
}

/** The shares of flat slopes and of dead neurons, from 0 to 1. */
function drawShares(ctx, look, { top, height, width, x }) {
  const { ink, soft } = theme();
  axis(ctx, "share flat ■, dead □", top, height, width);
  ctx.textAlign = "right";
  ctx.fillStyle = soft;
  ctx.fillText("1", LEFT - 6, top + 3);
  ctx.fillText("0", LEFT - 6, top + height);
  const wide = Math.min(7, (x(2) - x(1)) / 2 - 1);
  look.layers.forEach((layer, l) => {
    ctx.fillStyle = soft;
    ctx.fillRect(x(l + 1) - wide, top + height * (1 - layer.flat), wide, height * layer.flat);
    ctx.strokeStyle = ink;
    if (layer.dead > 0) ctx.strokeRect(x(l + 1) + 0.5, top + height * (1 - layer.dead), wide - 1, height * layer.dead);
  });
}

function axis(ctx, name, top, height, width) {
  const { ink, line } = theme();
  ctx.strokeStyle = line;
  stroke(ctx, [[LEFT, top], [LEFT, top + height], [width - RIGHT + 6, top + height]]);
  ctx.fillStyle = ink;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.fillText(name, LEFT, top - 3);
}

function stroke(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], i) => i ? ctx.lineTo(x, y) : ctx.moveTo(x, y));
  ctx.stroke();
}

const clamp = (v, low, high) => Math.max(low, Math.min(high, v));
