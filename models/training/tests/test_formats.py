"""The tables of formats: the notation, and what it makes of the countries' own."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

from edgegate_training.plates.alphabets import CLASSES
from edgegate_training.recogniser.formats import formats, write
from edgegate_training.recogniser.notation import countries, read, spell


class NotationTests(unittest.TestCase):
    def table(self, text: str) -> dict[str, dict[str, float]]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.txt"
            path.write_text(text, encoding="utf-8")
            return read(path).regions

    def test_codes_share_sets_where_they_differ_in_the_last_character(self) -> None:
        self.assertEqual(spell("(BL|BK|B)DD", "ABC", {}), ["[B][LK]DD", "[B]DD"])

    def test_a_range_of_serials_holds_its_ends_and_what_lies_between(self) -> None:
        self.assertEqual(spell("<AYA-CBZ>", "ABCYZ", {}), ["[A][YZ][ABCYZ]", "[B][ABCYZ][ABCYZ]", "[C][AB][ABCYZ]"])

    def test_a_country_without_a_whole_is_the_union_of_its_parts(self) -> None:
        regions = self.table("country xx Nowhere\nxx-a North = 4\n LLL 1\n DDD 1\nxx-b South = 1\n LLL 1\n")
        self.assertEqual(list(regions), ["xx", "xx-a", "xx-b"])
        self.assertAlmostEqual(regions["xx"]["DDD"], 1 / 3)
        self.assertAlmostEqual(sum(regions["xx"].values()), 1.0)

    def test_patterns_of_every_part_take_their_share_of_each(self) -> None:
        regions = self.table("country xx Nowhere\n* 0.1\n AAA 1\nxx-a North = 1\n LLL 3\n DDD 1\n")
        self.assertAlmostEqual(regions["xx-a"]["AAA"], 0.1)
        self.assertAlmostEqual(regions["xx-a"]["LLL"], 0.675)

    def test_the_kinds_that_are_drawn_have_their_share_of_the_country_alone(self) -> None:
        table = {str(e["pattern"]): e["weight"] for e in formats()["us"]}
        self.assertGreater(table["AAAAAAA"], 0.02)
        self.assertGreater(table["LLLDDDD"], countries()["us"].regions["us"]["LLLDDDD"] / 2)
        self.assertAlmostEqual(sum(table.values()), 1.0, 2)

    def test_rare_letters_have_a_pattern_of_their_own(self) -> None:
        regions = self.table("country xx Nowhere\nletters ABCIO\nrare IO 0.2\nxx-a North = 1\n LD 1\n")
        self.assertEqual(regions["xx-a"], {"[ABC]D": 0.8, "[ABCIO]D": 0.2})

    def test_a_line_that_cannot_be_read_is_named(self) -> None:
        for text, where in (("country xx N\nxx-a North = 1\n L?D 1\n", ":3:"), (" LLL 1\n", ":1:"), ("country xx N\nxx-a North = many\n", ":2:")):
            with self.assertRaisesRegex(ValueError, where):
                self.table(text)


class TableTests(unittest.TestCase):
    def test_every_region_adds_up_and_every_code_lies_in_its_country(self) -> None:
        for code, country in countries().items():
            self.assertIn(code, country.regions)
            for region, table in country.regions.items():
                self.assertAlmostEqual(sum(table.values()), 1.0, 6, region)
                self.assertTrue(region == code or region.startswith(code + "-"), region)

    def test_the_united_states_have_all_their_states(self) -> None:
        self.assertEqual(len(countries()["us"].regions), 52)

    def test_the_shipped_file_is_what_the_tables_say(self) -> None:
        folder = Path(__file__).resolve().parents[2] / "plate-recogniser"
        alphabet = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["decode"]["alphabet"]
        with tempfile.TemporaryDirectory() as other:
            path = Path(other) / "formats.json"
            write(path, alphabet)
            self.assertEqual(path.read_text(encoding="utf-8"), (folder / "formats.json").read_text(encoding="utf-8"),
                             "write it again: python3 -m edgegate_training.recogniser.formats --out ../plate-recogniser/formats.json")

    def test_patterns_fit_the_longest_text_and_the_alphabet(self) -> None:
        from edgegate_training.recogniser.formats import sets_of
        for region, entries in formats().items():
            for entry in entries:
                sets = sets_of(str(entry["pattern"]))
                self.assertLessEqual(len(sets), 12, region)
                self.assertTrue(all(c in CLASSES for s in sets for c in s), entry)


if __name__ == "__main__":
    unittest.main()
