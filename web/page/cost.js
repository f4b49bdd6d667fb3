// The cost on all training rows, one line a network.
import { colourOf, mark, paper, power, powers, theme } from "./canvas.js";

const LEFT = 40;
const RIGHT = 18;
const HEIGHT = 150;
const FOOT = 34;
const TOP = 14;
const LEAST = 1e-5;

export function drawCost(canvas, panels, { ignorance }) {
  const sheet = paper(canvas, HEIGHT);
  if (!sheet) return;
  const { ctx, width } = sheet;
  const { ink, soft, line } = theme();
  const costs = panels.flatMap(panel => panel.history.map(([, cost]) => cost)).filter(Number.isFinite);
  const most = Math.max(ignorance * 1.3, ...costs.map(v => Math.min(v, 1e6)));
  const least = Math.max(LEAST, Math.min(ignorance / 3, ...costs));
  const [low, high] = [Math.log10(least), Math.log10(most)];
  const steps = Math.max(20, ...panels.map(panel => panel.history.at(-1)?.[0] ?? 0));
  const x = step => LEFT + step / steps * (width - LEFT - RIGHT);
  const y = cost => TOP + (high - clamp(Math.log10(Math.max(cost, LEAST)), low, high)) / (high - low) * (HEIGHT - FOOT - TOP);
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  for (const [value, words] of ticksOf(low, high)) {
    ctx.fillStyle = soft;
    ctx.fillText(words, LEFT - 6, y(value));
    ctx.strokeStyle = line;
    ctx.strokeRect(LEFT, Math.round(y(value)), width - LEFT - RIGHT, 0);
  }
  ctx.setLineDash([4, 4]);
  ctx.strokeStyle = soft;
  ctx.strokeRect(LEFT, Math.round(y(ignorance)), width - LEFT - RIGHT, 0);
  ctx.setLineDash([]);
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  ctx.fillStyle = soft;
  ctx.fillText(width < 500 ? "a guess" : `a guess, ln ${Math.round(Math.exp(ignorance))} = ${ignorance.toFixed(3)}`, width - RIGHT, y(ignorance) - 1);
  ctx.textBaseline = "top";
  ctx.textAlign = "center";
  const every = niceStep(steps / (width < 500 ? 3 : 6));
  for (let step = 0; step <= steps; step += every) ctx.fillText(step.toLocaleString("en"), x(step), HEIGHT - FOOT + 5);
  ctx.fillStyle = ink;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.fillText("↑ cost, all training rows", LEFT, HEIGHT - 15);
  ctx.textAlign = "right";
  ctx.fillText("steps →", width - RIGHT, HEIGHT - 15);
  for (const { history, pen, problem } of panels) {
    ctx.strokeStyle = ctx.fillStyle = colourOf(pen);
    ctx.lineWidth = 2;
    ctx.beginPath();
    history.forEach(([step, cost]) => Number.isFinite(cost) && ctx.lineTo(x(step), y(cost)));
    ctx.stroke();
    ctx.lineWidth = 1;
    const last = history.findLast(([, cost]) => Number.isFinite(cost));
    if (last) mark(ctx, pen.symbol, x(last[0]), y(last[1]), 5);
    if (problem && last) {
      ctx.fillStyle = theme().alarm;
      ctx.textAlign = "left";
      ctx.textBaseline = "middle";
      ctx.font = "bold 12px system-ui, sans-serif";
      ctx.fillText("✕ NaN", x(last[0]) + 8, y(last[1]));
      ctx.font = "11px system-ui, sans-serif";
    }
  }
}

/** Remembers a cost, in twice the steps when there are too many. */
export function remember(history, step, cost) {
  const last = history.at(-1);
  if (last && last[0] === step) {
    last[1] = cost;
    return;
  }
  history.push([step, cost]);
  if (history.length > 1200) history.splice(0, history.length, ...history.filter((_, i) => i % 2 === 0));
}

/** Powers of ten, or where there are few of them 1, 2 and 5. */
function ticksOf(low, high) {
  if (high - low > 2) return powers(low, high, 5).map(k => [10 ** k, power(k)]);
  const all = powers(Math.floor(low), high, 9).flatMap(k => [1, 2, 5].map(n => Number((n * 10 ** k).toPrecision(1))));
  return all.filter(v => Math.log10(v) >= low && Math.log10(v) <= high).map(v => [v, String(v)]);
}

function niceStep(rough) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map(n => n * unit).find(step => step >= rough);
}

const clamp = (v, low, high) => Math.max(low, Math.min(high, v));
