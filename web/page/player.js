// Play, pause and step: asks for frames, one at a time, as fast as they are drawn.

const SLOW_FRAME = 500; // milliseconds, where motion is to be reduced
const SLOW_STEPS = 20; // times as many a frame there

const $ = id => document.getElementById(id);

export class Player {
  playing = false;
  #waiting = false;
  #last = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** ask({ steps, whole }) trains and looks, at all networks if whole. */
  constructor({ ask, reset, hasEnded }) {
    Object.assign(this, { ask, hasEnded });
    $("play").addEventListener("click", () => this.toggle());
    $("step").addEventListener("click", () => this.step());
    $("reset").addEventListener("click", reset);
    document.addEventListener("keydown", event => {
      const typing = event.target.matches("input, select, button, summary, a, pre") || document.querySelector("dialog[open]");
      const act = { " ": () => this.toggle(), s: () => this.step(), r: reset }[event.key.toLowerCase()];
      if (act && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        act();
      }
    });
  }

  toggle() {
    if (this.playing) this.pause();
    else if (!this.hasEnded()) {
      this.#show(true);
      requestAnimationFrame(now => this.#frame(now));
    }
  }

  /** At rest all networks are looked at. */
  pause() {
    if (!this.playing) return;
    this.stop();
    this.ask({ steps: 0, whole: true });
  }

  stop() {
    this.#show(false);
  }

  step() {
    this.stop();
    this.ask({ steps: 1, whole: true });
  }

  /** A frame has come, or will not. */
  answered() {
    this.#waiting = false;
  }

  #frame(now) {
    if (!this.playing) return;
    const still = this.#still.matches;
    if (!this.#waiting && (!still || now - this.#last > SLOW_FRAME)) {
      this.#waiting = true;
      this.#last = now;
      this.ask({ steps: Number($("speed").value) * (still ? SLOW_STEPS : 1), whole: still });
    }
    requestAnimationFrame(next => this.#frame(next));
  }

  #show(playing) {
    this.playing = playing;
    $("play").firstElementChild.textContent = playing ? "❚❚" : "▶";
    $("play-word").textContent = playing ? "Pause" : "Play";
  }
}
