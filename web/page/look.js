// Reads the numbers that Look.java and Playground.java write, in the same order.

export const BINS = 32;
export const LEAST_POWER = -13; // of ten: the left end of the gradients' bins, half a power each

export function readLook(row) {
  const [steps, cost, train, test, depth] = row;
  const layers = [];
  let at = 5;
  for (let l = 0; l < depth; l++) {
    const [fanIn, fanOut, a, dZ, dW, flat, dead, notFinite, update] = row.subarray(at, at += 9);
    const bins = ["a", "dZ", "dW"].map(() => row.subarray(at, at += BINS + 1));
    const weights = row.subarray(at, at += fanIn * fanOut);
    const biases = row.subarray(at, at += fanOut);
    layers.push({ fanIn, fanOut, rms: { a, dZ, dW }, flat, dead, notFinite, update,
      bins: { a: bins[0], dZ: bins[1], dW: bins[2] }, weights, biases });
  }
  return { steps, cost, train, test, layers };
}

/** Theory of each layer, gradients anchored at the last layer's of the first look; or null. */
export function readExpected(row, normals, first) {
  if (row.length === 0) return null;
  const depth = first.layers.length;
  const each = (row.length - 1) / depth;
  const last = first.layers[depth - 1].rms;
  return first.layers.map((_, l) => {
    const at = 1 + l * each;
    return {
      rms: { a: row[at], dZ: row[at + 1] * last.dZ, dW: row[at + 2] * last.dW },
      bins: { a: row.subarray(at + 3, at + each), dZ: normals[l][0], dW: normals[l][1] },
    };
  });
}
