"""The aligner's crop and its way back agree, and a shipped file goes on as it was."""

from __future__ import annotations

import copy
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from edgegate_training.aligner.crop import expected, grown, moved, to_crop
from edgegate_training.aligner.net import ALONG, UNIT, Aligner
from edgegate_training.aligner.pool import disturbed
from edgegate_training.common.warm_start import blend, layers, settle, unfold
from edgegate_training.detector.geometry import transform
from edgegate_training.detector.net import PlateDetector
from edgegate_training.quantise import export_fp32

from .test_quantise import lively

TILTED = np.array([[100, 80], [190, 92], [186, 124], [97, 111]], np.float32)


class CropTests(unittest.TestCase):
    def test_grown_parallelogram_puts_its_corners_where_they_are_expected(self) -> None:
        quad = np.array([[10, 20], [90, 24], [94, 44], [14, 40]], np.float32)
        np.testing.assert_allclose(transform(to_crop(quad), quad), expected(), atol=1e-3)

    def test_grown_follows_the_plates_own_edges(self) -> None:
        quad = np.array([[0, 0], [100, 0], [100, 20], [0, 20]], np.float32)
        np.testing.assert_allclose(grown(quad)[0], [-100 * ALONG, -10])

    def test_offsets_of_the_true_corners_give_them_back(self) -> None:
        rng = np.random.default_rng(3)
        for _ in range(200):
            matrix = to_crop(disturbed(rng, TILTED))
            offsets = (transform(matrix, TILTED) - expected()).reshape(8) / UNIT
            np.testing.assert_allclose(moved(matrix, offsets), TILTED, atol=0.05)


class WarmStartTests(unittest.TestCase):
    def test_unfolded_net_computes_what_the_file_computes(self) -> None:
        source = lively(Aligner())
        source.corners.weight.data.normal_(std=0.1)
        batch = torch.randn(16, 1, 64, 128)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "net.onnx"
            export_fp32(source.inference(), (1, 1, 64, 128), path, "plate", ["corners"])
            found = layers(path)
            net = Aligner()
            for block, (weight, bias) in zip(net.body, found):
                settle(block.conv, block.norm, weight, bias, block.skip)
            net.corners.weight.data.copy_(torch.from_numpy(found[-1][0].copy()))
            net.corners.bias.data.copy_(torch.from_numpy(found[-1][1].copy()))
            unfold(net, [(b.conv, b.norm) for b in net.body], [batch])
            with torch.no_grad():
                torch.testing.assert_close(net.eval()(batch), source(batch), atol=1e-3, rtol=1e-3)

    def test_blend_is_the_mean_and_of_the_same_net_only(self) -> None:
        source = lively(Aligner()).inference()
        source.corners.bias.data.normal_()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "net.onnx"
            export_fp32(source, (1, 1, 64, 128), path, "plate", ["corners"])
            for share, net in ((1.0, copy.deepcopy(source)), (0.5, copy.deepcopy(source))):
                with torch.no_grad():
                    net.corners.bias.mul_(2 * share - 1)
                blend(net, path)
                torch.testing.assert_close(net.corners.bias, source.corners.bias * share)
                torch.testing.assert_close(net.body[0].weight, source.body[0].weight)
            with self.assertRaisesRegex(ValueError, "layers"):
                blend(PlateDetector().inference(), path)

    def test_folded_detector_computes_the_same(self) -> None:
        net = PlateDetector()
        net(torch.randn(2, 3, 64, 96))
        x = torch.randn(1, 3, 64, 96)
        with torch.no_grad():
            for a, b in zip(net.eval()(x), net.inference()(x)):
                torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)


if __name__ == "__main__":
    unittest.main()
