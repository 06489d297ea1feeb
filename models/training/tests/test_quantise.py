"""Folding and quantisation keep the function of the net."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from edgegate_training.quantise import export_int8
from edgegate_training.quantise.equalising import chains, equalise
from edgegate_training.quantise.graph import execute, trace
from edgegate_training.quantise.scheme import Affine, Histogram, weight_integers
from edgegate_training.recogniser.net import Recogniser


def lively(net: nn.Module) -> nn.Module:
    """Gives batch norms statistics that are not the identity."""
    torch.manual_seed(4)
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            m.running_mean.uniform_(-0.2, 0.2)
            m.running_var.uniform_(0.5, 1.5)
            m.weight.data.uniform_(0.5, 1.5)
            m.bias.data.uniform_(-0.2, 0.2)
    return net.eval()


class Joined(nn.Module):
    """Every operation that a detector needs."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, 2, 1, bias=False)
        self.norm = nn.BatchNorm2d(8)
        self.down = nn.Conv2d(8, 8, 3, 2, 1)
        self.up = nn.Upsample(scale_factor=2, mode="nearest")
        self.head = nn.Conv2d(16, 8, 3, 1, 1)
        self.out = nn.Conv2d(8, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        a = torch.relu(self.norm(self.stem(x)))
        b = torch.relu(self.down(a))
        b = torch.relu(b + nn.functional.max_pool2d(a, 2))
        return self.out(torch.relu(self.head(torch.cat([a, self.up(b)], 1))))


class Folding(unittest.TestCase):
    """Recogniser.inference and trace."""

    def test_folded_recogniser_gives_the_same_outputs(self) -> None:
        net = lively(Recogniser())
        x = torch.randn(2, 1, 48, 128)
        with torch.no_grad():
            for a, b in zip(net(x), net.inference()(x)):
                self.assertLess(float((a - b).abs().max()), 1e-4)

    def test_traced_graph_gives_the_same_outputs(self) -> None:
        net = lively(Joined())
        x = torch.randn(1, 3, 32, 32)
        with torch.no_grad():
            self.assertLess(float((net(x) - execute(trace(net, (1, 3, 32, 32)), x)[0]).abs().max()), 1e-5)


class Int8(unittest.TestCase):
    """export_int8."""

    def test_simulation_stays_close_to_float_and_the_file_is_integer(self) -> None:
        net = lively(Joined())
        x = torch.randint(0, 256, (4, 3, 32, 32), dtype=torch.uint8)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "net.onnx"
            run = export_int8(net, [x], path, "image", 1 / 255, 0, ["score"])
            model = onnx.load(str(path))
        with torch.no_grad():
            exact = net(x.float() / 255)
        self.assertLess(float((run(x)[0] - exact).abs().mean()), 0.02 * float(exact.std()) + 0.02 * float(exact.abs().mean()))
        self.assertEqual(model.graph.input[0].type.tensor_type.elem_type, onnx.TensorProto.UINT8)
        kinds = {t.data_type for t in model.graph.initializer if t.name.endswith("_weight")}
        self.assertEqual(kinds, {onnx.TensorProto.INT8, onnx.TensorProto.FLOAT})

    def test_careful_rounding_loses_less_and_the_file_holds_it(self) -> None:
        """Channels of very different size are what one scale for all fits worst."""
        net = lively(Recogniser(40, 7)).inference()
        with torch.no_grad():
            for first, second in ((net.body[0], net.body[2]), (net.body[4], net.body[6])):
                factor = torch.logspace(-1.2, 1.2, first.out_channels)
                first.weight *= factor.view(-1, 1, 1, 1)
                first.bias *= factor
                second.weight /= factor.view(1, -1, 1, 1)
        torch.manual_seed(5)
        batches = [torch.randint(0, 256, (16, 1, 48, 128), dtype=torch.uint8) for _ in range(4)]
        with torch.no_grad():
            exact = net((batches[1].float() - 128) / 32)[0]
        lost, ranges = {}, {}
        with tempfile.TemporaryDirectory() as folder:
            for careful in (False, True):
                path = Path(folder) / f"{careful}.onnx"
                run = export_int8(net, batches, path, "plate", 1 / 32, 128, ["characters", "region"], careful=careful)
                lost[careful] = float((run(batches[1])[0] - exact).square().mean())
                ranges[careful] = run.ranges
                weights = [onnx.numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer if t.name.endswith("_weight") and t.dims[0] in (16, 32, 64, 96) and t.data_type == onnx.TensorProto.INT8]
                ours = [weight_integers(op) for op in run.graph.ops if op.kind == "conv"][:len(weights)]
                for a, b in zip(ours, weights):
                    np.testing.assert_array_equal(a, b.reshape(a.shape))
        self.assertLess(lost[True], 0.5 * lost[False])
        self.assertEqual(ranges[False], ranges[True], "a converter quantises the float32 file, whose channels nobody evened out")

    def test_equalised_graph_gives_the_same_outputs(self) -> None:
        graph = trace(lively(Recogniser(40, 7)).inference(), (1, 1, 48, 128))
        x = torch.randn(4, 1, 48, 128)
        before, weights = execute(graph, x), [op.weight.clone() for op in graph.ops if op.kind == "conv"]
        equalise(graph, [x])
        for a, b in zip(before, execute(graph, x)):
            self.assertLess(float((a - b).abs().max()), 1e-3 * float(a.abs().max()))
        self.assertGreater(sum(not torch.equal(a, op.weight) for a, op in zip(weights, [op for op in graph.ops if op.kind == "conv"])), 10)

    def test_channels_that_two_read_are_left_alone(self) -> None:
        self.assertEqual([], [names for names in ([op.name for op in chain] for chain in chains(trace(Joined().eval(), (1, 3, 32, 32)))) if names[0] == "stem"])

    def test_float_calibration_batches_are_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "uint8"):
            export_int8(lively(Joined()), [torch.zeros(1, 3, 32, 32)], "unused.onnx", "image", 1 / 255, 0, ["score"])


class Ranges(unittest.TestCase):
    """Histogram and Affine."""

    def test_percentile_leaves_an_outlier_outside(self) -> None:
        counts = np.zeros(4096)
        counts[:400] = 1000
        counts[-1] = 1
        self.assertLess(Histogram(0.0, 100.0, counts).range_percentile(99.99)[1], 11.0)

    def test_round_trip_is_within_half_a_step(self) -> None:
        a = Affine(0.1, 7)
        x = torch.linspace(-0.7, 24.0, 200)
        self.assertLessEqual(float((a.round_trip(x) - x).abs().max()), 0.0501)


if __name__ == "__main__":
    unittest.main()
