"""JAX: a whole loop inside one jit, or one jitted step a call."""

import os

os.environ["XLA_FLAGS"] = (
    "--xla_cpu_multi_thread_eigen=false --xla_force_host_platform_device_count=1"
)
os.environ["JAX_PLATFORMS"] = "cpu"

import clock
import jax
import jax.numpy as jnp
from problem import CHECKED_STEPS, from_command_line, report

jax.config.update("jax_enable_x64", True)

PROBLEM, ENGINE, WINDOW, SECONDS = from_command_line()
X, Y = jnp.asarray(PROBLEM.x), jnp.asarray(PROBLEM.y)


def cost(layers):
    a = X
    for w, b in layers[:-1]:
        a = jax.nn.relu(a @ w + b)
    w, b = layers[-1]
    return -jnp.mean(jnp.sum(Y * jax.nn.log_softmax(a @ w + b), axis=1))


def step(layers):
    c, gradients = jax.value_and_grad(cost)(layers)
    return jax.tree.map(lambda w, g: w - PROBLEM.rate * g, layers, gradients), c


@jax.jit
def loop(layers, steps):
    return jax.lax.fori_loop(0, steps, lambda _, state: step(state)[0], layers)


jitted_step = jax.jit(step, donate_argnums=0)


def whole(steps):
    global layers
    layers = jax.block_until_ready(loop(layers, steps))


def one_by_one(steps):
    global layers
    for _ in range(steps):
        layers, _cost = jitted_step(layers)
    jax.block_until_ready(layers)


layers = jax.tree.map(jnp.asarray, PROBLEM.layers)
_, costs = jax.lax.scan(lambda state, _: step(state), layers, None, CHECKED_STEPS)
report(costs, clock.rate(one_by_one if ENGINE.endswith("step") else whole, WINDOW, SECONDS))
