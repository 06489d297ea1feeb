"""What a generator is told: likeness of pixels, likeness to the recogniser, whether it can be read, whether it passes for real."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ..recogniser.net import STEPS, Recogniser
from .pairs import Batch


def as_read(image: Tensor) -> Tensor:
    """A picture as the recogniser gets it: its own mean and deviation taken out, clipped at four deviations."""
    mean = image.mean((2, 3), keepdim=True)
    deviation = image.std((2, 3), keepdim=True, unbiased=False).clamp(min=0.05)
    return ((image - mean) / deviation).clamp(-4, 4)


class Reader(nn.Module):
    """The recogniser, frozen: its gradients pass through, its weights stay."""

    def __init__(self, net: Recogniser) -> None:
        super().__init__()
        self.net = net.eval()
        for p in self.net.parameters():
            p.requires_grad_(False)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Features after the third block, character logits, region logits."""
        x = early = self.early(image)
        for block in self.net.body[3:]:
            x = block(x)
        characters = self.net.characters(x).flatten(2).transpose(1, 2)
        return early, characters, self.net.region(x.mean((2, 3)))

    def early(self, image: Tensor) -> Tensor:
        """Features after the third block: strokes and corners of strokes, [n, 64, 6, 32]."""
        x = as_read(image)
        for block in self.net.body[:3]:
            x = block(x)
        return x


def reading(characters: Tensor, region: Tensor, batch: Batch) -> Tensor:
    """CTC loss for a character plus a tenth of the region's cross-entropy: the recogniser's own training loss."""
    logp = characters.float().log_softmax(2).transpose(0, 1)
    steps = torch.full((len(batch.lengths),), STEPS, dtype=torch.long)
    ctc = F.ctc_loss(logp, batch.classes, steps, batch.lengths, blank=0, reduction="none", zero_infinity=True)
    # Of a crop that nobody can read no more than this is learnt: it would drown what can be.
    ctc = (ctc / batch.lengths.clamp(min=4)).clamp(max=3)
    return ctc.mean() + 0.1 * F.cross_entropy(region.float(), batch.region)


def real(judged: Tensor | list[Tensor], is_real: bool) -> Tensor:
    """Cross-entropy of a discriminator's answer (all its scales) with what it should have said."""
    answers = judged if isinstance(judged, list) else [judged]
    return sum(F.binary_cross_entropy_with_logits(a.float(), torch.full_like(a, float(is_real), dtype=torch.float32)) for a in answers) / len(answers)
