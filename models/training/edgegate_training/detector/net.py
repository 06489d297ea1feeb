"""The detector's network.

A VGG-style trunk (3x3 convolution, batch norm, ReLU) down to stride 32, whose context is added back, upsampled, to the stride-8 map
(the top-down path of a feature pyramid, Lin et al., arXiv 1612.03144). Every cell of that map says how likely it lies at the centre of a
plate and where the plate's four corners are (anchor-free, after FCOS, arXiv 1904.01355). Nothing but 3x3 convolutions, ReLU, additions
and nearest-neighbour upsampling is left at inference: all of it maps to the integer units of small NPUs.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn

from ..reparameterised import folded

STRIDE = 8
"""Pixels of the input between two neighbouring cells of the output."""

CORNER_SCALE = 8.0
"""Pixels for one unit of the `corners` output."""


class Block(nn.Sequential):
    """3x3 convolution, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
        )


class PlateDetector(nn.Module):
    """Input [n, 3, H, W] in 0..1 (H, W multiples of 32); returns score logits [n, 1, H/8, W/8] and corners [n, 8, H/8, W/8]."""

    def __init__(self, widths: tuple[int, int, int, int, int] = (16, 32, 48, 64, 64)) -> None:
        super().__init__()
        a, b, c, d, e = widths
        self.stride4 = nn.Sequential(Block(3, a, 2), Block(a, b, 2), Block(b, b))
        self.stride8 = nn.Sequential(Block(b, c, 2), Block(c, c), Block(c, c))
        self.stride16 = nn.Sequential(Block(c, d, 2), Block(d, d), Block(d, d))
        self.stride32 = nn.Sequential(Block(d, e, 2), Block(e, e), Block(e, e))
        self.context32 = nn.Sequential(Block(e, d), nn.Upsample(scale_factor=2.0, mode="nearest"))
        self.context16 = nn.Sequential(Block(d, c), nn.Upsample(scale_factor=2.0, mode="nearest"))
        self.head = Block(c, c)
        self.score = nn.Conv2d(c, 1, 3, 1, 1)
        self.corners = nn.Conv2d(c, 8, 3, 1, 1)
        nn.init.constant_(self.score.bias, -4.0)  # rare positives: begin near "no plate" so that the first steps stay calm

    def inference(self) -> "PlateDetector":
        """A copy for export: batch norms folded into the convolutions."""
        plain = copy.deepcopy(self).eval()
        for block in [m for m in plain.modules() if isinstance(m, Block)]:
            conv, norm = block[0], block[1]
            with torch.no_grad():
                kernel, bias = folded(conv.weight, norm)
                conv.weight.copy_(kernel)
                conv.bias = nn.Parameter(bias.clone())
            block[1] = nn.Identity()
        return plain

    def features(self, image: Tensor) -> Tensor:
        """The shared map behind both outputs, [n, c, H/8, W/8]."""
        fine = self.stride8(self.stride4(image))
        middle = self.stride16(fine)
        middle = middle + self.context32(self.stride32(middle))
        fine = fine + self.context16(middle)
        return self.head(fine)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        shared = self.features(image)
        return self.score(shared), self.corners(shared)
