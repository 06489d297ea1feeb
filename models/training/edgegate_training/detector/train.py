"""Trains the detector for a given time on one core; may be stopped and called again at any moment.

Usage: python3 -m edgegate_training.detector.train --cache CACHE --run RUN --minutes 85
RUN receives last.pt (weights, their average, optimiser, time spent) every two minutes and on SIGTERM.
"""

from __future__ import annotations

import argparse
import copy
import math
import signal
import time
from itertools import islice
from pathlib import Path

import torch

from ..common.warm_start import layers, settle, unfold
from .data import loader
from .loss import detector_loss
from .net import Block, PlateDetector


def warm_start(net: PlateDetector, shipped: Path, pixels: torch.Tensor) -> None:
    """Makes the net compute what a shipped float32 file computes. pixels: a batch of the loader, uint8 [n, rows, columns, 3]."""
    blocks = [m for m in net.modules() if isinstance(m, Block)]
    found = layers(shipped)
    for block, (weight, bias) in zip(blocks, found):
        settle(block[0], block[1], weight, bias, skip=False)
    with torch.no_grad():
        for last, (weight, bias) in zip((net.score, net.corners), found[len(blocks):]):
            last.weight.copy_(torch.from_numpy(weight.copy()))
            last.bias.copy_(torch.from_numpy(bias.copy()))
    unfold(net, [(b[0], b[1]) for b in blocks], [pixels.permute(0, 3, 1, 2).float() / 255])


def rate(progress: float, peak: float) -> float:
    """Learning rate: a short warm-up, then half a cosine down to a hundredth."""
    if progress < 0.01:
        return peak * (0.05 + 0.95 * progress / 0.01)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - 0.01) / 0.99))))


def average(into: torch.nn.Module, net: torch.nn.Module, step: int) -> None:
    """Moves the weight average a little towards the net (faster at the beginning)."""
    keep = min(0.9985, (1 + step) / (20 + step))
    with torch.no_grad():
        for mine, its in zip(into.state_dict().values(), net.state_dict().values()):
            mine.mul_(keep).add_(its, alpha=1 - keep) if mine.is_floating_point() else mine.copy_(its)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=85)
    parser.add_argument("--peak", type=float, default=2.5e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--large-share", type=float, default=0.22, help="share of batches at the full working size")
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--from-shipped", type=Path, help="begin with the weights of this float32 file instead of chance")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    net = PlateDetector().to(memory_format=torch.channels_last)
    mean = copy.deepcopy(net).eval()
    if args.from_shipped and not (args.run / "last.pt").exists():
        warm_start(net, args.from_shipped, torch.cat([p for p, _ in islice((b for b in loader(args.cache, args.seed + 1000, 0, 0, 0.0)), 6)]))
        mean = copy.deepcopy(net).eval()
    decayed = [p for p in net.parameters() if p.ndim > 1]
    plain = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 2e-3}, {"params": plain, "weight_decay": 0.0}], lr=args.peak)
    step, spent = 0, 0.0
    last = args.run / "last.pt"
    if last.exists():
        state = torch.load(last, map_location="cpu")
        net.load_state_dict(state["net"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
        print(f"resumed at step {step}, {spent / 60:.1f} minutes", flush=True)

    stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stop.append(number))
    began, saved, shown, seen = time.monotonic() - spent, time.monotonic(), time.monotonic(), 0
    sums = [0.0, 0.0, 0]
    net.train()
    for pixels, target in loader(args.cache, args.seed, step, args.workers, args.large_share):
        spent = time.monotonic() - began
        progress = spent / 60 / args.minutes
        if progress >= 1 or stop:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate(progress, args.peak)
        image = pixels.permute(0, 3, 1, 2).to(torch.float32, memory_format=torch.channels_last) / 255
        # bfloat16 halves a step on processors that have it; the outputs stay exact, or large offsets would be rounded to pixels.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bfloat16):
            shared = net.features(image)
        shared = shared.float()
        of_score, of_corners = detector_loss(net.score(shared), net.corners(shared), target)
        optimiser.zero_grad(set_to_none=True)
        (of_score + 2.5 * of_corners).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        average(mean, net, step)
        step += 1
        seen += len(pixels)
        sums = [sums[0] + of_score.item(), sums[1] + of_corners.item(), sums[2] + 1]
        now = time.monotonic()
        if now - shown > 20:
            print(f"{spent / 60:6.1f} of {args.minutes:g} min  step {step}  {seen / (now - shown):.0f} pictures/s  "
                  f"score {sums[0] / sums[2]:.4f}  corners {sums[1] / sums[2]:.4f}", flush=True)
            shown, seen, sums = now, 0, [0.0, 0.0, 0]
        if now - saved > 120:
            save(last, net, mean, optimiser, step, spent)
            saved = now
    save(last, net, mean, optimiser, step, spent)
    print(f"done: {step} steps", flush=True)


def save(path: Path, net: torch.nn.Module, mean: torch.nn.Module, optimiser: torch.optim.Optimizer, step: int, spent: float) -> None:
    """Writes the state beside the old one and swaps, so that a stop in between loses nothing."""
    part = path.with_suffix(".part")
    torch.save({"net": net.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}, part)
    part.replace(path)


if __name__ == "__main__":
    main()
