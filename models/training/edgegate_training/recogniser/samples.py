"""Samples for the recogniser: a crop, its label and its region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..augment import camera, negatives, surround, weather
from ..plates import REGIONS, render
from ..plates.layout import Layout, WHITE, BLACK, YELLOW
from ..plates.layouts import pick_layout
from ..plates.layouts_asia import CN_BLUE, CN_BOX

NONE = len(REGIONS)
"""Class of a crop that is no plate; the last one of the region head."""
REGION_INDEX = {r: i for i, r in enumerate(REGIONS)}
NEGATIVE_SHARE = 0.055
PROVINCE_SHARE = 0.06

# Strings of province characters: they are learnt late otherwise (one per plate, one plate in six).
PROVINCE_STRINGS = Layout("cn", "provinces", 1.0, (440, 140), (("PPPP", 1), ("PPPPP", 2), ("PPAPPA", 1), ("PLPLPL", 1)), "cn",
                          (CN_BLUE, (YELLOW, BLACK, 0.4), (WHITE, BLACK, 0.4), (BLACK, WHITE, 0.2)), CN_BOX,
                          "ABCDEFGHJKLMNPQRSTUVWXYZ", 0.9, "line", extras=("bolts",))


@dataclass(frozen=True)
class Sample:
    """One training crop: uint8 HEIGHT x WIDTH, the characters as they stand (empty for no plate), region class."""

    image: np.ndarray
    text: str
    region: int


def make_sample(rng: np.random.Generator, province_share: float = PROVINCE_SHARE, by: tuple[float, ...] | None = None) -> Sample:
    """A rendered and photographed plate, or a crop without one. by: weights of the layouts, as `weights` makes them."""
    roll = rng.random()
    if roll < NEGATIVE_SHARE:
        return Sample(negatives.negative(rng), "", NONE)
    height = 48 if rng.random() < 0.75 else 72
    layout = PROVINCE_STRINGS if roll < NEGATIVE_SHARE + province_share else pick_layout(rng, by=by) if by else pick_layout(rng)
    plate = render.draw_layout(rng, layout, height * 3 // 2 if len(layout.boxes) > 1 else height)
    grey = weather.any_weather(rng, camera.to_grey(rng, plate.rgb))
    h, w = grey.shape
    pad = int(h * 0.7)
    glyph_share = min(b[3] - b[1] for b in plate.boxes) / h
    image = camera.photograph(rng, surround.around(rng, grey, pad), pad, w, h, plate.lines, glyph_share)
    return Sample(image, plate.written, REGION_INDEX[plate.region])
