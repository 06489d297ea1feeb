"""The renderer: labels fit the alphabet and the formats, the same seed gives the same plate."""

from __future__ import annotations

import unittest

import numpy as np

from edgegate_training.plates import REGIONS, render_plate
from edgegate_training.plates.alphabets import KOREAN_PLACES, collapse, encode
from edgegate_training.plates.layouts import LAYOUTS
from edgegate_training.plates.render import draw_layout
from edgegate_training.recogniser.formats import formats, sets_of
from edgegate_training.plates.notation import countries


FORMATS = formats()


def fits(text: str, region: str) -> bool:
    """True when one of the region's formats allows the text."""
    for entry in FORMATS[region]:
        places = sets_of(str(entry["pattern"]))
        if len(places) == len(text) and all(c in p for c, p in zip(text, places)):
            return True
    return False


class RenderPlate(unittest.TestCase):
    """render_plate."""

    def test_every_region_draws_a_plate_that_its_formats_allow(self) -> None:
        rng = np.random.default_rng(3)
        tabled = countries()
        for region in REGIONS:
            for _ in range(4):
                plate = render_plate(rng, region)
                self.assertEqual(plate.region, region)
                self.assertEqual((plate.rgb.dtype, plate.rgb.shape[2]), (np.uint8, 3))
                # Where a table knows the codes that a place has, the renderer still draws any: all letters are to be learnt.
                self.assertTrue(region in tabled or fits(plate.text, region), f"{region} {plate.text}")

    def test_korean_place_names_are_read_in_either_form(self) -> None:
        rng = np.random.default_rng(2)
        texts = {draw_layout(rng, layout, 48).text[:2] for layout in LAYOUTS if layout.name.startswith("place") for _ in range(40)}
        self.assertEqual(len(texts & set(KOREAN_PLACES)), len(KOREAN_PLACES))

    def test_same_seed_same_plate(self) -> None:
        a, b = (render_plate(np.random.default_rng(9), "tw") for _ in range(2))
        self.assertEqual(a.text, b.text)
        self.assertTrue(np.array_equal(a.rgb, b.rgb))

    def test_two_line_layouts_say_so(self) -> None:
        rng = np.random.default_rng(1)
        lines = {render_plate(rng, "vn").lines for _ in range(60)}
        self.assertEqual(lines, {1, 2})

    def test_unknown_region_names_the_known_ones(self) -> None:
        with self.assertRaisesRegex(ValueError, "'xx'.*tw"):
            render_plate(np.random.default_rng(0), "xx")

    def test_collapse_inverts_encode_with_blanks(self) -> None:
        codes = [c for i in encode("AA京1") for c in (i, i, 0)]
        self.assertEqual(collapse(codes), "AA京1")


if __name__ == "__main__":
    unittest.main()
