"""The same 3x3 layer in the forms that the study compares; every form folds into one biased convolution for inference."""

from __future__ import annotations

from enum import Enum

import torch
from torch import Tensor, nn

from .scales import Scales, at_centre, column


class Kind(str, Enum):
    """Forms of a layer while it is trained."""

    PLAIN = "plain"
    """Convolution, batch norm, ReLU: VGG style, and what RepOptimizer trains."""
    SKIP = "skip"
    """The same with an identity around it where the shape allows: what the recogniser is trained as."""
    REPVGG = "repvgg"
    """3x3, 1x1 and identity, a batch norm behind each (RepVGG, arXiv 2101.03697)."""
    SEARCH = "search"
    """3x3, 1x1 and identity with a trainable scale each and one batch norm: the hyper-search finds the scales with it."""


def folded(kernel: Tensor, norm: nn.BatchNorm2d) -> tuple[Tensor, Tensor]:
    """Kernel and bias of a convolution and the batch norm behind it."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return kernel * column(scale), norm.bias - norm.running_mean * scale


class Pointwise(nn.Conv2d):
    """A 1x1 convolution; its stride is taken by leaving pixels out first (a strided one in channels_last corrupts the heap in torch 1.13)."""

    def __init__(self, cin: int, cout: int, stride: tuple[int, int]) -> None:
        super().__init__(cin, cout, 1, bias=False)
        self.step = stride

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x[:, :, ::self.step[0], ::self.step[1]])


class OneBlock(nn.Module):
    """PLAIN and SKIP."""

    def __init__(self, cin: int, cout: int, stride: tuple[int, int], skip: bool) -> None:
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.norm = nn.BatchNorm2d(cout)
        self.skip = skip and cin == cout and stride == (1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.conv(x))
        return torch.relu(y + x if self.skip else y)

    def parts(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias for inference."""
        kernel, bias = folded(self.conv.weight, self.norm)
        return (kernel + at_centre(torch.eye(len(kernel))[:, :, None, None]) if self.skip else kernel), bias


class BranchBlock(nn.Module):
    """REPVGG."""

    def __init__(self, cin: int, cout: int, stride: tuple[int, int]) -> None:
        super().__init__()
        self.three = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.one = Pointwise(cin, cout, stride)
        self.norms = nn.ModuleList(nn.BatchNorm2d(cout) for _ in range(3 if cin == cout and stride == (1, 1) else 2))
        self.conv = self.three  # the geometry of the folded layer

    def forward(self, x: Tensor) -> Tensor:
        y = self.norms[0](self.three(x)) + self.norms[1](self.one(x))
        return torch.relu(y + self.norms[2](x) if len(self.norms) == 3 else y)

    def parts(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias for inference."""
        kernel, bias = folded(self.three.weight, self.norms[0])
        small = [(self.one.weight, self.norms[1])]
        if len(self.norms) == 3:
            small.append((torch.eye(len(kernel))[:, :, None, None], self.norms[2]))
        for weight, norm in small:
            w, b = folded(weight, norm)
            kernel, bias = kernel + at_centre(w), bias + b
        return kernel, bias


class ScaledBlock(nn.Module):
    """SEARCH. `depth`: how many layers of the same shape precede it; deeper ones begin with smaller scales, sqrt(2 / depth)."""

    def __init__(self, cin: int, cout: int, stride: tuple[int, int], depth: int) -> None:
        super().__init__()
        begin = 1.0 if depth == 0 else (2.0 / depth) ** 0.5
        self.conv = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.one = Pointwise(cin, cout, stride)
        self.scale_three = nn.Parameter(torch.full((cout,), begin))
        self.scale_one = nn.Parameter(torch.full((cout,), begin))
        self.scale_identity = nn.Parameter(torch.ones(cout)) if cin == cout and stride == (1, 1) else None
        self.norm = nn.BatchNorm2d(cout)

    @property
    def scales(self) -> Scales:
        """The scales as they are now, as constants."""
        identity = self.scale_identity
        return Scales(self.scale_three.detach().clone(), self.scale_one.detach().clone(), None if identity is None else identity.detach().clone())

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv(x) * self.scale_three[:, None, None] + self.one(x) * self.scale_one[:, None, None]
        if self.scale_identity is not None:
            y = y + x * self.scale_identity[:, None, None]
        return torch.relu(self.norm(y))

    def parts(self) -> tuple[Tensor, Tensor]:
        """Kernel and bias for inference."""
        return folded(self.scales.kernel(self.conv.weight, self.one.weight), self.norm)


def make_block(kind: Kind, cin: int, cout: int, stride: tuple[int, int] = (1, 1), depth: int = 0) -> nn.Module:
    """One layer of the given form."""
    if kind is Kind.REPVGG:
        return BranchBlock(cin, cout, stride)
    return ScaledBlock(cin, cout, stride, depth) if kind is Kind.SEARCH else OneBlock(cin, cout, stride, kind is Kind.SKIP)


def inference(block: nn.Module) -> nn.Sequential:
    """The same function as one biased convolution and a ReLU."""
    with torch.no_grad():
        kernel, bias = block.parts()
        conv = nn.Conv2d(kernel.shape[1], kernel.shape[0], 3, block.conv.stride, 1)
        conv.weight.copy_(kernel)
        conv.bias.copy_(bias)
    return nn.Sequential(conv, nn.ReLU())


def scales_of(net: nn.Module) -> list[Scales]:
    """The scales that a hyper-search found, layer by layer."""
    return [m.scales for m in net.modules() if isinstance(m, ScaledBlock)]
