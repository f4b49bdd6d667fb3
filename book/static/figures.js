// A figure is a picture until it comes near; then plotly draws it, in the page's colours.
const BUNDLE = new URL("plotly-cartesian.min.js", document.currentScript.src).href;
const NARROW = 560; // pixels
const alone = new URLSearchParams(location.search).get("figure"); // one fills the screen
let loading;

function plotly() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = BUNDLE;
    script.onload = () => done(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

function colours() {
  const style = getComputedStyle(document.body);
  const ink = style.getPropertyValue("--color-foreground-primary").trim();
  const line = style.getPropertyValue("--color-background-border").trim();
  return { ink, line };
}

// Larger letters for those who look from afar.
function room(layout) {
  if (alone) return { height: innerHeight - 120, size: 20 };
  if (document.querySelector(".reveal")) return { height: 520, size: 17 };
  return { height: layout.height, size: layout.font?.size };
}

function dressed(layout, width) {
  const { ink, line } = colours();
  const own = structuredClone(layout);
  own.paper_bgcolor = own.plot_bgcolor = "rgba(0,0,0,0)";
  const { height, size } = room(layout);
  own.font = { ...own.font, color: ink, size };
  own.legend = { ...own.legend, font: { size } };
  own.width = width;
  own.height = height;
  own.title = undefined; // it stands above, as text
  own.sliders = own.updatemenus = undefined; // the page has controls of its own
  own.margin = { ...own.margin, t: 10 };
  if (width < NARROW) {
    own.legend = { ...own.legend, orientation: "h", x: 0, xanchor: "left", y: -0.25, yanchor: "top" };
    own.margin = { ...own.margin, l: 55, r: 10 };
  }
  for (const key of Object.keys(own)) {
    if (/^[xy]axis/.test(key)) {
      own[key] = { ...own[key], gridcolor: line, zerolinecolor: line, linecolor: ink };
      own[key].title = { ...own[key].title, font: { size } };
    }
  }
  return own;
}

// Theory is drawn in the page's ink.
function inked(trace) {
  const dark = (colour) => /^(#000000|#000|#222222|#333333|black|rgb\(0,\s?0,\s?0\))$/i.test(colour ?? "");
  const { ink } = colours();
  const own = structuredClone(trace);
  if (own.line && dark(own.line.color)) own.line.color = ink;
  if (own.marker && dark(own.marker.color)) own.marker.color = ink;
  return own;
}

async function draw(figure) {
  const Plotly = await plotly();
  const { data, layout = {}, frames } = JSON.parse(figure.querySelector("script").textContent);
  const place = figure.querySelector(".live") ?? document.createElement("div");
  place.className = "live";
  const width = alone ? innerWidth : Math.min(900, figure.clientWidth);
  const config = { responsive: false, displaylogo: false };
  if (!place.isConnected) {
    figure.append(place);
  }
  await Plotly.react(place, data.map(inked), dressed(layout, width), config);
  if (frames && !figure.querySelector(".knobs")) {
    await Plotly.addFrames(place, frames);
    figure.append(knobs(place, layout, frames));
  }
  figure.classList.add("drawn");
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      draw(entry.target);
    }
  },
  { rootMargin: "300px" },
);

function again() {
  document.querySelectorAll("figure.plot.drawn").forEach(draw);
}

addEventListener("DOMContentLoaded", () => {
  const figure = alone && document.getElementById(`figure-${alone}`);
  if (figure) {
    document.body.replaceChildren(figure);
    document.body.classList.add("alone");
  }
  document.querySelectorAll("figure.plot").forEach((figure) => seen.observe(figure));
  new MutationObserver(again).observe(document.body, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  let waiting;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, 200);
  });
});
