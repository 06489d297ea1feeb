"""What the program reads in lettering that is not a plate: telephone numbers, signs, fleet numbers, stickers, dates of cameras.

    python3 -m edgegate_training.recogniser.no_plates --binary PATH/edgegate [--count 300] [--region CODES]

So many drawn crops of each kind are read as a frame of a lane is read (one look). A reading counts from four characters on, as in a lane
(tracker.minCharacters), and stands in every column whose certainty it has. The last row is a control: as many rendered plates.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from ..augment import camera
from ..augment.lettering import KINDS, lettering
from .samples import make_sample

LIMITS = (0.5, 0.9, 0.99)
SHORTEST = 4


def photographed(rng: np.random.Generator, kind: str) -> np.ndarray:
    """A crop of that kind, as a camera gives it."""
    image = lettering(rng, kind)
    image = cv2.resize(image, (int(rng.integers(90, 260)), int(rng.integers(28, 80))), interpolation=cv2.INTER_AREA)
    return camera.sensor(rng, camera.expose(rng, camera.blur(rng, image, image.shape[0])))


def plate(rng: np.random.Generator) -> np.ndarray:
    """A rendered plate's crop."""
    while not (sample := make_sample(rng)).text:
        pass
    return sample.image


def read(binary: Path, region: str, draw: Callable[[], np.ndarray], count: int) -> list[float]:
    """The certainty of what is read in each crop; 0 for nothing or for less than `SHORTEST` characters. Raises RuntimeError where the program does not answer for all."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i in range(count):
            files.append(Path(folder) / f"{i:05d}.png")
            cv2.imwrite(str(files[-1]), draw())
        command = [str(binary), "read", "--json", "--crops", "--one-look", *(["--region", region] if region else []), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(lines) != count or any("error" in line for line in lines):
        raise RuntimeError(f"{binary}: {len(lines)} answers for {count} files (exit {done.returncode}): {done.stderr.strip()[-400:]}")
    return [max((p["confidence"] for p in line["plates"] if len(p["text"]) >= SHORTEST), default=0.0) for line in lines]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True, help="the edgegate binary")
    parser.add_argument("--count", type=int, default=300, help="crops of each kind")
    parser.add_argument("--region", default="", help="regions that a gate there would know")
    parser.add_argument("--seed", type=int, default=9001, help="not one that a pool was made with")
    args = parser.parse_args()
    if not args.binary.is_file():
        parser.error(f"no binary at {args.binary}; `./deploy.sh build` prints the path of a built one")
    if args.count < 1:
        parser.error(f"--count {args.count}: give 1 crop or more")
    rng = np.random.default_rng(args.seed)
    print(f"{'kind':12s} {'crops':>6s} " + " ".join(f"{'at ' + format(x, 'g'):>8s}" for x in LIMITS), flush=True)
    for kind in (*KINDS, "plates"):
        draw = (lambda: plate(rng)) if kind == "plates" else (lambda kind=kind: photographed(rng, kind))
        sure = np.array(read(args.binary, args.region, draw, args.count))
        print(f"{kind:12s} {args.count:6d} " + " ".join(f"{int((sure >= x).sum()):8d}" for x in LIMITS), flush=True)


if __name__ == "__main__":
    main()
