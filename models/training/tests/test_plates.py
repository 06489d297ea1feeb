"""The renderer: labels fit the alphabet and the formats, the same seed gives the same plate."""

from __future__ import annotations

import unittest
from unittest import mock

import numpy as np

from edgegate_training.augment import weather
from edgegate_training.plates import REGIONS, ornament, patterns, render_plate, strokes
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

    def test_numbers_of_american_series_have_a_format_there(self) -> None:
        rng = np.random.default_rng(4)
        layout = next(x for x in LAYOUTS if (x.region, x.name) == ("us", "series"))
        for _ in range(60):
            text = draw_layout(rng, layout, 48).text
            self.assertTrue(fits(text, "us"), text)

    def test_families_put_look_alikes_beside_one_another(self) -> None:
        layout = next(x for x in LAYOUTS if (x.region, x.name) == ("ar", "old"))
        of_one = 0
        with mock.patch.object(patterns, "HARD_SHARE", 0.0), mock.patch.object(patterns, "FAMILY_SHARE", 1.0):
            for k in range(60):
                text = "".join(m.label for line in patterns.sample_number(np.random.default_rng(k), layout) for m in line)
                of_one += any(sum(c in letters + digits for c in text) >= 5 for letters, digits in patterns.FAMILIES)
        self.assertGreater(of_one, 30)

    def test_the_serifs_of_i_have_many_widths(self) -> None:
        widths = {round(s.serif_i, 2) for s in (strokes.make_style(np.random.default_rng(k), "slab") for k in range(40)) if s.serif_i}
        self.assertLess(min(widths), 0.5)
        self.assertGreater(max(widths), 0.75)
        style = strokes.make_style(np.random.default_rng(1), "slab")
        self.assertEqual(strokes.skeleton("I", style)[1], style.serif_i)

    def test_indonesias_letter_o_has_a_stroke_and_its_digit_none(self) -> None:
        styles = [strokes.make_style(np.random.default_rng(k), "id") for k in range(60)]
        stroked = [s for s in styles if s.slash_o]
        self.assertGreater(len(stroked), 30)
        for style in stroked:
            self.assertEqual((len(strokes.skeleton("O", style)[0]), len(strokes.skeleton("0", style)[0])), (2, 1))

    def test_argentinas_four_is_nearly_shut(self) -> None:
        styles = [strokes.make_style(np.random.default_rng(k), "slab") for k in range(60)]
        shut = [s for s in styles if s.four == 5]
        self.assertGreater(len(shut), 15)
        for style in shut:
            (line,), _ = strokes.skeleton("4", style)
            # The stem is its right side, as of a 0; the left side falls past the middle before it turns, with the bar low under it.
            self.assertEqual(max(x for x, _ in line), line[0][0])
            self.assertGreaterEqual(line[3][1], 0.5)
            self.assertGreater(line[-1][1], 0.67)

    def test_a_silhouette_stays_within_its_square(self) -> None:
        for k in range(20):
            canvas = np.full((100, 300, 3), 255, np.uint8)
            ornament.emblem(canvas, np.random.default_rng(k), 150, 50, 60, True, 10)
            dark = np.flatnonzero((canvas.min(2) < 200).any(0))
            self.assertGreater(len(dark), 15)
            self.assertTrue(dark[0] >= 115 and dark[-1] <= 185, (dark[0], dark[-1]))

    def test_a_rider_stays_within_its_box_and_is_tall(self) -> None:
        for k in range(30):
            canvas = np.full((160, 200, 3), 255, np.uint8)
            ornament.rider(canvas, np.random.default_rng(k), 100, 80, 70, 120)
            columns, rows = (np.flatnonzero((canvas.min(2) < 230).any(axis)) for axis in (0, 1))
            self.assertTrue(60 <= columns[0] and columns[-1] <= 140, (k, columns[0], columns[-1]))
            self.assertGreater(rows[-1] - rows[0], 40)

    def test_what_stands_between_characters_is_no_part_of_the_number(self) -> None:
        layouts = [x for x in LAYOUTS if (x.region, x.name) in {("us", "rider"), ("us", "short")}]
        self.assertEqual(len(layouts), 2)
        for layout in layouts:
            for k in range(60):
                plate = draw_layout(np.random.default_rng(k), layout, 48)
                self.assertIn(len(plate.written), range(2, 9))
                self.assertTrue(plate.written.isalnum(), plate.written)

    def test_a_crease_leaves_one_side_as_it_was(self) -> None:
        flat = np.tile(np.linspace(0, 255, 120).astype(np.uint8), (40, 1))
        for k in range(10):
            bent = weather.crease(np.random.default_rng(k), flat)
            same = (bent == flat).all(0)
            self.assertEqual(bent.shape, flat.shape)
            self.assertTrue(same[:20].all() != same[-20:].all(), k)

    def test_unknown_region_names_the_known_ones(self) -> None:
        with self.assertRaisesRegex(ValueError, "'xx'.*tw"):
            render_plate(np.random.default_rng(0), "xx")

    def test_collapse_inverts_encode_with_blanks(self) -> None:
        codes = [c for i in encode("AA京1") for c in (i, i, 0)]
        self.assertEqual(collapse(codes), "AA京1")


if __name__ == "__main__":
    unittest.main()
