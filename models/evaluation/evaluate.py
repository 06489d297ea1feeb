#!/usr/bin/env python3
"""Measures the shipped binary on the real bench sets and prints a table by set.

    python3 models/evaluation/evaluate.py --binary PATH/edgegate --data DATA [--failures FOLDER] [SET...]

Runs `edgegate read --json` (with `--crops` for sets of crops) over each set without a region, with the set's region, and, where the
labels name states, with each picture's own state. A plate counts as read when every character is right; with several plates in a picture each
labelled one is looked for among those reported. Standard library only. DATA may come from EDGEGATE_DATA.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class BenchSet:
    """A bench set: how it is run and which regions a gate there would know."""

    name: str
    regions: str
    crops: bool = False
    states: bool = False
    """The labels' regions are states (ISO 3166-2); each picture is also read with its own."""


SETS = (
    BenchSet("tw-access-control", "tw"),
    BenchSet("put-pl", "pl"),
    BenchSet("javaanpr-eu", "sk,cz"),
    BenchSet("ccpd-sample-cn", "cn"),
    BenchSet("masteringopencv-es", "es"),
    BenchSet("duany-cn", "cn"),
    BenchSet("sploid-ru", "ru"),
    BenchSet("googling-multi", "kr,cn,br,in,gb,sg,de"),
    BenchSet("rodney-cn-crops", "cn", crops=True),
    BenchSet("tunisia-crops", "tn", crops=True),
    BenchSet("cnnocr-ar-crops", "ar", crops=True),
    BenchSet("us-state-crops", "us", crops=True, states=True),
    BenchSet("id-plates-val", "id", crops=True),
    BenchSet("hu-green", "hu"),
    BenchSet("kr-cvlab", "kr"),
)


@dataclass
class Tally:
    """What came out for one set and one way of running it."""

    total: int = 0
    right: int = 0
    alike: int = 0
    errors: int = 0
    times: list[float] = field(default_factory=list)
    failures: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Whole plates read, in per cent."""
        return 100.0 * self.right / max(1, self.total)


def read_labels(folder: Path) -> dict[str, list[str]]:
    """File -> its labelled texts; pictures without a text are left out."""
    labels: dict[str, list[str]] = {}
    with open(folder / "labels.csv", encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            if row["text"]:
                labels.setdefault(row["file"], []).append(row["text"].upper())
    return labels


def read_states(folder: Path) -> dict[str, list[str]]:
    """State -> the files of it; a picture that names none has "" for it."""
    states: dict[str, list[str]] = {}
    with open(folder / "labels.csv", encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            if row["text"]:
                states.setdefault(row["region"].lower(), []).append(row["file"])
    return states


def alike(text: str) -> str:
    """The text with the letter O as the digit 0: on many American plates the two are one shape, and these labels write 0 for either."""
    return text.replace("O", "0")


def chunks(items: list[str], size: int) -> list[list[str]]:
    """The list in pieces."""
    return [items[i:i + size] for i in range(0, len(items), size)]


def run_binary(binary: Path, options: list[str], folder: Path, files: list[str], frames: int = 1) -> dict[str, dict]:
    """One JSON object for each file, by file name. Raises RuntimeError when the binary answers for fewer files.

    frames: so many files NAME-0.png, NAME-1.png ... are read together for each file given.
    """
    out: dict[str, dict] = {}
    for part in chunks(files, max(1, 200 // frames)):
        paths = [str(folder / f) for f in part] if frames == 1 else [str(folder / f.replace("-0.", f"-{k}.")) for f in part for k in range(frames)]
        command = [str(binary), "read", "--json", *options, *(["--together", str(frames)] if frames > 1 else []), *paths]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if len(lines) != len(part):
            raise RuntimeError(f"{binary}: {len(lines)} answers for {len(part)} files (exit {done.returncode}): "
                               f"{done.stderr.strip()[-400:]}")
        for name, line in zip(part, lines):
            out[name] = line
    return out


def tally(labels: dict[str, list[str]], answers: dict[str, dict]) -> Tally:
    """Counts whole plates, also with O and 0 held for one; keeps what was misread, best guess first."""
    result = Tally()
    for name, texts in labels.items():
        answer = answers[name]
        plates = answer.get("plates", [])
        found = [p["text"] for p in plates]
        result.errors += "error" in answer
        if "ms" in answer:
            result.times.append(float(answer["ms"].get("total", 0.0)))
        for text in texts:
            result.total += 1
            if text in found:
                result.right += 1
                result.alike += 1
                found.remove(text)
            else:
                result.alike += alike(text) in map(alike, found)
                guess = plates[0]["text"] if plates else ""
                confidence = f"{plates[0].get('confidence', 0):.3f}" if plates else ""
                result.failures.append((name, text, guess, confidence))
    return result


def save_failures(path: Path, tallies: dict[str, Tally]) -> None:
    """What was misread, as CSV: mode, file, truth, best guess, confidence."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(("mode", "file", "truth", "read", "confidence"))
        for mode, t in tallies.items():
            writer.writerows((mode, *row) for row in t.failures)


