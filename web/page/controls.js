// What all networks share: the data, the shape, the descent.

const FIELDS = [
  ["data", "data", { moons: "two moons", circles: "two circles", spirals: "two spirals", arms: "three spirals", own: "your own table" }],
  ["noise", "noise", 0.05],
  ["points", "points", 50],
  ["f", "activation", { tanh: "tanh", relu: "ReLU", sigmoid: "sigmoid", leaky: "leaky ReLU 0.1", identity: "identity" }],
  ["depth", "hidden layers", 1],
  ["width", "neurons a layer", 1],
  ["rate", "learning rate", 0],
  ["batch", "batch", 1],
  ["seed", "seed", 1],
];

export class Controls {
  constructor(form, change) {
    this.boxes = {};
    for (const [key, words, kind] of FIELDS) {
      const label = document.createElement("label");
      const box = document.createElement(typeof kind === "object" ? "select" : "input");
      if (typeof kind === "object") {
        Object.entries(kind).forEach(([value, text]) => box.add(new Option(text, value)));
      } else {
        box.type = kind ? "number" : "text";
        if (kind) Object.assign(box, { step: kind, min: kind === 0.05 || key === "seed" ? 0 : 1 });
        box.inputMode = "decimal";
        box.autocomplete = "off";
      }
      box.name = key;
      box.addEventListener("change", () => change({ [key]: box.value.trim() }));
      label.append(words, box);
      form.append(label);
      this.boxes[key] = box;
    }
    form.addEventListener("submit", event => event.preventDefault());
  }

  show(state) {
    for (const [key, box] of Object.entries(this.boxes)) box.value = state[key];
  }
}
