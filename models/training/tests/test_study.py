"""The study's parts: pruning keeps its zeros, a video gives the weights back or says so, the runtime is called by the right ordinals."""

import os
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from edgegate_training.common.onnx_runtime import NO_OPTIMISATION, OnnxRuntime, RuntimeFault
from edgegate_training.recogniser.net import Recogniser
from edgegate_training.recogniser.parity import probability, rectified
from edgegate_training.recogniser.pool import write_shard
from edgegate_training.reparameterised import Kind
from edgegate_training.study import pruning
from edgegate_training.study.rival import BLANK, CLASSES, collapse
from edgegate_training.study.training import ARMS, train
from edgegate_training.study.transport import VIDEO, WIDTH, coded, frames, integers

LAYERS = len(Recogniser().body)

MODELS = Path(__file__).resolve().parents[2]
RECOGNISER = MODELS / "plate-recogniser"


class Pruning(unittest.TestCase):
    def test_shipped_file_computes_what_the_net_taken_from_it_does(self) -> None:
        net = pruning.shipped(RECOGNISER / "plate-recogniser.fp32.onnx")
        convolutions = sum(isinstance(m, torch.nn.Conv2d) for m in net.modules())
        self.assertEqual(LAYERS + 1, convolutions)
        with torch.no_grad():
            self.assertGreater(float(net(torch.randn(1, 1, 48, 128))[0].abs().max()), 1)

    def test_masks_take_the_share_asked_for_and_the_least(self) -> None:
        torch.manual_seed(3)
        net = torch.nn.Sequential(torch.nn.Conv2d(4, 8, 3), torch.nn.Conv2d(8, 8, 1))
        keep = pruning.masks(net, 0.3)
        gone = 1 - sum(float(m.sum()) for m in keep) / sum(m.numel() for m in keep)
        self.assertAlmostEqual(0.3, gone, delta=0.01)
        weight = net[0].weight.detach().abs()
        self.assertLessEqual(float(weight[keep[0] == 0].max()), float(weight[keep[0] == 1].min()))

    def test_zeros_stay_zero_while_the_rest_learns(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_shard(Path(folder), "s1-00000", 128, [1, 0], 0.2)
            level, net = next(pruning.prune(RECOGNISER / "plate-recogniser.fp32.onnx", Path(folder), 2, 1))
        weights = torch.cat([m.weight.flatten() for m in net.modules() if isinstance(m, torch.nn.Conv2d)])
        self.assertEqual(0.1, level)
        self.assertAlmostEqual(0.1, float((weights == 0).float().mean()), delta=0.01)


class Arms(unittest.TestCase):
    def test_every_form_and_optimiser_ends_as_plain_convolutions(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for k in range(2):
                write_shard(Path(folder), f"s1-0000{k}", 128, [1, k], 0.2)
            for arm in ARMS:
                with self.subTest(arm=arm.name):
                    trained = train(arm, Path(folder), 4, 1)
                    self.assertTrue(np.isfinite(trained.loss))
                    kernels = [m for m in trained.net.body if isinstance(m, torch.nn.Conv2d)]
                    self.assertEqual([(3, 3)] * LAYERS, [m.kernel_size for m in kernels])

    def test_folded_nets_compute_the_same(self) -> None:
        torch.manual_seed(7)
        for kind in Kind:
            net = Recogniser(kind=kind)
            net(torch.randn(4, 1, 48, 128))
            x = torch.randn(1, 1, 48, 128)
            with torch.no_grad():
                for a, b in zip(net.eval()(x), net.inference()(x)):
                    self.assertTrue(torch.allclose(a, b, atol=1e-4), kind)


class Transport(unittest.TestCase):
    def test_frames_hold_every_weight(self) -> None:
        kernels = integers(RECOGNISER / "plate-recogniser.int8.onnx")
        picture = frames(kernels)
        self.assertEqual((0, WIDTH), (len(picture) % WIDTH, picture.shape[1]))
        # A weight's value is its pixel's less 128; what is added at the edges is 128, no weight at all.
        self.assertEqual(sum(int(np.count_nonzero(k)) for k in kernels), int(np.count_nonzero(picture != 128)))

    def test_every_video_gives_the_weights_back(self) -> None:
        picture = np.random.default_rng(2).integers(0, 256, (2 * WIDTH, WIDTH)).astype(np.uint8)
        for name, options in VIDEO.items():
            with self.subTest(name=name):
                self.assertGreater(coded(picture, options), 0)

    def test_a_video_that_loses_something_is_refused(self) -> None:
        picture = np.random.default_rng(2).integers(0, 256, (WIDTH, WIDTH)).astype(np.uint8)
        with self.assertRaisesRegex(ValueError, "does not give the weights back"):
            coded(picture, ["-c:v", "libx264", "-qp", "30"])


class Rival(unittest.TestCase):
    def test_steps_collapse(self) -> None:
        steps = [CLASSES.index(c) for c in "皖皖AA"] + [BLANK] + [CLASSES.index(c) for c in "A1"] + [BLANK]
        self.assertEqual("皖AA1", collapse(np.array(steps)))


class Parity(unittest.TestCase):
    def test_a_crop_of_the_inputs_size_is_left_as_it_is(self) -> None:
        image = np.random.default_rng(4).integers(0, 256, (48, 128)).astype(np.uint8)
        self.assertTrue(np.array_equal(image, rectified(image)))
        self.assertEqual((48, 128), rectified(np.zeros((30, 300), np.uint8)).shape)

    def test_probabilities_of_all_short_texts_add_up(self) -> None:
        logits = np.full((64, 115), -30.0, np.float32)
        logits[:, 0] = 0
        logits[5, 11], logits[5, 12] = 2.0, 1.0
        self.assertAlmostEqual(1.0, sum(probability(logits, t) for t in (self.name(11), self.name(12))) + float(1 / (1 + np.e**2 + np.e)), places=5)

    @staticmethod
    def name(index: int) -> str:
        from edgegate_training.plates.alphabets import CLASSES as ours
        return ours[index]


@unittest.skipUnless(Path(os.environ.get("EDGEGATE_ONNXRUNTIME", "")).is_file(), "EDGEGATE_ONNXRUNTIME names no libonnxruntime.so")
class Runtime(unittest.TestCase):
    def setUp(self) -> None:
        self.runtime = OnnxRuntime(Path(os.environ["EDGEGATE_ONNXRUNTIME"]))
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name) / "double.onnx"
        x, y = (helper.make_tensor_value_info(n, TensorProto.FLOAT, [2, 3]) for n in "xy")
        two = numpy_helper.from_array(np.float32([2]), "two")
        graph = helper.make_graph([helper.make_node("Mul", ["x", "two"], ["y"])], "g", [x], [y], [two])
        onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), str(self.path))

    def test_computes_and_writes_the_compiled_graph(self) -> None:
        compiled = self.path.with_suffix(".compiled.onnx")
        x = np.arange(6, dtype=np.float32).reshape(2, 3)
        for session in (self.runtime.open(self.path, optimised=compiled), self.runtime.open(compiled, NO_OPTIMISATION)):
            self.assertTrue(np.array_equal(2 * x, session(x)[0]))
            session.close()

    def test_faults_are_named(self) -> None:
        with self.assertRaisesRegex(RuntimeFault, "missing.onnx"):
            self.runtime.open(Path(self.folder.name) / "missing.onnx")
        with self.assertRaisesRegex(RuntimeFault, "not ONNX Runtime"):
            OnnxRuntime(self.path)


if __name__ == "__main__":
    unittest.main()
