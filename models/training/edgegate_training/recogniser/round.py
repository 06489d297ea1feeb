"""Trains a folded recogniser a little further with the rounding of its INT8 form in the loop, so that INT8 reads what float32 reads.

    python3 -m edgegate_training.recogniser.round --from MODEL/plate-recogniser.fp32.onnx --pool POOL --data DATA --minutes 12 --out FOLDER

Activations and weights pass through the rounding that `quantise` will write, with ranges found at the beginning; gradients pass through it as if it were
not there, but for values outside the range (Bengio et al., arXiv 1308.3432; Jacob et al., arXiv 1712.05877). Writes the float32 file with its manifest, for
`recogniser.export --folded`.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from ..quantise import export_fp32
from ..quantise.graph import Graph, Op, execute, trace
from ..quantise.scheme import Affine, choose, is_integer_conv, is_stored_small, observe
from .data import SCALE, ZERO, Pool
from .export import OUTPUTS, calibration, manifest, mixed
from .net import Recogniser
from .real import real_crops
from .train import draw_batch, loss_of, rate


class Rounded:
    """A graph that computes as its INT8 form does, with weights that can be trained."""

    def __init__(self, graph: Graph, chosen: dict[str, Affine]) -> None:
        self.graph, self.chosen = graph, chosen
        self.small = {op.name for op in graph.ops if op.weight is not None and (is_integer_conv(graph, op, chosen) or is_stored_small(op, chosen))}
        for op in graph.ops:
            if op.weight is not None and op.bias is not None:
                op.weight.requires_grad_(True)
                op.bias.requires_grad_(True)

    def parameters(self) -> list[Tensor]:
        """Weights and biases of every layer, in the order of the layers."""
        return [x for op in self.graph.ops if op.weight is not None and op.bias is not None for x in (op.weight, op.bias)]

    def value(self, name: str, x: Tensor) -> Tensor:
        """A value after it was stored as uint8."""
        a = self.chosen.get(name)
        return x if a is None else torch.fake_quantize_per_tensor_affine(x.float(), a.scale, a.zero, 0, 255)

    def weight(self, op: Op) -> Tensor:
        """Weights after they were stored as int8."""
        assert op.weight is not None
        if op.name not in self.small:
            return op.weight
        scale = (op.weight.detach().flatten(1).abs().amax(1) / 127).clamp(min=1e-8)
        return torch.fake_quantize_per_channel_affine(op.weight, scale, torch.zeros(len(scale), dtype=torch.int32), 0, -127, 127)

    def __call__(self, x: Tensor) -> list[Tensor]:
        """Character and region logits."""
        return execute(self.graph, x, self.value, self.weight)


def put_back(plain: Recogniser, graph: Graph, weights: list[Tensor]) -> None:
    """Writes trained weights into the folded net: its layers are the graph's, by name."""
    layers = {n.replace(".", "_"): m for n, m in plain.named_modules()}
    with torch.no_grad():
        for k, op in enumerate(op for op in graph.ops if op.weight is not None):
            layers[op.name].weight.copy_(weights[2 * k])
            layers[op.name].bias.copy_(weights[2 * k + 1])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", type=Path, required=True, help="float32 file of a recogniser, its manifest beside it")
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=12.0)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--real", type=float, default=0.09)
    parser.add_argument("--of-world", type=float, default=0.85)
    parser.add_argument("--low", type=float, default=0.1)
    parser.add_argument("--percentile", type=float, default=99.99)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)
    plain = Recogniser().eval().inference()
    mixed(plain, args.source, 1.0)
    crops = calibration(args.pool, args.data, 640, 31)
    graph = trace(plain, (1, *crops.shape[1:]))
    batches = [(torch.from_numpy(crops[i:i + 64]).float() - ZERO) / SCALE for i in range(0, len(crops), 64)]
    net = Rounded(graph, choose(graph, observe(graph, batches), "percentile", args.percentile))
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.0)
    average = [p.detach().clone() for p in net.parameters()]
    pool = Pool(args.pool)
    pool.refresh()
    real = real_crops(args.data) if args.data else None
    rng = np.random.default_rng(args.seed)
    begun, steps, lost, told = time.monotonic(), 0, 0.0, 0
    while (done := (time.monotonic() - begun) / (60 * args.minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = rate(done, args.rate)
        optimiser.zero_grad(set_to_none=True)
        loss, ctc, _ = loss_of(net, draw_batch(rng, pool, args.batch, real, args.real, args.of_world, args.low), half=False)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        steps, lost = steps + 1, lost + ctc
        keep = min(0.998, (1 + steps) / (10 + steps))
        with torch.no_grad():
            for a, p in zip(average, net.parameters()):
                a.mul_(keep).add_(p, alpha=1 - keep)
        if steps % 100 == 0:
            print(f"{100 * done:5.1f} %  {steps * args.batch:8d} samples  ctc {(lost - told) / 100:.4f}", flush=True)
            told = lost
    settled = copy.deepcopy(plain)
    put_back(settled, graph, average)
    args.out.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        export_fp32(settled, (1, *crops.shape[1:]), args.out / "plate-recogniser.fp32.onnx", "plate", OUTPUTS, 1 / SCALE, int(ZERO))
    version = json.loads((args.source.parent / "manifest.json").read_text(encoding="utf-8"))["version"]
    (args.out / "manifest.json").write_text(json.dumps(manifest(version, 1.0), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{args.out}: {steps * args.batch} samples in {args.minutes:g} min")


if __name__ == "__main__":
    main()
