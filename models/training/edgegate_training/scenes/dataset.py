"""Draws gate scenes with known plate corners for the detector: many views, lights, bodies and paints, and empty lanes.

Usage: python3 -m edgegate_training.scenes.dataset --out CACHE --settings 120 --each 4
Writes drawn.bin (RGB pixels) and drawn.json (one entry a picture) beside the decoded scenes of `detector.cache`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from ..plates import render_plate
from . import light as lights
from . import weather
from .camera import Camera
from .light import Light
from .setting import LANE, paint_barrier, paint_setting
from .shapes import SHAPES
from .vehicle import Vehicle, paint_vehicle

SIZE = (640, 480)
SIGNS = ("CAR PARK", "GARAGE 2", "P 24 h", "ENTRANCE", "LEVEL -1", "MARKET", "HOTEL 88", "RESIDENTS")


def any_camera(rng: Generator) -> Camera:
    """A gate camera: 0.7 to 2.4 m high, looking at the spot before the boom with a normal to long lens."""
    high = rng.uniform(0.7, 2.4)
    focal = np.exp(rng.uniform(np.log(420), np.log(1300)))
    return Camera(SIZE[0], SIZE[1], float(focal), float(high), float(rng.uniform(0.08, 0.28)), float(np.arctan2(high - 0.6, rng.uniform(3.0, 6.5))))


def any_light(rng: Generator) -> Light:
    """One of the lights, varied."""
    base = (lights.DAY, lights.DAY, lights.OVERCAST, lights.EVENING, lights.NIGHT, lights.RAIN)[int(rng.integers(6))]
    k = float(rng.uniform(0.7, 1.3))
    return replace(base, sun=tuple(v * k for v in base.sun), ambient=tuple(v * float(rng.uniform(0.8, 1.2)) for v in base.ambient),
                   sun_from=(float(rng.uniform(-1, 1)), 0.6, float(rng.uniform(-1, 0.2))), headlamps=float(max(base.headlamps, rng.random() < 0.2)))


def any_vehicle(rng: Generator) -> Vehicle:
    """A body of any paint with a plate of any region."""
    plate = render_plate(rng, height=96)
    tall = float(rng.uniform(0.11, 0.17)) if plate.lines == 1 else float(rng.uniform(0.18, 0.24))
    wide = min(tall * plate.rgb.shape[1] / plate.rgb.shape[0], 0.56)
    shape = list(SHAPES.values())[int(rng.integers(len(SHAPES)))]
    paint = rng.uniform(20, 235, 3) if rng.random() < 0.5 else np.full(3, rng.uniform(12, 240))
    return Vehicle(shape, tuple(float(v) for v in paint), plate.rgb, (wide, tall))


def shot(rng: Generator, setting: np.ndarray, camera: Camera, light: Light, occupied: bool) -> tuple[np.ndarray, list[np.ndarray]]:
    """One picture of SIZE and its plates' quads. setting is at the camera's size, which is 1.5 times as large."""
    canvas = setting.copy()
    quads = []
    if occupied:
        vehicle = any_vehicle(rng)
        offset = np.array([LANE + rng.normal(0, 0.25), 0.0, float(np.exp(rng.uniform(np.log(2.2), np.log(11))))])
        heading = float(rng.normal(0, 0.12))
        weather.shadow(canvas, vehicle.shape, offset, heading, camera, light)
        quad = paint_vehicle(canvas, vehicle, offset, heading, camera, light)
        if light.headlamps:
            canvas = weather.headlamps(canvas, vehicle.shape, offset, heading, camera, light)
        quads = [(quad + 0.5) / 1.5 - 0.5]
    if rng.random() < 0.4:
        paint_barrier(canvas, float(rng.choice([0.0, 0.0, 1.0, rng.random()])), camera, light)
    small = cv2.resize(canvas, SIZE, interpolation=cv2.INTER_AREA)
    if light.rain:
        small = weather.rain(rng, small, light.rain)
    return weather.sense(rng, small, light, float(rng.uniform(0.8, 1.25))), [q for q in quads if _whole(q)]


def _whole(quad: np.ndarray) -> bool:
    return bool((quad > 0).all() and (quad < SIZE).all())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=int, default=120)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=17)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    rng = np.random.default_rng(args.seed)
    entries: list[dict] = []
    offset = 0
    with open(args.out / "drawn.bin.part", "wb") as pixels:
        for number in range(args.settings):
            camera, light = any_camera(rng).scaled(1.5), any_light(rng)
            setting = paint_setting(camera, light, int(rng.integers(1 << 30)), SIGNS[int(rng.integers(len(SIGNS)))])
            for k in range(args.each):
                picture, quads = shot(rng, setting, camera, light, occupied=k > 0 or rng.random() < 0.7)
                pixels.write(picture.tobytes())
                entries.append({"set": "drawn", "file": f"{number}-{k}", "offset": offset, "shape": list(picture.shape),
                                "quads": [q.round(2).tolist() for q in quads], "true": [True] * len(quads)})
                offset += picture.size
            if number % 10 == 9:
                print(f"setting {number + 1} of {args.settings}, {len(entries)} pictures", flush=True)
    (args.out / "drawn.bin.part").rename(args.out / "drawn.bin")
    (args.out / "drawn.json").write_text(json.dumps(entries))


if __name__ == "__main__":
    main()
