"""The light of a scene: sun, sky, haze, and the camera's reaction to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Light:
    """Colours are linear-ish factors of a surface's own colour; sky colours are 0..255."""

    sun: RGB = (0.86, 0.80, 0.69)
    sun_from: RGB = (-0.45, 0.75, -0.55)
    ambient: RGB = (0.57, 0.60, 0.65)
    zenith: RGB = (120, 165, 215)
    horizon: RGB = (214, 224, 232)
    haze: float = 0.006
    lamp: float = 0.0
    """The gate's own (infrared) lamp beside the lens, 0 off."""
    headlamps: float = 0.0
    wet: float = 0.0
    rain: float = 0.0
    mono: float = 0.0
    """1 = the camera has switched to black and white."""
    noise: float = 1.6
    gloss: float = 1.0

    def shade(self, albedo: np.ndarray, normals: np.ndarray, points: np.ndarray, eye: np.ndarray, shine: np.ndarray) -> np.ndarray:
        """Lit colours [n, 3] (0..255) of faces with unit normals [n, 3], centres [n, 3] and shine [n] (0 dull, 1 lacquer, 2 glass)."""
        toward = np.array(self.sun_from) / np.linalg.norm(self.sun_from)
        direct = np.clip(normals @ toward, 0, None)[:, None] * np.array(self.sun)
        sky = (0.62 + 0.38 * normals[:, 1:2]) * np.array(self.ambient)
        view = points - eye
        distance = np.linalg.norm(view, axis=1, keepdims=True)
        view = view / distance
        facing = np.clip(-(view * normals).sum(1, keepdims=True), 0, 1)
        lamp = self.lamp * facing * np.clip(20.0 / (distance**2 + 12.0), 0, 1.0)
        colour = albedo * (direct + sky + lamp)
        bounce = view - 2 * (view * normals).sum(1, keepdims=True) * normals
        up = np.clip(bounce[:, 1:2], -1, 1)
        mirror = np.where(up > 0, np.array(self.horizon) * (1 - np.sqrt(np.abs(up))) + np.array(self.zenith) * np.sqrt(np.abs(up)),
                          np.array(self.horizon) * 0.35 * (1 + up))
        fresnel = (0.05 + 0.6 * (1 - facing) ** 4) * shine[:, None] * self.gloss
        spot = np.clip((bounce @ toward)[:, None], 0, 1) ** 60 * np.array(self.sun) * 300 * (shine[:, None] > 0.3)
        colour = colour * (1 - np.clip(fresnel, 0, 0.9)) + mirror * np.clip(fresnel, 0, 0.9) + spot
        veil = 1 - np.exp(-self.haze * distance)
        return colour * (1 - veil) + np.array(self.horizon) * veil


DAY = Light()
OVERCAST = replace(DAY, sun=(0.14, 0.14, 0.14), ambient=(0.78, 0.80, 0.83), zenith=(178, 186, 194), horizon=(214, 217, 220), haze=0.010)
EVENING = replace(DAY, sun=(0.80, 0.52, 0.30), sun_from=(-0.85, 0.35, -0.4), ambient=(0.40, 0.38, 0.44), zenith=(104, 120, 168), horizon=(238, 196, 150), noise=2.0)
NIGHT = replace(DAY, sun=(0.0, 0.0, 0.0), ambient=(0.07, 0.07, 0.08), zenith=(8, 9, 14), horizon=(22, 22, 26), haze=0.003,
                lamp=0.85, headlamps=1.0, mono=0.9, noise=3.0, gloss=0.5)
RAIN = replace(OVERCAST, sun=(0.05, 0.05, 0.05), ambient=(0.52, 0.55, 0.60), zenith=(128, 134, 142), horizon=(164, 169, 176), haze=0.022,
               wet=0.8, rain=1.0, headlamps=0.35, noise=2.2)
