// How plotly's figures behave in JupyterLab. Written by hand as the module that a build would make:
// JupyterLab finds it under its name, hands it what it shares, and asks it for a plugin.
(() => {
  const PLOTLY = "application/vnd.plotly.v1+json";
  const PNG = "image/png";
  const WIDTH = 640; // of a figure and its picture, in points
  const HEIGHT = 420;

  const LOOK = `
    .jp-RenderedPlotly { max-width: ${WIDTH}px; min-width: 480px; min-height: 0; }
    .jp-RenderedPlotly .plot-img { width: 100%; }
    .jp-RenderedPlotly:focus-visible { outline: 2px solid var(--jp-brand-color1); }
    body[data-jp-theme-light="false"] .jp-RenderedPlotly { filter: invert(0.95) hue-rotate(180deg) brightness(1.3); }
    body[data-jp-theme-light="false"] .jp-RenderedPlotly.goldilocks-map { filter: brightness(0.85); }`;

  let shared;

  async function fromJupyterLab(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  /** What plotly's renderer draws: a copy, so that it neither changes nor overwrites the notebook. */
  function copied(model, node) {
    const figure = structuredClone(model.data[PLOTLY]);
    if (!figure.layout.width) {
      const shape = (figure.layout.height ?? HEIGHT) / WIDTH;
      // When the column changes, plotly asks how large this box is.
      node.style.aspectRatio = 1 / shape;
      figure.layout.height = Math.round(shape * (node.clientWidth || WIDTH));
    }
    return { data: { ...model.data, [PLOTLY]: figure }, metadata: model.metadata, setData() {} };
  }

  const isMap = trace => trace.type === "heatmap";

  function improved(renderer) {
    const { node } = renderer;
    const image = node.querySelector(".plot-img");
    const createGraph = renderer.createGraph.bind(renderer);
    renderer.createGraph = model => createGraph(copied(model, node));
    const render = renderer.renderModel.bind(renderer);
    renderer.renderModel = async model => {
      await render(model);
      // Words speak of its colours: “bright is trained”.
      node.classList.toggle("goldilocks-map", model.data[PLOTLY].data.some(isMap));
      const words = model.metadata?.[PNG]?.alt ?? String(model.data["text/plain"] ?? "Figure");
      node.setAttribute("role", "img");
      node.setAttribute("aria-label", words);
      if (image) image.alt = words;
    };
    // With the keyboard as with the mouse: a picture turns interactive when it is reached.
    node.tabIndex = 0;
    node.addEventListener("focus", () => {
      if (!renderer.hasGraphElement()) image?.dispatchEvent(new MouseEvent("mouseenter"));
    });
    return renderer;
  }

  function improve(registry) {
    const plotly = registry.getFactory(PLOTLY);
    if (plotly) {
      const createRenderer = options => improved(plotly.createRenderer(options));
      registry.addFactory({ safe: true, mimeTypes: [PLOTLY], createRenderer }, 0);
    }
  }

  const plugin = registryToken => ({
    id: "goldilocks-figures:plugin",
    autoStart: true,
    requires: [registryToken],
    activate: (app, registry) => {
      document.head.append(Object.assign(document.createElement("style"), { textContent: LOOK }));
      app.started.then(() => improve(registry)); // when plotly's own renderer is there
    },
  });

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["goldilocks-figures"] = {
    init: scope => {
      shared = scope;
    },
    get: async () => {
      const { IRenderMimeRegistry } = await fromJupyterLab("@jupyterlab/rendermime");
      return () => ({ __esModule: true, default: plugin(IRenderMimeRegistry) });
    },
  };
})();
