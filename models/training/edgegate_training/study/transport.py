"""Model weights over a thin link: raw, deflated, by zstd and xz, and coded losslessly as the frames of a video."""

from __future__ import annotations

import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

WIDTH = 96
"""Columns of a frame: the widest layers have 96 channels, so that a column is a channel."""

VIDEO = {
    "FFV1": ["-c:v", "ffv1", "-level", "3", "-context", "1", "-coder", "range_def"],
    "H.264, lossless": ["-c:v", "libx264", "-qp", "0", "-preset", "veryslow"],
    "H.265, lossless": ["-c:v", "libx265", "-x265-params", "lossless=1:log-level=none", "-preset", "veryslow"],
    "VP9, lossless": ["-c:v", "libvpx-vp9", "-lossless", "1", "-row-mt", "0", "-deadline", "good", "-cpu-used", "0"],
}


def integers(model: Path) -> list[np.ndarray]:
    """The signed 8-bit kernels of an INT8 file, [out, ...]."""
    arrays = [numpy_helper.to_array(i) for i in onnx.load(str(model)).graph.initializer]
    return [a for a in arrays if a.dtype == np.int8 and a.ndim > 1]


def frames(kernels: list[np.ndarray]) -> np.ndarray:
    """All kernels as one grey picture, WIDTH wide and a multiple of that high: a kernel's position after the other, a row for an input channel."""
    rows = []
    for k in kernels:
        flat = k.reshape(k.shape[0], k.shape[1], -1).transpose(2, 1, 0).reshape(-1, k.shape[0])
        for left in range(0, flat.shape[1], WIDTH):
            part = flat[:, left:left + WIDTH]
            rows.append(np.pad(part, ((0, 0), (0, WIDTH - part.shape[1]))))
    whole = (np.concatenate(rows).astype(np.int16) + 128).astype(np.uint8)
    return np.pad(whole, ((0, -len(whole) % WIDTH), (0, 0)), constant_values=128)


def command(tool: list[str]) -> Callable[[bytes], int]:
    """The length of what a filter makes of some bytes."""
    return lambda data: len(subprocess.run(tool, input=data, capture_output=True, check=True).stdout)


def coded(picture: np.ndarray, options: list[str]) -> int:
    """Bytes of the picture as a video of frames of WIDTH x WIDTH; raises ValueError where the video does not give the same back."""
    # Luminance carries the weights; the two colour planes, which some coders insist on, are empty.
    colour = bytes([128]) * (WIDTH * WIDTH // 2)
    pieces = picture.reshape(-1, WIDTH * WIDTH)
    stream = b"".join(piece.tobytes() + colour for piece in pieces)
    quiet, raw = ["ffmpeg", "-hide_banner", "-loglevel", "error"], ["-f", "rawvideo", "-pix_fmt", "yuv420p"]
    video = subprocess.run([*quiet, *raw, "-s", f"{WIDTH}x{WIDTH}", "-i", "-", *options, "-f", "matroska", "-"], input=stream, capture_output=True, check=True).stdout
    back = subprocess.run([*quiet, "-i", "-", *raw, "-"], input=video, capture_output=True, check=True).stdout
    if back != stream:
        raise ValueError("the video does not give the weights back")
    return len(video)


def table(models: list[Path]) -> list[tuple[str, int]]:
    """(how, bytes) for the integer kernels of all files together."""
    kernels = [k for m in models for k in integers(m)]
    raw = b"".join(np.ascontiguousarray(k).tobytes() for k in kernels)
    turned = b"".join(np.ascontiguousarray(np.moveaxis(k.reshape(k.shape[0], k.shape[1], -1), 2, 0)).tobytes() for k in kernels)
    rows = [("raw", len(raw)), ("deflate", len(zlib.compress(raw, 9))), ("deflate, by position of the kernel", len(zlib.compress(turned, 9)))]
    rows += [("zstd -19", command(["zstd", "-19", "-c"])(raw)), ("xz -9e", command(["xz", "-9e", "-c"])(raw))]
    picture = frames(kernels)
    rows += [(f"video: {name}", coded(picture, options)) for name, options in VIDEO.items()]
    p = np.bincount(np.frombuffer(raw, np.uint8), minlength=256) / len(raw)
    rows.append(("(entropy of the bytes, for comparison)", int(np.ceil(-(p[p > 0] * np.log2(p[p > 0])).sum() * len(raw) / 8))))
    return rows
