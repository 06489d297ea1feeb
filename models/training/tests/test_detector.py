"""The detector's targets, decoding and letterbox agree with one another. Run: python3 -m unittest discover -s tests -t ."""

from __future__ import annotations

import unittest

import numpy as np

from edgegate_training.detector.decode import decode
from edgegate_training.detector.geometry import Letterbox, box_quad, extents, height, iou, letterbox, mirrored, width
from edgegate_training.detector.targets import Plate, encode

TILTED = np.array([[100, 80], [190, 92], [186, 124], [97, 111]], np.float32)


def maps_of(plates: list[Plate], columns: int = 320, rows: int = 256) -> tuple[np.ndarray, np.ndarray]:
    """The maps a perfect net would answer."""
    target = encode(plates, columns, rows)
    likely = target[0].clip(1e-4, 0.9999)
    return np.log(likely / (1 - likely)), target[3:11]


class DecodeTests(unittest.TestCase):
    def test_decode_perfect_maps_gives_back_the_corners(self) -> None:
        found = decode(*maps_of([Plate(TILTED, "corners")]), Letterbox(1.0, 0, 0))
        self.assertEqual(1, len(found))
        np.testing.assert_allclose(found[0].quad, TILTED, atol=0.01)

    def test_decode_letterboxed_maps_gives_source_pixels(self) -> None:
        found = decode(*maps_of([Plate(TILTED, "corners")]), Letterbox(0.5, 10, 20))
        np.testing.assert_allclose(found[0].quad, (TILTED - (10, 20)) / 0.5, atol=0.02)

    def test_decode_two_plates_gives_both_best_first(self) -> None:
        other = TILTED + np.array([0, 90], np.float32)
        score, corners = maps_of([Plate(TILTED, "corners"), Plate(other, "corners")])
        score[score.shape[0] // 2 :] -= 1.0
        found = decode(score, corners, Letterbox(1.0, 0, 0))
        self.assertEqual(2, len(found))
        self.assertGreater(found[0].score, found[1].score)
        np.testing.assert_allclose(found[0].quad, TILTED, atol=0.01)

    def test_decode_nothing_likely_gives_nothing(self) -> None:
        score, corners = maps_of([])
        self.assertEqual([], decode(score, corners, Letterbox(1.0, 0, 0)))


class TargetTests(unittest.TestCase):
    def test_encode_smallest_plate_still_has_a_full_positive(self) -> None:
        target = encode([Plate(box_quad(101, 101, 113, 105), "corners")], 320, 256)
        self.assertAlmostEqual(1.0, float(target[0].max()), places=4)
        self.assertGreater(int((target[2] == 1).sum()), 0)

    def test_encode_ignored_plate_weighs_nothing(self) -> None:
        target = encode([Plate(box_quad(64, 64, 96, 80), "ignore")], 320, 256)
        self.assertEqual(0.0, float(target[1, 8:10, 8:12].max()))
        self.assertEqual(0.0, float(target[0].max()))

    def test_encode_plate_beside_an_ignored_one_keeps_its_weight(self) -> None:
        target = encode([Plate(box_quad(64, 64, 200, 120), "ignore"), Plate(TILTED, "corners")], 320, 256)
        self.assertTrue((target[1][target[0] > 0.35] == 1).all())


class GeometryTests(unittest.TestCase):
    def test_letterbox_wide_picture_is_centred_with_grey_bars(self) -> None:
        canvas, box = letterbox(np.full((720, 1280, 3), 200, np.uint8))
        self.assertEqual((384, 512, 3), canvas.shape)
        self.assertEqual((0.4, 0, 48), (box.scale, box.left, box.top))
        self.assertEqual(114, canvas[47, 0, 0])
        self.assertEqual(200, canvas[48, 0, 0])

    def test_mirrored_twice_is_unchanged(self) -> None:
        np.testing.assert_array_equal(TILTED, mirrored(mirrored(TILTED)))

    def test_iou_half_shifted_box_is_a_third(self) -> None:
        self.assertAlmostEqual(1 / 3, iou(np.array([0, 0, 10, 4.0]), np.array([5, 0, 15, 4.0])))

    def test_extents_width_height_of_a_box(self) -> None:
        quad = box_quad(2, 3, 12, 7)
        self.assertEqual((10.0, 4.0), (width(quad), height(quad)))
        np.testing.assert_array_equal([2, 3, 12, 7], extents(quad))


if __name__ == "__main__":
    unittest.main()
