// Diagnoses beside the training: the doctor tries whole trainings, which takes seconds where one fails.
import { load } from "./runtime.js";

const java = load("goldilocks.wasm").then(module => module.exports);

/** Each network anew, as many steps on as it is: the bits are the same. */
self.onmessage = async ({ data: { text, csv, steps } }) => {
  const { begin, advance, diagnosis } = await java;
  begin(text, csv);
  steps.forEach((count, run) => {
    advance(run, count);
    postMessage({ run, words: diagnosis(run) });
  });
};
