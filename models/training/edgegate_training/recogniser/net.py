"""The recogniser: plain 3x3 convolutions, one pass for one- and two-line plates.

Input 1 x 48 x 128. The last feature map has two rows of 32 columns; the characters are read by CTC along
the first row, then along the second (64 steps), so a second line simply follows the first. A one-line
plate may use either row. The region head looks at the mean of the same features.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ..plates.alphabets import CLASSES
from .samples import NONE

STEPS = 64


class Block(nn.Module):
    """3x3 convolution, batch norm, ReLU; with an identity around the first two where the shape allows.

    The identity folds into the kernel's centre for inference (see `folded`), so the shipped net is a plain chain.
    """

    def __init__(self, cin: int, cout: int, stride: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.norm = nn.BatchNorm2d(cout)
        self.skip = cin == cout and stride == (1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.conv(x))
        return torch.relu(y + x if self.skip else y)

    def folded(self) -> nn.Sequential:
        """The same function as one biased convolution and a ReLU."""
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        weight = self.conv.weight * scale[:, None, None, None]
        if self.skip:
            weight = weight.clone()
            i = torch.arange(weight.shape[0])
            weight[i, i, 1, 1] += 1.0
        conv = nn.Conv2d(weight.shape[1], weight.shape[0], 3, self.conv.stride, 1)
        conv.weight.data.copy_(weight)
        conv.bias.data.copy_(self.norm.bias - self.norm.running_mean * scale)
        return nn.Sequential(conv, nn.ReLU())


class Recogniser(nn.Module):
    """0.33 M parameters, 36 M multiply-accumulates for a crop."""

    def __init__(self, classes: int = len(CLASSES), regions: int = NONE + 1) -> None:
        super().__init__()
        self.body = nn.Sequential(
            Block(1, 16, (2, 2)),      # 24 x 64
            Block(16, 32, (2, 1)),     # 12 x 64
            Block(32, 64, (2, 2)),     # 6 x 32
            Block(64, 64),
            Block(64, 64),
            Block(64, 96, (3, 1)),     # 2 x 32
            Block(96, 96),
            Block(96, 96),
        )
        self.characters = nn.Conv2d(96, classes, 1)
        self.region = nn.Linear(96, regions)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Character logits [n, 64, classes] and region logits [n, regions]; x is [n, 1, 48, 128]."""
        f = self.body(x)
        characters = self.characters(f).flatten(2).transpose(1, 2)
        return characters, self.region(f.mean((2, 3)))

    def inference(self) -> "Recogniser":
        """A copy for export: batch norm and identities folded into the convolutions."""
        plain = Recogniser(self.characters.out_channels, self.region.out_features)
        plain.load_state_dict(self.state_dict())
        plain.eval()
        plain.body = nn.Sequential(*[layer for b in plain.body for layer in b.folded()])
        return plain.eval()
