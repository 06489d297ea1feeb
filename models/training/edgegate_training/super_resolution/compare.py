"""The whole comparison: trains every design and the rival on the same crops, seed and budget, measures them, writes the table.

    python3 -m edgegate_training.super_resolution.compare --data DATA --pool POOL --recogniser ../plate-recogniser --run RUN --steps 2000
    python3 -m edgegate_training.super_resolution.compare --tiny --pool POOL --recogniser ../plate-recogniser --run RUN

`--tiny` trains the smallest nets for some dozen steps, checks that the error of each falls, and measures nothing. Runs that are finished are
not repeated.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from ..recogniser.net import Recogniser
from .benchmark import FACTORS, SETS, Score, enhanced, load, measure, milliseconds, shrunk
from .designs import RIVAL, Design, designs
from .generators import Interpolation, enlarged
from .losses import as_read, reading
from .pairs import make, open_pool
from .train import shipped_recogniser, train

PUBLISHED = ("real-esrgan", "a-esrgan", "starsrgan")
TINY = {"features": 8, "growth": 4, "groups": 1, "judge": 4, "compact": 8, "depth": 2}


def table(scores: dict[tuple[str, str, float, bool], Score], nets: dict[str, nn.Module]) -> str:
    """Markdown: whole plates by design, set and factor; clean and worn apart."""
    lines = []
    for name in dict.fromkeys(key[1] for key in scores):
        for worn in sorted({key[3] for key in scores}):
            lines += [f"**{name}, {'worn' if worn else 'clean'}**: whole plates in % (of those read at full size; characters; PSNR; SSIM)", "",
                      "| design | " + " | ".join(f"/{f:g}" for f in FACTORS) + " |", "|---" * (1 + len(FACTORS)) + "|"]
            for design in ["plain", *nets]:
                cells = [scores[design, name, f, worn] for f in FACTORS]
                lines.append(f"| {design} | " + " | ".join(
                    f"{c.plates:.1f} ({c.of_full:.1f}; {c.characters:.1f}; {c.psnr:.1f}; {c.ssim:.2f})" for c in cells) + " |")
            lines.append("")
    return "\n".join(lines)


def pictures(nets: dict[str, nn.Module], data: Path, path: Path) -> None:
    """Side by side, to look at: one plate a row, full size, shrunk, then every design."""
    rows = []
    for name in SETS:
        for _, crop in load(data, name, 40)[::8]:
            small = shrunk(crop, 3, False, np.random.default_rng(5))
            row = [cv2.resize(crop, (256, 96), interpolation=cv2.INTER_AREA), cv2.resize(small, (256, 96), interpolation=cv2.INTER_NEAREST)]
            row += [cv2.resize(enhanced(net, [small])[0], (256, 96)) for net in nets.values() if not isinstance(net, Recogniser)]
            rows.append(np.hstack(row))
    cv2.imwrite(str(path), np.vstack(rows))


def error(net: nn.Module, name: str, rows: dict[str, Design], pool: Path) -> float:
    """How far a design is off on the same 64 pairs whenever it is asked: the loss of a step is of other pairs each time, and of a judge that learns."""
    batch = make(np.random.default_rng(0), open_pool(pool), 64, "adaptive" if name == RIVAL else rows[name].degradation)
    with torch.no_grad():
        if name == RIVAL:
            return float(reading(*net(as_read(enlarged(batch.low))), batch))
        return float((net(batch.low) - batch.full).abs().mean())


def main() -> None:
    """Command line; the exit status is 1 when the error of a design did not fall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--recogniser", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2000, help="for each design, of 48 pairs; equal budgets whatever else the machine does")
    parser.add_argument("--limit", type=int, default=0, help="measure on the first N crops of each set only")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--tiny", action="store_true")
    args = parser.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    if not args.tiny and args.data is None:
        parser.error("--data is missing: the folder that has bench/")
    reader = shipped_recogniser(args.recogniser, args.pool)
    rows = designs(**TINY) if args.tiny else designs()
    nets: dict[str, nn.Module] = {"bicubic": Interpolation()}
    fell = True
    for name in [*rows, RIVAL]:
        if args.tiny:
            first, last = (error(train(name, rows, args.pool, reader, args.run / name, steps=steps, batch=8, peak=2e-3, seed=args.seed,
                                       say=lambda line: None)[0], name, rows, args.pool) for steps in (1, 60))
            falls = bool(np.isfinite(last)) and (last < first or name == RIVAL)  # the rival begins trained: it has nowhere to fall in a minute
            fell &= falls
            print(f"{name:16s} error {first:.4f} at first, {last:.4f} at last: {'ok' if falls else 'DID NOT FALL'}", flush=True)
            continue
        net, _ = train(name, rows, args.pool, reader, args.run / name, steps=args.steps, seed=args.seed, half=args.bfloat16,
                       say=lambda line: print(line, flush=True))
        nets[name] = net
        print(f"{name:16s} {sum(p.numel() for p in net.parameters())} parameters  {milliseconds(net):.2f} ms", flush=True)
    if args.tiny:
        raise SystemExit(0 if fell else 1)
    scores = measure(nets, reader, args.data, limit=args.limit, say=lambda line: print(line, flush=True))
    (args.run / "table.md").write_text(table(scores, nets), encoding="utf-8")
    pictures(nets, args.data, args.run / "pictures.png")
    print(f"{args.run / 'table.md'} and pictures.png written")


if __name__ == "__main__":
    main()
