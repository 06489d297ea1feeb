"""Which values are quantised, and with which scale and zero point.

Activations are unsigned 8 bit with one scale for a tensor, weights signed 8 bit with one scale for an output
channel (symmetric), biases 32 bit. A value is quantised when a convolution still follows it; the last
convolutions and everything behind them stay in float32, so outputs lose nothing to rounding; of a linear layer
there the weights are kept as integers all the same, for the file's size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .graph import Graph, Op, execute

BINS = 4096


@dataclass(frozen=True)
class Affine:
    """real = scale * (q - zero), q in 0..255."""

    scale: float
    zero: int

    def round_trip(self, x: Tensor) -> Tensor:
        """What is left of x after quantisation."""
        q = torch.clamp(torch.round(x / self.scale) + self.zero, 0, 255)
        return (q - self.zero) * self.scale


def quantised_values(graph: Graph) -> set[str]:
    """Values that lie before a convolution and are not merged into the ReLU behind them."""
    before: set[str] = set()
    reach: set[str] = set()
    for op in reversed(graph.ops):
        if op.kind == "conv" or op.name in reach:
            reach.update(op.inputs)
    for op in graph.ops:
        users = graph.users(op.name)
        merged = op.kind in ("conv", "add") and len(users) == 1 and users[0].kind == "relu" and op.name not in graph.outputs
        if op.name in reach and not merged:
            before.add(op.name)
    return before


@dataclass
class Histogram:
    """Distribution of one value over the calibration set."""

    low: float
    high: float
    counts: np.ndarray

    def range_percentile(self, percentile: float) -> tuple[float, float]:
        """Bounds that leave (100 - percentile) % of the values outside at each end that is not zero."""
        total = self.counts.sum()
        cumulated = np.cumsum(self.counts) / total
        edges = np.linspace(self.low, self.high, BINS + 1)
        hi = edges[min(BINS, int(np.searchsorted(cumulated, percentile / 100)) + 1)]
        lo = 0.0 if self.low >= 0 else edges[int(np.searchsorted(cumulated, 1 - percentile / 100))]
        return min(0.0, float(lo)), max(float(hi), 1e-6)

    def range_mse(self) -> tuple[float, float]:
        """Bounds with the least mean squared rounding and clipping error, by search over 64 shrink factors."""
        centres = self.low + (np.arange(BINS) + 0.5) * (self.high - self.low) / BINS
        best, result = np.inf, (min(0.0, self.low), self.high)
        for k in np.linspace(0.35, 1.0, 64):
            lo, hi = min(0.0, self.low * k), max(self.high * k, 1e-6)
            step = (hi - lo) / 255
            error = float((self.counts * (centres - np.clip(np.round(centres / step) * step, lo, hi)) ** 2).sum())
            if error < best:
                best, result = error, (lo, hi)
        return result


def observe(graph: Graph, batches: list[Tensor]) -> dict[str, Histogram]:
    """Histograms of every quantised value over float batches: a pass for the bounds, a pass for the counts."""
    names = quantised_values(graph)
    low: dict[str, float] = {}
    high: dict[str, float] = {}

    def bounds(name: str, x: Tensor) -> Tensor:
        if name in names:
            low[name] = min(low.get(name, 0.0), float(x.min()))
            high[name] = max(high.get(name, 1e-6), float(x.max()))
        return x

    counts = {name: np.zeros(BINS) for name in names}

    def count(name: str, x: Tensor) -> Tensor:
        if name in names:
            counts[name] += torch.histc(x.float(), BINS, low[name], high[name]).numpy()
        return x

    with torch.no_grad():
        for hook in (bounds, count):
            for batch in batches:
                execute(graph, batch, hook)
    return {name: Histogram(low[name], high[name], counts[name]) for name in names}


def affine_for(low: float, high: float) -> Affine:
    """Scale and zero point of a range that contains zero."""
    scale = max((high - low) / 255, 1e-9)
    return Affine(float(np.float32(scale)), int(np.clip(round(-low / scale), 0, 255)))


def choose(graph: Graph, histograms: dict[str, Histogram], method: str, percentile: float) -> dict[str, Affine]:
    """Scale and zero point of every quantised value; values that are only moved share their source's."""
    out: dict[str, Affine] = {}
    for op in graph.ops:
        if op.name not in histograms:
            continue
        if op.kind in ("upsample", "maxpool", "reshape", "permute") and op.inputs[0] in out:
            out[op.name] = out[op.inputs[0]]
            continue
        h = histograms[op.name]
        low, high = h.range_mse() if method == "mse" else h.range_percentile(percentile)
        out[op.name] = affine_for(low, high)
    return out


def weight_scales(op: Op) -> np.ndarray:
    """One scale for each output channel: the one that the weights were rounded to, otherwise largest magnitude / 127."""
    assert op.weight is not None
    if op.scales is not None:
        return op.scales.numpy()
    return np.maximum(op.weight.flatten(1).abs().amax(1).numpy() / np.float32(127), 1e-8).astype(np.float32)


def weight_integers(op: Op) -> np.ndarray:
    """The weights as signed 8-bit integers in -127..127."""
    assert op.weight is not None
    s = weight_scales(op).reshape(-1, *([1] * (op.weight.dim() - 1)))
    return np.clip(np.rint(op.weight.numpy() / s), -127, 127).astype(np.int8)


def is_integer_conv(graph: Graph, op: Op, chosen: dict[str, Affine]) -> bool:
    """True for a convolution whose result, or the ReLU behind it, is quantised."""
    return op.kind == "conv" and (op.name in chosen or any(u.name in chosen for u in graph.users(op.name) if u.kind == "relu"))


def is_stored_small(op: Op, chosen: dict[str, Affine]) -> bool:
    """True for a linear layer of an integer net: it computes in float32, but its weights are kept in a quarter of the bytes."""
    return op.kind == "linear" and bool(chosen)


def simulate(graph: Graph, chosen: dict[str, Affine], x: Tensor) -> list[Tensor]:
    """The INT8 net in float arithmetic: what a runtime computes, up to a rounding step here and there."""
    with torch.no_grad():
        return execute(graph, x, lambda n, v: chosen[n].round_trip(v) if n in chosen else v, simulated_weights(graph, chosen))


def simulated_weights(graph: Graph, chosen: dict[str, Affine]) -> Callable[[Op], Tensor]:
    """For `execute`: the weights as a runtime has them, once their integers are multiplied out."""
    cache: dict[str, Tensor] = {}

    def weight(op: Op) -> Tensor:
        if not is_integer_conv(graph, op, chosen) and not is_stored_small(op, chosen):
            return op.weight  # type: ignore[return-value]
        if op.name not in cache:
            s = torch.from_numpy(weight_scales(op)).reshape(-1, *([1] * (op.weight.dim() - 1)))  # type: ignore[union-attr]
            cache[op.name] = torch.from_numpy(weight_integers(op)).float() * s
        return cache[op.name]

    return weight
