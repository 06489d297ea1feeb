"""Where a training stands, on disk: written in one step, taken up again as it was."""

from __future__ import annotations

import os
from pathlib import Path

import torch
from torch import nn

from .ema import Average


def save(path: Path, net: nn.Module, average: Average, optimiser: torch.optim.Optimizer, state: dict[str, float]) -> None:
    """Writes the checkpoint beside the old one and swaps, so that a reader never sees half of it."""
    part = path.with_suffix(".part")
    torch.save({"net": net.state_dict(), "average": average.module.state_dict(), "average_steps": average.steps,
                "optimiser": optimiser.state_dict(), **state}, part)
    os.replace(part, path)


def restore(path: Path, net: nn.Module, average: Average, optimiser: torch.optim.Optimizer, state: dict[str, float]) -> dict[str, float]:
    """Takes up what `save` wrote and returns the state; the one given where there is no checkpoint."""
    if not path.exists():
        return state
    saved = torch.load(path, map_location="cpu")
    net.load_state_dict(saved["net"])
    average.module.load_state_dict(saved["average"])
    average.steps = saved["average_steps"]
    optimiser.load_state_dict(saved["optimiser"])
    state = {k: float(saved[k]) for k in state}
    print(f"resumed at {state['seen']:.0f} samples, {state['seconds'] / 60:.1f} min", flush=True)
    return state
