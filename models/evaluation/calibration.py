#!/usr/bin/env python3
"""Is a stated certainty true, and what is it worth to a gate? Runs the shipped binary over the bench sets and prints

- how often readings of each stated confidence are right (and, with --plot, draws it as SVG),
- the share of plates that a gate may accept when one accepted reading in a hundred, or in a thousand, may be wrong,
- the surest misreadings, for a look: among them are labels that are wrong,
- which characters are taken for which.

    python3 models/evaluation/calibration.py --binary PATH/edgegate --data DATA [--plot OUT.svg] [SET...]

Each picture gets one look (`--one-look`), as a frame of a lane does, and the set's regions are given. Standard library only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from evaluate import SETS, add_what, parse_what, read_labels, run_binary

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
WRONG_IN = (100, 1000)


@dataclass(frozen=True)
class Reading:
    """The best plate of a picture with one labelled plate: what it was read as, and how sure."""

    file: str
    confidence: float
    truth: str
    text: str

    @property
    def is_right(self) -> bool:
        """Every character."""
        return self.text == self.truth


def readings(binary: Path, data: Path, wanted: list[str]) -> dict[str, list[Reading]]:
    """By set; pictures with several labelled plates are left out, pictures without a find count as read with certainty 0."""
    out = {}
    for bench in SETS:
        if wanted and bench.name not in wanted:
            continue
        folder = data / "bench" / bench.name
        labels = {file: texts[0] for file, texts in read_labels(folder).items() if len(texts) == 1}
        options = ["--one-look", "--region", bench.regions, *(["--crops"] if bench.crops else [])]
        answers = run_binary(binary, options, folder, list(labels))
        best = {file: (answers[file].get("plates") or [{"confidence": 0.0, "text": ""}])[0] for file in labels}
        out[bench.name] = [Reading(f"{bench.name}/{file}", float(b["confidence"]), labels[file], b["text"]) for file, b in best.items()]
    return out


def accepted(items: list[Reading], wrong_in: int) -> tuple[float, float]:
    """The lowest confidence above which at most one accepted reading in `wrong_in` is wrong, and the share of plates accepted there."""
    ordered = sorted(items, key=lambda r: -r.confidence)
    wrong, best, bound = 0, 0, 1.0
    for n, reading in enumerate(ordered, 1):
        wrong += not reading.is_right
        # Equal confidences are accepted together or not at all.
        last = n == len(ordered) or ordered[n].confidence < reading.confidence
        if last and wrong * wrong_in <= n:
            best, bound = n, reading.confidence
    return bound, 100.0 * best / max(1, len(ordered))


def bins(items: list[Reading]) -> list[tuple[float, float, int, float, float]]:
    """(from, to, readings, mean confidence, share right) of each range that holds any."""
    out = []
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [r for r in items if low <= r.confidence < high or (high == 1.0 and r.confidence >= high)]
        if inside:
            out.append((low, high, len(inside), sum(r.confidence for r in inside) / len(inside), sum(r.is_right for r in inside) / len(inside)))
    return out


def confusions(items: list[Reading]) -> Counter[tuple[str, str]]:
    """(true character, read as), from readings of the right length."""
    pairs = ((a, b) for r in items if len(r.text) == len(r.truth) for a, b in zip(r.truth, r.text) if a != b)
    return Counter(pairs)


def plot(rows: list[tuple[float, float, int, float, float]], path: Path) -> None:
    """A reliability diagram: stated confidence to the right, share right upwards; the area of a dot is its number of readings."""
    size, pad = 360, 46
    most = max(r[2] for r in rows)

    def x(v: float) -> float:
        return pad + v * size

    def y(v: float) -> float:
        return pad + (1 - v) * size

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * pad} {size + 2 * pad}" font-family="sans-serif" font-size="12">',
             f'<rect width="100%" height="100%" fill="#fff"/><rect x="{pad}" y="{pad}" width="{size}" height="{size}" fill="#f7f7f5" stroke="#999"/>',
             f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#888" stroke-dasharray="4 4"/>']
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<text x="{x(tick)}" y="{y(0) + 18}" text-anchor="middle">{tick:g}</text><text x="{pad - 8}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    points = " ".join(f"{x(m):.1f},{y(s):.1f}" for _, _, _, m, s in rows)
    parts.append(f'<polyline points="{points}" fill="none" stroke="#1c6e8c"/>')
    for low, high, n, mean, share in rows:
        radius = 3 + 13 * (n / most) ** 0.5
        parts.append(f'<circle cx="{x(mean):.1f}" cy="{y(share):.1f}" r="{radius:.1f}" fill="#1c6e8c" fill-opacity="0.65"><title>{low:g} to {high:g}: {n}</title></circle>')
    parts.append(f'<text x="{pad + size / 2}" y="{size + 2 * pad - 8}" text-anchor="middle">stated confidence</text>')
    parts.append(f'<text x="14" y="{pad + size / 2}" text-anchor="middle" transform="rotate(-90 14 {pad + size / 2})">share right</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_what(parser)
    parser.add_argument("--plot", type=Path, help="write the reliability diagram here")
    args = parse_what(parser)
    by_set = readings(args.binary, Path(args.data), args.sets)
    everything = [r for items in by_set.values() for r in items]
    print(f"{'set':22s} {'plates':>6s} {'right':>7s} {'stated':>7s} {'at 0.9':>15s}  " + "  ".join(f"accepted, 1 wrong in {n}" for n in WRONG_IN))
    for name, items in [*by_set.items(), ("all", everything)]:
        sure = [r for r in items if r.confidence >= 0.9]
        bounds = [accepted(items, n) for n in WRONG_IN]
        right = f"{sum(r.is_right for r in sure)} of {len(sure)}"
        print(f"{name:22s} {len(items):6d} {100 * sum(r.is_right for r in items) / len(items):6.1f}% {100 * sum(r.confidence for r in items) / len(items):6.1f}% {right:>15s}"
              "  " + "  ".join(f"{share:5.1f}% (from {bound:.4f})" for bound, share in bounds))
    print(f"\n{'stated':>14s} {'readings':>9s} {'mean':>7s} {'right':>7s}")
    rows = bins(everything)
    for low, high, n, mean, share in rows:
        print(f"{low:6.3f}..{high:6.3f} {n:9d} {mean:7.3f} {share:7.3f}")
    print(f"expected calibration error {sum(n * abs(m - s) for _, _, n, m, s in rows) / len(everything):.3f}")
    print("\nsurest misreadings: file, label, read as")
    for r in sorted((r for r in everything if not r.is_right), key=lambda r: -r.confidence)[:20]:
        print(f"  {r.confidence:.4f} {r.file} {r.truth} {r.text}")
    print("\nread for: " + ", ".join(f"{b} for {a} {n}" for (a, b), n in confusions(everything).most_common(20)))
    if args.plot:
        plot(rows, args.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
