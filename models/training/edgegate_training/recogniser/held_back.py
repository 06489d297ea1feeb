"""Measures a checkpoint on the real training crops that are held back: their share in training is chosen by this, not by the bench.

    python3 -m edgegate_training.recogniser.held_back --data DATA --checkpoints RUN/last.pt OTHER/last.pt
    python3 -m edgegate_training.recogniser.held_back --data DATA --checkpoints RUN/last.pt --blend OLD.fp32.onnx --shares 0 0.25 0.5 1
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

import numpy as np
import torch

from ..augment.camera import fit
from .benchmark import logits_of
from .decode import greedy
from .export import mixed
from .net import Recogniser
from .real import CHINESE, WORLD, held_back, load


def score(net: torch.nn.Module, data: Path, name: str) -> tuple[int, float]:
    """Number of crops held back of a set, and the share of them read without a region, in per cent."""
    items = [(text, crop) for _, text, crop in load(data, name) if held_back(text)]
    logits, _ = logits_of(net, np.stack([fit(crop[0]) for _, crop in items]))
    return len(items), 100 * float(np.mean([greedy(x) == text for x, (text, _) in zip(logits, items)]))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True)
    parser.add_argument("--blend", type=Path, help="the float32 file that the training went on from, to be mixed in")
    parser.add_argument("--shares", type=float, nargs="+", default=[0.0], help="shares of that file's weights")
    args = parser.parse_args()
    for path, share in itertools.product(args.checkpoints, args.shares):
        saved = torch.load(path, map_location="cpu")
        net = Recogniser()
        net.load_state_dict(saved["average"])
        plain = net.eval().inference()
        if share > 0:
            mixed(plain, args.blend, share)
        found = [(name, *score(plain, args.data, name)) for name in (CHINESE, *WORLD) if (args.data / "train" / name).exists()]
        print(f"{path}: {saved['seen']:.0f} samples, {share:g} of the file  " + "  ".join(f"{name} ({n}) {right:.1f} %" for name, n, right in found), flush=True)


if __name__ == "__main__":
    main()
