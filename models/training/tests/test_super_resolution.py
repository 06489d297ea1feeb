"""The designs compute what they say, degradations keep their shapes, and each of them learns."""

import tempfile
import unittest
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from edgegate_training.augment.distance import LOW_HEIGHT, LOW_WIDTH, adaptive, burst, frames, low, second_order
from edgegate_training.quantise import export_both
from edgegate_training.recogniser.net import Recogniser
from edgegate_training.recogniser.pool import write_shard
from edgegate_training.super_resolution.compare import TINY
from edgegate_training.super_resolution.designs import RIVAL, designs
from edgegate_training.super_resolution.discriminators import MultiScale, UNet
from edgegate_training.super_resolution.export import Details
from edgegate_training.super_resolution.generators import Compact, DenseBlock, enlarged
from edgegate_training.super_resolution.pairs import make, open_pool
from edgegate_training.super_resolution.train import take, train


class Generators(unittest.TestCase):
    def test_every_design_doubles_the_plate(self) -> None:
        low = torch.randn(2, 1, LOW_HEIGHT, LOW_WIDTH)
        for design in designs(**TINY).values():
            self.assertEqual((2, 1, 2 * LOW_HEIGHT, 2 * LOW_WIDTH), tuple(design.generator()(low).shape), design.name)

    def test_compact_untrained_is_interpolation(self) -> None:
        low = torch.randn(1, 1, LOW_HEIGHT, LOW_WIDTH)
        self.assertTrue(torch.allclose(enlarged(low), Compact()(low)))

    def test_exported_part_and_shuffle_make_the_whole(self) -> None:
        net = Compact(8, 2)
        torch.nn.init.normal_(net.last.weight)
        low = torch.randn(1, 1, 6, 8)
        details = Details(net)(low)
        self.assertTrue(torch.allclose(net(low), enlarged(low) + F.pixel_shuffle(details, 2)))
        # The appliance reads plane 2j + i as the pixels (2x + i, 2y + j).
        self.assertEqual(float(details[0, 2, 3, 5]), float(F.pixel_shuffle(details, 2)[0, 0, 7, 10]))

    def test_star_block_has_the_shortcuts(self) -> None:
        plain, star = DenseBlock(4, 2, False), DenseBlock(4, 2, True)
        star.load_state_dict({**plain.state_dict(), "star.weight": torch.ones(2, 4, 1, 1)})
        x = torch.randn(1, 4, 5, 5)
        self.assertFalse(torch.allclose(plain(x), star(x)))
        self.assertEqual(plain(x).shape, star(x).shape)


class Discriminators(unittest.TestCase):
    def test_answers_pixel_by_pixel_at_each_scale(self) -> None:
        image = torch.randn(1, 1, 48, 128)
        self.assertEqual((1, 1, 48, 128), tuple(UNet(4)(image).shape))
        answers = MultiScale(lambda: UNet(4, attention=True))(image)
        self.assertEqual([(1, 1, 48, 128), (1, 1, 24, 64)], [tuple(a.shape) for a in answers])


class Degradations(unittest.TestCase):
    def test_shape_type_and_variety(self) -> None:
        rng = np.random.default_rng(1)
        image = np.tile(np.arange(128, dtype=np.uint8) * 2, (48, 1))
        for how in (second_order, adaptive, burst, frames):
            made = [low(how(rng, image)) for _ in range(40)]
            self.assertTrue(all(m.shape == (LOW_HEIGHT, LOW_WIDTH) and m.dtype == np.uint8 for m in made))
            self.assertGreater(np.std([m.astype(float).mean() for m in made]), 0)


    def test_mean_of_several_frames_is_nearer_than_one(self) -> None:
        rng = np.random.default_rng(2)
        image = cv2.GaussianBlur(rng.integers(0, 256, (48, 128)).astype(np.uint8), (0, 0), 3)
        wanted = low(image).astype(np.float32)

        def error(how) -> float:
            return float(np.mean([np.abs(low(how(rng, image, 60)).astype(np.float32) - wanted).mean() for _ in range(30)]))

        self.assertLess(error(burst), error(second_order))


class Training(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.pool = Path(self.folder.name) / "pool"
        self.pool.mkdir()
        write_shard(self.pool, "s1-00000", 96, [1, 0], 0.2)

    def tearDown(self) -> None:
        self.folder.cleanup()

    def test_each_design_and_the_rival_train_and_resume(self) -> None:
        torch.manual_seed(1)
        reader = Recogniser().eval()
        for name in [*designs(**TINY), RIVAL]:
            run = Path(self.folder.name) / name
            _, losses = train(name, designs(**TINY), self.pool, reader, run, steps=72, batch=8, peak=3e-3, say=lambda line: None)
            # Whether each loss falls is checked by `compare --tiny`, in the same suite: so few steps say nothing about it.
            self.assertTrue(len(losses) > 1 and np.isfinite(losses).all(), name)
            again, _ = train(name, designs(**TINY), self.pool, reader, run, steps=1, batch=8, say=lambda line: None)
            self.assertTrue(all(torch.isfinite(p).all() for p in again.parameters()), name)

    def test_training_goes_on_from_a_shipped_file(self) -> None:
        shipped = Path(self.folder.name) / "shipped"
        shipped.mkdir()
        torch.manual_seed(4)
        net = Compact(TINY["compact"], TINY["depth"])
        torch.nn.init.normal_(net.last.weight, std=0.1)
        batches = [torch.zeros(2, 1, LOW_HEIGHT, LOW_WIDTH, dtype=torch.uint8)]
        export_both(Details(net).eval(), batches, shipped, "net", "plate", 1 / 32, 128, ["details"])
        other = Compact(TINY["compact"], TINY["depth"])
        take(other, shipped / "net.fp32.onnx")
        low = torch.randn(1, 1, LOW_HEIGHT, LOW_WIDTH)
        self.assertTrue(torch.allclose(net(low), other(low), atol=1e-5))
        with self.assertRaisesRegex(ValueError, "layers"):
            take(Compact(TINY["compact"], TINY["depth"] + 1), shipped / "net.fp32.onnx")

    def test_pairs_are_measured_by_the_low_picture(self) -> None:
        batch = make(np.random.default_rng(2), open_pool(self.pool), 16, "adaptive")
        self.assertEqual((16, 1, LOW_HEIGHT, LOW_WIDTH), tuple(batch.low.shape))
        self.assertEqual((16, 1, 48, 128), tuple(batch.full.shape))
        self.assertLess(float(batch.low.mean().abs()), 0.1)

    def test_empty_pool_is_named(self) -> None:
        with self.assertRaisesRegex(FileNotFoundError, "has no shard"):
            open_pool(Path(self.folder.name))


if __name__ == "__main__":
    unittest.main()
