// One histogram a layer, the first at the top, with theory as a thin line.
import { colourOf, paper, power, theme } from "./canvas.js";
import { BINS, LEAST_POWER } from "./look.js";

const LEFT = 34;
const FOOT = 16;

const ENDS = { tanh: [-1, 1], sigmoid: [0, 1] };

export function drawHistograms(canvas, { look, expected, pen }, { signal, activation }) {
  const depth = look.layers.length;
  const row = Math.max(10, Math.min(30, 210 / depth));
  const sheet = paper(canvas, row * depth + row + FOOT);
  if (!sheet) return;
  const { ctx, width, height } = sheet;
  const { ink, soft, line, card } = theme();
  const ends = signal === "a" && ENDS[activation];
  const zero = ends ? 0 : 14; // the place of exact zeros, left of the powers
  const begin = LEFT + zero;
  const step = (width - begin - 8) / BINS;
  ctx.textBaseline = "middle";
  look.layers.forEach((layer, l) => {
    // The output's logits have an axis of their own: they are not shown among activations.
    if (signal === "a" && l === depth - 1) return;
    const bins = layer.bins[signal];
    const theory = expected?.[l].bins[signal];
    const most = Math.max(...bins.subarray(1), ...(theory ?? []), 1e-9);
    const base = row * (l + 2) - 2;
    const y = share => base - Math.min(1, share / most) * row * 1.25;
    ctx.beginPath();
    ctx.moveTo(begin, base);
    for (let k = 0; k < BINS; k++) {
      ctx.lineTo(begin + k * step, y(bins[k + 1]));
      ctx.lineTo(begin + (k + 1) * step, y(bins[k + 1]));
    }
    ctx.lineTo(begin + BINS * step, base);
    ctx.fillStyle = card;
    ctx.fill();
    ctx.globalAlpha = 0.6;
    ctx.fillStyle = colourOf(pen);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = line;
    ctx.strokeRect(begin, base, BINS * step, 0);
    if (bins[0] > 0) {
      ctx.fillStyle = ink;
      ctx.fillRect(LEFT, base - bins[0] * (row - 2), 8, bins[0] * (row - 2));
    }
    if (theory) {
      ctx.strokeStyle = ink;
      ctx.lineWidth = 1.1;
      ctx.beginPath();
      for (let k = 0; k < BINS; k++) ctx.lineTo(begin + (k + 0.5) * step, y(theory[k]));
      ctx.stroke();
      ctx.lineWidth = 1;
    }
    ctx.fillStyle = soft;
    ctx.textAlign = "right";
    if (row >= 12 || l % 2 === 0) ctx.fillText(l + 1, LEFT - 6, base - 4);
  });
  ctx.fillStyle = soft;
  ctx.textAlign = "center";
  const foot = height - FOOT / 2;
  if (ends) {
    const [low, high] = ends;
    [[low, 0], [(low + high) / 2, 0.5], [high, 1]].forEach(([v, share]) => ctx.fillText(v, begin + share * BINS * step, foot));
  } else {
    ctx.fillText("0", LEFT + 4, foot);
    for (const k of width < 220 ? [-9, -3] : [-12, -9, -6, -3, 0]) ctx.fillText(power(k), begin + (k - LEAST_POWER) * 2 * step, foot);
  }
}
