"""The series of a country's tables in `models/formats` as patterns of layouts: what a sample's number looks like follows what is on the road."""

from __future__ import annotations

from functools import lru_cache

from .alphabets import DIGITS
from .notation import FOLDER, read
from .patterns import tokens

GAPS = ((" ", 0.5), ("-", 0.2), ("+", 0.2), ("", 0.1))
"""What stands between letters and digits, and how often."""
RAREST = 2e-4
MOST_LETTERS = 18
"""A set of so many letters and more is drawn as any letter is, look-alikes and all."""


def _is_digit(token: str) -> bool:
    return token == "D" or (token[0] == "[" and set(token[1:-1]) <= set(DIGITS))


def spaced(pattern: str, gap: str) -> str:
    """The pattern with a gap where letters follow digits or digits letters, in the middle of the number: the first such place but for a lone first character's."""
    found = ["L" if t[0] == "[" and len(t) - 2 >= MOST_LETTERS and not set(t[1:-1]) & set(DIGITS) else t for t in tokens(pattern)]
    changes = [i for i in range(1, len(found)) if _is_digit(found[i]) != _is_digit(found[i - 1])]
    at = next((i for i in changes if 1 < i < len(found) - 1), 0)
    return "".join(found[:at]) + (gap if at else "") + "".join(found[at:])


@lru_cache(maxsize=8)
def series(country: str) -> tuple[tuple[str, float], ...]:
    """Patterns with weights, a country's states by the root of their share; raises FileNotFoundError for a country without a table."""
    table = read(FOLDER / f"{country}.txt").regions[country]
    out: dict[str, float] = {}
    for pattern, weight in table.items():
        for gap, share in GAPS if weight >= RAREST else ():
            key = spaced(pattern, gap)
            out[key] = out.get(key, 0.0) + weight * share
    return tuple(out.items())
