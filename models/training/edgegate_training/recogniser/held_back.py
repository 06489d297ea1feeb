"""Measures a checkpoint on the real training crops that are held back: their share in training is chosen by this, not by the bench.

    python3 -m edgegate_training.recogniser.held_back --data DATA --checkpoints RUN/last.pt OTHER/last.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from ..augment.camera import fit
from .benchmark import logits_of
from .decode import greedy
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
    args = parser.parse_args()
    for path in args.checkpoints:
        saved = torch.load(path, map_location="cpu")
        net = Recogniser()
        net.load_state_dict(saved["average"])
        net.eval()
        shares = [(name, *score(net, args.data, name)) for name in (CHINESE, *WORLD)]
        print(f"{path}: {saved['seen']:.0f} samples  " + "  ".join(f"{name} ({n}) {share:.1f} %" for name, n, share in shares), flush=True)


if __name__ == "__main__":
    main()
