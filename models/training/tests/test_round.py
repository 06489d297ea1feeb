"""Training with the rounding in the loop rounds as the exported net does."""

from __future__ import annotations

import unittest

import numpy as np
import torch

from edgegate_training.quantise.graph import trace
from edgegate_training.quantise.scheme import choose, observe, simulate
from edgegate_training.recogniser.net import Recogniser
from edgegate_training.recogniser.round import Rounded, put_back
from edgegate_training.recogniser.train import loss_of

from .test_quantise import lively


class Rounding(unittest.TestCase):
    """Rounded."""

    def setUp(self) -> None:
        self.plain = lively(Recogniser()).inference()
        self.x = torch.randn(4, 1, 48, 128, generator=torch.Generator().manual_seed(3))
        self.graph = trace(self.plain, (1, 1, 48, 128))
        self.chosen = choose(self.graph, observe(self.graph, [self.x]), "percentile", 99.99)

    def test_it_computes_what_the_exported_net_computes(self) -> None:
        exported = simulate(self.graph, self.chosen, self.x)
        with torch.no_grad():
            rounded = Rounded(self.graph, self.chosen)(self.x)
        for a, b in zip(exported, rounded):
            self.assertLess(float((a - b).abs().mean()), 0.02 * float(a.abs().mean()))

    def test_a_step_lowers_the_loss_of_the_rounded_net_and_reaches_every_layer(self) -> None:
        net = Rounded(self.graph, self.chosen)
        before = [p.detach().clone() for p in net.parameters()]
        batch = (self.x, torch.tensor([1, 2, 3, 4] * 4), torch.tensor([4] * 4), torch.tensor([0, 1, 2, 3]))
        optimiser = torch.optim.SGD(net.parameters(), lr=1e-3)
        losses = []
        for _ in range(4):
            optimiser.zero_grad()
            loss, ctc, _ = loss_of(net, batch, half=False)
            loss.backward()
            optimiser.step()
            losses.append(ctc)
        self.assertLess(losses[-1], losses[0])
        for a, b in zip(before, net.parameters()):
            self.assertFalse(torch.equal(a, b))

    def test_what_was_trained_is_put_back(self) -> None:
        net = Rounded(self.graph, self.chosen)
        grown = [p.detach() * np.float32(1.25) for p in net.parameters()]
        put_back(self.plain, self.graph, grown)
        again = [p for op in trace(self.plain, (1, 1, 48, 128)).ops if op.weight is not None for p in (op.weight, op.bias)]
        for a, b in zip(grown, again):
            self.assertTrue(torch.equal(a, b))


if __name__ == "__main__":
    unittest.main()
