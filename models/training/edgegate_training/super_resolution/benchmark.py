"""Measures how plates are read after their resolution was brought down, on real crops that nothing was trained on.

    python3 -m edgegate_training.super_resolution.benchmark --data DATA --recogniser ../plate-recogniser --pool POOL --run NAME=RUN/last.pt ...

Each set's crops are shrunk 1.5, 2, 3 and 4 times (area average, "clean"; or with blur, noise and JPEG, "worn"), made larger again by each
design, and read by the project's recogniser within the region's formats. "Plain" is the recogniser on the shrunk crop as it is. PSNR and SSIM
compare with the crop as it was, in grey levels.
"""

from __future__ import annotations

import argparse
import csv
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from ..augment.camera import HEIGHT, WIDTH, fit
from ..augment.distance import low
from ..recogniser.benchmark import CROPS, QUADS, rectify_native
from ..recogniser.data import FLOOR, dequantise, normalise
from ..recogniser.decode import Grammar, log_softmax, search
from ..recogniser.net import Recogniser
from .designs import RIVAL, designs
from .generators import Interpolation
from .train import shipped_recogniser

SETS = ("rodney-cn-crops", "tunisia-crops", "tw-access-control")
FACTORS = (1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True)
class Score:
    """Whole plates and characters in per cent, and likeness."""

    plates: float
    of_full: float
    characters: float
    psnr: float
    ssim: float


