"""PyTorch, one step after the other."""

import clock
import torch
from problem import CHECKED_STEPS, from_command_line, report

torch.set_num_threads(1)

PROBLEM, _engine, WINDOW, SECONDS = from_command_line()
X, LABELS = torch.from_numpy(PROBLEM.x), torch.from_numpy(PROBLEM.y).argmax(dim=1)
LAYERS = [
    tuple(torch.from_numpy(values.copy()).requires_grad_() for values in layer)
    for layer in PROBLEM.layers
]
PARAMETERS = [parameter for layer in LAYERS for parameter in layer]


def step() -> torch.Tensor:
    a = X
    for w, b in LAYERS[:-1]:
        a = torch.addmm(b, a, w).relu()
    w, b = LAYERS[-1]
    cost = torch.nn.functional.cross_entropy(torch.addmm(b, a, w), LABELS)
    gradients = torch.autograd.grad(cost, PARAMETERS)
    with torch.no_grad():
        for parameter, gradient in zip(PARAMETERS, gradients, strict=True):
            parameter.sub_(gradient, alpha=PROBLEM.rate)
    return cost


def train(steps: int) -> None:
    for _ in range(steps):
        step()


report([step().item() for _ in range(CHECKED_STEPS)], clock.rate(train, WINDOW, SECONDS))
