"""Turns a checkpoint into the shipped folder: INT8 file, manifest, formats.

    python3 -m edgegate_training.recogniser.export --checkpoint RUN/last.pt --pool POOL --data DATA \\
        --out ../plate-recogniser --version 0.1.0

Calibration uses rendered crops and real training crops, never a bench set. The temperature that makes the
probabilities honest is found on rendered crops from a seed of their own.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..augment.camera import HEIGHT, WIDTH
from ..common.manifest import write_manifest
from ..common.warm_start import blend, rows_of
from ..plates import REGIONS
from ..plates.alphabets import CLASSES, encode
from ..quantise import Quantised, export_both
from .data import FLOOR, SCALE, ZERO, Pool, normalise
from .formats import write
from .net import STEPS, Recogniser
from .real import real_crops, rephotograph
from .samples import make_sample

OUTPUTS = ["characters", "region"]


def calibration(pool: Path, data: Path | None, count: int, seed: int) -> np.ndarray:
    """Rendered crops and real training crops, normalised, [n, 1, h, w] uint8."""
    p = Pool(pool)
    p.refresh()
    rng = np.random.default_rng(seed)
    crops = [x[0] for x in p.draw(rng, count, 8)]
    if data is not None:
        real = real_crops(data)
        crops += [rephotograph(rng, real.draw(rng, 0.5))[0] for _ in range(count // 4)]
    return normalise(np.stack(crops))[:, None]


def temperature(run: Quantised, count: int, seed: int = 977) -> tuple[float, float, float]:
    """The divisor of the logits with the best likelihood of the true text, and that likelihood before and after."""
    rng = np.random.default_rng(seed)
    samples = [s for s in (make_sample(rng, 0.0) for _ in range(count)) if s.text]
    q = torch.from_numpy(normalise(np.stack([s.image for s in samples]))[:, None])
    logits = torch.cat([run(q[i:i + 64])[0] for i in range(0, len(q), 64)])
    targets = torch.tensor([c for s in samples for c in encode(s.text)])
    lengths = torch.tensor([len(s.text) for s in samples])
    steps = torch.full((len(samples),), STEPS)

    def nll(t: float) -> float:
        logp = (logits / t).log_softmax(2).transpose(0, 1)
        return float(F.ctc_loss(logp, targets, steps, lengths, reduction="none", zero_infinity=True).clamp(max=30).mean())

    grid = [0.7 + 0.05 * k for k in range(27)]
    best = min(grid, key=nll)
    return round(best, 2), nll(1.0), nll(best)


def mixed(plain: Recogniser, shipped: Path, share: float) -> None:
    """Blends a folded recogniser with a shipped float32 file that may know fewer characters and regions."""
    known = json.loads((shipped.parent / "manifest.json").read_text(encoding="utf-8"))
    blend(plain, shipped, share, {plain.characters: rows_of(list(CLASSES), known["decode"]["alphabet"]),
                                  plain.region: rows_of([*REGIONS, "none"], known["regions"])})


def manifest(version: str, t: float) -> dict[str, object]:
    """Everything the appliance must know to feed the net and to read its output."""
    return {
        "schema": 1, "name": "plate-recogniser", "version": version, "task": "recognise", "files": [],
        "input": {"name": "plate", "width": WIDTH, "height": HEIGHT, "layout": "nchw", "pixels": "grey8", "type": "uint8",
                  "normalise": {"kind": "per-crop", "scale": int(SCALE), "zero": int(ZERO), "stdFloor": FLOOR}},
        "outputs": {"characters": "characters", "region": "region"},
        "decode": {"kind": "ctc", "steps": STEPS, "rows": 2, "blank": 0, "alphabet": list(CLASSES), "values": "logits"},
        "regions": [*REGIONS, "none"], "temperature": t, "formats": "formats.json",
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--checkpoint", type=Path, help="a training's weights")
    source.add_argument("--folded", type=Path, help="a float32 file, its manifest beside it: what recogniser.round wrote")
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--blend", type=Path, nargs="+", default=[], help="ship the mean of these weights and of this float32 file's, from which the training went on; of several, one after another")
    parser.add_argument("--share", type=float, nargs="+", default=[0.5], help="share of each file's weights in that mean")
    parser.add_argument("--method", choices=("percentile", "mse"), default="percentile")
    parser.add_argument("--percentile", type=float, default=99.999)
    args = parser.parse_args()
    net = Recogniser()
    if args.checkpoint:
        net.load_state_dict(torch.load(args.checkpoint, map_location="cpu")["average"])
    plain = net.eval().inference()
    if args.folded:
        mixed(plain, args.folded, 1.0)
    if len(args.blend) not in (0, len(args.share)):
        parser.error(f"--blend names {len(args.blend)} files and --share {len(args.share)} shares; give one share for each file")
    for file, share in zip(args.blend, args.share):
        mixed(plain, file, share)
    args.out.mkdir(parents=True, exist_ok=True)
    crops = calibration(args.pool, args.data, 640, 31)
    batches = [torch.from_numpy(crops[i:i + 64]) for i in range(0, len(crops), 64)]
    run, files = export_both(plain, batches, args.out, "plate-recogniser", "plate", 1 / SCALE, int(ZERO), OUTPUTS, args.method, args.percentile,
                            careful=True)
    t, before, after = temperature(run, 1200)
    write(args.out / "formats.json", list(CLASSES))
    write_manifest(args.out, manifest(args.version, t), files)
    print(f"{args.out}: temperature {t} (nll {before:.3f} -> {after:.3f})")


if __name__ == "__main__":
    main()
