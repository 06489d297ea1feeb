"""Exponential average of a net's weights: what is evaluated and shipped."""

from __future__ import annotations

import copy

import torch
from torch import nn


class Average:
    """Keeps a copy of the module whose weights follow the trained ones slowly."""

    def __init__(self, module: nn.Module, decay: float = 0.999) -> None:
        self.module = copy.deepcopy(module).eval()
        self.decay = decay
        self.steps = 0
        for p in self.module.parameters():
            p.requires_grad_(False)

    @torch.no_grad()
    def update(self, module: nn.Module) -> None:
        """One step towards the module's present weights; faster at the start."""
        self.steps += 1
        d = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for a, b in zip(self.module.state_dict().values(), module.state_dict().values()):
            if a.dtype.is_floating_point:
                a.mul_(d).add_(b.float(), alpha=1 - d)
            else:
                a.copy_(b)
