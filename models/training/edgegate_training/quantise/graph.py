"""A traced net as a list of simple operations, with batch norm folded: what is calibrated, simulated and written."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import Tensor, fx, nn
from torch.nn import functional as F


@dataclass
class Op:
    """One operation. `kind` is one of conv, linear, relu, add, cat, upsample, maxpool, mean, reshape, permute, sigmoid.

    `scales`: one for each output channel that the weights are multiples of already; None where that is still to be found.
    """

    kind: str
    name: str
    inputs: list[str]
    weight: Tensor | None = None
    bias: Tensor | None = None
    scales: Tensor | None = None
    attributes: dict[str, object] = field(default_factory=dict)


@dataclass
class Graph:
    """Operations in order, names of the input and the outputs, and every value's shape at batch 1."""

    input: str
    outputs: list[str]
    ops: list[Op]
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def users(self, name: str) -> list[Op]:
        """Operations that read a value."""
        return [op for op in self.ops if name in op.inputs]


def _pair(v: object) -> tuple[int, int]:
    return (v, v) if isinstance(v, int) else (int(v[0]), int(v[1]))  # type: ignore[index]


class _Reader:
    """Turns fx nodes into operations."""

    def __init__(self, traced: fx.GraphModule) -> None:
        self.modules = dict(traced.named_modules())
        self.ops: list[Op] = []
        self.alias: dict[str, str] = {}

    def name(self, node: object) -> str:
        n = node.name  # type: ignore[attr-defined]
        return self.alias.get(n, n)

    def add(self, node: fx.Node, kind: str, inputs: list[object], **attributes: object) -> Op:
        op = Op(kind, node.name, [self.name(i) for i in inputs], attributes=dict(attributes))
        self.ops.append(op)
        return op

    def module(self, node: fx.Node) -> None:
        m = self.modules[str(node.target)]
        x = node.args[0]
        if isinstance(m, nn.Conv2d):
            op = self.add(node, "conv", [x], stride=_pair(m.stride), padding=_pair(m.padding), groups=m.groups,
                          dilation=_pair(m.dilation))
            op.weight = m.weight.detach().float().clone()
            op.bias = m.bias.detach().float().clone() if m.bias is not None else torch.zeros(m.out_channels)
        elif isinstance(m, nn.Linear):
            op = self.add(node, "linear", [x])
            op.weight = m.weight.detach().float().clone()
            op.bias = m.bias.detach().float().clone() if m.bias is not None else torch.zeros(m.out_features)
        elif isinstance(m, nn.BatchNorm2d):
            self.batch_norm(node, m)
        elif isinstance(m, nn.ReLU):
            self.add(node, "relu", [x])
        elif isinstance(m, nn.Sigmoid):
            self.add(node, "sigmoid", [x])
        elif isinstance(m, nn.MaxPool2d):
            self.add(node, "maxpool", [x], kernel=_pair(m.kernel_size), stride=_pair(m.stride), padding=_pair(m.padding))
        elif isinstance(m, nn.Upsample) and m.mode == "nearest":
            self.add(node, "upsample", [x], scale=_pair_scale(m.scale_factor))
        elif isinstance(m, (nn.Identity, nn.Dropout)):
            self.alias[node.name] = self.name(x)
        elif isinstance(m, nn.Flatten):
            self.add(node, "reshape", [x])
        else:
            raise NotImplementedError(f"{node.target}: {type(m).__name__} is not supported by the quantiser")

    def batch_norm(self, node: fx.Node, m: nn.BatchNorm2d) -> None:
        before = self.name(node.args[0])
        conv = next((op for op in self.ops if op.name == before and op.kind == "conv"), None)
        if conv is None or conv.weight is None or conv.bias is None:
            raise NotImplementedError(f"{node.target}: batch norm must follow a convolution directly")
        scale = (m.weight / torch.sqrt(m.running_var + m.eps)).detach().float()
        conv.weight = conv.weight * scale[:, None, None, None]
        conv.bias = (conv.bias - m.running_mean.float()) * scale + m.bias.detach().float()
        self.alias[node.name] = before

    def call(self, node: fx.Node) -> None:
        t = node.target
        x = node.args[0]
        if t in (torch.relu, F.relu, "relu"):
            self.add(node, "relu", [x])
        elif t in (torch.sigmoid, F.sigmoid, "sigmoid"):
            self.add(node, "sigmoid", [x])
        elif t in (operator.add, torch.add, "add"):
            self.add(node, "add", [x, node.args[1]])
        elif t in (torch.cat, torch.concat):
            axis = node.args[1] if len(node.args) > 1 else node.kwargs.get("dim", 0)
            self.add(node, "cat", list(x), axis=int(axis))  # type: ignore[arg-type, call-overload]
        elif t is F.interpolate:
            scale = node.kwargs.get("scale_factor") or node.args[2]
            if node.kwargs.get("mode", "nearest") != "nearest":
                raise NotImplementedError(f"{node.name}: only nearest up-sampling is supported")
            self.add(node, "upsample", [x], scale=_pair_scale(scale))
        elif t is F.max_pool2d:
            kernel = _pair(node.args[1] if len(node.args) > 1 else node.kwargs["kernel_size"])
            stride = node.args[2] if len(node.args) > 2 else node.kwargs.get("stride") or kernel
            self.add(node, "maxpool", [x], kernel=kernel, stride=_pair(stride), padding=_pair(node.kwargs.get("padding", 0)))
        elif t in (torch.mean, "mean"):
            axes = node.args[1] if len(node.args) > 1 else node.kwargs["dim"]
            self.add(node, "mean", [x], axes=[axes] if isinstance(axes, int) else list(axes),  # type: ignore[arg-type]
                     keep=bool(node.kwargs.get("keepdim", node.args[2] if len(node.args) > 2 else False)))
        elif t in ("flatten", "reshape", "view", torch.flatten, torch.reshape, "squeeze", "unsqueeze"):
            self.add(node, "reshape", [x])
        elif t in ("transpose", torch.transpose):
            self.add(node, "permute", [x], swap=(node.args[1], node.args[2]))
        elif t in ("permute", torch.permute):
            order = node.args[1] if isinstance(node.args[1], (list, tuple)) else node.args[1:]
            self.add(node, "permute", [x], order=tuple(order))
        elif t in ("contiguous", "float"):
            self.alias[node.name] = self.name(x)
        else:
            raise NotImplementedError(f"{node.name}: {t} is not supported by the quantiser")


