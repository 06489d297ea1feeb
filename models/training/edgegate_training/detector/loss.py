"""The detector's losses.

Score: quality focal loss (arXiv 2006.04388), cross-entropy to the soft target weighted by the squared miss.
Corners: Huber loss of each corner's miss in plate heights, where the true quad is known. Where only a box is known, the extents of the
predicted quad are held against it with a dead zone of a tenth of the plate's height: labelled boxes are not tighter than that.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

DEAD_ZONE = 0.1
BOX_WEIGHT = 0.25


def detector_loss(score: Tensor, corners: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """target as of `targets.encode`, stacked; returns (score loss, corner loss), each for one plate's worth of cells."""
    wanted, weight, kind = target[:, 0], target[:, 1], target[:, 2]
    logits = score[:, 0]
    miss = (torch.sigmoid(logits) - wanted).detach().abs()
    entropy = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    plates = wanted.sum().clamp(min=4.0)
    score_loss = (entropy * miss * miss * weight).sum() / plates

    at = kind.nonzero(as_tuple=True)
    if at[0].numel() == 0:
        return score_loss, corners.sum() * 0
    predicted = corners.permute(0, 2, 3, 1)[at]
    true = target[:, 3:11].permute(0, 2, 3, 1)[at]
    tall = target[:, 11][at].unsqueeze(1)
    importance = wanted[at]
    error = (predicted - true) / tall
    of_corners = F.smooth_l1_loss(error, torch.zeros_like(error), beta=0.1, reduction="none").mean(1)
    sides = torch.cat([
        predicted[:, 0::2].amin(1, keepdim=True) - true[:, 0::2].amin(1, keepdim=True),
        predicted[:, 0::2].amax(1, keepdim=True) - true[:, 0::2].amax(1, keepdim=True),
        predicted[:, 1::2].amin(1, keepdim=True) - true[:, 1::2].amin(1, keepdim=True),
        predicted[:, 1::2].amax(1, keepdim=True) - true[:, 1::2].amax(1, keepdim=True),
    ], 1) / tall
    of_box = F.relu(sides.abs() - DEAD_ZONE).mean(1) * BOX_WEIGHT
    each = torch.where(kind[at] == 1, of_corners, of_box)
    return score_loss, (each * importance).sum() / importance.sum().clamp(min=1.0)
