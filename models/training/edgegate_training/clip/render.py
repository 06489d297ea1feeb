"""Renders the clip, its script and its list.

Usage: python3 -m edgegate_training.clip.render --out board/virtual/clip [--seed 7] [--still SECONDS=PNG]...
Writes lane.mp4 (H.264, 1280 x 720, 12.5 pictures a second), script.json (what happens when) and allow-list.csv.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from ..scenes import weather
from ..scenes.camera import Camera
from ..scenes.light import Light
from ..scenes.setting import FAR, LANE, paint_barrier, paint_setting
from ..scenes.vehicle import paint_vehicle
from .script import GAP, Scene, scenes

RATE = 12.5
TAIL = 1.2
"""Seconds of empty lane at the end."""


class Studio:
    """Paints the clip's picture at any time. Not thread-safe: it keeps the two settings last used."""

    def __init__(self, seed: int) -> None:
        self.cast = scenes(seed)
        self._seed = seed
        self._camera = Camera()
        self._large = self._camera.scaled(2)
        self._settings: dict[int, np.ndarray] = {}

    @property
    def seconds(self) -> float:
        """The clip's length."""
        return self.cast[-1].times.gone + TAIL

    def picture(self, t: float) -> np.ndarray:
        """The frame at time t, RGB."""
        number = next((i for i, s in enumerate(self.cast) if t < s.times.gone), len(self.cast) - 1)
        scene = self.cast[number]
        light = scene.role.light
        rng = np.random.default_rng([self._seed, int(t * 1000)])
        canvas = self._setting(number).copy()
        previous = self.cast[number - 1] if number else None
        since = t - (previous.times.gone if previous else -9.0)
        opened = max(scene.times.opened(t), previous.times.opened(t) if previous else 0.0)
        if previous and since < GAP * 0.6:  # the clouds move on while nobody is there
            share = 0.5 - 0.5 * np.cos(np.pi * since / (GAP * 0.6))
            canvas = cv2.addWeighted(self._setting(number - 1), 1 - share, canvas, share, 0)
            light = _between(previous.role.light, light, float(share))
        visible = scene.times.appears <= t < scene.times.gone
        if visible:
            self._vehicle(canvas, scene, t, light)
        paint_barrier(canvas, opened, self._large, light)
        small = cv2.resize(canvas, (self._camera.columns, self._camera.rows), interpolation=cv2.INTER_AREA)
        if visible and light.headlamps:
            z = scene.times.front(t)
            small = weather.headlamps(small, scene.vehicle.shape, _place(z), _heading(z), self._camera, _inside(light, z))
        if light.rain:
            small = weather.rain(rng, small, light.rain)
        exposure = 1 + 0.025 * np.sin(t * 0.9) + 0.012 * np.sin(t * 3.1)
        return weather.sense(rng, small, light, float(exposure))

    def _vehicle(self, canvas: np.ndarray, scene: Scene, t: float, light: Light) -> None:
        z = scene.times.front(t)
        offset, heading = _place(z), _heading(z)
        lit = _inside(light, z)
        if z < FAR - 1.0:
            weather.shadow(canvas, scene.vehicle.shape, offset, heading, self._large, light)
        if light.wet:
            weather.reflection(canvas, scene.vehicle, offset, heading, self._large, lit)
        before = canvas.copy() if z < 12 else None
        quad = paint_vehicle(canvas, scene.vehicle, offset, heading, self._large, lit)
        if before is None:
            return
        # The shutter is open for a two-hundredth of a second: smear what moved, along the plate's own way over the picture.
        earlier, depth = self._large.project(scene.vehicle.quad(_place(scene.times.front(t - 0.005)), heading))
        way = (quad - earlier).mean(0)
        length = int(round(float(np.linalg.norm(way))))
        if length >= 2 and depth.min() > 0.4:
            kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
            end = way / 2
            cv2.line(kernel, tuple(np.round(length - end).astype(int).tolist()), tuple(np.round(length + end).astype(int).tolist()), 1.0)
            kernel /= kernel.sum()
            changed = (canvas[::4, ::4] != before[::4, ::4]).any(2)
            hit = np.flatnonzero(changed.any(1))
            rows = slice(max(0, int(hit[0]) * 4 - length), int(hit[-1]) * 4 + 4 + length)
            mask = cv2.resize(changed.astype(np.float32), canvas.shape[1::-1], interpolation=cv2.INTER_LINEAR)[rows]
            mask = cv2.filter2D(mask, -1, kernel)[..., None]
            canvas[rows] = cv2.filter2D(canvas[rows], -1, kernel) * mask + before[rows] * (1 - mask)

    def _setting(self, number: int) -> np.ndarray:
        if number not in self._settings:
            self._settings = {k: v for k, v in self._settings.items() if k == number - 1}
            self._settings[number] = paint_setting(self._large, self.cast[number].role.light, self._seed)
        return self._settings[number]


