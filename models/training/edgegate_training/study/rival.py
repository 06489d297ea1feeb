"""The shipped recogniser and LPRNet in one process, by turns, on one thread: time of a run, bytes, whole plates of real Chinese crops.

    python3 -m edgegate_training.study.rival --runtime libonnxruntime.so --data DATA --rival lprnet.onnx

The rival is no part of this project: export the published weights (github.com/sirius-ai/LPRNet_Pytorch, Apache-2.0) with torch.onnx.export
at its own input, [1, 3, 24, 94]. It reads BGR, (x - 127.5) / 128, and answers with one of 68 classes for each of 18 steps, the last of
them blank: 31 provinces, ten digits, the letters without I and O, then I and O.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np

from ..common.onnx_runtime import ALL_OPTIMISATIONS, OnnxRuntime
from ..recogniser.benchmark import CROPS, load
from ..recogniser.data import normalise
from ..recogniser.decode import Grammar, greedy, log_softmax, search
from .measure import time_together

PROVINCES = "京沪津渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新"
CLASSES = PROVINCES + "0123456789" + "ABCDEFGHJKLMNPQRSTUVWXYZ" + "IO" + "-"
BLANK = len(CLASSES) - 1


def collapse(steps: np.ndarray) -> str:
    """Classes of the steps as text: repeats once, blanks not at all."""
    return "".join(CLASSES[c] for i, c in enumerate(steps) if c != BLANK and (i == 0 or c != steps[i - 1]))


def rival_share(runtime: OnnxRuntime, model: Path, folder: Path) -> float:
    """Whole plates that the rival reads, in per cent."""
    session = runtime.open(model)
    right = []
    with open(folder / "labels.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            image = cv2.resize(cv2.imread(str(folder / row["file"])), (94, 24)).astype(np.float32)
            logits = session(((image - 127.5) / 128).transpose(2, 0, 1))[0][0]
            right.append(collapse(logits.argmax(0)) == row["text"])
    session.close()
    return 100 * float(np.mean(right))


def our_shares(runtime: OnnxRuntime, model: Path, data: Path, name: str) -> tuple[float, float]:
    """Whole plates that the recogniser reads, in per cent: the characters alone, and within the country's formats."""
    session, grammar = runtime.open(model), Grammar([CROPS[name]])
    items = load(data, name)
    logits = [session(normalise(crop[None])[:, None])[0][0] for _, _, crop in items]
    session.close()
    free = [greedy(x) == text for x, (_, text, _) in zip(logits, items)]
    within = [search(log_softmax(x), grammar) == text for x, (_, text, _) in zip(logits, items)]
    return 100 * float(np.mean(free)), 100 * float(np.mean(within))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runtime", type=Path, required=True, help="ONNX Runtime's shared library")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rival", type=Path, required=True, help="LPRNet as ONNX")
    parser.add_argument("--set", default="rodney-cn-crops", choices=[n for n, r in CROPS.items() if r == "cn"])
    args = parser.parse_args()
    runtime = OnnxRuntime(args.runtime)
    root = Path(__file__).resolve().parents[3] / "plate-recogniser"
    ours = {p: root / f"plate-recogniser.{p}.onnx" for p in ("int8", "fp32")}
    took = time_together(runtime, {"LPRNet": (args.rival, ALL_OPTIMISATIONS), **{p: (f, ALL_OPTIMISATIONS) for p, f in ours.items()}})
    folder = args.data / "bench" / args.set
    print(f"ONNX Runtime {runtime.version}, one thread, one crop at a time; {args.set}, one look at each crop")
    print(f"LPRNet             {took['LPRNet']:6.3f} ms  {args.rival.stat().st_size:9,} bytes  {rival_share(runtime, args.rival, folder):5.1f} % of whole plates")
    for precision, path in ours.items():
        free, within = our_shares(runtime, path, args.data, args.set)
        print(f"plate-recogniser {precision} {took[precision]:6.3f} ms  {path.stat().st_size:9,} bytes  {free:5.1f} % ({within:.1f} within the formats)  "
              f"{took['LPRNet'] / took[precision]:.1f} times as fast")


if __name__ == "__main__":
    main()
