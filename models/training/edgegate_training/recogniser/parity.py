"""The program's path and this one say the same of the same crops: cutting, normalising, the net, the characters.

    python3 -m edgegate_training.recogniser.parity --binary PATH/edgegate [--count 200] [--data DATA]

Without DATA the crops are rendered, at sizes as cameras give them; with it they are those of bench/. Both take one look, without a region
and without super-resolution. The program looks for the most probable text by exact probabilities, this path takes the best class of each
step: where they differ, the program's text must be the more probable one under this path's own output. Exit status 1 where it is not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from ..augment.camera import HEIGHT, WIDTH
from ..common.onnx_runtime import OnnxRuntime
from ..plates.alphabets import encode
from .benchmark import CROPS
from .data import normalise
from .decode import greedy
from .net import STEPS
from .samples import make_sample

LARGEST = 8
"""A crop is sampled at so many times the input's size at most before it is averaged down."""

AGREEING = 0.5
"""The program's text may have no less than this share of the probability of the other one: two versions of OpenCV round differently."""


def rectified(image: np.ndarray) -> np.ndarray:
    """A whole grey crop as the program brings it to the input's size: sampled bilinearly at a multiple of it, then averaged."""
    h, w = image.shape
    multiple = int(np.clip(np.ceil(max(w / WIDTH, h / HEIGHT) - 0.25), 1, LARGEST))
    wide, high = WIDTH * multiple, HEIGHT * multiple
    # From the input's pixels to the crop's; pixel centres lie at halves, so the crop spans from -0.5 to w - 0.5.
    inverse = np.float64([[w / wide, 0, 0.5 * w / wide - 0.5], [0, h / high, 0.5 * h / high - 0.5], [0, 0, 1]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    large = cv2.warpPerspective(image, inverse, (wide, high), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return large if multiple == 1 else cv2.resize(large, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def probability(logits: np.ndarray, text: str) -> float:
    """Of a text, over all its paths."""
    logp = torch.from_numpy(logits).log_softmax(1)[:, None]
    classes = torch.tensor([encode(text)])
    loss = F.ctc_loss(logp.double(), classes, torch.tensor([STEPS]), torch.tensor([classes.shape[1]]), reduction="sum")
    return float(torch.exp(-loss))


def rendered(folder: Path, count: int, seed: int) -> list[Path]:
    """Rendered crops of many sizes, as files."""
    rng = np.random.default_rng(seed)
    out = []
    for i in range(count):
        size = (int(rng.integers(60, 420)), int(rng.integers(20, 150)))
        path = folder / f"crop-{i}.png"
        cv2.imwrite(str(path), cv2.resize(make_sample(rng, 0.1).image, size, interpolation=cv2.INTER_LINEAR))
        out.append(path)
    return out


def by_program(binary: Path, files: list[Path]) -> list[str]:
    """What the program's characters say of each file, as it is: without the aligner, which this path has not."""
    with tempfile.TemporaryDirectory() as models:
        for model in (binary.resolve().parent / "models").iterdir():
            if model.name != "plate-aligner":
                (Path(models) / model.name).symlink_to(model)
        out = [text for i in range(0, len(files), 200) for text in ask(binary, models, files[i:i + 200])]
    if len(out) != len(files):
        raise RuntimeError(f"{binary}: {len(out)} answers for {len(files)} files")
    return out


def ask(binary: Path, models: str, files: list[Path]) -> list[str]:
    """One call of the program."""
    command = [str(binary), "read", "--json", "--crops", "--one-look", "--no-sr", "--models", models, *map(str, files)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [plates[0]["freeText"] if (plates := json.loads(line)["plates"]) else "" for line in lines]


def compare(binary: Path, runtime: OnnxRuntime, files: list[Path]) -> tuple[int, int, list[str]]:
    """Same text; another that is the more probable one here too; and what disagrees, in words."""
    session = runtime.open(Path(__file__).resolve().parents[3] / "plate-recogniser" / "plate-recogniser.int8.onnx")
    same, better, wrong = 0, 0, []
    for path, theirs in zip(files, by_program(binary, files)):
        # As the program: decoded in colour, then made grey (reading a JPEG as grey takes its luminance before rounding to colours).
        crop = rectified(cv2.cvtColor(cv2.imread(str(path), cv2.IMREAD_COLOR), cv2.COLOR_BGR2GRAY))
        logits = session(normalise(crop[None])[:, None])[0][0]
        ours = greedy(logits)
        if theirs == ours:
            same += 1
        elif theirs and probability(logits, theirs) >= AGREEING * (probability(logits, ours) if ours else 0.0):
            better += 1
        else:
            wrong.append(f"{path.name}: the program reads {theirs or 'nothing'}, this path {ours or 'nothing'}")
    return same, better, wrong


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--runtime", type=Path, help="ONNX Runtime's shared library; default: the one beside the program")
    parser.add_argument("--count", type=int, default=200, help="rendered crops")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--data", type=Path)
    args = parser.parse_args()
    runtime = OnnxRuntime(args.runtime or args.binary.parent / "libonnxruntime.so")
    with tempfile.TemporaryDirectory() as folder:
        sets = {"rendered": rendered(Path(folder), args.count, args.seed)}
        if args.data:
            sets = {name: sorted(p for p in (args.data / "bench" / name).iterdir() if p.suffix in (".jpg", ".png", ".jpeg")) for name in CROPS}
        failed = False
        for name, files in sets.items():
            same, better, wrong = compare(args.binary, runtime, files)
            print(f"{name:20s} {len(files)} crops: {same} the same text, {better} a more probable one, {len(wrong)} disagree", flush=True)
            for line in wrong:
                print(f"  {line}", flush=True)
            failed |= bool(wrong)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
