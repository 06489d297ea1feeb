"""The number formats of each region, from the layouts: separators dropped, letter sets spelt out.

A pattern may carry an "order": the places of the written characters in the number as it is read (a Tunisian
plate may show the serial above the series). Pattern letters: L letter, D digit, A letter or digit, P Chinese province, H Korean syllable, [..] one of a set.
"""

from __future__ import annotations

from ..plates.alphabets import DIGITS, HANGUL, LETTERS, PROVINCES
from ..plates.layouts import LAYOUTS
from ..plates.patterns import tokens

# Formats beyond what is drawn: numbers that exist but need no layout of their own.
EXTRA: dict[str, dict[str, float]] = {
    "us": {"AA": 0.002, "AAA": 0.006, "AAAA": 0.01, "AAAAA": 0.03, "AAAAAA": 0.08, "AAAAAAA": 0.12, "AAAAAAAA": 0.02},
    "gb": {"LLLDDDL": 0.02, "LDDDLLL": 0.02, "LLLDDD": 0.01, "LLDDDD": 0.01},
    "de": {"LLDDDD": 0.02, "LLLDDDD": 0.03, "LLLLDDDD": 0.03, "LLLLDDD": 0.03},
    "in": {"LLDDDDDD": 0.02, "LLDDLLLDDDD": 0.03},
    "ru": {"LLDDDDD": 0.01, "LLDDDDDD": 0.01, "DDDDLLDD": 0.01, "LLDDDDDDD": 0.01},
    "pl": {"LDAAAA": 0.01, "LDAAAAA": 0.01},
}


def _short(token: str, letters: str) -> str:
    if token == "L":
        return "L" if letters == LETTERS else f"[{letters}]"
    if token == "A":
        return "A" if letters == LETTERS else f"[{letters}{DIGITS}]"
    if token in ("W", "V"):
        return "[T]" if token == "W" else "[N]"
    if token[0] == "{":
        return "".join(f"[{c}]" for c in token[1:-1])
    return "" if token in "-. _+|" else token


def formats() -> dict[str, list[dict[str, object]]]:
    """Region -> patterns with weights that add up to one, heaviest first."""
    out: dict[str, dict[str, float]] = {}
    for layout in LAYOUTS:
        total = sum(w for _, w in layout.patterns)
        table = out.setdefault(layout.region, {})
        for pattern, weight in layout.patterns:
            key = "".join(_short(t, layout.letters) for t in tokens(pattern))
            keys = (key + "DD", key + "DDD") if "ru-code" in layout.extras else (key,)
            for k in keys:
                table[k] = table.get(k, 0.0) + layout.weight * weight / total / len(keys)
    result: dict[str, list[dict[str, object]]] = {}
    for region, table in out.items():
        whole = sum(table.values())
        table = {k: w / whole for k, w in table.items()}
        for k, w in EXTRA.get(region, {}).items():
            table[k] = table.get(k, 0.0) + w
        whole = sum(table.values())
        result[region] = [_entry(region, k, round(w / whole, 5)) for k, w in sorted(table.items(), key=lambda x: -x[1])]
    return result


def _entry(region: str, pattern: str, weight: float) -> dict[str, object]:
    entry: dict[str, object] = {"pattern": pattern, "weight": weight}
    digits = pattern.removesuffix("[T]")
    if region == "tn" and digits != pattern and set(digits) == {"D"}:
        serial = len(digits) - (3 if len(digits) == 7 else 2)
        n = len(digits) + 1
        entry["order"] = [*range(serial, n), *range(serial)]
    return entry


def reorder(text: str, entry: dict[str, object]) -> str:
    """The number as it is read from the characters as they are written."""
    order = entry.get("order")
    return "".join(text[i] for i in order) if isinstance(order, list) else text


def sets_of(pattern: str) -> list[str]:
    """The characters allowed at each place of a pattern."""
    names = {"L": LETTERS, "D": DIGITS, "A": LETTERS + DIGITS, "P": PROVINCES, "H": HANGUL}
    return [t[1:-1] if t[0] == "[" else names[t] for t in tokens(pattern)]