def load(data: Path, name: str, limit: int = 0) -> list[tuple[str, np.ndarray]]:
    """(text, crop at its own size) of a set; scenes are rectified at their labelled corners."""
    out = []
    folder = data / "bench" / name
    with open(folder / "labels.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            image = cv2.imread(str(folder / row["file"]), cv2.IMREAD_GRAYSCALE)
            if image is None or not row["text"]:
                continue
            if name in QUADS:
                image = rectify_native(image, np.float32([[float(row[f"x{i}"]), float(row[f"y{i}"])] for i in range(4)]), 0.04, 0.07)
            out.append((row["text"], image))
    return out[:limit] if limit else out


def shrunk(image: np.ndarray, factor: float, worn: bool, rng: np.random.Generator) -> np.ndarray:
    """A crop with fewer pixels."""
    size = (max(4, round(image.shape[1] / factor)), max(3, round(image.shape[0] / factor)))
    if worn:
        image = cv2.GaussianBlur(image, (0, 0), 0.35 * factor)
    image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    if worn:
        image = np.clip(image + rng.normal(0, 4, image.shape), 0, 255).astype(np.uint8)
        image = cv2.imdecode(cv2.imencode(".jpg", image, (cv2.IMWRITE_JPEG_QUALITY, 60))[1], cv2.IMREAD_GRAYSCALE)
    return image


def enhanced(net: nn.Module, crops: list[np.ndarray]) -> list[np.ndarray]:
    """Crops of any size, made into grey crops of the recogniser's size by a generator."""
    out = []
    for i in range(0, len(crops), 64):
        small = np.stack([low(c) for c in crops[i:i + 64]])
        measured = small.astype(np.float32)
        mean, deviation = measured.mean((1, 2), keepdims=True), np.maximum(measured.std((1, 2), keepdims=True), FLOOR)
        with torch.no_grad():
            made = net(torch.from_numpy(dequantise(normalise(small)))).float().numpy()[:, 0]
        out += list(np.clip(np.rint(made * deviation + mean), 0, 255).astype(np.uint8))
    return out


def distance(a: str, b: str) -> int:
    """Levenshtein."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def ssim(a: np.ndarray, b: np.ndarray) -> float:
    """Structural similarity (Wang 2004) with a Gaussian window of 1.5."""
    a, b = a.astype(np.float64), b.astype(np.float64)

    def soft(x: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(x, (11, 11), 1.5)

    ma, mb = soft(a), soft(b)
    va, vb, vab = soft(a * a) - ma * ma, soft(b * b) - mb * mb, soft(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(np.mean((2 * ma * mb + c1) * (2 * vab + c2) / ((ma**2 + mb**2 + c1) * (va + vb + c2))))


def read(net: Recogniser, crops: list[np.ndarray], grammar: Grammar) -> tuple[list[str], np.ndarray]:
    """Texts, and log-probabilities [n, steps, classes]."""
    logs = []
    with torch.no_grad():
        for i in range(0, len(crops), 64):
            logs.append(net(torch.from_numpy(dequantise(normalise(np.stack(crops[i:i + 64])))))[0].numpy())
    logp = log_softmax(np.concatenate(logs))
    return [search(x, grammar) for x in logp], logp


def score(texts: list[str], truth: list[str], full: list[str], made: list[np.ndarray], wanted: list[np.ndarray]) -> Score:
    """One cell of the table."""
    right = np.array([a == b for a, b in zip(texts, truth)])
    before = np.array([a == b for a, b in zip(full, truth)])
    wrong = sum(distance(a, b) for a, b in zip(texts, truth))
    error = np.mean([np.mean((a.astype(np.float32) - b) ** 2) for a, b in zip(made, wanted)])
    return Score(100 * float(right.mean()), 100 * float((right & before).sum()) / max(1, int(before.sum())),
                 100 * (1 - wrong / sum(map(len, truth))), float(10 * np.log10(255**2 / max(error, 1e-6))),
                 float(np.mean([ssim(a, b) for a, b in zip(made, wanted)])))


def measure(nets: dict[str, nn.Module], reader: Recogniser, data: Path, sets: tuple[str, ...] = SETS, limit: int = 0,
            wear: tuple[bool, ...] = (False, True), say=print) -> dict[tuple[str, str, float, bool], Score]:
    """The table: (design, set, factor, worn) to its score. A net that is a Recogniser is the rival: it reads by itself."""
    table: dict[tuple[str, str, float, bool], Score] = {}
    for name in sets:
        items = load(data, name, limit)
        truth, grammar = [t for t, _ in items], Grammar([{**CROPS, **QUADS}[name]])
        whole = [fit(c) for _, c in items]
        full, _ = read(reader, whole, grammar)
        say(f"{name} ({len(items)}), full size: {100 * np.mean([a == b for a, b in zip(full, truth)]):.1f} %")
        for worn in wear:
            for factor in FACTORS:
                rng = np.random.default_rng(5)
                small = [shrunk(c, factor, worn, rng) for _, c in items]
                plain = [fit(c) for c in small]
                for design, net in {"plain": None, **nets}.items():
                    rival = isinstance(net, Recogniser)
                    made = plain if net is None or rival else enhanced(net, small)
                    texts, _ = read(net if rival else reader, made, grammar)
                    table[design, name, factor, worn] = cell = score(texts, truth, full, made, whole)
                    say(f"  /{factor:g} {'worn ' if worn else 'clean'} {design:16s} plates {cell.plates:5.1f} %  of those read at full size "
                        f"{cell.of_full:5.1f} %  characters {cell.characters:5.1f} %  PSNR {cell.psnr:4.1f} dB  SSIM {cell.ssim:.3f}")
    return table


def milliseconds(net: nn.Module, runs: int = 30) -> float:
    """Median time of one crop, float32, one thread, of PyTorch; for ratios between designs only."""
    x = torch.zeros(1, 1, HEIGHT, WIDTH) if isinstance(net, Recogniser) else torch.zeros(1, 1, HEIGHT // 2, WIDTH // 2)
    times = []
    with torch.no_grad():
        for _ in range(runs):
            start = time.perf_counter()
            net(x)
            times.append((time.perf_counter() - start) * 1000)
    return float(np.median(times))


def restored(name: str, checkpoint: Path, reader: Recogniser) -> nn.Module:
    """The averaged weights of a run."""
    net = Recogniser() if name == RIVAL else designs()[name].generator()
    net.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    return net.eval()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--recogniser", type=Path, required=True)
    parser.add_argument("--run", action="append", default=[], help="NAME=CHECKPOINT, as often as wanted")
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--limit", type=int, default=0, help="first N crops of each set only")
    args = parser.parse_args()
    torch.set_num_threads(1)
    reader = shipped_recogniser(args.recogniser, args.pool)
    nets: dict[str, nn.Module] = {"bicubic": Interpolation()}
    for entry in args.run:
        name, _, path = entry.partition("=")
        nets[name] = restored(name, Path(path), reader)
    for name, net in nets.items():
        print(f"{name:16s} {sum(p.numel() for p in net.parameters()):8d} parameters  {milliseconds(net):6.2f} ms", flush=True)
    measure(nets, reader, args.data, tuple(args.sets), args.limit, say=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
