"""Layers that are trained in one form and used as plain 3x3 convolutions, and RepOptimizer (Ding et al., arXiv 2205.15242), which puts the
prior of such a form into the optimiser instead of the net."""

from .blocks import Kind, ScaledBlock, folded, inference, make_block, scales_of
from .optimizer import RepAdamW, RepSgd
from .scales import Scales

__all__ = ["Kind", "RepAdamW", "RepSgd", "ScaledBlock", "Scales", "folded", "inference", "make_block", "scales_of"]
