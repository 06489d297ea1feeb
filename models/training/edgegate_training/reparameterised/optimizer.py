"""Optimisers that make a plain net learn as the net of constant scales would: SGD as published, and AdamW."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from .scales import Scales


def prepare(layers: list[nn.Conv2d], scales: list[Scales], power: int) -> dict[Tensor, Tensor]:
    """Initialises each kernel by the rule of initialisation, from two kernels that the imaginary block would begin with, and returns its multipliers.

    Raises ValueError where scales and layers do not match.
    """
    if len(layers) != len(scales):
        raise ValueError(f"{len(layers)} layers and scales for {len(scales)}: they must be of the same net")
    out = {}
    for conv, scale in zip(layers, scales):
        if len(scale.three) != conv.out_channels:
            raise ValueError(f"a layer of {conv.out_channels} channels and scales for {len(scale.three)}: they must be of the same net")
        one = nn.Conv2d(conv.in_channels, conv.out_channels, 1, bias=False)
        with torch.no_grad():
            conv.weight.copy_(scale.kernel(conv.weight, one.weight.to(conv.weight.dtype)))
        out[conv.weight] = scale.multipliers(conv.weight.detach(), power)
    return out


class RepSgd(torch.optim.SGD):
    """SGD over all parameters of a net; the gradients of `layers` are multiplied, in place."""

    def __init__(self, net: nn.Module, layers: list[nn.Conv2d], scales: list[Scales], lr: float, momentum: float = 0.9,
                 weight_decay: float = 0.0, nesterov: bool = False) -> None:
        super().__init__(net.parameters(), lr=lr, momentum=momentum, weight_decay=weight_decay, nesterov=nesterov)
        self._multipliers = prepare(layers, scales, 2)

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """One step."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for parameter, factor in self._multipliers.items():
            if parameter.grad is not None:
                parameter.grad.mul_(factor)
        super().step()
        return loss


class RepAdamW(torch.optim.AdamW):
    """AdamW over all parameters of a net; the steps of `layers` are multiplied, their decay is not."""

    def __init__(self, net: nn.Module, layers: list[nn.Conv2d], scales: list[Scales], lr: float, weight_decay: float = 0.01, eps: float = 1e-8) -> None:
        super().__init__(net.parameters(), lr=lr, weight_decay=weight_decay, eps=eps)
        self._multipliers = prepare(layers, scales, 1)

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """One step."""
        group = self.param_groups[0]
        decayed = {p: p * (1 - group["lr"] * group["weight_decay"]) for p in self._multipliers}
        loss = super().step(closure)
        for parameter, factor in self._multipliers.items():
            start = decayed[parameter]
            parameter.copy_(start + factor * (parameter - start))
        return loss
