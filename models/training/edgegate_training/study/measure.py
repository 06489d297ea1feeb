"""What a model file is worth, computed by the runtime that ships: whole plates read, time of a run, bytes."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from ..common.onnx_runtime import ALL_OPTIMISATIONS, OnnxRuntime
from ..recogniser.benchmark import CROPS, load
from ..recogniser.data import normalise
from ..recogniser.decode import greedy

ROUNDS, RUNS = 9, 40


@dataclass
class Crops:
    """The real crops of one set, ready to be read."""

    name: str
    inputs: np.ndarray
    truth: list[str]


def crops(data: Path) -> list[Crops]:
    """Every set of real crops."""
    out = []
    for name in CROPS:
        items = load(data, name)
        out.append(Crops(name, normalise(np.stack([i[2] for i in items]))[:, None], [i[1] for i in items]))
    return out


def read(runtime: OnnxRuntime, model: Path, sets: list[Crops], level: int = ALL_OPTIMISATIONS) -> dict[str, float]:
    """Whole plates read in per cent, by set: the characters alone, no format."""
    session = runtime.open(model, level)
    shares = {s.name: 100 * float(np.mean([greedy(session(x)[0][0]) == t for x, t in zip(s.inputs, s.truth)])) for s in sets}
    session.close()
    return shares


def time_together(runtime: OnnxRuntime, models: dict[str, tuple[Path, int]]) -> dict[str, float]:
    """Median milliseconds of a run of each model (file, level of optimisation), in one process on one thread, taken by turns."""
    sessions = {name: runtime.open(path, level) for name, (path, level) in models.items()}
    rng = np.random.default_rng(1)
    for session in sessions.values():
        for x in session.inputs:
            x[...] = rng.integers(0, 256, x.shape) if x.dtype == np.uint8 else rng.standard_normal(x.shape)
        for _ in range(5):
            session.run()
    took: dict[str, list[float]] = {name: [] for name in sessions}
    for _ in range(ROUNDS):
        for name, session in sessions.items():
            for _ in range(RUNS):
                start = time.perf_counter()
                session.run()
                took[name].append(time.perf_counter() - start)
    for session in sessions.values():
        session.close()
    return {name: 1000 * float(np.median(t)) for name, t in took.items()}


def weights(model: Path) -> np.ndarray:
    """Every constant of a file's layers, as bytes, in the order of the file."""
    arrays = [numpy_helper.to_array(i) for i in onnx.load(str(model)).graph.initializer]
    return np.concatenate([np.frombuffer(np.ascontiguousarray(a).tobytes(), np.uint8) for a in arrays if a.size > 1])


def sizes(model: Path) -> dict[str, int]:
    """Bytes of the file, of its weights that are not zero, and of the file deflated."""
    arrays = [numpy_helper.to_array(i) for i in onnx.load(str(model)).graph.initializer]
    living = sum(int(np.count_nonzero(a)) * a.itemsize for a in arrays)
    whole = model.read_bytes()
    return {"bytes": len(whole), "not_zero": living, "deflated": len(zlib.compress(whole, 9))}
