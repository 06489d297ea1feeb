"""Builds the mesh of a vehicle's body from its shape and paints it, with its details and its plate, onto a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from . import details
from .camera import Camera
from .light import Light
from .mesh import Mesh, box, draw, join, sheet, texture
from .shapes import Shape

GLASS = (26.0, 32.0, 38.0)
COLUMNS = 40


@dataclass
class Vehicle:
    """A body, its paint (RGB 0..255), and its plate's face (RGB picture) with the plate's size in metres."""

    shape: Shape
    paint: tuple[float, float, float]
    plate: np.ndarray
    plate_size: tuple[float, float]
    dirt: float = 0.0
    extras: dict[str, float] = field(default_factory=dict)

    @cached_property
    def body(self) -> Mesh:
        """The body in local axes."""
        return join([_shell(self.shape, self.paint), *_sides(self.shape, self.paint), *_wheels(self.shape), *_load(self.shape)])

    def quad(self, offset: np.ndarray, heading: float) -> np.ndarray:
        """The plate's four corners in the world."""
        w, h = self.plate_size[0] / 2, self.plate_size[1] / 2
        y = self.shape.plate
        z = float(self.shape.front(np.array(0.0), np.array(y), 0.03)[2])
        local = np.array([[-w, y + h, z], [w, y + h, z], [w, y - h, z + 0.01], [-w, y - h, z + 0.01]])
        c, s = np.cos(heading), np.sin(heading)
        return local @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T + offset


def paint_vehicle(picture: np.ndarray, vehicle: Vehicle, offset: np.ndarray, heading: float, camera: Camera, light: Light) -> np.ndarray:
    """Paints a vehicle whose front stands at offset; returns its plate's quad in pixels [4, 2]."""
    mesh = vehicle.body.moved(offset, heading)
    draw(picture, mesh, camera, light)
    details.front(picture, vehicle.shape, offset, heading, camera, light, vehicle.paint)
    quad = vehicle.quad(offset, heading)
    details.holder(picture, quad, camera, light)
    return texture(picture, quad, lit_plate(vehicle, quad, camera, light), camera)


def lit_plate(vehicle: Vehicle, quad: np.ndarray, camera: Camera, light: Light) -> np.ndarray:
    """The plate's face under the scene's light; its film throws the gate lamp's light straight back."""
    normal = np.cross(quad[3] - quad[0], quad[1] - quad[0])
    normal = normal / np.linalg.norm(normal)
    if normal @ (camera.position - quad.mean(0)) < 0:
        normal = -normal
    one = light.shade(np.array([[100.0, 100.0, 100.0]]), normal[None], quad.mean(0)[None], camera.position, np.zeros(1))[0] / 100
    distance = np.linalg.norm(quad.mean(0) - camera.position)
    back = light.lamp * 0.55 * min(1.0, 5.5 / distance)
    face = vehicle.plate.astype(np.float32)
    return (face * (one + back)).clip(0, 255).astype(np.uint8)


def _shell(shape: Shape, paint: tuple[float, float, float]) -> Mesh:
    """Bumper, bonnet, windscreen and roof: the profile swept across."""
    profile = shape.profile
    fine: list[tuple[float, float, float, str]] = []
    for a, b in zip(profile, profile[1:]):
        steps = 8 if b[0] - a[0] < 0.5 else 14
        for k in range(steps):
            t = k / steps
            fine.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t, a[3]))
    fine.append(profile[-1])
    smooth = np.array([p[:3] for p in fine])
    keep = smooth.copy()
    for _ in range(4):
        keep[1:-1] = (keep[:-2] + 2 * keep[1:-1] + keep[2:]) / 4
    u = np.sin(np.linspace(-1, 1, COLUMNS + 1) * np.pi / 2)
    z, y, w = keep[:, 0:1], keep[:, 1:2], keep[:, 2:3]
    top = keep[-1, 0] * 0.6
    bow = shape.bow * np.clip(1 - z / top, 0.25, 1)
    points = np.stack([u * w, y - 0.05 * np.abs(u) ** 6 * (z > 0.15), z + bow * np.abs(u) ** 3], -1)
    colour = np.empty((len(fine) - 1, COLUMNS, 3))
    shine = np.empty((len(fine) - 1, COLUMNS))
    middle = np.abs((u[:-1] + u[1:]) / 2)
    for row, point in enumerate(fine[:-1]):
        glass = point[3] == "g"
        colour[row] = GLASS if glass else paint
        shine[row] = 2.0 if glass else 1.0
        if glass:
            colour[row, middle > 0.93] = np.array(paint) * 0.55
    grid = points[::-1]  # from the roof down, so that corners run clockwise as seen from the front
    return sheet(grid, colour[::-1].reshape(-1, 3), shine[::-1].reshape(-1))


