// The experiment as the address tells it: #data=moons&depth=6&… Java reads and checks it.

export const KEYS = ["data", "noise", "points", "f", "depth", "width", "rate", "batch", "seed", "starts"];

/** Lines key=value, as Java takes them. */
export function fromHash(hash) {
  const text = hash.replace(/^#/, "");
  try {
    return text.split("&").filter(Boolean).map(decodeURIComponent).map(part => part.replace(/\n/g, " ")).join("\n");
  } catch {
    return "damaged";
  }
}

export const toHash = text => "#" + text.split("\n").map(encodeURI).map(part => part.replace(/[&#]/g, encodeURIComponent)).join("&");

/** From Java's whole text to an object, and back. */
export const parse = text => Object.fromEntries(text.split("\n").map(line => {
  const equals = line.indexOf("=");
  return [line.slice(0, equals), line.slice(equals + 1)];
}));

export const format = state => ["v", ...KEYS].map(key => `${key}=${key === "v" ? 1 : state[key]}`).join("\n");

/** The state in something pasted: an address of this page, or a notebook's cell made by it. */
export function found(pasted) {
  const match = pasted.match(/(?:#|playground: |^)((?:v|data|noise|points|f|depth|width|rate|batch|seed|starts)=[^\s#]*)/);
  return match && fromHash(match[1]);
}

// Kinds of first weights: word, label, the number they take, its usual value.
export const KINDS = [
  ["zeros", "zeros"],
  ["constant", "constant", "value", 0.5],
  ["normal", "normal, fixed sd", "sd", 0.1],
  ["uniform", "uniform, fixed sd", "sd", 0.1],
  ["sigma", "normal, σ_w²/fanIn", "σ_w", 1],
  ["lecun", "LeCun, 1/fanIn"],
  ["xavier", "Xavier, 2/(fanIn+fanOut)"],
  ["he", "He, 2/fanIn"],
  ["lecun-uniform", "LeCun, uniform"],
  ["xavier-uniform", "Xavier, uniform"],
  ["he-uniform", "He, uniform"],
  ["orthogonal", "orthogonal × gain", "gain", 1],
  ["lsuv", "LSUV"],
];

export function parseStart(text) {
  const [, word, value, bias] = text.match(/^([^:~]*)(?::([^~]*))?(?:~(.*))?$/);
  return { word, value: value ?? "", bias: bias ?? "" };
}

export const formatStart = ({ word, value, bias }) =>
  word + (value === "" ? "" : `:${value}`) + (bias === "" || Number(bias) === 0 ? "" : `~${bias}`);

/** As in the plots of the lessons. */
export function nameOf(text) {
  const { word, value, bias } = parseStart(text);
  const [base, uniform] = word.split("-");
  const names = { zeros: "zeros", constant: `constant ${value}`, normal: `N(0, ${value}²)`, uniform: `U(sd ${value})`,
    sigma: `σ_w = ${value}`, lecun: "LeCun", xavier: "Xavier", he: "He", lsuv: "LSUV",
    orthogonal: value === "1" ? "orthogonal" : `orthogonal × ${value}` };
  return (names[base] ?? word) + (uniform ? " (uniform)" : "") + (bias ? `, biases sd ${bias}` : "");
}

// The pens of the lessons' plots (Okabe and Ito 2008): a start has the same one everywhere.
const PENS = [
  ["#0072B2", "circle", "Xavier", "tanh"],
  ["#D55E00", "square", "N(0, 1"],
  ["#009E73", "diamond", "He", "ReLU"],
  ["#CC79A7", "triangle-up", "N(0, 0.0", "sigmoid"],
  ["#E69F00", "triangle-down", "orthogonal"],
  ["#56B4E9", "cross", "LeCun"],
  ["#000000", "x", "zeros", "constant", "identity"],
];

/** A pen for each name, no two the same. */
export function pensOf(names) {
  const pens = [];
  const take = (i, wanted) => {
    pens[i] ??= PENS.find(pen => wanted(pen) && !pens.includes(pen));
  };
  names.forEach((name, i) => take(i, ([, , ...owners]) => owners.some(owner => name.startsWith(owner))));
  names.forEach((_, i) => take(i, () => true));
  return pens.map(([colour, symbol]) => ({ colour, symbol }));
}
