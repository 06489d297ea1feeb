"""The two exports: INT8 with calibration, and float32."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .equalising import equalise
from .graph import Graph, trace
from .onnx_writer import write_onnx
from .rounding import round_weights
from .scheme import Affine, choose, observe, simulate


FEW = 3
"""Of so many batches one tells what `careful` needs to know."""


@dataclass
class Quantised:
    """A quantised net that can be run in simulation, for comparison with the runtime."""

    graph: Graph
    chosen: dict[str, Affine]
    input: Affine
    ranges: dict[str, Affine]
    """Those of the float32 file's values, whose channels are as they were trained."""

    def __call__(self, q: Tensor) -> list[Tensor]:
        """Outputs for a uint8 batch [n, c, h, w]."""
        return simulate(self.graph, self.chosen, (q.float() - self.input.zero) * self.input.scale)

    def save_ranges(self, path: Path) -> None:
        """The calibration table as JSON (value -> low, high), for converters that take one with the float32 file."""
        table = {n: [-a.zero * a.scale, (255 - a.zero) * a.scale] for n, a in self.ranges.items()}
        path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def export_int8(module: nn.Module, calibration_batches: Iterable[Tensor | np.ndarray], path: str | Path, input_name: str,
                input_scale: float, input_zero_point: int, output_names: list[str], method: str = "percentile",
                percentile: float = 99.99, careful: bool = False) -> Quantised:
    """Writes `module` as an INT8 ONNX file and returns its simulation.

    `calibration_batches` are uint8 [n, c, h, w] as the appliance would feed them; the module sees
    (q - input_zero_point) * input_scale. `method` is "percentile" or "mse". `careful` evens out channels first and
    rounds a layer's weights together: minutes instead of seconds, and less is lost (`equalising`, `rounding`). Raises NotImplementedError, naming
    the layer, for anything but conv, batch norm behind a conv, relu, add, cat, nearest up-sampling, max-pool,
    mean, linear, reshape, transpose and sigmoid.
    """
    batches = [torch.as_tensor(b) for b in calibration_batches]
    if not batches or batches[0].dtype != torch.uint8:
        raise ValueError("calibration_batches must be at least one uint8 batch [n, c, h, w]")
    affine = Affine(float(np.float32(input_scale)), int(input_zero_point))
    graph = trace(module, (1, *batches[0].shape[1:]))
    real = [(b.float() - affine.zero) * affine.scale for b in batches]
    few = real[::FEW]
    ranges = chosen = choose(graph, observe(graph, real), method, percentile)
    if careful:
        equalise(graph, few)
        chosen = choose(graph, observe(graph, real), method, percentile)
        round_weights(graph, chosen, few)
    write_onnx(graph, Path(path), input_name, affine, list(output_names), chosen)
    return Quantised(graph, chosen, affine, ranges)


def export_fp32(module: nn.Module, shape: tuple[int, ...], path: str | Path, input_name: str, output_names: list[str],
                input_scale: float | None = None, input_zero_point: int = 0) -> None:
    """Writes `module` as a float32 ONNX file with batch 1; with `input_scale` its input is uint8 all the same."""
    affine = None if input_scale is None else Affine(float(np.float32(input_scale)), int(input_zero_point))
    write_onnx(trace(module, shape), Path(path), input_name, affine, list(output_names), {})


def export_both(module: nn.Module, batches: list[Tensor], folder: Path, name: str, input_name: str, scale: float, zero: int,
                outputs: list[str], method: str = "percentile", percentile: float = 99.99,
                careful: bool = False) -> tuple[Quantised, list[tuple[str, str]]]:
    """What ships of a net: NAME.int8.onnx, NAME.fp32.onnx and calibration.json in `folder`. Returns the INT8 simulation and the manifest's files."""
    with torch.no_grad():
        run = export_int8(module, batches, folder / f"{name}.int8.onnx", input_name, scale, zero, outputs, method, percentile,
                          careful)
        run.save_ranges(folder / "calibration.json")
        export_fp32(module, (1, *batches[0].shape[1:]), folder / f"{name}.fp32.onnx", input_name, outputs, scale, zero)
    return run, [(f"{name}.int8.onnx", "int8"), (f"{name}.fp32.onnx", "fp32")]
