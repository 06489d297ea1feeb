"""Training that goes on from a shipped float32 file, where the checkpoint it came from is gone.

A shipped net is folded: convolutions with biases and nothing else. `unfold` puts its weights back into the trainable net and sets each
batch norm to what it does not change: its statistics are measured on a few batches, its scale and shift give them back. The
trainable net then computes what the file computes, and learns on as before.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn


def layers(path: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """(weight, bias) of every convolution and linear layer of an ONNX file, in the order of the graph; raises ValueError where one has no constant bias."""
    graph = onnx.load(str(path)).graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = []
    for node in graph.node:
        if node.op_type in ("Conv", "Gemm"):
            if len(node.input) < 3 or any(i not in constants for i in node.input[1:3]):
                raise ValueError(f"{path}: {node.op_type} '{node.name}' has no constant weight and bias; take the float32 file that export wrote")
            weight = constants[node.input[1]]
            transposed = node.op_type == "Gemm" and not any(a.name == "transB" and a.i for a in node.attribute)
            out.append((weight.T if transposed else weight, constants[node.input[2]]))
    return out


def matched(path: Path, shapes: list[tuple[int, ...]]) -> list[tuple[np.ndarray, np.ndarray] | None]:
    """The file's layers for a net whose weights have these shapes; None for a layer by which the net is deeper than the file.

    A deeper net has more layers in a run of equal square 3x3 ones; the additional layers come last in their run. Raises ValueError where the
    two differ in anything else.
    """
    found = layers(path)
    left, out = list(found), []
    for k, shape in enumerate(shapes):
        fits = bool(left) and left[0][0].size == int(np.prod(shape)) and left[0][0].shape[:2] == tuple(shape[:2])
        deeper = k > 0 and shapes[k - 1] == shape and len(shape) == 4 and shape[0] == shape[1] and shape[2:] == (3, 3)
        if not fits and not deeper:
            raise ValueError(f"{path}: has {len(found)} layers, the net {len(shapes)}, and they differ from layer {k + 1} on; only a net that was trained on from the file can take its weights")
        out.append(left.pop(0) if fits else None)
    if left:
        raise ValueError(f"{path}: has {len(found)} layers, the net {len(shapes)}; only a net that was trained on from the file can take its weights")
    return out


def identity(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """A folded 3x3 layer that changes nothing (behind a ReLU)."""
    kernel = np.zeros(shape, np.float32)
    kernel[np.arange(shape[0]), np.arange(shape[0]), 1, 1] = 1.0
    return kernel, np.zeros(shape[0], np.float32)


def rows_of(names: list[str], known: list[str]) -> list[int | None]:
    """For each of a head's rows the file's row of that name; None for a row that the file does not have."""
    return [known.index(name) if name in known else None for name in names]


def blend(net: nn.Module, shipped: Path, share: float = 0.5, heads: dict[nn.Module, list[int | None]] | None = None) -> None:
    """Replaces the weights of a folded net by the mean of its own and of a shipped file's that it was trained on from.

    `share`: of the file's in the mean. `heads`: layers with rows that the file lacks or has in another order, and the file's row for each of
    theirs (`rows_of`); rows that it lacks stay as they were trained.

    The mean of a net before and after further training reads what either of them has not seen better than both (Wortsman et al., arXiv
    2109.01903). Raises ValueError where the two are not the same net, or a deeper one.
    """
    mine = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    heads = heads or {}
    theirs = matched(shipped, [(sum(r is not None for r in heads[m]) if m in heads else m.weight.shape[0], *m.weight.shape[1:]) for m in mine])
    with torch.no_grad():
        for layer, of_file in zip(mine, theirs):
            weight, bias = (torch.from_numpy(x.copy()) for x in of_file or identity(tuple(layer.weight.shape)))
            for row, of_row in enumerate(heads.get(layer, range(layer.weight.shape[0]))):
                if of_row is not None:
                    layer.weight[row].lerp_(weight[of_row].reshape(layer.weight[row].shape), share)
                    layer.bias[row].lerp_(bias[of_row], share)


def settle(conv: nn.Conv2d, norm: nn.BatchNorm2d, weight: np.ndarray, bias: np.ndarray, skip: bool) -> None:
    """Puts folded weights into a convolution; the batch norm must be measured afterwards (see `unfold`)."""
    kernel = torch.from_numpy(weight.copy())
    if skip:
        i = torch.arange(kernel.shape[0])
        kernel[i, i, 1, 1] -= 1.0
    with torch.no_grad():
        conv.weight.copy_(kernel)
        norm.bias.copy_(torch.from_numpy(bias.copy()))


def unfold(net: nn.Module, pairs: list[tuple[nn.Conv2d, nn.BatchNorm2d]], batches: list[Tensor]) -> None:
    """Measures every batch norm, in the order of the net, so that it changes nothing but the bias that `settle` left in it."""
    net.eval()
    for conv, norm in pairs:
        seen: list[Tensor] = []
        handle = conv.register_forward_hook(lambda _, __, y: seen.append(y.detach().transpose(0, 1).flatten(1)))
        with torch.no_grad():
            for batch in batches:
                net(batch)
        handle.remove()
        values = torch.cat(seen, 1)
        mean, variance = values.mean(1), values.var(1).clamp(min=1e-6)
        with torch.no_grad():
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
            norm.weight.copy_(torch.sqrt(variance + norm.eps))
            norm.bias.add_(mean)