def _pair_scale(v: object) -> tuple[int, int]:
    h, w = (v, v) if isinstance(v, (int, float)) else (v[0], v[1])  # type: ignore[index]
    return int(h), int(w)


def trace(module: nn.Module, shape: tuple[int, ...]) -> Graph:
    """Reads a module (in eval mode) at a fixed input shape with batch 1; names the module it cannot handle."""
    module = module.eval()
    traced = fx.symbolic_trace(module)
    shapes: dict[str, tuple[int, ...]] = {}

    class Shapes(fx.Interpreter):
        def run_node(self, n: fx.Node) -> object:
            out = super().run_node(n)
            if isinstance(out, Tensor):
                shapes[n.name] = tuple(out.shape)
            return out

    with torch.no_grad():
        Shapes(traced).run(torch.zeros(shape))
    reader = _Reader(traced)
    input_name, outputs = "", []
    for node in traced.graph.nodes:
        if node.op == "placeholder":
            input_name = node.name
        elif node.op == "call_module":
            reader.module(node)
        elif node.op in ("call_function", "call_method"):
            reader.call(node)
        elif node.op == "output":
            result = node.args[0]
            outputs = [reader.name(n) for n in (result if isinstance(result, (list, tuple)) else [result])]
        else:
            raise NotImplementedError(f"{node.name}: {node.op} is not supported by the quantiser")
    for op in reader.ops:
        if op.kind == "permute" and "swap" in op.attributes:
            order = list(range(len(shapes[op.name])))
            a, b = (int(i) for i in op.attributes.pop("swap"))  # type: ignore[attr-defined]
            order[a], order[b] = order[b], order[a]
            op.attributes["order"] = tuple(order)
    return Graph(input_name, outputs, reader.ops, shapes)


def execute(graph: Graph, x: Tensor, hook: Callable[[str, Tensor], Tensor] | None = None,
            weight_of: Callable[[Op], Tensor] | None = None) -> list[Tensor]:
    """Runs the operations in float32; `hook` sees, and may replace, every value."""
    values = {graph.input: hook(graph.input, x) if hook else x}
    for op in graph.ops:
        v = [values[i] for i in op.inputs]
        a = op.attributes
        w = (weight_of(op) if weight_of else op.weight) if op.weight is not None else None
        if op.kind == "conv":
            y = F.conv2d(v[0], w, op.bias, a["stride"], a["padding"], a["dilation"], a["groups"])
        elif op.kind == "linear":
            y = F.linear(v[0], w, op.bias)
        elif op.kind == "relu":
            y = torch.relu(v[0])
        elif op.kind == "sigmoid":
            y = torch.sigmoid(v[0])
        elif op.kind == "add":
            y = v[0] + v[1]
        elif op.kind == "cat":
            y = torch.cat(v, a["axis"])
        elif op.kind == "upsample":
            y = F.interpolate(v[0], scale_factor=a["scale"], mode="nearest")
        elif op.kind == "maxpool":
            y = F.max_pool2d(v[0], a["kernel"], a["stride"], a["padding"])
        elif op.kind == "mean":
            y = v[0].mean(a["axes"], keepdim=a["keep"])
        elif op.kind == "reshape":
            y = v[0].reshape(v[0].shape[0], *graph.shapes[op.name][1:])
        elif op.kind == "permute":
            y = v[0].permute(a["order"])
        else:
            raise NotImplementedError(op.kind)
        values[op.name] = hook(op.name, y) if hook else y
    return [values[o] for o in graph.outputs]
