// Questions to begin with: the lesson that leads here, a state, what to try, and what one may have found.
// Tests hold what is told.
import { parse } from "./state.js";

export const QUESTIONS = [
  {
    title: "Why do zeros fail?",
    lesson: "06",
    state: "data=moons\nf=tanh\ndepth=3\nwidth=8\nrate=0.3\nseed=3\nstarts=zeros,constant:0.5,zeros~0.5,xavier",
    text: "Which of these four will learn? Write it down, then press Play. Look at the rows dZ and dW of the zeros. Then at the lines of the constant network: how do the neurons of one layer differ?",
    answer: "Zeros: a = tanh 0 = 0, and nothing comes back through W = 0, so every dW is exactly 0; only the last bias moves, and the cost stays at ln 2, a guess. The constant: all neurons of a layer have the same weights, so they get the same gradient and stay copies; eight of them count for one. It is not the zeros that hurt, it is the likeness: with random biases the third network is different enough to learn in the end. Random weights end the likeness at once.",
  },
  {
    title: "Normal or uniform?",
    lesson: "09",
    state: "data=moons\nf=tanh\ndepth=6\nwidth=8\nrate=0.1\nseed=1\nstarts=xavier,xavier-uniform,normal:0.1,uniform:0.1",
    text: "Two shapes and two spreads. Which networks will be alike: those whose weights have the same shape, or those whose weights have the same variance? Compare the rows a and dZ, then play for 1,000 steps. Try other seeds.",
    answer: "Those of the same variance. A sum of many products does not remember the shape of what was drawn, only its mean and its variance. With Xavier’s both networks learn. At an sd of 0.1 a layer of 8 keeps 8·0.1² = 0.08 of the mean square, and after 1,000 steps both still guess, with each of the seeds 1 to 8.",
  },
  {
    title: "Where does He beat Xavier?",
    lesson: "10",
    state: "data=circles\nf=relu\ndepth=20\nwidth=16\nrate=0.03\nseed=2\nstarts=xavier,he",
    text: "Twenty layers of ReLU. Press Play: who has learned after 500 steps? Now lower “hidden layers” to 3, then 10, then 15, and play each time. From which depth on does it matter? Follow the thin line of theory down the rows a and dZ, and try other seeds.",
    answer: "A ReLU throws half of the signal’s mean square away. Xavier’s variance of 1/n does not make up for it: the mean square halves with each layer, twenty layers leave a millionth, and the gradient shrinks in the same way on its way down. He’s 2/n doubles what ReLU halves. With three layers both learn; with twenty, after 500 steps, only He has, with each of the seeds 1 to 8.",
  },
  {
    title: "What is the edge of chaos?",
    lesson: "12",
    state: "data=circles\nf=tanh\ndepth=20\nwidth=16\nrate=0.05\nseed=2\nstarts=sigma:0.7,sigma:1,sigma:1.5,sigma:4",
    text: "The weights are normal with variance σ_w²/fanIn. Do not press Play yet: the maps show what twenty layers of first weights make of the plane. What does σ_w do to neighbours? Then play for 2,000 steps: which network learns best? Change σ_w to find the edge yourself, then try ReLU.",
    answer: "Small weights make all inputs alike: a flat map, order, and a gradient that dies on its way down. Large weights tear neighbours apart: a crumpled map, chaos, and a gradient that explodes. Between them lies the edge, where χ, the factor by which a layer multiplies the gradient’s mean square, is 1 and a signal gets through any depth. For tanh it is at σ_w = 1, for ReLU at √2, which is He.",
  },
  {
    title: "What makes NaN?",
    lesson: "07",
    state: "data=circles\nf=relu\ndepth=8\nwidth=16\nrate=0.1\nseed=2\nstarts=he,normal:0.5,normal:1,normal:3",
    text: "Four starts, one learning rate. In which rows do the networks differ by powers of ten? Press Step, and again. Which one breaks first, and in which layer? Does a learning rate of 0.001 save them?",
    answer: "With sd 1 and 16 neurons, χ = 16·1²/2 = 8: each ReLU layer makes the signal, and the gradient on its way down, √8 = 2.8 times as large, and dW is the product of the two. One step then moves the weights by more than their own size, the next signal is larger still, and within five steps a sum overflows: ∞ − ∞ is NaN. The network is frozen there, for nothing mends a NaN. The smaller rate saves the third from NaN, not from being stuck, and does not save the fourth.",
  },
  {
    title: "Why do deep sigmoids sit still?",
    lesson: "08",
    state: "data=circles\nf=sigmoid\ndepth=5\nwidth=8\nrate=0.3\nseed=1\nstarts=xavier,he,sigma:4,sigma:10",
    text: "Press Play and wait for 1,000 steps. Then look at dZ from the top layer down, and at the histograms of a: are the neurons flat, or is something else small?",
    answer: "With Xavier’s and He’s weights hardly a neuron is flat: they sit around ½. But a sigmoid’s slope is at most ¼, and with Xavier’s weights each layer multiplies the gradient’s mean square by χ = 0.056. Five layers leave too little to learn from. Weights of σ_w = 4 and more make up for the slope; the edge is near σ_w = 10.",
  },
];

const fits = (question, told) => Object.entries(parse(question.state)).every(([key, value]) => told[key] === value);

/** The question that the state is the answer to is pressed. */
export function showQuestions(told) {
  QUESTIONS.forEach((question, i) => {
    document.getElementById("questions").children[i].setAttribute("aria-pressed", String(fits(question, told)));
  });
}

/** The state, with its question above the networks if it is a question's. */
export function guideTo(state) {
  const asked = QUESTIONS.find(question => fits(question, parse(state)));
  if (asked) guide(asked);
  return state;
}

/** What to try, and folded what one may find. */
function guide({ title, text, answer }) {
  const box = document.getElementById("guide");
  const add = (parent, tag, words) => {
    const element = document.createElement(tag);
    element.textContent = words;
    parent.append(element);
    return element;
  };
  box.replaceChildren();
  add(box, "h2", title);
  add(box, "p", text);
  const folded = add(box, "details", "");
  add(folded, "summary", "What you may have found");
  add(folded, "p", answer);
  box.hidden = false;
}
