"""The aligner's network: plain 3x3 convolutions down to 8 x 4 cells, then one linear layer to eight numbers.

Input 1 x 64 x 128: the plate cut out at the corners that the detector gave, grown by `ALONG` and `ACROSS`, so that those corners lie at
fixed places. Output: how far each true corner lies from there, in units of `UNIT` pixels of the crop.
"""

from __future__ import annotations

import copy

from torch import Tensor, nn

from ..reparameterised import Kind, inference, make_block

WIDTH, HEIGHT = 128, 64
ALONG, ACROSS = 0.15, 0.5
"""Grown at each end, share of the plate's width; above and below, share of its height."""

UNIT = 8.0
"""Pixels of the crop for one unit of the output."""


class Aligner(nn.Module):
    """0.096 M parameters, 13 M multiply-accumulates for a crop."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            make_block(Kind.SKIP, 1, 16, (2, 2)),      # 32 x 64
            make_block(Kind.SKIP, 16, 32, (2, 2)),     # 16 x 32
            make_block(Kind.SKIP, 32, 32),
            make_block(Kind.SKIP, 32, 48, (2, 2)),     # 8 x 16
            make_block(Kind.SKIP, 48, 48),
            make_block(Kind.SKIP, 48, 64, (2, 2)),     # 4 x 8
            make_block(Kind.SKIP, 64, 24),
        )
        self.corners = nn.Linear(24 * 32, 8)
        nn.init.normal_(self.corners.weight, std=1e-3)
        nn.init.zeros_(self.corners.bias)

    def forward(self, x: Tensor) -> Tensor:
        """Corner offsets [n, 8], x and y of top-left, top-right, bottom-right, bottom-left; x is [n, 1, 64, 128]."""
        return self.corners(self.body(x).flatten(1))

    def inference(self) -> "Aligner":
        """A copy for export: batch norms and identities folded into the convolutions."""
        plain = copy.deepcopy(self).eval()
        plain.body = nn.Sequential(*[layer for b in plain.body for layer in inference(b)])
        return plain
