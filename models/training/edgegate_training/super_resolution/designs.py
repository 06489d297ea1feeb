"""What is compared: each design's generator, discriminator, degradation and losses, as published but for the sizes and the perceptual net.

The publications judge likeness by the features of an image classifier (VGG-19), whose weights are neither the project's own nor made for
plates. Here the features of the project's recogniser take that place, for all designs alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from torch import nn

from .discriminators import MultiScale, UNet
from .generators import Compact, Dense


@dataclass(frozen=True)
class Design:
    """One row of the comparison. Weights of the losses; 0 leaves one out."""

    name: str
    generator: Callable[[], nn.Module]
    discriminator: Callable[[], nn.Module] | None
    degradation: str
    pixels: float = 1.0
    features: float = 0.0
    adversary: float = 0.0
    reading: float = 0.0


def designs(features: int = 16, growth: int = 8, groups: int = 1, judge: int = 8, compact: int = 40, depth: int = 5) -> dict[str, Design]:
    """All designs at the given sizes (published: 64 features, growth 32, 23 groups, a judge of 64). By default all have about 60 000 parameters."""
    rows = (
        Design("real-esrgan", lambda: Dense(features, growth, groups), lambda: UNet(judge), "second-order", features=1.0, adversary=0.1),
        Design("a-esrgan", lambda: Dense(features, growth, groups), lambda: MultiScale(lambda: UNet(judge, attention=True)), "second-order",
               features=1.0, adversary=0.1),
        Design("starsrgan", lambda: Dense(features, growth, groups, star=True), lambda: MultiScale(lambda: UNet(judge, attention=True)),
               "adaptive", features=1.0, adversary=0.1),
        Design("compact-pixels", lambda: Compact(compact, depth), None, "adaptive"),
        Design("compact-reading", lambda: Compact(compact, depth), None, "adaptive", pixels=0.3, features=0.3, reading=1.0),
    )
    return {d.name: d for d in rows}


RIVAL = "recogniser-low"
"""The rival: no super-resolution, but the recogniser itself trained on from its shipped weights on the same low-resolution crops."""
