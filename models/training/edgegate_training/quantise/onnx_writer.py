"""Writes a traced net as ONNX (opset 13): float32, or INT8 in QDQ form with an integer input."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .graph import Graph, Op
from .scheme import Affine, is_integer_conv, is_stored_small, weight_integers, weight_scales

OPSET = 13


class _Writer:
    """Nodes and initialisers under construction."""

    def __init__(self, graph: Graph, chosen: dict[str, Affine]) -> None:
        self.graph, self.chosen = graph, chosen
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: dict[str, onnx.TensorProto] = {}
        self.real: dict[str, str] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        if name not in self.tensors:
            self.tensors[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def dequantise(self, source: str, a: Affine, output: str) -> str:
        s = self.constant(f"{source}_scale", np.float32(a.scale))
        z = self.constant(f"{source}_zero", np.uint8(a.zero))
        return self.node("DequantizeLinear", [source, s, z], output)

    def finish(self, op: Op, value: str) -> None:
        """Passes a float value through Q and DQ when it is a quantised one."""
        a = self.chosen.get(op.name)
        if a is None:
            self.real[op.name] = value
            return
        q = f"{op.name}_q"
        s = self.constant(f"{q}_scale", np.float32(a.scale))
        z = self.constant(f"{q}_zero", np.uint8(a.zero))
        self.node("QuantizeLinear", [value, s, z], q)
        self.real[op.name] = self.dequantise(q, a, f"{op.name}_dq")

    def weights(self, op: Op, integer: bool) -> list[str]:
        assert op.weight is not None and op.bias is not None
        if not integer:
            return [self.constant(f"{op.name}_weight", op.weight.numpy()), self.constant(f"{op.name}_bias", op.bias.numpy())]
        s = weight_scales(op)
        w, b = f"{op.name}_weight", f"{op.name}_bias"
        self.constant(w, weight_integers(op))
        self.constant(f"{w}_scale", s)
        self.constant(f"{w}_zero", np.zeros(len(s), np.int8))
        bias_scale = (s * np.float32(self.input_affine(op).scale)).astype(np.float32)
        limit = 2.0 ** 31 - 1
        self.constant(b, np.clip(np.rint(op.bias.numpy().astype(np.float64) / bias_scale), -limit, limit).astype(np.int32))
        self.constant(f"{b}_scale", bias_scale)
        self.constant(f"{b}_zero", np.zeros(len(s), np.int32))
        return [self.node("DequantizeLinear", [n, f"{n}_scale", f"{n}_zero"], f"{n}_dq", axis=0) for n in (w, b)]

    def stored(self, op: Op) -> list[str]:
        """Weights that are kept as integers and computed with as floats; the bias stays as it is."""
        w, b = f"{op.name}_weight", f"{op.name}_bias"
        self.constant(w, weight_integers(op))
        self.constant(f"{w}_scale", weight_scales(op))
        self.constant(f"{w}_zero", np.zeros(len(op.weight), np.int8))  # type: ignore[arg-type]
        return [self.node("DequantizeLinear", [w, f"{w}_scale", f"{w}_zero"], f"{w}_dq", axis=0), self.constant(b, op.bias.numpy())]  # type: ignore[union-attr]

    def input_affine(self, op: Op) -> Affine:
        return self.chosen[op.inputs[0]]

    def write(self, op: Op) -> None:
        a, x = op.attributes, [self.real[i] for i in op.inputs]
        if op.kind == "relu":
            affine = self.chosen.get(op.name)
            source = next((o for o in self.graph.ops if o.name == op.inputs[0]), None)
            # A quantiser whose zero point is 0 clips at zero by itself: the ReLU is in it.
            merged = affine is not None and affine.zero == 0 and source is not None and op.inputs[0] not in self.chosen
            self.finish(op, x[0] if merged else self.node("Relu", x, f"{op.name}_relu"))
            return
        out = f"{op.name}_out"
        if op.kind == "conv":
            integer = is_integer_conv(self.graph, op, self.chosen)
            p, (kh, kw) = a["padding"], op.weight.shape[2:]  # type: ignore[union-attr]
            self.node("Conv", [x[0], *self.weights(op, integer)], out, strides=list(a["stride"]), group=a["groups"],
                      pads=[p[0], p[1], p[0], p[1]], dilations=list(a["dilation"]), kernel_shape=[int(kh), int(kw)])
        elif op.kind == "linear":
            self.node("Gemm", [x[0], *(self.stored(op) if is_stored_small(op, self.chosen) else self.weights(op, False))], out, transB=1)
        elif op.kind == "add":
            self.node("Add", x, out)
        elif op.kind == "cat":
            self.node("Concat", x, out, axis=a["axis"])
        elif op.kind == "sigmoid":
            self.node("Sigmoid", x, out)
        elif op.kind == "upsample":
            scales = self.constant(f"{op.name}_scales", np.float32([1, 1, *a["scale"]]))
            self.node("Resize", [x[0], "", scales], out, mode="nearest", nearest_mode="floor",
                      coordinate_transformation_mode="asymmetric")
        elif op.kind == "maxpool":
            p = a["padding"]
            self.node("MaxPool", x, out, kernel_shape=list(a["kernel"]), strides=list(a["stride"]), pads=[*p, *p])
        elif op.kind == "mean":
            self.node("ReduceMean", x, out, axes=list(a["axes"]), keepdims=int(a["keep"]))
        elif op.kind == "reshape":
            shape = self.constant(f"{op.name}_shape", np.int64(self.graph.shapes[op.name]))
            self.node("Reshape", [x[0], shape], out)
        elif op.kind == "permute":
            self.node("Transpose", x, out, perm=list(a["order"]))
        else:
            raise NotImplementedError(op.kind)
        self.finish(op, out)


def write_onnx(graph: Graph, path: Path, input_name: str, input_affine: Affine | None, output_names: list[str],
               chosen: dict[str, Affine]) -> None:
    """Writes the file. With `input_affine` the input is uint8 and its DequantizeLinear carries that scale and zero
    point; without it the input is float32. An empty `chosen` gives a float32 net."""
    if len(output_names) != len(graph.outputs):
        raise ValueError(f"the net has {len(graph.outputs)} outputs, {len(output_names)} names were given")
    writer = _Writer(graph, chosen)
    if input_affine is not None:
        writer.real[graph.input] = writer.dequantise(input_name, input_affine, f"{input_name}_dq")
        writer.chosen = {**chosen, graph.input: input_affine} if chosen else chosen
    else:
        writer.real[graph.input] = input_name
    for op in graph.ops:
        writer.write(op)
    for name, value in zip(output_names, graph.outputs):
        writer.node("Identity", [writer.real[value]], name)
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, list(graph.shapes[v]))
               for n, v in zip(output_names, graph.outputs)]
    kind = TensorProto.UINT8 if input_affine is not None else TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info(input_name, kind, list(graph.shapes[graph.input]))]
    proto = helper.make_graph(writer.nodes, "net", inputs, outputs, list(writer.tensors.values()))
    model = helper.make_model(proto, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="edgegate")
    model.ir_version = 8
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))
