// The slides begin; on a knob the arrow keys turn it, and a formula or table that is too large shrinks.
const TALLEST = 600;

const shrinks = (large) => {
  const { clientWidth, scrollWidth } = large.parentElement;
  const share = Math.min(clientWidth / scrollWidth, TALLEST / large.clientHeight);
  if (share < 1) large.style.fontSize = `${share * parseFloat(getComputedStyle(large).fontSize)}px`;
  return share < 1;
};

const fit = () => {
  for (const large of Reveal.getCurrentSlide().querySelectorAll("math[display=block], table")) {
    // Spaces and brackets shrink less than letters, so once is not enough.
    for (let tries = 0; tries < 4 && shrinks(large); tries++);
  }
};

Reveal.on("ready", fit);
Reveal.on("slidechanged", fit);
Reveal.initialize({
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  width: 960,
  height: 700,
  plugins: [RevealNotes],
  keyboardCondition: () => !document.activeElement.matches("input, select"),
});
