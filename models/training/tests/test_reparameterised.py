"""RepOptimizer's promise: the plain kernel under it computes, step for step, what the block of constant scales computes under SGD."""

import unittest

import torch
from torch import nn
from torch.nn import functional as F

from edgegate_training.reparameterised import Kind, RepAdamW, RepSgd, Scales, make_block, scales_of
from edgegate_training.reparameterised.blocks import inference

STEPS = 60


class Csla(nn.Module):
    """The imaginary block itself: kernels with constant scales, and a trainable diagonal where there is an identity."""

    def __init__(self, kernels: list[torch.Tensor], scales: list[torch.Tensor], diagonal: torch.Tensor | None) -> None:
        super().__init__()
        self.kernels = nn.ParameterList(nn.Parameter(k.clone()) for k in kernels)
        self.scales = scales
        self.diagonal = None if diagonal is None else nn.Parameter(diagonal.clone())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = sum(F.conv2d(x, k, padding=k.shape[2] // 2) * s[:, None, None] for k, s in zip(self.kernels, self.scales))
        return y if self.diagonal is None else y + x * self.diagonal[:, None, None]


def data(channels: int, generator: torch.Generator) -> list[torch.Tensor]:
    return [torch.randn(3, channels, 6, 7, dtype=torch.float64, generator=generator) for _ in range(STEPS)]


def descend(net: nn.Module, optimiser: torch.optim.Optimizer, batches: list[torch.Tensor]) -> torch.Tensor:
    """Trains towards a function that the net is not; returns what it computes afterwards."""
    for x in batches:
        optimiser.zero_grad()
        (net(x) - x.sin().cumsum(3)).square().mean().backward()
        optimiser.step()
    with torch.no_grad():
        return net(batches[0])


def multiplied(kernel: torch.Tensor, factor: torch.Tensor, x: dict[str, float], batches: list[torch.Tensor]) -> torch.Tensor:
    """A plain convolution under SGD with multiplied gradients, from a given kernel."""
    conv = nn.Conv2d(kernel.shape[1], kernel.shape[0], kernel.shape[2], padding=kernel.shape[2] // 2, bias=False).double()
    with torch.no_grad():
        conv.weight.copy_(kernel)
    conv.weight.register_hook(lambda g: g * factor)
    return descend(conv, torch.optim.SGD(conv.parameters(), **x), batches)


class RepOptimizerTests(unittest.TestCase):
    """Outputs agree to rounding after many steps, with momentum and weight decay, in float64."""

    SGD = {"lr": 0.05, "momentum": 0.9, "weight_decay": 0.01}

    def setUp(self) -> None:
        torch.manual_seed(11)
        self.generator = torch.Generator().manual_seed(11)

    def near(self, a: torch.Tensor, b: torch.Tensor) -> None:
        self.assertLess(float((a - b).abs().max()), 1e-10 * float(b.abs().max()))

    def of_block(self, identity: bool) -> tuple[torch.Tensor, torch.Tensor]:
        """What the block and what RepOptimizer's plain kernel compute after the same steps."""
        n = 5
        scales = Scales(torch.rand(n).double() + 0.3, torch.rand(n).double() + 0.3, torch.rand(n).double() + 0.5 if identity else None)
        three, one = (nn.Conv2d(n, n, k, bias=False).double().weight.detach() for k in (3, 1))
        batches = data(n, self.generator)
        block = Csla([three, one], [scales.three, scales.one], scales.identity)
        wanted = descend(block, torch.optim.SGD(block.parameters(), **self.SGD), batches)
        return wanted, multiplied(scales.kernel(three, one), scales.multipliers(three, 2), self.SGD, batches)

    def test_three_and_one(self) -> None:
        self.near(*self.of_block(identity=False))

    def test_three_one_and_identity(self) -> None:
        self.near(*self.of_block(identity=True))

    def test_two_equal_branches(self) -> None:
        a, b = (torch.rand(4).double() + 0.3 for _ in range(2))
        first, second = (torch.randn(4, 4, 3, 3, dtype=torch.float64) / 6 for _ in range(2))
        batches = data(4, self.generator)
        block = Csla([first, second], [a, b], None)
        wanted = descend(block, torch.optim.SGD(block.parameters(), **self.SGD), batches)
        factor = (a**2 + b**2).reshape(-1, 1, 1, 1)
        kernel = first * a.reshape(-1, 1, 1, 1) + second * b.reshape(-1, 1, 1, 1)
        self.near(wanted, multiplied(kernel, factor, self.SGD, batches))

    def test_without_the_multipliers_they_part(self) -> None:
        """The tests above would not notice a factor of one otherwise."""
        scales = Scales(torch.full((4,), 0.4).double(), torch.full((4,), 1.3).double())
        three, one = (nn.Conv2d(4, 4, k, bias=False).double().weight.detach() for k in (3, 1))
        batches = data(4, self.generator)
        block = Csla([three, one], [scales.three, scales.one], None)
        wanted = descend(block, torch.optim.SGD(block.parameters(), **self.SGD), batches)
        other = multiplied(scales.kernel(three, one), torch.ones_like(three), self.SGD, batches)
        self.assertGreater(float((wanted - other).abs().max()), 1e-3)

    def test_optimizer_multiplies_and_leaves_the_rest(self) -> None:
        """The class does what the tests above do by hand; a parameter without scales moves as under SGD."""
        net = nn.Sequential(nn.Conv2d(3, 3, 3, padding=1, bias=False), nn.Conv2d(3, 2, 1)).double()
        scales = Scales(torch.full((3,), 2.0).double(), torch.full((3,), 3.0).double(), torch.ones(3).double())
        optimiser = RepSgd(net, [net[0]], [scales], lr=1.0, momentum=0.0)
        before = [p.detach().clone() for p in net.parameters()]
        net(torch.ones(1, 3, 4, 4, dtype=torch.float64)).sum().backward()
        gradients = [p.grad.clone() for p in net.parameters()]
        optimiser.step()
        factor = (before[0] - net[0].weight.detach()) / gradients[0]
        self.assertTrue(torch.allclose(factor[0, 1, 0, 0], torch.tensor(4.0).double()))
        self.assertTrue(torch.allclose(factor[0, 1, 1, 1], torch.tensor(13.0).double()))
        self.assertTrue(torch.allclose(factor[0, 0, 1, 1], torch.tensor(14.0).double()))
        self.assertTrue(torch.allclose(before[1] - net[1].weight.detach(), gradients[1]))

    def test_adam(self) -> None:
        """The steps multiplied by |s|, |s| + |t| and so on; exact but for Adam's epsilon, which is taken small enough not to matter."""
        adam = {"lr": 0.003, "weight_decay": 0.01, "eps": 1e-30}
        for identity in (False, True):
            with self.subTest(identity=identity):
                n = 5
                scales = Scales(torch.rand(n).double() - 0.5, torch.rand(n).double() + 0.3, torch.rand(n).double() + 0.5 if identity else None)
                plain = nn.Conv2d(n, n, 3, padding=1, bias=False).double()
                three, one = (nn.Conv2d(n, n, k, bias=False).double().weight.detach() for k in (3, 1))
                batches = data(n, self.generator)
                block = Csla([three, one], [scales.three, scales.one], scales.identity)
                wanted = descend(block, torch.optim.AdamW(block.parameters(), **adam), batches)
                optimiser = RepAdamW(plain, [plain], [scales], **adam)
                with torch.no_grad():
                    plain.weight.copy_(scales.kernel(three, one))
                self.near(wanted, descend(plain, optimiser, batches))

    def test_scales_of_another_net_are_refused(self) -> None:
        net = nn.Conv2d(3, 3, 3)
        with self.assertRaises(ValueError):
            RepSgd(net, [net], [], lr=0.1)
        with self.assertRaises(ValueError):
            RepAdamW(net, [net], [Scales(torch.ones(4), torch.ones(4))], lr=0.1)


class BlockTests(unittest.TestCase):
    """Every form of a layer folds into one convolution without a change of what it computes."""

    def test_folding(self) -> None:
        torch.manual_seed(5)
        for kind in Kind:
            for cin, cout, stride in ((6, 6, (1, 1)), (4, 6, (2, 1))):
                with self.subTest(kind=kind, cin=cin):
                    block = make_block(kind, cin, cout, stride, depth=1)
                    for _ in range(5):
                        block(torch.randn(8, cin, 9, 10))
                    x = torch.randn(2, cin, 9, 10)
                    with torch.no_grad():
                        self.assertTrue(torch.allclose(block.eval()(x), inference(block)(x), atol=1e-5))

    def test_search_hands_out_its_scales(self) -> None:
        net = nn.Sequential(make_block(Kind.SEARCH, 1, 4), make_block(Kind.SEARCH, 4, 4, depth=2))
        first, second = scales_of(net)
        self.assertIsNone(first.identity)
        self.assertEqual(float(second.three[0]), 1.0)
        self.assertEqual(tuple(second.identity.shape), (4,))


if __name__ == "__main__":
    unittest.main()
