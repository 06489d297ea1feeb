"""What is drawn and is not a plate: every kind of lettering, and what counts as a false reading of it."""

from __future__ import annotations

import os
import stat
import tempfile
import unittest
from pathlib import Path

import numpy as np

from edgegate_training.augment import negatives
from edgegate_training.augment.lettering import KINDS, lettering
from edgegate_training.recogniser import no_plates


class Lettering(unittest.TestCase):
    """lettering."""

    def test_every_kind_is_drawn_with_some_contrast(self) -> None:
        rng = np.random.default_rng(4)
        for kind in KINDS:
            for _ in range(30):
                image = lettering(rng, kind)
                self.assertEqual(image.dtype, np.uint8)
                self.assertGreater(int(image.max()) - int(image.min()), 40, kind)

    def test_no_line_is_a_number_that_a_plate_could_carry(self) -> None:
        # Four to eight letters and digits alone might stand on a plate: they would teach the net to doubt plates. Single words are on no series.
        rng = np.random.default_rng(5)
        for kind, lines_of in KINDS.items():
            for _ in range(400):
                lines = lines_of(rng)
                if len(lines) == 1 and 4 <= len(lines[0]) <= 8 and lines[0].isalnum():
                    self.assertTrue(lines[0].isalpha(), f"{kind}: {lines[0]}")

    def test_unknown_kind_is_refused(self) -> None:
        with self.assertRaises(KeyError):
            lettering(np.random.default_rng(1), "poem")

    def test_same_seed_same_negative(self) -> None:
        a, b = (negatives.negative(np.random.default_rng(8)) for _ in range(2))
        self.assertTrue(np.array_equal(a, b))


class Readings(unittest.TestCase):
    """no_plates.read, with a program that answers what a test says."""

    def answers(self, line: str) -> Path:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        program = Path(folder.name) / "edgegate"
        program.write_text(f"#!/bin/sh\nfor f in \"$@\"; do case \"$f\" in *.png) echo '{line}';; esac; done\n", encoding="utf-8")
        os.chmod(program, program.stat().st_mode | stat.S_IXUSR)
        return program

    def test_short_readings_do_not_count_and_the_surest_other_does(self) -> None:
        program = self.answers('{"plates": [{"text": "ABC", "confidence": 0.99}, {"text": "ABCD", "confidence": 0.6}, {"text": "ABCDE", "confidence": 0.7}]}')
        rng = np.random.default_rng(2)
        self.assertEqual(no_plates.read(program, "us", lambda: no_plates.photographed(rng, "sign"), 2), [0.7, 0.7])

    def test_program_that_cannot_read_is_no_program_that_reads_nothing(self) -> None:
        with self.assertRaises(RuntimeError):
            no_plates.read(self.answers('{"error": "no model"}'), "", lambda: np.zeros((48, 128), np.uint8), 1)


if __name__ == "__main__":
    unittest.main()
