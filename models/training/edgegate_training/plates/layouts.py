"""All layouts, and the regions they belong to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..common.choice import weighted
from . import layouts_americas, layouts_asia, layouts_europe, layouts_world
from .layout import Layout

LAYOUTS: tuple[Layout, ...] = layouts_asia.LAYOUTS + layouts_europe.LAYOUTS + layouts_americas.LAYOUTS + layouts_world.LAYOUTS
REGIONS: tuple[str, ...] = tuple(dict.fromkeys(x.region for x in LAYOUTS))

_WEIGHTS = tuple(x.weight for x in LAYOUTS)
_BY_REGION = {r: [x for x in LAYOUTS if x.region == r] for r in REGIONS}


def weights(more: Mapping[str, float]) -> tuple[float, ...]:
    """The layouts' weights, multiplied for some regions (`kr`) or kinds (`kr/new`, before the region's); raises ValueError for a name that no layout has."""
    known = set(REGIONS) | {f"{x.region}/{x.name}" for x in LAYOUTS}
    if unknown := set(more) - known:
        raise ValueError(f"no plate layout '{sorted(unknown)[0]}'; a region or REGION/KIND, as {LAYOUTS[0].region}/{LAYOUTS[0].name}")
    return tuple(x.weight * more.get(f"{x.region}/{x.name}", more.get(x.region, 1.0)) for x in LAYOUTS)


def pick_layout(rng: np.random.Generator, region: str | None = None, by: tuple[float, ...] = _WEIGHTS) -> Layout:
    """A layout by weight, of one region if one is given; raises ValueError for an unknown region. by: other weights, as `weights` makes them."""
    if region is None:
        return LAYOUTS[weighted(rng, by)]
    choice = _BY_REGION.get(region.lower())
    if not choice:
        raise ValueError(f"no plate layout for region '{region}'; known: {', '.join(REGIONS)}")
    return choice[weighted(rng, tuple(x.weight for x in choice))]
