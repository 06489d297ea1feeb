"""A recogniser that goes on from a smaller file computes at first what the file computes."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from torch import nn

from edgegate_training.common.warm_start import blend, matched
from edgegate_training.plates import REGIONS
from edgegate_training.plates.alphabets import CLASSES
from edgegate_training.quantise import export_fp32
from edgegate_training.recogniser.data import dequantise, normalise
from edgegate_training.recogniser.net import Recogniser
from edgegate_training.recogniser.train import warm_start

from .test_quantise import lively

KNOWN = ["tw", "de", "none"]
ALPHABET = [c for c in CLASSES if c not in "울산육"]


def smaller() -> Recogniser:
    """A net with two layers and most regions less."""
    net = Recogniser(classes=len(ALPHABET), regions=len(KNOWN))
    body = list(net.body)
    del body[5:7]
    net.body = nn.Sequential(*body)
    net = lively(net)
    nn.init.normal_(net.region.weight)
    return net


class WarmStartTests(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name) / "net.onnx"
        (self.path.parent / "manifest.json").write_text(json.dumps({"regions": KNOWN, "decode": {"alphabet": ALPHABET}}))
        self.source = smaller()
        export_fp32(self.source.inference(), (1, 1, 48, 128), self.path, "plate", ["characters", "region"])
        self.crops = np.random.default_rng(5).integers(0, 256, (24, 48, 128)).astype(np.uint8)
        self.x = torch.from_numpy(dequantise(normalise(self.crops)))

    def test_a_deeper_net_reads_as_the_file_does_and_new_characters_have_no_opinion(self) -> None:
        net = Recogniser()
        warm_start(net, self.path, self.crops)
        kept = [CLASSES.index(c) for c in ALPHABET]
        with torch.no_grad():
            torch.testing.assert_close(net.eval()(self.x)[0][..., kept], self.source.eval()(self.x)[0], atol=1e-3, rtol=1e-3)
            torch.testing.assert_close(net.inference()(self.x)[0][..., kept], self.source(self.x)[0], atol=1e-3, rtol=1e-3)
        self.assertLess(float(net.characters.bias[CLASSES.index("울")].detach()), -3)

    def test_known_regions_keep_their_rows_and_new_ones_have_no_opinion(self) -> None:
        net = Recogniser()
        warm_start(net, self.path, self.crops)
        rows = [*REGIONS, "none"]
        with torch.no_grad():
            ours, theirs = net.eval()(self.x)[1], self.source.eval()(self.x)[1]
        torch.testing.assert_close(ours[:, [rows.index(r) for r in KNOWN]], theirs, atol=1e-3, rtol=1e-3)
        self.assertLess(float(net.region.bias[rows.index("id")].detach()), -3)

    def test_additional_layers_learn(self) -> None:
        net = Recogniser()
        warm_start(net, self.path, self.crops)
        net.train()(self.x)[0].square().mean().backward()
        self.assertGreater(float(net.body[7].norm.weight.grad.abs().max()), 0)

    def test_blend_with_a_smaller_file_takes_the_identity_for_what_it_lacks(self) -> None:
        net = Recogniser(classes=len(ALPHABET), regions=len(KNOWN)).eval().inference()
        before = net.body[14].weight.detach().clone()
        blend(net, self.path)
        kernel = torch.zeros_like(before)
        kernel[torch.arange(64), torch.arange(64), 1, 1] = 1
        torch.testing.assert_close(net.body[14].weight, (before + kernel) / 2)

    def test_another_net_is_refused_by_its_layer(self) -> None:
        with self.assertRaisesRegex(ValueError, "differ from layer 1 on"):
            matched(self.path, [(8, 1, 3, 3)])
        with self.assertRaisesRegex(ValueError, "has 12 layers, the net 1"):
            matched(self.path, [(16, 1, 3, 3)])


if __name__ == "__main__":
    unittest.main()
