// What all drawings share: sharp canvases, the page's colours, powers of ten.

let colours;

/** The page's colours as the style sheet has them, read once until the theme changes. */
export function theme() {
  if (!colours) {
    const style = getComputedStyle(document.documentElement);
    const read = name => style.getPropertyValue(`--${name}`).trim();
    colours = Object.fromEntries(["ink", "soft", "line", "card", "plus", "minus", "alarm"].map(name => [name, read(name)]));
  }
  return colours;
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours = null; });

const sizes = new WeakMap();
const watch = new ResizeObserver(entries => entries.forEach(entry => sizes.set(entry.target, entry.contentRect.width)));

/** A cleared context in CSS pixels, and its width; null while the canvas is not to be seen. */
export function paper(canvas, height) {
  if (!sizes.has(canvas)) {
    watch.observe(canvas);
    sizes.set(canvas, canvas.clientWidth);
  }
  const width = Math.round(sizes.get(canvas));
  if (width < 10) return null;
  const scale = Math.min(3, devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.height = `${height}px`;
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.clearRect(0, 0, width, height);
  ctx.font = "11px system-ui, sans-serif";
  ctx.lineJoin = "round";
  return { ctx, width, height };
}

/** The colour of a pen on this theme: black is ink, which is white on black. */
export const colourOf = pen => pen.colour === "#000000" ? theme().ink : pen.colour;

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

export const power = k => k === 0 ? "1" : k === 1 ? "10" : k === -1 ? "0.1"
  : "10" + [...String(k)].map(c => RAISED[c]).join("");

/** Whole powers of ten between two, at most so many. */
export function powers(low, high, most) {
  const every = [1, 2, 3, 5, 10, 20, 50, 100].find(n => (high - low) / n < most) ?? 200;
  const ticks = [];
  for (let k = Math.ceil(low / every) * every; k <= high; k += every) ticks.push(k);
  return ticks;
}

/** Three digits, or a power of ten where they would not do. */
export function short(v) {
  if (!Number.isFinite(v)) return Number.isNaN(v) ? "NaN" : "∞";
  if (v === 0) return "0";
  const size = Math.abs(v);
  if (size >= 1e-3 && size < 1e4) return String(Number(v.toPrecision(3)));
  const k = Math.floor(Math.log10(size));
  return `${Number((v / 10 ** k).toPrecision(2))}·${power(k)}`;
}

const SHAPES = {
  circle: (c, r) => c.arc(0, 0, r, 0, 7),
  square: (c, r) => c.rect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8),
  diamond: (c, r) => polygon(c, [[0, -r * 1.25], [r * 1.25, 0], [0, r * 1.25], [-r * 1.25, 0]]),
  "triangle-up": (c, r) => polygon(c, [[0, -r * 1.2], [r * 1.15, r * 0.9], [-r * 1.15, r * 0.9]]),
  "triangle-down": (c, r) => polygon(c, [[0, r * 1.2], [r * 1.15, -r * 0.9], [-r * 1.15, -r * 0.9]]),
  cross: (c, r) => polygon(c, cross(r)),
  x: (c, r) => polygon(c, cross(r).map(([x, y]) => [(x - y) * 0.75, (x + y) * 0.75])),
};

const cross = r => {
  const a = r * 1.25;
  const b = r * 0.42;
  return [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]];
};

function polygon(c, corners) {
  corners.forEach(([x, y], i) => i ? c.lineTo(x, y) : c.moveTo(x, y));
  c.closePath();
}

/** A filled symbol at x, y. */
export function mark(ctx, symbol, x, y, r) {
  ctx.save();
  ctx.translate(x, y);
  ctx.beginPath();
  SHAPES[symbol](ctx, r);
  ctx.fill();
  ctx.restore();
}
