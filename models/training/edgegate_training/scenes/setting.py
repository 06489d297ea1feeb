"""The lane without vehicles: sky, building, walls, road, kerbs, bollards, the barrier's post and boom."""

from __future__ import annotations

import cv2
import numpy as np

from .camera import Camera
from .light import Light
from .mesh import Mesh, box, draw, join, polygon, texture

LANE = 1.25
"""x of the lane's middle in metres; the camera stands at x = 0, beside it."""

FAR = 24.0
"""z of the building at the lane's far end, whose dark gateway the vehicles come out of."""

BOOM = (-0.60, 1.30, 2.75)
"""Where the boom turns: x, y, z."""


def _noise(rng: np.random.Generator, rows: int, columns: int, sizes: tuple[tuple[int, float], ...]) -> np.ndarray:
    """Sum of smooth noises, [rows, columns], mean 0. sizes: (cell in pixels, strength)."""
    out = np.zeros((rows, columns), np.float32)
    for cell, strength in sizes:
        coarse = rng.normal(0, strength, (max(2, rows // cell + 2), max(2, columns // cell + 2))).astype(np.float32)
        out += cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_CUBIC if cell > 1 else cv2.INTER_NEAREST)
    return out


def _asphalt(rng: np.random.Generator) -> np.ndarray:
    """Seen from above, 60 pixels a metre, 14 m wide (x -6..8), z from 2 at the bottom to FAR at the top."""
    k, wide, deep = 60, 14, FAR - 2.0
    rows, columns = int(deep * k), wide * k
    grey = 104 + _noise(rng, rows, columns, ((1, 7.0), (3, 5.0), (24, 4.0), (160, 6.0)))
    road = np.repeat(grey[..., None], 3, 2) * (1.0, 0.99, 0.97)

    def at(x: float, z: float) -> tuple[int, int]:
        return int((x + 6) * k), int(rows - (z - 2.0) * k)

    worn = 1 + 0.25 * _noise(rng, rows, columns, ((4, 0.4), (30, 0.3)))
    mark = np.zeros((rows, columns), np.float32)
    for x in (LANE - 1.55, LANE + 1.55):
        cv2.line(mark, at(x, 2.0), at(x, FAR), 1.0, int(0.10 * k))
    cv2.rectangle(mark, at(LANE - 1.5, 3.12), at(LANE + 1.5, 2.92), 1.0, -1)
    for z in (8.5, 17.0):
        tip = at(LANE, z - 1.3)
        cv2.fillPoly(mark, [np.array([tip, at(LANE - 0.42, z - 0.45), at(LANE - 0.1, z - 0.5), at(LANE - 0.1, z + 1.0), at(LANE + 0.1, z + 1.0),
                                      at(LANE + 0.1, z - 0.5), at(LANE + 0.42, z - 0.45)], np.int32)], 1.0)
    mark = (mark * np.clip(worn, 0.3, 1))[..., None] * 0.85
    road = road * (1 - mark) + np.array([222, 220, 212]) * mark
    tracks = np.zeros((rows, columns), np.float32)
    for x in (LANE - 0.75, LANE + 0.75):
        cv2.line(tracks, at(x, 2.0), at(x, FAR), 0.13, int(0.3 * k))
    road *= 1 - cv2.GaussianBlur(tracks, (0, 0), 10)[..., None]
    patch = np.zeros((rows, columns), np.float32)
    for _ in range(6):
        cv2.ellipse(patch, at(LANE + rng.normal(0, 0.25), rng.uniform(2.5, 9)), (int(rng.uniform(4, 16)), int(rng.uniform(6, 22))), 0, 0, 360, 0.35, -1)
    road *= 1 - cv2.GaussianBlur(patch, (0, 0), 4)[..., None]
    for x in (-6.0, 8.0):
        side = at(x, 3)[0]
        a, b = sorted((side, at(LANE - 2.0, 3)[0] if x < 0 else at(LANE + 2.0, 3)[0]))
        slabs = 150 + _noise(rng, rows, b - a, ((1, 6), (20, 5)))
        slabs[:: int(0.5 * k)] *= 0.75
        slabs[:, :: int(0.5 * k)] *= 0.75
        road[:, a:b] = slabs[..., None] * (1.0, 0.98, 0.94)
    return road.clip(0, 255).astype(np.uint8)


def _facade(rng: np.random.Generator, sign: str) -> np.ndarray:
    """The building at the far end, 40 pixels a metre, 26 m x 9 m, with a gateway over the lane (x runs from -12)."""
    k = 40
    rows, columns = 9 * k, 26 * k
    wall = np.array([176, 160, 140]) + _noise(rng, rows, columns, ((1, 3), (40, 4)))[..., None]
    for y in range(0, rows, int(0.33 * k)):
        wall[y] *= 0.86
    for y in (1.0, 4.0):
        for x in np.arange(1.0, 25, 2.9):
            if y > 3 and abs(x + 0.8 - 12 - LANE) < 4.0:
                continue
            p, q = (int(x * k), int(y * k)), (int((x + 1.6) * k), int((y + 1.5) * k))
            cv2.rectangle(wall, (p[0] - 4, p[1] - 4), (q[0] + 4, q[1] + 6), (204, 200, 192), -1)
            glass = np.linspace(60, 130, q[1] - p[1])[:, None, None] * np.array([0.85, 1.0, 1.15]) * rng.uniform(0.7, 1.2)
            wall[p[1] : q[1], p[0] : q[0]] = glass
            cv2.line(wall, ((p[0] + q[0]) // 2, p[1]), ((p[0] + q[0]) // 2, q[1]), (204, 200, 192), 4)
    left, right, top = int((12 + LANE - 2.3) * k), int((12 + LANE + 2.3) * k), int((9 - 3.6) * k)
    cv2.rectangle(wall, (left - 14, top - 14), (right + 14, rows), (120, 112, 104), -1)
    deep = np.linspace(40, 12, rows - top)[:, None, None] * np.ones((1, right - left, 3))
    wall[top:, left:right] = deep
    cv2.rectangle(wall, (left - 14, top - 60), (right + 14, top - 18), (32, 74, 120), -1)
    cv2.putText(wall, sign, (left + 26, top - 28), cv2.FONT_HERSHEY_DUPLEX, 0.85, (232, 236, 240), 2, cv2.LINE_AA)
    return wall.clip(0, 255).astype(np.uint8)


def _wall(rng: np.random.Generator, hedge: bool) -> np.ndarray:
    """A side wall of concrete panels, or a hedge; 40 pixels a metre, 25 m x 2.4 m."""
    k = 40
    rows, columns = int(2.4 * k), 25 * k
    if hedge:
        leaves = _noise(rng, rows, columns, ((1, 14), (3, 16), (9, 14), (40, 8)))
        return (np.array([58, 92, 48]) + leaves[..., None] * (0.7, 1.0, 0.5)).clip(8, 220).astype(np.uint8)
    wall = 158 + _noise(rng, rows, columns, ((1, 4), (6, 3), (50, 6)))
    wall = wall[..., None] * np.array([1.0, 0.99, 0.96])
    wall[:, :: int(2.5 * k)] *= 0.6
    wall[-10:] *= np.linspace(1, 0.7, 10)[:, None, None]
    return wall.clip(0, 255).astype(np.uint8)


def _lit(face: np.ndarray, quad: np.ndarray, camera: Camera, light: Light) -> np.ndarray:
    """A texture under the scene's light, whose lamp and haze vary over a 12 x 12 grid."""
    t = (np.arange(12) + 0.5) / 12
    u, v = np.meshgrid(t, t)
    points = ((quad[0] * (1 - u[..., None]) + quad[1] * u[..., None]) * (1 - v[..., None])
              + (quad[3] * (1 - u[..., None]) + quad[2] * u[..., None]) * v[..., None]).reshape(-1, 3)
    normal = np.cross(quad[2] - quad[0], quad[3] - quad[1])
    normal = np.tile(normal / np.linalg.norm(normal), (len(points), 1))
    zero = np.zeros(len(points))
    dark = light.shade(np.zeros((len(points), 3)), normal, points, camera.position, zero)
    bright = light.shade(np.full((len(points), 3), 100.0), normal, points, camera.position, zero)
    size = face.shape[1::-1]
    gain = cv2.resize(((bright - dark) / 100).reshape(12, 12, 3).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    base = cv2.resize(dark.reshape(12, 12, 3).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return (face * gain + base).clip(0, 255).astype(np.uint8)


def paint_setting(camera: Camera, light: Light, seed: int, sign: str = "CAR PARK") -> np.ndarray:
    """The empty lane, RGB, at the camera's size."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, camera.rows)[:, None, None] ** 1.2
    sky = np.array(light.zenith) * (1 - np.clip(t * 2.2, 0, 1)) + np.array(light.horizon) * np.clip(t * 2.2, 0, 1)
    picture = np.broadcast_to(sky, (camera.rows, camera.columns, 3)).copy()
    clouds = _noise(rng, camera.rows, camera.columns, ((camera.rows // 3, 8), (camera.rows // 8, 6), (camera.rows // 20, 3)))
    picture = (picture + clouds.clip(-6, 30)[..., None] * (light.ambient[1] + 0.05)).clip(0, 255).astype(np.uint8)
    quads = [
        (np.array([[-12, 9, FAR], [14, 9, FAR], [14, 0, FAR], [-12, 0, FAR]], float), _facade(rng, sign)),
        (np.array([[-6, 0, FAR], [8, 0, FAR], [8, 0, 2.0], [-6, 0, 2.0]], float), _asphalt(rng)),
        (np.array([[-3.6, 2.4, 2.0], [-3.6, 2.4, FAR], [-3.6, 0, FAR], [-3.6, 0, 2.0]], float), _wall(rng, False)),
        (np.array([[5.6, 1.7, FAR], [5.6, 1.7, 2.0], [5.6, 0, 2.0], [5.6, 0, FAR]], float), _wall(rng, True)),
    ]
    for quad, face in quads:
        texture(picture, quad, _lit(face, quad, camera, light), camera)
    draw(picture, _furniture(), camera, light)
    return picture


def _furniture() -> Mesh:
    """Kerbs, bollards, a lamp post, a sign's back plate."""
    parts = []
    for x in (LANE - 2.05, LANE + 2.05):
        for i, z in enumerate(np.arange(0.6, FAR, 1.0)):
            colour = (196.0, 194.0, 188.0) if i % 2 else (150.0, 148.0, 142.0)
            parts.append(box((x - 0.12, 0, z), (x + 0.12, 0.14, z + 1.0), colour))
    for z in np.arange(5.0, 17, 3.0):
        for low, high, colour in ((0.0, 0.75, (216.0, 168.0, 40.0)), (0.45, 0.58, (30.0, 30.0, 32.0)), (0.75, 0.8, (40.0, 40.0, 42.0))):
            parts.append(box((LANE + 2.25, low, z), (LANE + 2.39, high, z + 0.14), colour))
    parts.append(box((-2.9, 0, 13.0), (-2.76, 5.5, 13.14), (92.0, 96.0, 98.0)))
    parts.append(box((-2.9, 5.4, 13.0), (-1.6, 5.5, 13.14), (92.0, 96.0, 98.0)))
    return join(parts)


def paint_barrier(picture: np.ndarray, opened: float, camera: Camera, light: Light) -> None:
    """The post and its boom, in place. opened: 0 closed (level) to 1 open (upright)."""
    x, y, z = BOOM
    draw(picture, join([box((x - 0.2, 0, z - 0.02), (x + 0.12, 1.12, z + 0.28), (232.0, 120.0, 24.0), 0.2),
                        box((x - 0.22, 1.12, z - 0.04), (x + 0.14, 1.2, z + 0.3), (44.0, 44.0, 46.0), 0.2),
                        box((x - 0.1, 1.2, z), (x + 0.04, 1.38, z + 0.14), (60.0, 60.0, 64.0), 0.2)]), camera, light)
    angle = opened * np.deg2rad(86)
    along, across = np.array([np.cos(angle), np.sin(angle), 0]), np.array([-np.sin(angle), np.cos(angle), 0])
    start = np.array([x, y, z - 0.05])
    lit = light.shade(np.full((1, 3), 100.0), np.array([[0, 0.1, -1.0]]), start[None], camera.position, np.zeros(1))[0] / 100
    for i in range(9):
        a, b = start + along * (i * 0.42 - 0.25), start + along * ((i + 1) * 0.42 - 0.25)
        colour = np.array((226, 224, 220) if i % 2 else (196, 36, 34)) * lit * (1.25 if light.lamp else 1)
        polygon(picture, np.array([a + across * 0.045, b + across * 0.045, b - across * 0.045, a - across * 0.045]), camera, colour.clip(0, 255).tolist())
        shade = colour * 0.6
        polygon(picture, np.array([a - across * 0.02, b - across * 0.02, b - across * 0.045, a - across * 0.045]), camera, shade.clip(0, 255).tolist())
