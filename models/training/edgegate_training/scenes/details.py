"""What makes a body a car from the front: lamps, grille, badge, intake, seams, mirrors, wipers; drawn in ready colours on its surface."""

from __future__ import annotations

import numpy as np

from .camera import Camera
from .light import Light
from .mesh import box, draw, polygon
from .shapes import Shape


class Pen:
    """Draws in the front's own coordinates (x across, y up)."""

    def __init__(self, picture: np.ndarray, shape: Shape, offset: np.ndarray, heading: float, camera: Camera, light: Light) -> None:
        c, s = np.cos(heading), np.sin(heading)
        self._turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T
        self._picture, self._shape, self._offset, self._camera = picture, shape, offset, camera
        towards = np.array([[-s, 0.0, -c]])
        at = (np.array([[0.0, 0.6, 0.0]]) + offset)
        self.light = light.shade(np.full((1, 3), 100.0), towards, at, camera.position, np.zeros(1))[0] / 100

    def fill(self, outline: list[tuple[float, float]] | np.ndarray, colour: tuple[float, float, float], glow: float = 0.0, before: float = 0.012) -> None:
        """Fills an outline [(x, y)...]; long edges follow the surface. glow: share of the colour that needs no light."""
        points = np.asarray(outline, float)
        closed = np.concatenate([points, points[:1]])
        t = np.linspace(0, 1, 9)[:-1, None]
        fine = np.concatenate([a + (b - a) * t for a, b in zip(closed, closed[1:])])
        world = self._shape.front(fine[:, 0], fine[:, 1], before) @ self._turn + self._offset
        polygon(self._picture, world, self._camera, (np.array(colour) * (self.light * (1 - glow) + glow)).clip(0, 255).tolist())

    def both(self, outline: list[tuple[float, float]], colour: tuple[float, float, float], glow: float = 0.0, before: float = 0.012) -> None:
        """The same on either side."""
        self.fill(outline, colour, glow, before)
        self.fill([(-x, y) for x, y in outline], colour, glow, before)

    def disc(self, x: float, y: float, rx: float, ry: float, colour: tuple[float, float, float], glow: float = 0.0, before: float = 0.014) -> None:
        """An ellipse."""
        a = np.linspace(0, 2 * np.pi, 17)[:-1]
        self.fill(np.stack([x + rx * np.cos(a), y + ry * np.sin(a)], 1), colour, glow, before)


def front(picture: np.ndarray, shape: Shape, offset: np.ndarray, heading: float, camera: Camera, light: Light, paint: tuple[float, float, float]) -> None:
    """Paints the details of a front that stands at offset, in place."""
    if offset[2] < 0.5:
        return
    pen = Pen(picture, shape, offset, heading, camera, light)
    dark = tuple(0.55 * c for c in paint)
    _grille(pen, shape)
    w, low, high = shape.intake
    pen.fill([(-w, high), (w, high), (w * 0.9, low), (-w * 0.9, low)], (22, 22, 24))
    for k in range(1, 4):
        y = low + (high - low) * k / 4
        pen.fill([(-w * 0.95, y + 0.006), (w * 0.95, y + 0.006), (w * 0.95, y - 0.006), (-w * 0.95, y - 0.006)], (48, 48, 50))
    seam = high + 0.012
    pen.fill([(-w * 1.35, seam + 0.008), (w * 1.35, seam + 0.008), (w * 1.35, seam), (-w * 1.35, seam)], dark)
    x = (w + shape.lamp[1]) / 2 + 0.04
    mid = (low + high) / 2
    pen.both([(x - 0.1, high), (x + 0.08, high + 0.02), (x + 0.07, low + 0.02), (x - 0.08, low)], (26, 26, 28))
    for side in (-1, 1):
        pen.disc(side * x, mid, 0.045, 0.045, (150, 152, 150))
        pen.disc(side * x, mid, 0.028, 0.028, (215, 215, 205), 0.15)
    _lamps(pen, shape, light)
    _mirrors(picture, shape, offset, heading, camera, light, paint)


def _grille(pen: Pen, shape: Shape) -> None:
    w, low, high = shape.grille
    rim = 0.014
    outline = lambda g: [(-w - g, high + g), (w + g, high + g), (w * 0.86 + g, low - g), (-w * 0.86 - g, low - g)]  # noqa: E731
    pen.fill(outline(rim), (196, 198, 200))
    pen.fill(outline(0), (20, 20, 22))
    step = (high - low) / (shape.slats + 1)
    for k in range(1, shape.slats + 1):
        y = low + k * step
        reach = w * (0.86 + 0.14 * (y - low) / (high - low)) - 0.01
        pen.fill([(-reach, y + step * 0.14), (reach, y + step * 0.14), (reach, y - step * 0.14), (-reach, y - step * 0.14)], (128, 130, 132))
    y = (low + high) / 2
    pen.disc(0, y, 0.062, 0.055, (70, 72, 76))
    pen.disc(0, y, 0.05, 0.043, (208, 210, 214))
    pen.disc(0, y, 0.033, 0.027, (80, 84, 92))


def _lamps(pen: Pen, shape: Shape, light: Light) -> None:
    x0, x1, low, high = shape.lamp
    rise = (high - low) * 0.25
    pen.both([(x0, low + 0.01), (x0 + 0.02, high - 0.01), (x1, high + rise), (x1 + 0.02, high), (x1 - 0.03, low)], (38, 40, 44))
    pen.both([(x0 + 0.02, low + 0.02), (x0 + 0.035, high - 0.02), (x1 - 0.015, high + rise * 0.6), (x1 - 0.04, low + 0.015)], (150, 156, 162))
    radius = (high - low) * 0.42
    on = min(1.0, light.headlamps)
    for side in (-1, 1):
        for k, at in enumerate((0.33, 0.68)):
            x = side * (x0 + (x1 - x0) * at)
            y = (low + high) / 2 + rise * 0.3 * at
            pen.disc(x, y, radius, radius, (92, 98, 106))
            pen.disc(x, y, radius * 0.74, radius * 0.74, (226, 230, 234), on if k == 0 else on * 0.4)
            pen.disc(x - side * 0.01, y + radius * 0.2, radius * 0.3, radius * 0.3, (255, 255, 255), max(0.3, on))
    pen.both([(x1 - 0.05, low + 0.005), (x1 - 0.035, high + rise * 0.5), (x1 + 0.005, high + rise * 0.4), (x1 - 0.02, low + 0.01)], (236, 142, 40))


def _mirrors(picture: np.ndarray, shape: Shape, offset: np.ndarray, heading: float, camera: Camera, light: Light, paint: tuple[float, float, float]) -> None:
    y, z = shape.mirror
    reach = max(p[2] for p in shape.profile)
    tall = 0.13 if shape.name != "truck" else 0.34
    for side in (-1.0, 1.0):
        x = side * (reach + 0.07)
        draw(picture, box((x - 0.1, y, z), (x + 0.1, y + tall, z + 0.1), paint if shape.name != "truck" else (28, 28, 30), 0.6).moved(offset, heading), camera, light)


def holder(picture: np.ndarray, quad: np.ndarray, camera: Camera, light: Light) -> None:
    """The dark frame behind a plate."""
    centre = quad.mean(0)
    grown = centre + (quad - centre) * (1.06, 1.22, 1.0) + (0, 0, 0.012)
    normal = np.array([[0.0, 0.0, -1.0]])
    lit = light.shade(np.full((1, 3), 30.0), normal, centre[None], camera.position, np.zeros(1))[0]
    polygon(picture, grown, camera, lit.clip(0, 255).tolist())
