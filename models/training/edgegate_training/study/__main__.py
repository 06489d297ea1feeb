"""The whole study from one command; resumes where it stopped.

    python3 -m edgegate_training.study --pool POOL --data DATA --runtime libonnxruntime.so --run RUN --steps 4000

RUN receives every net as ONNX, `results.json` and `tables.md`. Accuracy: whole plates of the real crops of bench/ (measuring only), the
characters alone, in per cent. Times: medians of one run in one process on one thread, all models of a table by turns.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import numpy as np
import torch

from ..common.onnx_runtime import ALL_OPTIMISATIONS, NO_OPTIMISATION, OnnxRuntime
from ..quantise import export_both
from ..recogniser.data import SCALE, ZERO
from ..recogniser.export import OUTPUTS, calibration
from ..recogniser.net import Recogniser
from .measure import Crops, crops, read, sizes, time_together
from .pruning import LEVELS, prune, shipped
from .training import ARMS, train
from .transport import table as transport

PRECISIONS = ("fp32", "int8")
TRIPLE = 0.5
"""The level of pruning at which pairs and the triple are shown."""


class Study:
    """What was measured so far, and the means to measure more."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.run, self.pool, self.data, self.seed = args.run, args.pool, args.data, args.seed
        self.runtime = OnnxRuntime(args.runtime)
        self.results_file = args.run / "results.json"
        self.results = json.loads(self.results_file.read_text(encoding="utf-8")) if self.results_file.exists() else {}
        self._batches: list[torch.Tensor] | None = None
        self._crops: list[Crops] | None = None

    def file(self, name: str, precision: str) -> Path:
        """Where a net is kept."""
        return self.run / name / f"plate-recogniser.{precision}.onnx"

    def keep(self, name: str, net: Recogniser, notes: dict[str, float]) -> None:
        """Exports a folded net at both precisions and reads the crops with each."""
        if self._batches is None:
            q = calibration(self.pool, self.data, 640, 31)
            self._batches = [torch.from_numpy(q[i:i + 64]) for i in range(0, len(q), 64)]
        (self.run / name).mkdir(parents=True, exist_ok=True)
        plain = net.eval().to(memory_format=torch.contiguous_format)
        export_both(plain, self._batches, self.run / name, "plate-recogniser", "plate", 1 / SCALE, int(ZERO), OUTPUTS, "percentile", 99.99)
        self._crops = self._crops or crops(self.data)
        for precision in PRECISIONS:
            path = self.file(name, precision)
            self.results[f"{name}/{precision}"] = {**read(self.runtime, path, self._crops), **sizes(path), **notes}
            print(f"{name}/{precision}: {self.results[f'{name}/{precision}']}", flush=True)
        part = self.results_file.with_suffix(".part")
        part.write_text(json.dumps(self.results, indent=1) + "\n", encoding="utf-8")
        os.replace(part, self.results_file)

    def has(self, name: str) -> bool:
        """Whether a net is there and measured."""
        return all(f"{name}/{p}" in self.results for p in PRECISIONS)

    def train_arms(self, steps: int) -> None:
        """Every form and optimiser."""
        for i, arm in enumerate(ARMS):
            if not self.has(f"arm{i}"):
                trained = train(arm, self.pool, steps, self.seed)
                self.keep(f"arm{i}", trained.net, {"loss": trained.loss, "ms": trained.ms})

    def prune_levels(self, steps: int) -> None:
        """The shipped net as it is, and at every level of pruning."""
        if not self.has("pruned0"):
            self.keep("pruned0", shipped(self.shipped), {})
        if not self.has(f"pruned{LEVELS[-1]}"):
            for level, net in prune(self.shipped, self.pool, steps, self.seed):
                self.keep(f"pruned{level}", net, {})

    @property
    def shipped(self) -> Path:
        """The shipped recogniser, float32."""
        return Path(__file__).resolve().parents[3] / "plate-recogniser" / "plate-recogniser.fp32.onnx"

    def compiled(self, name: str, precision: str) -> Path:
        """The file as ONNX Runtime rewrites it for this processor: fused, laid out, constants folded."""
        out = self.file(name, precision).with_suffix(".compiled.onnx")
        self.runtime.open(self.file(name, precision), ALL_OPTIMISATIONS, out).close()
        return out


