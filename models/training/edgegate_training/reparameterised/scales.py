"""The constants of one layer's imaginary block, and what follows from them for its one real kernel.

The imaginary block is a constant-scale linear addition (CSLA): y = s * conv3x3(x) + t * conv1x1(x) [+ x * k], where s and t are constants
for each output channel and k, one trainable number for each channel, begins at the identity's scale. By the proposition of the paper
(its appendix proves it by induction over the steps of SGD), training the block is training one kernel

    W = s W3 + pad(t W1) [+ pad(diag k)]

from that value on with each gradient multiplied by s^2 everywhere, s^2 + t^2 at the centre and, where there is an identity,
s^2 + t^2 + 1 at the centre of the diagonal. Adam divides a gradient by its own size and so takes one of the two factors out again: there
it is the step that is multiplied, by |s|, |s| + |t| and |s| + |t| + 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F


@dataclass(frozen=True)
class Scales:
    """Constants of one block: `three` and `one` are [channels out]; `identity` too, or None where the shape allows no identity."""

    three: Tensor
    one: Tensor
    identity: Tensor | None = None

    def kernel(self, three: Tensor, one: Tensor) -> Tensor:
        """The rule of initialisation: the one kernel [out, in, 3, 3] that computes what the block of these two kernels computes."""
        kernel = three * column(self.three) + at_centre(one * column(self.one))
        return kernel if self.identity is None else kernel + at_centre(torch.diag(self.identity)[:, :, None, None])

    def multipliers(self, like: Tensor, power: int) -> Tensor:
        """What each gradient (power 2, SGD) or each step (power 1, Adam) of the one kernel is multiplied by; `like` is that kernel."""
        factor = column(self.three.abs() ** power).expand_as(like).clone()
        centre = (self.one.abs() ** power)[:, None].expand(like.shape[:2]).clone()
        if self.identity is not None:
            centre += torch.eye(like.shape[0], dtype=like.dtype)
        factor[:, :, 1, 1] += centre
        return factor


def column(values: Tensor) -> Tensor:
    """[n] as [n, 1, 1, 1]."""
    return values.reshape(-1, 1, 1, 1)


def at_centre(kernel: Tensor) -> Tensor:
    """A 1x1 kernel as a 3x3 one."""
    return F.pad(kernel, [1, 1, 1, 1])
