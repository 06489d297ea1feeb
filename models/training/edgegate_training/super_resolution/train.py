"""Trains one design for a stated time, or a number of steps; stop and start it as you like.

    python3 -m edgegate_training.super_resolution.train --design compact-reading --pool POOL --recogniser ../plate-recogniser \\
        --run RUN --minutes 25

`--recogniser` is the shipped folder; its float32 file is the frozen reader. The design "recogniser-low" is the rival.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from ..augment.distance import DEGRADATIONS
from ..common.checkpoint import restore, save
from ..common.ema import Average
from ..common.warm_start import matched
from ..recogniser.net import Recogniser
from ..recogniser.train import rate, warm_start
from .designs import RIVAL, Design, designs
from .generators import enlarged
from .losses import Reader, as_read, reading, real
from .pairs import Batch, make, open_pool

Step = Callable[[Batch], float]


def shipped_recogniser(folder: Path, pool_folder: Path) -> Recogniser:
    """The shipped recogniser as a module, from its float32 file; needs a few crops to put batch norms back."""
    net = Recogniser()
    crops = [b[0] for b in open_pool(pool_folder).draw(np.random.default_rng(1), 512)]
    warm_start(net, folder / "plate-recogniser.fp32.onnx", np.stack(crops))
    return net.eval()


def take(net: nn.Module, shipped: Path) -> None:
    """Copies the weights of a shipped float32 file into a compact net; raises ValueError where they do not fit."""
    convolutions = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    with torch.no_grad():
        for layer, of_file in zip(convolutions, matched(shipped, [tuple(c.weight.shape) for c in convolutions])):
            if of_file is None:
                raise ValueError(f"{shipped}: has fewer layers than the net")
            layer.weight.copy_(torch.from_numpy(of_file[0].copy()))
            layer.bias.copy_(torch.from_numpy(of_file[1].copy()))


def generator_step(design: Design, net: nn.Module, judge: nn.Module | None, reader: Reader, optimiser: torch.optim.Optimizer,
                   other: torch.optim.Optimizer | None, half: bool) -> Step:
    """One step of a design: the generator, then its discriminator if it has one."""

    def step(batch: Batch) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            made = net(batch.low)
        made = made.float()
        loss = design.pixels * (made - batch.full).abs().mean()
        if design.features or design.reading:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                early, characters, region = reader(made)
            if design.features:
                with torch.no_grad():
                    wanted = reader.early(batch.full)
                loss = loss + design.features * (early - wanted).abs().mean()
            if design.reading:
                loss = loss + design.reading * reading(characters, region, batch)
        if judge is not None:
            for p in judge.parameters():
                p.requires_grad_(False)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                judged = judge(made)
            loss = loss + design.adversary * real(judged, True)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        if judge is not None and other is not None:
            for p in judge.parameters():
                p.requires_grad_(True)
            other.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                of_real, of_made = judge(batch.full), judge(made.detach())
            (real(of_real, True) + real(of_made, False)).backward()
            other.step()
        return float(loss.detach())

    return step


def rival_step(net: Recogniser, optimiser: torch.optim.Optimizer, half: bool) -> Step:
    """One step of the rival: it reads the enlarged picture itself."""

    def step(batch: Batch) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            characters, region = net(as_read(enlarged(batch.low)))
        loss = reading(characters, region, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        return float(loss.detach())

    return step


def train(name: str, table: dict[str, Design], pool_folder: Path, recogniser: Recogniser, run: Path, seconds: float = 1e9, steps: int = 0,
          batch: int = 48, peak: float = 1e-3, seed: int = 1, half: bool = False, say: Callable[[str], None] = print, shipped: Path | None = None,
          degradation: str = "") -> tuple[nn.Module, list[float]]:
    """Trains and returns the averaged weights and the mean loss of each twentieth of this call. RUN receives last.pt and may resume.

    A compact net may begin with the weights of the `shipped` float32 file; `degradation` takes the place of the design's own.
    """
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    pool = open_pool(pool_folder)
    net = copy.deepcopy(recogniser).train() if name == RIVAL else table[name].generator()
    if shipped and not (run / "last.pt").exists():
        take(net, shipped)
    net = net.to(memory_format=torch.channels_last)
    for p in net.parameters():
        p.requires_grad_(True)
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=1e-3)
    average = Average(net)
    state = restore(run / "last.pt", net, average, optimiser, {"seconds": 0.0, "seen": 0.0})
    if name == RIVAL:
        step, degradation = rival_step(net, optimiser, half), degradation or "adaptive"
    else:
        design = table[name]
        judge = design.discriminator().to(memory_format=torch.channels_last) if design.discriminator else None
        other = torch.optim.Adam(judge.parameters(), lr=peak / 5, betas=(0.9, 0.99)) if judge is not None else None
        step, degradation = generator_step(design, net, judge, Reader(copy.deepcopy(recogniser)), optimiser, other, half), degradation or design.degradation
    rng = np.random.default_rng([seed, int(state["seen"])])
    begun, before = time.monotonic(), state["seconds"]
    shown = saved = begun
    losses: list[float] = []
    for count in itertools.count():
        done = max(state["seconds"] / seconds, count / steps if steps else 0.0)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate(done, peak)
        losses.append(step(make(rng, pool, batch, degradation)))
        average.update(net)
        now = time.monotonic()
        state["seconds"], state["seen"] = before + now - begun, state["seen"] + batch
        if now - shown > 30:
            say(f"{name}: {state['seconds'] / 60:5.1f} min  {state['seen']:8.0f} pairs  loss {np.mean(losses[-100:]):.4f}")
            shown = now
        if now - saved > 120:
            save(run / "last.pt", net, average, optimiser, state)
            saved = now
    save(run / "last.pt", net, average, optimiser, state)
    part = max(1, len(losses) // 20)
    return average.module.eval(), [float(np.mean(losses[i:i + part])) for i in range(0, len(losses), part)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--design", required=True, choices=[*designs(), RIVAL])
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--recogniser", type=Path, required=True, help="the shipped folder plate-recogniser")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--from-shipped", type=Path, help="begin with the weights of this float32 file instead of chance (compact designs)")
    parser.add_argument("--degradation", choices=sorted(DEGRADATIONS), default="", help="instead of the design's own; frames: single ones and means of several")
    args = parser.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    reader = shipped_recogniser(args.recogniser, args.pool)
    _, losses = train(args.design, designs(), args.pool, reader, args.run, args.minutes * 60, peak=args.rate, seed=args.seed, half=args.bfloat16,
                      say=lambda line: print(line, flush=True), shipped=args.from_shipped, degradation=args.degradation)
    print(f"done: loss {losses[0]:.4f} at first, {losses[-1]:.4f} at last" if losses else "nothing left to do")


if __name__ == "__main__":
    main()
