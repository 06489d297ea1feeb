"""Rounds a net's weights so that each layer's results change least, instead of each weight by itself.

Column by column, what rounding one weight costs is made good by those that are still to be rounded, as the inputs' second moments say
(GPTQ: Frantar and others, arXiv 2210.17323). Before that the float weights are fitted to the rounded inputs, so that a layer also makes
good what the layers before it lost; the bias is fitted with them and not rounded.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor
from torch.nn import functional as F

from .graph import Graph, Op, execute
from .scheme import Affine, is_integer_conv, simulated_weights, weight_scales

DAMPING = 0.01
"""Share of the mean second moment that is added to each, as in the paper: inputs that hardly vary say little."""


PLACES = 96
"""Places of a feature map that are looked at; neighbours say nearly the same."""


def columns(op: Op, x: Tensor) -> Tensor:
    """What a convolution multiplies with its weights, and a one for its bias: [inputs * kernel + 1, places]."""
    a = op.attributes
    patches = F.unfold(x, op.weight.shape[2:], a["dilation"], a["padding"], a["stride"])  # type: ignore[union-attr, arg-type]
    step = max(1, patches.shape[2] // PLACES)
    patches = patches[:, :, ::step].transpose(0, 1).flatten(1)
    return torch.cat([patches, torch.ones(1, patches.shape[1])])


def round_weights(graph: Graph, chosen: dict[str, Affine], batches: list[Tensor]) -> None:
    """Changes the weights of integer convolutions to ones that rounding leaves as they are. batches: float inputs."""
    original = copy.deepcopy(graph)
    for op in graph.ops:
        if not is_integer_conv(graph, op, chosen) or op.attributes["groups"] != 1:
            continue
        moments, cross = second_moments(original, graph, op, chosen, batches)
        weights = torch.cat([op.weight.flatten(1), op.bias[:, None]], 1).double()  # type: ignore[union-attr, index]
        damp = DAMPING * moments.diagonal().mean() * torch.eye(len(moments), dtype=torch.float64)
        fitted = torch.linalg.solve(moments + damp, (weights @ (cross + damp)).T).T
        op.weight = fitted[:, :-1].reshape(op.weight.shape).float()  # type: ignore[union-attr]
        op.scales = torch.from_numpy(weight_scales(op))
        rounded = rounded_columns(fitted, op.scales.double(), moments + damp)
        op.weight, op.bias = rounded[:, :-1].reshape(op.weight.shape).float(), rounded[:, -1].float()  # type: ignore[union-attr]


def second_moments(original: Graph, graph: Graph, op: Op, chosen: dict[str, Affine], batches: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Of the rounded inputs with themselves, and of the float ones with the rounded ones; float64 [n, n] both."""
    own, cross = None, None
    weight = simulated_weights(graph, chosen)
    for batch in batches:
        seen: dict[bool, Tensor] = {}

        def keep(rounds: bool):  # noqa: ANN202
            def hook(name: str, value: Tensor) -> Tensor:
                value = chosen[name].round_trip(value) if rounds and name in chosen else value
                if name == op.inputs[0]:
                    seen[rounds] = columns(op, value)
                return value
            return hook

        with torch.no_grad():
            execute(graph, batch, keep(True), weight)
            execute(original, batch, keep(False))
        a, b = (seen[True] @ seen[True].T).double(), (seen[False] @ seen[True].T).double()
        own, cross = (a, b) if own is None else (own + a, cross + b)
    return own, cross


def rounded_columns(weights: Tensor, scales: Tensor, moments: Tensor) -> Tensor:
    """Weights [outputs, n] rounded to their output's scale but for the last column, the bias, which takes what is left."""
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(moments)), upper=True)
    left, out = weights.clone(), weights.clone()
    for i in range(weights.shape[1]):
        value = left[:, i] if i + 1 == weights.shape[1] else (left[:, i] / scales).round().clamp(-127, 127) * scales
        out[:, i] = value
        left[:, i:] -= ((left[:, i] - value) / inverse[i, i])[:, None] * inverse[i, i:]
    return out
