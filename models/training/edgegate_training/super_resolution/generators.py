"""The generators that are compared: one grey plate of 64 x 24 pixels to one of 128 x 48, both in units of deviations from the crop's mean.

- `Dense(star=False)`: residual-in-residual dense blocks (RRDB), the generator of ESRGAN (arXiv 1809.00219), Real-ESRGAN (2107.10833) and
  A-ESRGAN (2112.10046).
- `Dense(star=True)`: the star residual-in-residual dense blocks of StarSRGAN (2307.16169): a 1x1 shortcut from the block's input to its
  second layer, and one from the second layer to the fourth.
- `Compact`: plain 3x3 convolutions at the low resolution and one pixel shuffle, after the compact net of Real-ESRGAN's later releases
  (SRVGG) and of StarSRGAN Lite. It ships: nothing but convolutions, ReLU and a transpose are left at inference.

Every generator says what to add to the bilinearly enlarged input. Widths and depths are options: the published 64 channels and 23 blocks
are hours of a GPU, and a comparison needs equal budgets, not large ones.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SCALE = 2
"""Enlargement."""


def enlarged(low: Tensor) -> Tensor:
    """What interpolation alone makes of it."""
    return F.interpolate(low, scale_factor=SCALE, mode="bilinear", align_corners=False)


class DenseBlock(nn.Module):
    """Five convolutions, each of which sees what all before it made; the last one's answer is added, at a fifth."""

    def __init__(self, features: int, growth: int, star: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Conv2d(features + i * growth, growth if i < 4 else features, 3, 1, 1) for i in range(5))
        self.star = nn.Conv2d(features, growth, 1, bias=False) if star else None
        for layer in self.layers:
            nn.init.kaiming_normal_(layer.weight, a=0.2)
            layer.weight.data.mul_(0.1)  # a tenth: deep residual nets start close to the identity (ESRGAN, section 3.1)
            nn.init.zeros_(layer.bias)

    def forward(self, x: Tensor) -> Tensor:
        made = [x]
        for i, layer in enumerate(self.layers[:4]):
            y = F.leaky_relu(layer(torch.cat(made, 1)), 0.2)
            if self.star is not None:
                y = y + self.star(x) if i == 1 else y + made[2] if i == 3 else y
            made.append(y)
        return x + 0.2 * self.layers[4](torch.cat(made, 1))


class DenseGroup(nn.Sequential):
    """Three dense blocks with a residual around them."""

    def __init__(self, features: int, growth: int, star: bool) -> None:
        super().__init__(*[DenseBlock(features, growth, star) for _ in range(3)])

    def forward(self, x: Tensor) -> Tensor:
        return x + 0.2 * super().forward(x)


class Dense(nn.Module):
    """RRDB generator, or StarRRDB with `star`."""

    def __init__(self, features: int = 16, growth: int = 8, groups: int = 1, star: bool = False) -> None:
        super().__init__()
        self.first = nn.Conv2d(1, features, 3, 1, 1)
        self.body = nn.Sequential(*[DenseGroup(features, growth, star) for _ in range(groups)])
        self.after = nn.Conv2d(features, features, 3, 1, 1)
        self.up = nn.Conv2d(features, features, 3, 1, 1)
        self.fine = nn.Conv2d(features, features, 3, 1, 1)
        self.last = nn.Conv2d(features, 1, 3, 1, 1)

    def forward(self, low: Tensor) -> Tensor:
        """[n, 1, h, w] to [n, 1, 2h, 2w]."""
        first = self.first(low)
        shared = first + self.after(self.body(first))
        up = F.leaky_relu(self.up(F.interpolate(shared, scale_factor=SCALE, mode="nearest")), 0.2)
        return enlarged(low) + self.last(F.leaky_relu(self.fine(up), 0.2))


class Compact(nn.Module):
    """The shipped design: `depth` 3x3 convolutions with ReLU, one more to four channels, and a pixel shuffle."""

    def __init__(self, features: int = 40, depth: int = 5) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for i in range(depth):
            layers += [nn.Conv2d(features if i else 1, features, 3, 1, 1), nn.ReLU()]
        self.body = nn.Sequential(*layers)
        self.last = nn.Conv2d(features, SCALE * SCALE, 3, 1, 1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def phases(self, low: Tensor) -> Tensor:
        """What is to be added, before the shuffle: [n, 4, h, w], channel 2y + x for the pixel (y, x) of each two by two."""
        return self.last(self.body(low))

    def forward(self, low: Tensor) -> Tensor:
        """[n, 1, h, w] to [n, 1, 2h, 2w]."""
        return enlarged(low) + F.pixel_shuffle(self.phases(low), SCALE)


class Interpolation(nn.Module):
    """The control that learns nothing."""

    def __init__(self, mode: str = "bicubic") -> None:
        super().__init__()
        self.mode = mode

    def forward(self, low: Tensor) -> Tensor:
        return F.interpolate(low, scale_factor=SCALE, mode=self.mode, align_corners=False)
