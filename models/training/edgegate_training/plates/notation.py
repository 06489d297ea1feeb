"""Reads the tables of number formats in `models/formats`, a text file for each country, and spells their patterns out.

    country us United States        the country's ISO 3166-1 code
    letters ABC..                   what L stands for, where it is not A to Z
    rare IOQ 0.15                   letters that most series leave out: patterns of L have this share with them, the rest without
    set S ABC..                     a name for a set of characters
    * 0.05                          patterns for every subdivision follow, with this share of it in all
    us-ca California = 31           a subdivision (ISO 3166-2) and its share of the country
     DLLLDDD 62                     one of its patterns and the pattern's weight
    us = whole                      the country in one; without it the country is the weighted union of its subdivisions

Patterns: L letter, D digit, A letter or digit, [..] one of these (ranges with '-'), {..} these as they stand, (AB|AC|B) one of
these codes, <AGA-CYZ> three letters in this range of serials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from .alphabets import DIGITS, LETTERS

FOLDER = Path(__file__).resolve().parents[3] / "formats"
_TOKEN = re.compile(r"\[[^\]]*\]|\{[^}]*\}|\([^)]*\)|<[^>]*>|.")
Table = dict[str, float]


@dataclass
class Country:
    """One file: region code -> pattern -> weight, the weights of a region adding up to one."""

    code: str = ""
    name: str = ""
    regions: dict[str, Table] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def _spelt(characters: str) -> str:
    """A set as the appliance reads it: L, D, A where it is one of them, else in brackets."""
    chosen = "".join(sorted(set(characters), key=characters.index))
    for name, known in (("L", LETTERS), ("D", DIGITS), ("A", LETTERS + DIGITS)):
        if sorted(chosen) == sorted(known):
            return name
    return f"[{chosen}]"


def _listed(inside: str, letters: str) -> str:
    """The characters of a bracket; a range of letters keeps to the letters in use."""
    out = re.sub(r"(.)-(.)", lambda m: "".join(chr(c) for c in range(ord(m[1]), ord(m[2]) + 1)), inside)
    return "".join(c for c in out if c not in LETTERS or c in letters or "-" not in inside)


def _codes(codes: list[str]) -> list[str]:
    """Codes as few sets as can be: those that differ in the last character alone go together."""
    groups: dict[str, str] = defaultdict(str)
    for code in codes:
        groups[code[:-1]] += code[-1]
    return ["".join(f"[{c}]" for c in stem) + _spelt(last) for stem, last in groups.items()]


def _range(low: str, high: str, letters: str) -> list[str]:
    """Three letters from a serial to another, both at the bounds of their second letter's block."""
    first, last = low[0], high[0]
    if first == last:
        return _codes([first + c for c in letters if low[1] <= c <= high[1]])
    pairs = [low[0] + c for c in letters if c >= low[1]] + [a + b for a in letters if first < a < last for b in letters] + [last + c for c in letters if c <= high[1]]
    return _codes(pairs)


def spell(pattern: str, letters: str, sets: dict[str, str]) -> list[str]:
    """The pattern in the appliance's letters; several where codes or ranges of serials ask for it. Raises ValueError for an unknown token."""
    out = [""]
    for t in _TOKEN.findall(pattern):
        if t[0] == "(":
            parts = _codes(t[1:-1].split("|"))
        elif t[0] == "<":
            low, high = t[1:-1].split("-")
            parts = [p + _spelt(letters) for p in _range(low, high, letters)]
        elif t[0] == "[":
            parts = [_spelt(_listed(t[1:-1], letters))]
        elif t[0] == "{":
            parts = ["".join(f"[{c}]" for c in t[1:-1])]
        elif t in sets:
            parts = [_spelt(sets[t])]
        elif t in "LDA":
            parts = [_spelt({"L": letters, "D": DIGITS, "A": letters + DIGITS}[t])]
        else:
            raise ValueError(f"pattern '{pattern}': '{t}' is not known; write L, D, A, [..], {{..}}, (..|..), <..-..> or a set of the file's own")
        out = [a + b for a in out for b in parts]
    return out


def read(path: Path) -> Country:
    """One file of formats; raises ValueError with file and line for a line that cannot be understood."""
    country, letters, sets = Country(), LETTERS, dict[str, str]()
    shares: dict[str, float] = {}
    common: list[tuple[float, Table]] = []
    table: Table | None = None
    rare, rarely, serial = "", 0.0, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        try:
            if line[0] != " " and words[0] in ("country", "letters", "rare", "set"):
                if words[0] == "country":
                    country.code, country.name = words[1], " ".join(words[2:])
                elif words[0] == "letters":
                    letters = words[1]
                elif words[0] == "rare":
                    rare, rarely = words[1], float(words[2])
                else:
                    sets[words[1]] = words[2]
            elif words[0] == "*":
                table, serial = {}, False
                common.append((float(words[1]), table))
            elif line[0] != " ":
                before, share = line.split("=")
                code, serial = words[0], True
                table = country.regions[code] = {}
                shares[code], country.names[code] = (0.0 if share.strip() == "whole" else float(share)), " ".join(before.split()[1:])
            elif table is None:
                raise ValueError("a pattern before the first region")
            else:
                both = rare and serial and "L" in words[0]
                usual = "".join(c for c in letters if c not in rare) if both else letters
                for use, share in ((usual, 1.0 - rarely), (letters, rarely)) if both else ((letters, 1.0),):
                    spelt = spell(words[0], use, sets)
                    for p in spelt:
                        table[p] = table.get(p, 0.0) + share * float(words[1]) / len(spelt)
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}:{number}: {error}; the notation is described in {Path(__file__).name}") from error
    return _weighed(country, shares, common)


def _weighed(country: Country, shares: dict[str, float], common: list[tuple[float, Table]]) -> Country:
    """Shares the weights out: within a region to one, and the country as the union where the file has no whole.

    In the union a subdivision counts by the root of its share: who names the country alone may stand anywhere in it, and plates of the
    small ones are not to be read as the large ones'.
    """
    for code, table in country.regions.items():
        own = 1.0 - (sum(share for share, _ in common) if code != country.code else 0.0)
        whole = sum(table.values())
        for p in table:
            table[p] *= own / whole
        for share, more in common if code != country.code else ():
            for p, w in more.items():
                table[p] = table.get(p, 0.0) + share * w / sum(more.values())
    if country.code not in country.regions:
        union: Table = {}
        for code, table in country.regions.items():
            for p, w in table.items():
                union[p] = union.get(p, 0.0) + w * shares[code] ** 0.5 / sum(x ** 0.5 for x in shares.values())
        country.regions = {country.code: union, **country.regions}
    return country


def countries(folder: Path = FOLDER) -> dict[str, Country]:
    """All files by country code."""
    return {c.code: c for c in (read(p) for p in sorted(folder.glob("*.txt")))}
