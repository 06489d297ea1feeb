"""The recogniser: plain 3x3 convolutions, one pass for one- and two-line plates.

Input 1 x 48 x 128. The last feature map has two rows of 32 columns; the characters are read by CTC along
the first row, then along the second (64 steps), so a second line simply follows the first. A one-line
plate may use either row. The region head looks at the mean of the same features.
"""

from __future__ import annotations

import copy

from torch import Tensor, nn

from ..plates.alphabets import CLASSES
from ..reparameterised import Kind, inference, make_block
from .samples import NONE

STEPS = 64


class Recogniser(nn.Module):
    """0.54 M parameters, 62 M multiply-accumulates for a crop. `kind`: the form of its layers while it is trained."""

    def __init__(self, classes: int = len(CLASSES), regions: int = NONE + 1, kind: Kind = Kind.SKIP) -> None:
        super().__init__()
        self.body = nn.Sequential(
            make_block(kind, 1, 16, (2, 2)),      # 24 x 64
            make_block(kind, 16, 32, (2, 1)),     # 12 x 64
            make_block(kind, 32, 64, (2, 2)),     # 6 x 32
            make_block(kind, 64, 64, depth=1),
            make_block(kind, 64, 64, depth=2),
            make_block(kind, 64, 64, depth=3),
            make_block(kind, 64, 64, depth=4),
            make_block(kind, 64, 64, depth=5),
            make_block(kind, 64, 96, (3, 1)),     # 2 x 32
            make_block(kind, 96, 96, depth=1),
            make_block(kind, 96, 96, depth=2),
            make_block(kind, 96, 96, depth=3),
        )
        self.characters = nn.Conv2d(96, classes, 1)
        self.region = nn.Linear(96, regions)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Character logits [n, 64, classes] and region logits [n, regions]; x is [n, 1, 48, 128]."""
        f = self.body(x)
        characters = self.characters(f).flatten(2).transpose(1, 2)
        return characters, self.region(f.mean((2, 3)))

    def inference(self) -> "Recogniser":
        """A copy for export: batch norms and branches folded into plain convolutions."""
        plain = copy.deepcopy(self).eval()
        plain.body = nn.Sequential(*[layer for b in plain.body for layer in inference(b)])
        return plain