def markdown(head: list[str], rows: list[list[str]]) -> str:
    """A table."""
    return "\n".join(["| " + " | ".join(r) + " |" for r in [head, ["---"] * len(head), *rows]]) + "\n"


def percent(cell: dict[str, float]) -> list[str]:
    """The four sets."""
    return [f"{cell[s]:.1f}" for s in ("rodney-cn-crops", "tunisia-crops", "us-state-crops", "cnnocr-ar-crops")]


SETS = ["rodney-cn", "tunisia", "us-state", "ar"]


def arms_table(study: Study) -> str:
    """Forms and optimisers."""
    rows = []
    for i, arm in enumerate(ARMS):
        for precision in PRECISIONS:
            cell = study.results[f"arm{i}/{precision}"]
            rows.append([arm.name, precision, *percent(cell), f"{cell['loss']:.3f}", f"{cell['ms']:.0f}"])
    return markdown(["trained as", "at", *SETS, "loss", "ms a step"], rows)


def pruning_table(study: Study) -> str:
    """Levels of pruning."""
    rows = []
    for level in [0, *LEVELS]:
        for precision in PRECISIONS:
            cell = study.results[f"pruned{level}/{precision}"]
            rows.append([f"{level:.0%}", precision, *percent(cell), *(f"{int(cell[k]):,}" for k in ("bytes", "not_zero", "deflated"))])
    return markdown(["pruned", "at", *SETS, "bytes", "of weights not zero", "deflated"], rows)


def together_table(study: Study) -> str:
    """Pruning, quantising and compiling: each, each pair, all three."""
    models, rows = {}, []
    for pruned in (0, TRIPLE):
        for precision in PRECISIONS:
            name = " + ".join(filter(None, ["pruned by half" if pruned else "", "INT8" if precision == "int8" else ""])) or "float32 as trained"
            path = study.file(f"pruned{pruned}", precision)
            models[name] = (path, NO_OPTIMISATION, pruned, precision)
            models[f"{name} + compiled"] = (study.compiled(f"pruned{pruned}", precision), NO_OPTIMISATION, pruned, precision)
    took = time_together(study.runtime, {n: m[:2] for n, m in models.items()})
    for name, (path, _, pruned, precision) in models.items():
        size = sizes(path)
        rows.append([name, *percent(study.results[f"pruned{pruned}/{precision}"]), f"{took[name]:.3f}", *(f"{size[k]:,}" for k in ("bytes", "deflated"))])
    return markdown(["", *SETS, "ms", "bytes", "deflated"], rows)


def transport_table() -> str:
    """Weights over a thin link."""
    root = Path(__file__).resolve().parents[3]
    files = sorted(root.glob("plate-*/plate-*.int8.onnx"))
    rows = transport(files)
    return markdown([f"integer weights of the {len(files)} shipped models", "bytes", "of raw"], [[n, f"{b:,}", f"{b / rows[0][1]:.1%}"] for n, b in rows])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", type=Path, required=True, help="folder of recogniser.pool")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--runtime", type=Path, required=True, help="ONNX Runtime's shared library")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000, help="of each form and optimiser; a level of pruning gets an eighth")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    study = Study(args)
    study.train_arms(args.steps)
    study.prune_levels(args.steps // 8)
    text = "\n".join([arms_table(study), pruning_table(study), together_table(study), transport_table()])
    (args.run / "tables.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"ONNX Runtime {study.runtime.version}, one thread; numpy {np.__version__}, torch {torch.__version__}; {args.steps} steps, seed {args.seed}")


if __name__ == "__main__":
    main()
