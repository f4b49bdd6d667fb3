// The knobs of an explorer as controls of the page: reached by keyboard, told by screen readers.
function knobs(place, layout, frames) {
  const [slider] = layout.sliders;
  const names = frames.map((frame) => frame.name);
  const box = document.createElement("div");
  box.className = "knobs";
  const range = Object.assign(document.createElement("input"), {
    type: "range",
    min: 0,
    max: names.length - 1,
    value: slider.active,
  });
  const shown = document.createElement("output");
  const label = document.createElement("label");
  // plotly writes an index as <sub>w</sub>.
  slider.currentvalue.prefix.split(/<sub>(.*?)<\/sub>/).forEach((part, i) => {
    label.append(i % 2 ? Object.assign(document.createElement("sub"), { textContent: part }) : part);
  });
  label.append(range, shown);
  const play = Object.assign(document.createElement("button"), { type: "button", textContent: "▶ Play" });
  box.append(label, play);

  const turn = () => {
    const name = names[range.value];
    shown.value = name;
    range.setAttribute("aria-valuetext", name);
    // plotly rejects a move that the next one overtakes.
    window.Plotly.animate(place, [name], slider.steps[0].args[1]).catch(() => {});
  };
  range.addEventListener("input", turn);
  shown.value = names[slider.active];

  let playing;
  const stop = () => {
    clearInterval(playing);
    playing = undefined;
    play.textContent = "▶ Play";
  };
  play.addEventListener("click", () => {
    if (playing) {
      return stop();
    }
    if (+range.value === names.length - 1) {
      range.value = -1;
    }
    play.textContent = "❚❚ Stop";
    playing = setInterval(() => {
      range.value = +range.value + 1;
      turn();
      if (+range.value === names.length - 1) stop();
    }, 500);
  });

  const [, choice] = layout.updatemenus ?? [];
  if (choice) {
    const select = document.createElement("select");
    select.setAttribute("aria-label", "second knob");
    choice.buttons.forEach((button, i) => select.append(new Option(button.label, i)));
    select.value = choice.active ?? 0;
    select.addEventListener("change", () => {
      window.Plotly.restyle(place, choice.buttons[select.value].args[0]);
      turn();
    });
    box.append(select);
  }
  return box;
}
