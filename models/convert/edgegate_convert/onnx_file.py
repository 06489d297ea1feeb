"""An ONNX file as the vendors' compilers want it: with a float input.

The shipped files take bytes and begin with a DequantizeLinear. The compilers quantise by themselves, so it is taken off here;
what it did, real = (code - zero) * scale, goes into the compilers' settings instead.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .protobuf import Field, fields, only, texts, write

FLOAT = 1
GRAPH, NODE, INITIALIZER, INPUT, OUTPUT = 7, 1, 5, 11, 12


@dataclass(frozen=True)
class Operator:
    """One node of the graph."""

    kind: str
    inputs: list[str]
    outputs: list[str]


@dataclass(frozen=True)
class FloatModel:
    """A file with a float input."""

    data: bytes
    input: str
    shape: list[int]  # n, c, h, w
    scale: float  # real value of one step of the code that the appliance writes
    zero: int  # the code that means zero
    operators: list[Operator]
    outputs: list[str]


def _operator(node: bytes) -> Operator:
    parts = list(fields(node))
    return Operator(only(parts, 4).decode(), texts(parts, 1), texts(parts, 2))


def _scalar(graph: list[Field], name: str) -> float:
    for number, _, value in graph:
        if number != INITIALIZER:
            continue
        tensor = list(fields(value))
        if texts(tensor, 8) != [name]:
            continue
        kind = next(v for n, _, v in tensor if n == 2)
        raw = only(tensor, 9)
        return struct.unpack("<f", raw)[0] if kind == FLOAT else float(raw[0])
    raise ValueError(f"the constant {name} is missing")


def _shape(value_info: bytes) -> list[int]:
    tensor = list(fields(only(list(fields(only(list(fields(value_info)), 2))), 1)))
    shape = fields(only(tensor, 2))
    return [next((v for n, _, v in fields(d) if n == 1), 0) for _, _, d in shape]


def _float_input(value_info: bytes) -> bytes:
    def with_float(message: bytes, path: list[int]) -> bytes:
        if not path:
            return message
        head, *rest = path
        if not rest:
            return write([(n, w, FLOAT) if n == head else (n, w, v) for n, w, v in fields(message)])
        return write([(n, w, with_float(v, rest)) if n == head else (n, w, v) for n, w, v in fields(message)])

    return with_float(value_info, [2, 1, 1])  # type, tensor type, element type


def with_float_input(data: bytes) -> FloatModel:
    """Takes the DequantizeLinear off the input. ValueError: the file does not begin with one."""
    model = list(fields(data))
    graph = list(fields(only(model, GRAPH)))
    inputs = [value for number, _, value in graph if number == INPUT]
    if len(inputs) != 1:
        raise ValueError(f"the model has {len(inputs)} inputs, one is handled")
    name = only(list(fields(inputs[0])), 1).decode()
    operators = [_operator(value) for number, _, value in graph if number == NODE]
    first = next((op for op in operators if name in op.inputs), None)
    if first is None or first.kind != "DequantizeLinear":
        raise ValueError(f"input {name} does not go through a DequantizeLinear: this is not a file of models/training")
    scale, zero = _scalar(graph, first.inputs[1]), int(_scalar(graph, first.inputs[2]))
    alias, unused = first.outputs[0], set(first.inputs[1:])

    def rebuilt() -> list[Field]:
        result: list[Field] = []
        for number, wire, value in graph:
            if number == NODE:
                node = list(fields(value))
                if texts(node, 2) == [alias]:
                    continue
                value = write([(n, w, name.encode() if n == 1 and v == alias.encode() else v) for n, w, v in node])
            elif number == INPUT:
                value = _float_input(value)
            elif number == INITIALIZER and texts(list(fields(value)), 8)[0] in unused:
                continue
            result.append((number, wire, value))
        return result

    whole = write([(n, w, write(rebuilt()) if n == GRAPH else v) for n, w, v in model])
    outputs = [only(list(fields(value)), 1).decode() for number, _, value in graph if number == OUTPUT]
    return FloatModel(whole, name, _shape(inputs[0]), scale, zero, [op for op in operators if op is not first], outputs)
