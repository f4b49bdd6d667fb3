// Ways in and out: an address, a notebook's cell, a table of the visitor's own.
import { found } from "./state.js";

const LARGEST_TABLE = 1_000_000; // bytes

const $ = id => document.getElementById(id);

export function share({ open, table, say }) {
  $("share").addEventListener("click", () => copy($("share"), location.href));
  $("cell-copy").addEventListener("click", () => copy($("cell-copy"), $("cell").querySelector("pre").textContent));
  $("paste").addEventListener("change", () => {
    const text = found($("paste").value.trim());
    $("paste").value = "";
    if (text) open(text);
    else say("there is no state of this page in what was pasted: paste an address of it, or a cell that it made");
  });
  const read = async file => {
    if (!file) return;
    if (file.size > LARGEST_TABLE) say("the file is larger than a megabyte: use a smaller table");
    else table(await file.text());
  };
  $("file").addEventListener("change", () => read($("file").files[0]).then(() => { $("file").value = ""; }));
  addEventListener("dragover", event => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", event => event.relatedTarget || document.body.classList.remove("dropping"));
  addEventListener("drop", event => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    read(event.dataTransfer.files[0]);
  });
}

export function showCell(java) {
  $("cell").querySelector("pre").textContent = java;
  $("cell").showModal();
}

async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Mark it and copy it"; // a page without https may not
  }
  setTimeout(() => { button.textContent = before; }, 2000);
}