def _sides(shape: Shape, paint: tuple[float, float, float]) -> list[Mesh]:
    """Flanks below the waist line, windows above it, on both sides."""
    zs = np.linspace(0.10, shape.length, 30)
    prof = np.array([p[:3] for p in shape.profile], float)
    glass = [p for p in shape.profile if p[3] == "g"]
    waist = glass[0][1] - 0.02
    full = max(p[2] for p in shape.profile)
    along = np.interp(zs, prof[:, 0], prof[:, 1])
    bonnet = np.interp(zs, prof[:, 0], prof[:, 2])
    width = np.where(zs < glass[0][0], np.minimum(bonnet, full), full * 0.97)
    low = np.interp(zs, [0.1, 0.5], [0.36, 0.26])
    meshes = []
    for side in (-1.0, 1.0):
        def wall(low: np.ndarray, high: np.ndarray, xl: np.ndarray, xh: np.ndarray, colour: tuple[float, float, float], shine: float, side: float = side) -> Mesh:
            t = np.linspace(0, 1, 6)[:, None]
            x = side * (xh + (xl - xh) * t + 0.03 * np.sin(np.pi * t))
            y = high + (low - high) * t
            grid = np.stack([x, y, np.broadcast_to(zs + shape.bow * np.clip(1 - zs / 0.6, 0, 1), y.shape)], -1)
            return sheet(grid if side > 0 else grid[:, ::-1], np.array(colour), shine)
        top = np.minimum(along - 0.025, waist)
        meshes.append(wall(low, top, np.where(zs < 0.4, bonnet * 0.97, full * 0.97), width, paint, 1.0))
        roof = np.interp(zs, prof[:, 0], prof[:, 1]) - 0.03
        inner = np.interp(zs, prof[:, 0], prof[:, 2])
        meshes.append(wall(top, np.maximum(roof, top), width - 0.03, np.minimum(inner, width), GLASS, 1.6))
    return meshes


def _wheels(shape: Shape) -> list[Mesh]:
    """Tyres as short prisms, rims on the outside."""
    radius, across = shape.wheel
    angles = np.linspace(0, 2 * np.pi, 17)
    parts = []
    for z0 in (0.85, shape.length - 0.85):
        for side in (-1.0, 1.0):
            x0, x1 = side * across, side * (across - 0.2)
            ring = np.stack([np.zeros(17), radius + radius * np.sin(angles), z0 + radius * np.cos(angles)], -1)
            outer, inner = ring + (x0 + side * 0.05, 0, 0), ring + (x1, 0, 0)
            tread = sheet(np.stack([outer, inner]), np.array([24.0, 24.0, 25.0]), 0.0)
            parts.append(Mesh(np.concatenate([tread.faces, tread.faces[:, ::-1]]), np.concatenate([tread.colour] * 2), np.concatenate([tread.shine] * 2)))
            for scale, colour in ((1.0, 22.0), (0.66, 120.0), (0.2, 60.0)):
                hub = np.array([x0 + side * (0.055 + 0.005 * (1 - scale)), radius, z0])
                rim = hub + (ring - (0, radius, z0)) * scale
                fan = np.stack([np.broadcast_to(hub, (16, 3)), np.broadcast_to(hub, (16, 3)), rim[:-1], rim[1:]], 1)
                both = np.concatenate([fan, fan[:, ::-1]])
                parts.append(Mesh(both, np.full((32, 3), colour), np.zeros(32)))
    belly = box((-across, 0.16, 0.35), (across, 0.3, shape.length - 0.3), (10.0, 10.0, 11.0))
    return [*parts, belly]


def _load(shape: Shape) -> list[Mesh]:
    """The truck's box behind its cab."""
    if shape.name != "truck":
        return []
    z, y, x = np.linspace(1.85, shape.length, 24), np.linspace(2.9, 0.75, 8)[:, None], np.linspace(-1.08, 1.08, 12)
    white = np.array([205.0, 206.0, 203.0])
    walls = []
    for side in (-1.0, 1.0):
        grid = np.stack(np.broadcast_arrays(side * 1.08, y, z), -1)
        walls.append(sheet(grid if side > 0 else grid[:, ::-1], white, 0.1))
    return [*walls, sheet(np.stack(np.broadcast_arrays(x, y, 1.85), -1), white, 0.1)]
