"""Who comes to the lane: seven vehicles, their light, and what the list says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ..plates import render_plate
from ..scenes import light
from ..scenes.light import Light
from ..scenes.shapes import SHAPES
from ..scenes.vehicle import Vehicle
from .motion import Visit, visit

GAP = 1.5
"""Seconds of empty lane before each vehicle."""


LATIN3 = "[A-HJ-NPR-Z]{3}"
"""Three letters without I, O and Q: nobody shall argue about what stands on the clip's plates."""


@dataclass(frozen=True)
class Role:
    """One vehicle: what it looks like, under which light, and on which list it stands ("allow", "deny" or "" for none)."""

    name: str
    shape: str
    paint: tuple[float, float, float]
    region: str
    pattern: str
    lines: int
    size: tuple[float, float]
    listed: str
    light: Light
    dirt: float = 0.0
    wait: float = 1.7


ROLES = (
    Role("allowed", "sedan", (36, 66, 130), "tw", LATIN3 + r"\d{4}", 1, (0.38, 0.16), "allow", light.DAY),
    Role("unknown", "hatch", (188, 28, 30), "tw", LATIN3 + r"\d{4}", 1, (0.38, 0.16), "", replace(light.DAY, sun_from=(0.35, 0.7, -0.6))),
    Role("denied", "suv", (228, 228, 226), "tw", LATIN3 + r"\d{4}", 1, (0.38, 0.16), "deny", light.OVERCAST, wait=1.8),
    Role("readable only close up", "van", (206, 204, 196),
         "pl", r"[A-HJ-NPR-Z]{2}[2-9]{5}", 1, (0.46, 0.102), "allow", light.EVENING, dirt=0.62),
    Role("two lines", "truck", (40, 96, 160), "vn", r"\d{2}[A-HJ-NPR-Z]\d{5}", 2, (0.33, 0.20), "allow", replace(light.DAY, sun=(0.5, 0.48, 0.42))),
    Role("night", "sedan", (120, 124, 128), "tw", LATIN3 + r"\d{4}", 1, (0.38, 0.16), "allow", light.NIGHT),
    Role("rain", "hatch", (176, 178, 180), "tw", LATIN3 + r"\d{4}", 1, (0.38, 0.16), "", light.RAIN),
)


@dataclass(frozen=True)
class Scene:
    """A role with its plate's text, its body and its times."""

    role: Role
    text: str
    vehicle: Vehicle
    times: Visit


def scenes(seed: int) -> list[Scene]:
    """The whole clip's cast, one after the other; the same for the same seed."""
    clock, out, taken = 0.0, [], set()
    for number, role in enumerate(ROLES):
        rng = np.random.default_rng([seed, number])
        for _ in range(4000):
            plate = render_plate(rng, region=role.region, height=128)
            if plate.lines == role.lines and re.fullmatch(role.pattern, plate.text) and plate.text not in taken and _plain(plate.rgb):
                break
        else:
            raise SystemExit(f"no plate of region {role.region} fits {role.pattern}; loosen the pattern in clip/script.py")
        taken.add(plate.text)
        shape = SHAPES[role.shape]
        face = dirty(rng, plate.rgb, role.dirt) if role.dirt else plate.rgb
        times = visit(clock + GAP, role.wait, role.listed == "allow", shape.length)
        clock = times.gone
        out.append(Scene(role, plate.text, Vehicle(shape, role.paint, face, role.size), times))
    return out


def _plain(face: np.ndarray) -> bool:
    """Black on white and well set: the clip shows the lane at work, not the renderer's whole range."""
    light_part, dark_part = np.percentile(face, 80, axis=(0, 1)), np.percentile(face, 4, axis=(0, 1))
    ink = float((face.mean(2) < 128).mean())
    return bool(light_part.min() > 205 and np.ptp(light_part) < 26 and dark_part.max() < 70 and 0.155 < ink < 0.33)


def dirty(rng: np.random.Generator, face: np.ndarray, amount: float) -> np.ndarray:
    """Dust over a plate: it greys the paper and veils the characters, unevenly, more at the bottom."""
    rows, columns = face.shape[:2]
    veil = np.full((rows, columns), amount, np.float32)
    for cell, strength in ((6, 0.10), (24, 0.10)):
        spots = rng.normal(0, strength, (rows // cell + 2, columns // cell + 2)).astype(np.float32)
        veil += cv2.resize(spots, (columns, rows), interpolation=cv2.INTER_CUBIC)
    veil += np.linspace(-0.08, 0.10, rows, dtype=np.float32)[:, None]
    veil = veil.clip(0, 0.82)[..., None]
    return (face * (1 - veil) + np.array([142, 130, 112]) * veil).clip(0, 255).astype(np.uint8)
