"""The discriminators: each says, pixel by pixel, whether a plate at full size is real.

- `UNet`: a U-Net with spectral norm (Real-ESRGAN, arXiv 2107.10833, section 3.3).
- `AttentionUNet`: the same shape with an attention gate on each shortcut (A-ESRGAN, 2112.10046).
- `MultiScale`: one discriminator at full size and one at half size (A-ESRGAN and StarSRGAN).
"""

from __future__ import annotations

from typing import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils import spectral_norm


def _conv(inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> nn.Module:
    return spectral_norm(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2 if stride == 1 else 1, bias=False))


def _lifted(x: Tensor, like: Tensor) -> Tensor:
    return F.interpolate(x, size=like.shape[2:], mode="bilinear", align_corners=False)


class Gate(nn.Module):
    """Weighs a shortcut by how well it goes with what lies deeper (arXiv 1804.03999)."""

    def __init__(self, channels: int, deep: int) -> None:
        super().__init__()
        self.here = nn.Conv2d(channels, channels, 2, 2, bias=False)
        self.there = nn.Conv2d(deep, channels, 1)
        self.weigh = nn.Conv2d(channels, 1, 1)

    def forward(self, shortcut: Tensor, deep: Tensor) -> Tensor:
        here = self.here(shortcut)
        weight = torch.sigmoid(self.weigh(F.relu(here + _lifted(self.there(deep), here))))
        return shortcut * _lifted(weight, shortcut)


class UNet(nn.Module):
    """Three halvings and back. `attention` puts a gate on each shortcut."""

    def __init__(self, features: int = 16, attention: bool = False) -> None:
        super().__init__()
        f = features
        self.first = nn.Conv2d(1, f, 3, 1, 1)
        self.down = nn.ModuleList([_conv(f, 2 * f, 4, 2), _conv(2 * f, 4 * f, 4, 2), _conv(4 * f, 8 * f, 4, 2)])
        self.up = nn.ModuleList([_conv(8 * f, 4 * f), _conv(4 * f, 2 * f), _conv(2 * f, f)])
        self.gates = nn.ModuleList([Gate(4 * f, 8 * f), Gate(2 * f, 8 * f), Gate(f, 8 * f)]) if attention else None
        self.refine = nn.Sequential(_conv(f, f), nn.LeakyReLU(0.2), _conv(f, f), nn.LeakyReLU(0.2))
        self.last = nn.Conv2d(f, 1, 3, 1, 1)

    def forward(self, image: Tensor) -> Tensor:
        """Logits [n, 1, h, w]."""
        levels = [F.leaky_relu(self.first(image), 0.2)]
        for down in self.down:
            levels.append(F.leaky_relu(down(levels[-1]), 0.2))
        x = deepest = levels[-1]
        for i, up in enumerate(self.up):
            shortcut = levels[2 - i]
            if self.gates is not None:
                shortcut = self.gates[i](shortcut, deepest)
            x = F.leaky_relu(up(_lifted(x, shortcut)), 0.2) + shortcut
        return self.last(self.refine(x))


class MultiScale(nn.Module):
    """The same kind of discriminator at full and at half size; its answer is a list of logits."""

    def __init__(self, make: Callable[[], nn.Module], scales: int = 2) -> None:
        super().__init__()
        self.each = nn.ModuleList(make() for _ in range(scales))

    def forward(self, image: Tensor) -> list[Tensor]:
        out = []
        for net in self.each:
            out.append(net(image))
            image = F.avg_pool2d(image, 2)
        return out
