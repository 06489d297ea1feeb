"""Trains the recogniser from the pool for a stated time; stop and start it as you like.

    python3 -m edgegate_training.recogniser.train --pool POOL --run RUN --minutes 90 --data DATA

The learning rate follows the training time (a short rise, then a cosine to zero), so the end is planned,
not found. A checkpoint is written every few minutes and holds the time used.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..augment.camera import fit
from ..augment.distance import adaptive
from ..common.checkpoint import restore, save
from ..common.ema import Average
from ..common.warm_start import matched, settle, unfold
from ..plates import REGIONS
from ..plates.alphabets import CLASSES
from .data import Pool, dequantise, normalise, wobble
from .net import STEPS, Recogniser
from .real import RealCrops, real_crops, rephotograph


def warm_start(net: Recogniser, shipped: Path, images: np.ndarray) -> None:
    """Makes the net compute what a shipped float32 file computes. images: uint8 crops [n, h, w] of the pool, to measure on.

    Blocks by which the net is deeper than the file begin as identities: their batch norm's scale is zero (Goyal et al., arXiv 1706.02677).
    """
    manifest = json.loads((shipped.parent / "manifest.json").read_text(encoding="utf-8"))
    known, alphabet = manifest["regions"], manifest["decode"]["alphabet"]
    features = net.region.in_features
    found = matched(shipped, [*(tuple(b.conv.weight.shape) for b in net.body), (len(alphabet), features, 1, 1), (len(known), features)])
    for block, of_file in zip(net.body, found):
        if of_file:
            settle(block.conv, block.norm, *of_file, block.skip)
        else:
            nn.init.zeros_(block.norm.weight)
    take_rows(net.characters, CLASSES, alphabet, *(torch.from_numpy(x.copy()) for x in found[-2]))
    take_rows(net.region, (*REGIONS, "none"), known, *(torch.from_numpy(x.copy()) for x in found[-1]))
    unfold(net, [(b.conv, b.norm) for b, of_file in zip(net.body, found) if of_file], [torch.from_numpy(dequantise(normalise(images)))])


def take_rows(head: nn.Linear | nn.Conv2d, names: tuple[str, ...], known: list[str], weight: torch.Tensor, bias: torch.Tensor) -> None:
    """Copies the rows of the regions or characters that are known already; the others begin as unlikely ones without an opinion."""
    with torch.no_grad():
        head.weight.mul_(0.1)
        head.bias.fill_(-4.0)
        for i, name in enumerate(names):
            if name in known:
                row = known.index(name)
                head.weight[i].copy_(weight[row].reshape(head.weight[i].shape))
                head.bias[i] = bias[row]


def rate(done: float, peak: float) -> float:
    """Learning rate at a share of the training time: 2 % of rise, then a cosine to 1 % of the peak."""
    if done < 0.02:
        return peak * (0.05 + 0.95 * done / 0.02)
    return peak * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * min(1.0, (done - 0.02) / 0.98))))


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
"""Crops as the net computes with them, the classes of all texts one after another, their lengths, the regions."""


def draw_batch(rng: np.random.Generator, pool: Pool, size: int, real: RealCrops | None, share: float, of_world: float, low: float) -> Batch:
    """Rendered crops, a share of them real ones, each a little different from the last time; a share of all brought down in resolution."""
    batch = pool.draw(rng, size)
    if real:
        for k in range(int(rng.binomial(size, share))):
            batch[k] = rephotograph(rng, real.draw(rng, of_world))
    crops = [fit(adaptive(rng, b[0], 30)) if rng.random() < low else b[0] for b in batch]
    x = torch.from_numpy(dequantise(normalise(np.stack([wobble(rng, c) for c in crops]))))
    return (x.to(memory_format=torch.channels_last), torch.from_numpy(np.concatenate([b[1] for b in batch]).astype(np.int64)),
            torch.tensor([len(b[1]) for b in batch]), torch.tensor([b[2] for b in batch]))


def loss_of(net: Callable[[torch.Tensor], Sequence[torch.Tensor]], batch: Batch, half: bool) -> tuple[torch.Tensor, float, float]:
    """CTC loss for a character plus a tenth of the region's cross-entropy; both also as numbers."""
    x, targets, lengths, region = batch
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        characters, regions = net(x)
    logp = characters.float().log_softmax(2).transpose(0, 1)
    steps = torch.full((x.shape[0],), STEPS, dtype=torch.long)
    ctc = F.ctc_loss(logp, targets, steps, lengths, blank=0, reduction="none", zero_infinity=True)
    ctc = (ctc / lengths.clamp(min=4)).mean()
    where = F.cross_entropy(regions.float(), region)
    return ctc + 0.1 * where, float(ctc.detach()), float(where.detach())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, default=90.0, help="training time in all, over every start")
    parser.add_argument("--until", type=float, default=0.0, help="end at this Unix time instead")
    parser.add_argument("--data", type=Path, default=None, help="data folder: adds the real training crops")
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--real", type=float, default=0.015, help="share of real crops in a batch")
    parser.add_argument("--of-world", type=float, default=0.75, help="share of the real crops that are not the Chinese ones")
    parser.add_argument("--low", type=float, default=0.0, help="share of crops that a distant or soft camera took, from 30 pixels of width on")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--save-every", type=float, default=180.0, help="seconds")
    parser.add_argument("--float32", action="store_true", help="no bfloat16")
    parser.add_argument("--from-shipped", type=Path, help="begin with the weights of this float32 file instead of chance")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)
    net = Recogniser().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.02)
    pool = Pool(args.pool)
    while pool.refresh() == 0:
        time.sleep(2)
    if args.from_shipped and not (args.run / "last.pt").exists():
        warm_start(net, args.from_shipped, np.stack([b[0] for b in pool.draw(np.random.default_rng(args.seed), 512)]))
    average = Average(net)
    state = {"seconds": 0.0, "seen": 0.0}
    checkpoint = args.run / "last.pt"
    state = restore(checkpoint, net, average, optimiser, state)
    rng = np.random.default_rng([args.seed, int(state["seen"])])
    real = real_crops(args.data) if args.data else None
    begun, before = time.monotonic(), state["seconds"]
    last_save = last_print = last_look = begun
    sums, counted, last_seen = np.zeros(2), 0, state["seen"]
    total = (args.until - time.time() + before) if args.until else args.minutes * 60
    net.train()
    while state["seconds"] < total:
        batch = draw_batch(rng, pool, args.batch, real, args.real, args.of_world, args.low)
        for group in optimiser.param_groups:
            group["lr"] = rate(state["seconds"] / total, args.rate)
        optimiser.zero_grad(set_to_none=True)
        loss, ctc, where = loss_of(net, batch, not args.float32)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        average.update(net)
        now = time.monotonic()
        state["seconds"], state["seen"] = before + now - begun, state["seen"] + args.batch
        sums += (ctc, where)
        counted += 1
        if now - last_print > 30:
            print(f"{state['seconds'] / 60:6.1f}/{total / 60:.0f} min  {state['seen']:9.0f} samples  "
                  f"{(state['seen'] - last_seen) / (now - last_print):5.0f}/s  ctc {sums[0] / counted:.4f}  "
                  f"region {sums[1] / counted:.3f}  lr {optimiser.param_groups[0]['lr']:.2e}", flush=True)
            last_print, last_seen, sums, counted = now, state["seen"], np.zeros(2), 0
        if now - last_look > 60:
            last_look = now
            samples = pool.refresh()
            print(f"        pool {samples} samples", flush=True)
        if now - last_save > args.save_every:
            last_save = now
            save(checkpoint, net, average, optimiser, state)
    save(checkpoint, net, average, optimiser, state)
    print(f"done: {state['seen']:.0f} samples in {state['seconds'] / 60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
