"""Protocol Buffers' wire format, as much of it as taking an ONNX file apart and putting it together again needs."""

from __future__ import annotations

from collections.abc import Iterator

Field = tuple[int, int, "int | bytes"]  # number, wire type, value


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("the file is cut off or no ONNX file")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _write_varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(data: bytes) -> Iterator[Field]:
    """The fields of a message, in its order. ValueError: it is none."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield number, wire, value
            continue
        if wire == 2:
            length, at = _varint(data, at)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise ValueError(f"wire type {wire} is not known: the file is damaged or no ONNX file")
        if at + length > len(data):
            raise ValueError("the file is cut off")
        yield number, wire, data[at:at + length]
        at += length


def write(message: list[Field]) -> bytes:
    """The message of these fields."""
    out = bytearray()
    for number, wire, value in message:
        out += _write_varint(number << 3 | wire)
        if wire == 0:
            out += _write_varint(value)
        else:
            out += (_write_varint(len(value)) if wire == 2 else b"") + value
    return bytes(out)


def texts(message: list[Field], number: int) -> list[str]:
    """All strings of one field."""
    return [value.decode() for field, _, value in message if field == number]


def only(message: list[Field], number: int) -> bytes:
    """The one message or string of a field; KeyError: there is none."""
    for field, _, value in message:
        if field == number:
            return value
    raise KeyError(f"the ONNX file lacks field {number}")
