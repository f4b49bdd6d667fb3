// What the network answers everywhere in the plane of the first two features, and the examples.
import { mark, paper, theme } from "./canvas.js";

// A colour that the colour-blind can tell apart, and a shape, for each class.
export const CLASSES = [
  ["#D55E00", "circle"], ["#0072B2", "square"], ["#009E73", "triangle-up"], ["#CC79A7", "diamond"], ["#E69F00", "triangle-down"],
  ["#56B4E9", "cross"], ["#7f7f7f", "x"], ["#8c510a", "circle"], ["#5e3c99", "square"], ["#b2df8a", "triangle-up"],
];
const rgb = CLASSES.map(([colour]) => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16)));
const small = document.createElement("canvas");

export function drawMap(canvas, { map, points, edge, binary }) {
  const side = Math.round(Math.sqrt(map.length));
  const height = Math.min(220, canvas.clientWidth || 200);
  const sheet = paper(canvas, height);
  if (!sheet) return;
  const { ctx, width } = sheet;
  const at = v => (v / edge + 1) / 2 * height;
  const left = (width - height) / 2;
  small.width = small.height = side;
  const brush = small.getContext("2d");
  const image = brush.createImageData(side, side);
  for (let i = 0; i < map.length; i++) colour(map[i], binary, image.data, 4 * i);
  brush.putImageData(image, 0, 0);
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(small, left, 0, height, height);
  ctx.lineWidth = 1;
  for (let i = 0; i < points.length; i += 4) {
    const [colour, shape] = CLASSES[points[i + 2] % CLASSES.length];
    const x = left + at(points[i]);
    const y = height - at(points[i + 1]);
    const isTest = points[i + 3] === 1;
    ctx.fillStyle = "#fff";
    mark(ctx, shape, x, y, 3.4);
    ctx.fillStyle = colour;
    mark(ctx, shape, x, y, 2.3);
    if (isTest) {
      ctx.fillStyle = "#fff";
      mark(ctx, "circle", x, y, 1);
    }
  }
  ctx.strokeStyle = theme().line;
  ctx.strokeRect(left + 0.5, 0.5, height - 1, height - 1);
}

/** From one class's colour over white, where the network does not know, to the other's. */
function colour(v, binary, data, at) {
  const known = !Number.isNaN(v);
  const cls = binary ? (v > 0.5 ? 1 : 0) : Math.floor(v);
  const sure = binary ? Math.abs(2 * v - 1) : v % 1;
  const base = known ? rgb[cls % rgb.length] : [128, 128, 128];
  const share = known ? 0.12 + 0.55 * sure : 0.4;
  for (let k = 0; k < 3; k++) data[at + k] = Math.round(255 + (base[k] - 255) * (sure < 0.02 && known ? 0 : share));
  data[at + 3] = 255;
}