def _place(z: float) -> np.ndarray:
    return np.array([LANE + 0.05 * np.sin(z * 0.35), 0.0, z])


def _heading(z: float) -> float:
    return 0.018 * float(np.cos(z * 0.35))


def _inside(light: Light, z: float) -> Light:
    """Darker while still below the gateway."""
    k = float(np.clip((FAR - z) / 4.0, 0.0, 1.0)) ** 1.5
    dim = lambda c: tuple(v * (0.06 + 0.94 * k) for v in c)  # noqa: E731
    return replace(light, sun=dim(light.sun), ambient=dim(light.ambient), gloss=light.gloss * k, headlamps=light.headlamps * k,
                   haze=light.haze * (0.2 + 0.8 * k), lamp=light.lamp * k)


def _between(a: Light, b: Light, share: float) -> Light:
    mix = lambda x, y: x + (y - x) * share  # noqa: E731
    return replace(b, ambient=tuple(mix(x, y) for x, y in zip(a.ambient, b.ambient)), sun=tuple(mix(x, y) for x, y in zip(a.sun, b.sun)),
                   lamp=mix(a.lamp, b.lamp), mono=mix(a.mono, b.mono), noise=mix(a.noise, b.noise), rain=mix(a.rain, b.rain))


def write_script(studio: Studio, folder: Path) -> None:
    """script.json: one entry a vehicle, times in seconds; allow-list.csv: who may pass."""
    visits = [{
        "name": s.role.name, "plate": s.text, "region": s.role.region, "lines": s.role.lines, "list": s.role.listed or None, "direction": "in",
        "first": round(s.times.appears, 2), "stop": round(s.times.stops, 2), "leave": round(s.times.leaves, 2), "gone": round(s.times.gone, 2),
        "passes": s.times.passes,
    } for s in studio.cast]
    document = {"schema": 1, "clip": "lane.mp4", "width": 1280, "height": 720, "rate": RATE, "seconds": round(studio.seconds, 2), "vehicles": visits}
    (folder / "script.json").write_text(json.dumps(document, indent=2) + "\n")
    owners = iter(("Lin, flat 12", "Otto, second floor", "bakery delivery", "night shift", "Kim, flat 3"))
    lines = ["plate,list,owner,note,valid_from,valid_to"]
    for s in studio.cast:
        if s.role.listed:
            note = "banned after damage to the boom" if s.role.listed == "deny" else ""
            lines.append(f'{s.text},{s.role.listed},"{next(owners)}",{note},,')
    lines.append('ZZZ0001,allow,"holiday flat","left last year",2024-01-01,2024-12-31')
    (folder / "allow-list.csv").write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--crf", type=int, default=27)
    parser.add_argument("--still", action="append", default=[], metavar="SECONDS=PNG", help="only writes single pictures")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    studio = Studio(args.seed)
    for still in args.still:
        at, _, path = still.partition("=")
        cv2.imwrite(path, cv2.cvtColor(studio.picture(float(at)), cv2.COLOR_RGB2BGR))
    if args.still:
        return
    args.out.mkdir(parents=True, exist_ok=True)
    write_script(studio, args.out)
    part = args.out / "lane.part.mp4"
    command = ["ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "1280x720", "-r", str(RATE), "-i", "-", "-threads", "1",
               "-c:v", "libx264", "-preset", "slow", "-crf", str(args.crf), "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(part)]
    count = int(studio.seconds * RATE)
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for number in range(count):
            encoder.stdin.write(studio.picture(number / RATE).tobytes())
            if number % 50 == 0:
                print(f"picture {number} of {count}", flush=True)
        encoder.stdin.close()
    if encoder.returncode:
        raise SystemExit(f"ffmpeg ended with {encoder.returncode}; is libx264 built in?")
    part.replace(args.out / "lane.mp4")


if __name__ == "__main__":
    main()
