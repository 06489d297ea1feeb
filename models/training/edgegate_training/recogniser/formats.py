"""The number formats of each region: from the tables in `models/formats` where there is one, else from the layouts, separators dropped.

    python3 -m edgegate_training.recogniser.formats --out ../plate-recogniser/formats.json

A pattern may carry an "order": the places of the written characters in the number as it is read (a Tunisian
plate may show the serial above the series). Pattern letters: L letter, D digit, A letter or digit, P Chinese province, H Korean syllable, [..] one of a set.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..plates.alphabets import DIGITS, HANGUL, KOREAN_PLACES, LETTERS, PROVINCES
from ..plates.layouts import LAYOUTS
from ..plates.patterns import SEPARATORS, tokens
from .notation import countries

# Formats beyond what is drawn: numbers that exist but need no layout of their own.
EXTRA: dict[str, dict[str, float]] = {
    "us": {"AA": 0.002, "AAA": 0.006, "AAAA": 0.01, "AAAAA": 0.03, "AAAAAA": 0.08, "AAAAAAA": 0.12, "AAAAAAAA": 0.02},
    "gb": {"LLLDDDL": 0.02, "LDDDLLL": 0.02, "LLLDDD": 0.01, "LLDDDD": 0.01},
    "de": {"LLDDDD": 0.02, "LLLDDDD": 0.03, "LLLLDDDD": 0.03, "LLLLDDD": 0.03},
    "ru": {"LLDDDDD": 0.01, "LLDDDDDD": 0.01, "DDDDLLDD": 0.01, "LLDDDDDDD": 0.01},
}


def _places(pattern: str) -> list[str]:
    """The pattern with each Korean place name in turn, where it has one."""
    found = [t for t in tokens(pattern) if t in ("R", "S")]
    return [pattern.replace(found[0], "{" + place + "}") for place in KOREAN_PLACES] if found else [pattern]


def _short(token: str, letters: str) -> str:
    if token == "L":
        return "L" if letters == LETTERS else f"[{letters}]"
    if token == "A":
        return "A" if letters == LETTERS else f"[{letters}{DIGITS}]"
    if token in ("W", "V"):
        return "[T]" if token == "W" else "[N]"
    if token[0] == "{":
        return "".join(f"[{c}]" for c in token[1:-1])
    return "" if token in SEPARATORS + "|" else token


def formats() -> dict[str, list[dict[str, object]]]:
    """Region -> patterns with weights that add up to one, heaviest first."""
    out: dict[str, dict[str, float]] = {}
    for layout in LAYOUTS:
        total = sum(w for _, w in layout.patterns)
        table = out.setdefault(layout.region, {})
        for pattern, weight in ((p, w / len(_places(x))) for x, w in layout.patterns for p in _places(x)):
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
        result[region] = _entries(region, {k: w / whole for k, w in table.items()})
    for country in countries().values():
        drawn = {str(e["pattern"]): float(e["weight"]) for e in result[country.code]} if country.drawn else {}  # type: ignore[arg-type]
        for region, table in country.regions.items():
            if region == country.code and drawn:
                table = {p: (1 - country.drawn) * table.get(p, 0.0) + country.drawn * drawn.get(p, 0.0) for p in {**table, **drawn}}
            result[region] = _entries(region, table)
    return result


def _entries(region: str, table: dict[str, float]) -> list[dict[str, object]]:
    """Heaviest first; what is rarer than one plate in a hundred thousand counts as that."""
    return [_entry(region, k, max(round(w, 5), 1e-5)) for k, w in sorted(table.items(), key=lambda x: -x[1])]


def write(path: Path, alphabet: list[str]) -> None:
    """Writes the appliance's file, a line for each pattern of a country and a line for each subdivision; what a recogniser with this alphabet cannot read is left out."""
    parts = []
    for region, entries in formats().items():
        entries = [e for e in entries if set(str(e["pattern"])) - set("PH[]{}") <= set(alphabet)]
        if not entries:
            continue
        lines = [json.dumps(e, ensure_ascii=False) for e in entries]
        parts.append(f" {json.dumps(region)}: [" + (", ".join(lines) if "-" in region else "\n  " + ",\n  ".join(lines)) + "]")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


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


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the appliance's formats.json; its recogniser's manifest lies beside it")
    args = parser.parse_args()
    write(args.out, json.loads((args.out.parent / "manifest.json").read_text(encoding="utf-8"))["decode"]["alphabet"])
    table = formats()
    print(f"{args.out}: {len(table)} regions, {sum(len(v) for k, v in table.items() if '-' not in k)} patterns of countries, {sum(len(v) for v in table.values())} in all")


if __name__ == "__main__":
    main()