def add_what(parser: argparse.ArgumentParser) -> None:
    """The arguments that say what is measured, and on what."""
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument("--binary", type=Path, required=True, help="the edgegate binary")
    parser.add_argument("--data", type=Path, default=os.environ.get("EDGEGATE_DATA"), help="data folder (has bench/)")


def parse_what(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The arguments; ends with a message where one of `add_what`'s cannot be."""
    args = parser.parse_args()
    if args.data is None or not (Path(args.data) / "bench").is_dir():
        parser.error("no data: give --data (or EDGEGATE_DATA) a folder that has bench/")
    if not args.binary.is_file():
        parser.error(f"no binary at {args.binary}; `./deploy.sh build` prints the path of a built one")
    unknown = set(args.sets) - {s.name for s in SETS}
    if unknown:
        parser.error(f"unknown set {', '.join(sorted(unknown))}; known: {', '.join(s.name for s in SETS)}")
    return args


def main() -> int:
    """Command line; the exit status is 1 when a set could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_what(parser)
    parser.add_argument("--failures", type=Path, default=None, help="folder for lists of misread plates")
    parser.add_argument("--frames", type=int, default=1, help="so many frames of shrink.py are read together")
    parser.add_argument("--one-look", action="store_true", help="each picture gets what a frame of a lane gets: one look")
    parser.add_argument("--no-sr", action="store_true", help="without super-resolution, to see what it brings")
    parser.add_argument("--precision", choices=("int8", "fp32"), help="which file of each model; without it the shipped INT8 one")
    parser.add_argument("--limit", type=int, default=0, help="first N pictures of each set only")
    args = parse_what(parser)
    print(f"{'set':22s} {'plates':>6s} {'free':>8s} {'region':>8s}  {'regions':20s} {'ms':>6s}  errors", flush=True)
    bad = 0
    for bench in SETS:
        if args.sets and bench.name not in args.sets:
            continue
        folder = Path(args.data) / "bench" / bench.name
        labels = read_labels(folder)
        if args.limit:
            labels = dict(list(labels.items())[:args.limit])
        options = (["--crops"] if bench.crops else []) + (["--no-sr"] if args.no_sr else []) + (["--one-look"] if args.one_look else [])
        options += ["--precision", args.precision] if args.precision else []
        try:
            free = tally(labels, run_binary(args.binary, options, folder, list(labels), args.frames))
            limited = tally(labels, run_binary(args.binary, [*options, "--region", bench.regions], folder, list(labels), args.frames))
        except (RuntimeError, json.JSONDecodeError) as error:
            print(f"{bench.name:22s} not measured: {error}", flush=True)
            bad += 1
            continue
        tallies = {"free": free, "region": limited}
        if bench.states:
            answers: dict[str, dict] = {}
            for state, files in read_states(folder).items():
                answers |= run_binary(args.binary, [*options, "--region", state], folder, [f for f in files if f in labels], args.frames)
            tallies["state"] = tally(labels, answers)
        times = sorted(free.times)
        middle = times[len(times) // 2] if times else 0.0
        print(f"{bench.name:22s} {free.total:6d} {free.share:7.1f}% {limited.share:7.1f}%  {bench.regions:20s} {middle:6.1f}"
              f"  {free.errors}", flush=True)
        if bench.states:
            print(f"{'  with its own state':22s} {tallies['state'].total:6d} {'':8s} {tallies['state'].share:7.1f}%", flush=True)
            print(f"{'  O and 0 held for one':22s} {free.total:6d} " + "  ".join(f"{name} {100 * t.alike / max(1, t.total):.1f}%" for name, t in tallies.items()), flush=True)
        if args.failures:
            save_failures(args.failures / f"{bench.name}.csv", tallies)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
