"""The number formats of each region: from the tables in `models/formats` where there is one, else from the layouts, separators dropped.

    python3 -m edgegate_training.recogniser.formats --out ../plate-recogniser/formats.json

A pattern may carry an "order": the places of the written characters in the number as it is read (a Tunisian
plate may show the serial above the series). Pattern letters: L letter, D digit, A letter or digit, P Chinese province, H Korean syllable, [..] one of a set.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..plates.alphabets import DIGITS, HANGUL, LETTERS, PROVINCES
from ..plates.layouts import LAYOUTS
from ..plates.patterns import SEPARATORS, tokens
from ..plates.notation import countries

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
    tables = countries()
    out: dict[str, dict[str, float]] = {}
    for layout in LAYOUTS:
        table = out.setdefault(layout.region, {})
        total = sum(w for _, w in layout.patterns)
        for pattern, weight in layout.patterns if layout.region not in tables else ():
            key = "".join(_short(t, layout.letters) for t in tokens(pattern))
            table[key] = table.get(key, 0.0) + layout.weight * weight / total
    result: dict[str, list[dict[str, object]]] = {}
    for region, table in out.items():
        whole = sum(table.values())
        result[region] = _entries(region, {k: w / whole for k, w in table.items()})
    for country in tables.values():
        for region, table in country.regions.items():
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
