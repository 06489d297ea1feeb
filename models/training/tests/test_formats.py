"""The tables of formats: the notation, and what it makes of the countries' own."""

from __future__ import annotations

import json
import math
import tempfile
import unittest
from pathlib import Path

from edgegate_training.plates.alphabets import CLASSES
from edgegate_training.plates.notation import countries, read, spell
from edgegate_training.plates.series import series, spaced
from edgegate_training.recogniser.formats import formats, sets_of, write


FORMATS = formats()
ON_THE_ROAD = {
    "gb": "AB12CDE LD70OOO A123BCD Q123ABC ABC123D ABZ1234 JIB5678 1ABC ABC1 S44VYN F1 YX19OOB",
    "de": "MAB1234 BXY1 GAPX99 KAE1234E HHAB123H SDA12E TUBAB123 WOBVW123 NEAA12 Y123456 LEVC444 UMAA99 FUA123 D061234",
    "ua": "AA1234BB KA0001AA AA1234YA 12345KA",
    "ro": "B123ABC B01ABC CJ12XYZ IF99XOA",
    "fr": "AB123CD 1234AB75 123ABC69 WW123AB",
    "it": "AB123CD AB12345 XA123BC MI1A2345 X2B3C4",
    "es": "1234BCD C1234BCD M1234AB AB1234C R1234BBB GI1234AB",
    "nl": "BB123D GB123D 12GBJ3 1GBB23 GBBJ12 12GBJJ BBB12D 1BB234",
    "be": "1ABC234 ABC123 MABC123 QAAA111 2XYZ789",
    "at": "W12345A W1234A GU123AB WABC1 SABCDE1 LL12ABC KABC12",
    "ch": "ZH123456 GE1 AI99999 BE1234",
    "hu": "ABC123 AABC123 ABCD12",
    "cz": "1AB2345 5B12345 ABC1234 EL123AB 1AB1234",
    "sk": "BA123AB KE999XY AA001AA EL123AB",
    "ru": "A123BC77 A123BC777 AB12377 1234AB77 AB123477",
    "ie": "131D12345 05C1234 99KE12 241WX999 12D123456",
    "tr": "34ABC123 06AB1234 01A1234 34ABC12 81A12345",
    "pt": "AB12CD 12AB34 1234AB AB1234",
    "gr": "ABE1234 IKZ123",
    "se": "ABC123 ABC12D",
    "no": "AB12345 EL12345 AB1234",
    "fi": "ABC123 AB12",
    "bg": "CA1234AB C1234AB",
    "hr": "ZG1234AB ST123A",
    "si": "LJABC12 MB12ABC",
    "by": "1234AB7 AB12345",
    "sg": "SBA1234A SGX1X GBA1234A",
    "my": "WXY1234 VAB1234 W1234A JQK1",
    "za": "BC12DFGP BCD123GP CA123456 ND123456 BCD123EC",
    "ph": "ABC1234 ABC123",
    "co": "ABC123 ABC12D",
    "cl": "BCDF12 AB1234",
    "tw": "ABC1235 1234AB AB1234 A11234 1A1234 1234A1 ABC123 AO0123",
    "kz": "123ABC02 123AB17 A585CUO A001AA H012301",
    "rs": "BG123AA BG1234AB NS123TX SU12345",
    "il": "1234567 12345678 123456",
    "nz": "ABC123 AB1234 A123B KIWI12",
    "hk": "AB1234 XY1 BATMAN AM123",
    "lu": "AB1234 12345 1234",
    "ar": "ABC123 AA123BB A123BCD 123ABC B123456",
}
NOWHERE = {"de": "0AB123 AB12345678", "ch": "XX12345", "gb": "AB99CDEF I123", "ru": "D123BC77 A123BC377", "tr": "99ABC123", "nl": "12A", "ie": "13399D1", "kz": "12ABC02", "hk": "AI1234", "il": "AB12345"}


def weight(text: str, region: str) -> float:
    """What a region's formats give to a text: the share of each that allows it, spread over all the texts that it allows."""
    total = 0.0
    for entry in FORMATS[region]:
        places = sets_of(str(entry["pattern"]))
        if len(places) == len(text) and all(c in p for c, p in zip(text, places)):
            total += float(entry["weight"]) / math.prod(map(len, places))  # type: ignore[arg-type]
    return total


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

    def test_numbers_that_are_on_the_road_have_a_format(self) -> None:
        for region, texts in ON_THE_ROAD.items():
            for text in texts.split():
                self.assertGreater(weight(text, region), 0.0, f"{region} {text}")

    def test_numbers_that_nobody_gives_out_have_none(self) -> None:
        for region, texts in NOWHERE.items():
            for text in texts.split():
                self.assertEqual(weight(text, region), 0.0, f"{region} {text}")

    def test_taiwan_expects_a_digit_where_an_old_letter_would_do(self) -> None:
        for digit, letter in (("E01234", "EO1234"), ("1C1234", "IC1234"), ("L11234", "LI1234")):
            self.assertGreater(weight(digit, "tw"), 3 * weight(letter, "tw"))
        self.assertGreater(weight("ABC1235", "tw"), 10 * weight("ABC1234", "tw"))

    def test_every_state_expects_the_plates_of_groups_and_of_choice(self) -> None:
        for region in FORMATS:
            if region.startswith("us-"):
                for text in ("COUGAR", "IMJSAYN", "4280", "LL1234", "12AB34", "A1B2C3D"):
                    self.assertGreater(weight(text, region), 0.0, f"{region} {text}")

    def test_korean_places_count_by_their_vehicles(self) -> None:
        self.assertGreater(weight("서울31바1234", "kr"), 10 * weight("세종31바1234", "kr"))
        self.assertEqual(weight("세종31가1234", "kr"), 0.0)

    def test_german_districts_lie_in_their_land(self) -> None:
        self.assertGreater(weight("MAB1234", "de-by"), 0.0)
        self.assertGreater(weight("GAPX99", "de-by"), 0.0)
        self.assertEqual(weight("HHAB1234", "de-by"), 0.0)
        self.assertEqual(len(countries()["de"].regions), 17)

    def test_series_of_a_table_have_their_gaps(self) -> None:
        self.assertEqual([spaced(p, "-") for p in ("LLLDDDD", "DDDLLL", "DLLLDDD", "LLLLLL", "[ABCDEFGHJKLMNPRSTUVWXYZ]DDLLL")], ["LLL-DDDD", "DDD-LLL", "DLLL-DDD", "LLLLLL", "LDD-LLL"])
        self.assertGreater(len(series("us")), 100)

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
