"""Trains the aligner from its pool for a stated time; stop and start it as you like.

    python3 -m edgegate_training.aligner.train --pool POOL --run RUN --minutes 12
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from ..common.checkpoint import restore, save
from ..common.ema import Average
from ..recogniser.data import dequantise, normalise
from ..recogniser.train import rate
from .net import HEIGHT, WIDTH, Aligner

HELD_OUT = 2
"""Shards at the end of the pool that are only measured."""


def shards(folder: Path) -> list[Path]:
    """The complete shards of a pool."""
    return sorted(p for p in folder.glob("*.npz") if ".part" not in p.name)


def tone(rng: np.random.Generator, images: np.ndarray) -> np.ndarray:
    """Small changes of light and noise, so that a crop drawn again is not the same crop."""
    noise = rng.standard_normal(images.shape, dtype=np.float32) * rng.uniform(0, 6, (len(images), 1, 1)).astype(np.float32)
    out = images + noise
    if rng.random() < 0.1:
        out = 255 - out
    return np.clip(out, 0, 255).astype(np.uint8)


def miss(wanted: torch.Tensor, answered: torch.Tensor) -> np.ndarray:
    """Distance of each corner in per cent of the plate's height [n, 4], taking a plate for four and a half times as wide as high."""
    d = (wanted - answered).reshape(-1, 4, 2) * 8.0 / torch.tensor([WIDTH / 1.3 / 4.5, HEIGHT / 2.0])
    return (d.norm(dim=2) * 100).numpy()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=12.0)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    net = Aligner().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    average = Average(net)
    state = {"seconds": 0.0, "seen": 0.0}
    checkpoint = args.run / "last.pt"
    state = restore(checkpoint, net, average, optimiser, state)
    rng = np.random.default_rng([args.seed, int(state["seen"])])
    names = shards(args.pool)
    if len(names) <= HELD_OUT:
        raise SystemExit(f"{args.pool}: {len(names)} shards; aligner.pool makes more, {HELD_OUT} of them are only measured")
    data = {p: np.load(p) for p in names}
    data = {p: (z["images"], z["offsets"]) for p, z in data.items()}
    train, held = names[:-HELD_OUT], names[-HELD_OUT:]
    begun, before, shown = time.monotonic(), state["seconds"], time.monotonic()
    total, sums, counted = args.minutes * 60, 0.0, 0
    net.train()

    while state["seconds"] < total:
        images, offsets = data[train[int(rng.integers(len(train)))]]
        at = rng.integers(0, len(images), args.batch)
        x = torch.from_numpy(dequantise(normalise(tone(rng, images[at])))).to(memory_format=torch.channels_last)
        for group in optimiser.param_groups:
            group["lr"] = rate(state["seconds"] / total, args.rate)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            features = net.body(x)
        answered = net.corners(features.float().flatten(1))
        loss = F.smooth_l1_loss(answered, torch.from_numpy(offsets[at]), beta=0.05)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        average.update(net)
        state["seconds"], state["seen"] = before + time.monotonic() - begun, state["seen"] + args.batch
        sums, counted = sums + float(loss.detach()), counted + 1
        if time.monotonic() - shown > 30:
            shown = time.monotonic()
            print(f"{state['seconds'] / 60:5.1f}/{args.minutes:g} min  {state['seen']:9.0f} crops  loss {sums / counted:.5f}", flush=True)
            sums, counted = 0.0, 0
            save(checkpoint, net, average, optimiser, state)
    save(checkpoint, net, average, optimiser, state)
    plain = average.module.eval()
    with torch.no_grad():
        for p in held:
            images, offsets = data[p]
            images, wanted = images[:2048], torch.from_numpy(offsets[:2048])
            answered = plain(torch.from_numpy(dequantise(normalise(images))))
            for name, guess in (("before", torch.zeros_like(wanted)), ("after", answered)):
                m = miss(wanted, guess)
                print(f"{p.name} {name}: corner error mean {m.mean():.1f} %, all four within 10 %: {100 * (m.max(1) <= 10).mean():.1f} %", flush=True)


if __name__ == "__main__":
    main()
