"""What the playground's questions and answers tell is so."""

import pytest

pytestmark = [
    pytest.mark.xdist_group("playground"),
    pytest.mark.full("compiles the kit for the browser, and trains in a Chromium"),
]

TRAINED = """async ([question, changes, steps]) => {
    const { load } = await import("./runtime.js");
    const { QUESTIONS } = await import("./questions.js");
    const { readLook } = await import("./look.js");
    const { exports: java } = await load("goldilocks.wasm");
    const state = QUESTIONS[question].state.split("\\n").map(line => {
        const key = line.split("=")[0];
        return key in changes ? `${key}=${changes[key]}` : line;
    }).join("\\n");
    const refused = java.begin(state, "");
    if (refused) throw Error(refused);
    return state.match(/starts=(.*)/)[1].split(",").map((_, i) => {
        const theory = java.theory(i);
        const problem = java.advance(i, steps);
        const look = readLook(java.look(i));
        const layers = look.layers.map(layer => ({ rms: layer.rms, flat: layer.flat }));
        return { theory, problem, steps: look.steps, cost: look.cost, train: look.train, layers };
    });
}"""


@pytest.fixture(scope="module")
def trained(browser, address):
    """The networks of a question after so many steps, perhaps with something changed."""
    page = browser.new_page()
    page.goto(address + "runtime.js")
    yield lambda question, steps, **changes: page.evaluate(TRAINED, [question, changes, steps])
    page.close()


def test_zeros_guess_constants_bend_once_and_any_unlikeness_will_do(trained):
    zeros, constant, biases, xavier = trained(0, 2000)
    assert [layer["rms"]["dW"] for layer in zeros["layers"]] == [0, 0, 0, 0]
    assert zeros["train"] == 0.5 and abs(zeros["cost"] - 0.6931) < 0.01
    assert 0.8 < constant["train"] < 0.95
    assert biases["train"] > 0.95
    assert xavier["train"] == 1


def test_shapes_of_one_variance_do_alike_and_a_small_variance_guesses(trained):
    for seed in range(1, 9):
        *xaviers, normal, uniform = trained(1, 1000, seed=seed)
        assert all(network["train"] > 0.95 for network in xaviers), seed
        assert all(abs(network["cost"] - 0.6931) < 0.01 for network in (normal, uniform)), seed


def test_with_twenty_relu_layers_only_he_has_learned_after_500_steps(trained):
    for seed in range(1, 9):
        xavier, he = trained(2, 500, seed=seed)
        assert xavier["train"] < 0.55 < 0.85 < he["train"], seed


def test_with_three_relu_layers_both_learn(trained):
    assert all(network["train"] > 0.95 for network in trained(2, 500, depth=3))


def test_order_chaos_and_the_edge_between_them_are_told_and_trained(trained):
    order, edge, chaos, deep_chaos = trained(3, 2000)
    assert [
        next(word for word in ("order", "edge", "chaos") if word in network["theory"])
        for network in (order, edge, chaos, deep_chaos)
    ] == ["order", "edge", "chaos", "chaos"]
    assert edge["train"] == max(n["train"] for n in (order, edge, chaos, deep_chaos)) > 0.95
    (he,) = trained(3, 0, f="relu", starts="sigma:1.4142135623730951")
    assert "χ = 1.00, the edge" in he["theory"]


def test_large_weights_are_nan_within_five_steps_and_a_smaller_rate_saves_one(trained):
    he, half, one, three = trained(4, 10)
    assert (he["problem"], half["problem"]) == ("", "")
    assert one["problem"] and three["problem"]
    assert one["steps"] <= 5 and three["steps"] <= 5
    assert "χ = 8.00" in one["theory"]
    _, _, one, three = trained(4, 2000, rate="0.001")
    assert one["problem"] == "" and one["train"] < 0.6
    assert three["problem"]


def test_deep_sigmoids_sit_still_though_hardly_a_neuron_is_flat(trained):
    xavier, he, four, ten = trained(5, 1000)
    for network in (xavier, he):
        assert network["train"] < 0.6
        assert max(layer["flat"] for layer in network["layers"]) < 0.05
    assert "χ = 0.0557" in xavier["theory"]
    assert four["train"] > 0.9 and ten["train"] > 0.85
    assert "edge" in ten["theory"]
