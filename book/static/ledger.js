// Claims without the words that are asked for are hidden.
const field = document.getElementById("filter");
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/);
  for (const claim of document.querySelectorAll(".claim")) {
    const text = claim.textContent.toLowerCase();
    claim.hidden = !words.every((word) => text.includes(word));
  }
});
