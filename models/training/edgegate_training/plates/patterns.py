"""Draws a plate number from a layout's pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ..common.choice import weighted
from .alphabets import DIGITS, HANGUL, KOREAN_PLACES, LETTERS, PROVINCES
from .layout import Layout

TUNIS = "تونس"
TUNIS_STATE = "ن ت"
STACKED = "^"
"""Begins a mark whose characters stand above one another."""
FIGURES = "+kwb"
"""Separators in whose gap something is drawn that is no part of the number."""
SEPARATORS = "-. _" + FIGURES
HARD_SHARE = 0.25
HARD_LETTERS = "IIJTTLVWMNOQDGCBUYKXHZS"
HARD_DIGITS = "0114468899357"
"""Characters that are taken for one another, more often than others on some plates."""
FAMILY_SHARE = 0.16
FAMILIES = (("IITJLY", "1174"), ("TIIZFEP", "1772"), ("BBRPESD", "883506"), ("OODQQCGU", "00698"), ("QOOQD", "0"), ("ZZSEB", "225783"), ("VWYUNMHX", "447"), ("MNWHHVK", "1144"),
            ("GGCOQS", "6650"), ("AARHK", "449"), ("EFBLT", "7135"))
"""Characters of one family beside one another: (letters, digits)."""
_TOKEN = re.compile(r"\[[^\]]*\]|\{[^}]*\}|.")


@dataclass(frozen=True)
class Mark:
    """One thing to draw: a character with its label, or a separator (label is empty)."""

    glyph: str
    label: str


def tokens(pattern: str) -> list[str]:
    """The pattern cut into its tokens."""
    return _TOKEN.findall(pattern)


def pick_pattern(rng: np.random.Generator, layout: Layout) -> str:
    """One of the layout's patterns by weight."""
    return layout.patterns[weighted(rng, tuple(x[1] for x in layout.patterns))][0]


def sample_number(rng: np.random.Generator, layout: Layout) -> list[list[Mark]]:
    """The marks of each line, in reading order."""
    lines: list[list[Mark]] = [[]]
    letters, digits = layout.letters, DIGITS
    if rng.random() < HARD_SHARE:
        letters, digits = "".join(c for c in HARD_LETTERS if c in letters) or letters, HARD_DIGITS
    elif rng.random() < FAMILY_SHARE:
        alike = FAMILIES[int(rng.random() * len(FAMILIES))]
        letters, digits = "".join(c for c in alike[0] if c in letters) * 2 + letters[::5], alike[1] * 2 + DIGITS[::3]

    def put(pool: str) -> None:
        c = pool[int(rng.random() * len(pool))]
        lines[-1].append(Mark(c, c))

    either = letters + digits + digits
    provinces = PROVINCES
    for t in tokens(pick_pattern(rng, layout)):
        if t == "L":
            put(letters)
        elif t == "D":
            put(digits)
        elif t == "A":
            put(either)
        elif t == "P":
            put(provinces)
        elif t == "H":
            put(HANGUL)
        elif t in "RS":
            place = KOREAN_PLACES[int(rng.random() * len(KOREAN_PLACES))]
            lines[-1].extend([Mark(STACKED + place, place)] if t == "S" else [Mark(c, c) for c in place])
        elif t == "W":
            lines[-1].append(Mark(TUNIS, "T"))
        elif t == "V":
            lines[-1].append(Mark(TUNIS_STATE, "N"))
        elif t == "|":
            lines.append([])
        elif t[0] == "[":
            put(t[1:-1])
        elif t[0] == "{":
            for c in t[1:-1]:
                lines[-1].append(Mark(c, c))
        elif t in SEPARATORS:
            lines[-1].append(Mark(t, ""))
        else:
            raise ValueError(f"layout {layout.region}/{layout.name}: unknown pattern token '{t}'")
    return lines


def canonical(lines: list[list[Mark]]) -> str:
    """The label of a plate: its characters without separators."""
    return "".join(m.label for line in lines for m in line)


def is_plain_latin(c: str) -> bool:
    """True for a digit or a Latin capital."""
    return c in DIGITS or c in LETTERS
