"""All layouts, and the regions they belong to."""

from __future__ import annotations

import numpy as np

from ..common.choice import weighted
from . import layouts_americas, layouts_asia, layouts_europe, layouts_world
from .layout import Layout

LAYOUTS: tuple[Layout, ...] = layouts_asia.LAYOUTS + layouts_europe.LAYOUTS + layouts_americas.LAYOUTS + layouts_world.LAYOUTS
REGIONS: tuple[str, ...] = tuple(dict.fromkeys(x.region for x in LAYOUTS))

_WEIGHTS = tuple(x.weight for x in LAYOUTS)
_BY_REGION = {r: [x for x in LAYOUTS if x.region == r] for r in REGIONS}


def pick_layout(rng: np.random.Generator, region: str | None = None) -> Layout:
    """A layout by weight, of one region if one is given; raises ValueError for an unknown region."""
    if region is None:
        return LAYOUTS[weighted(rng, _WEIGHTS)]
    choice = _BY_REGION.get(region.lower())
    if not choice:
        raise ValueError(f"no plate layout for region '{region}'; known: {', '.join(REGIONS)}")
    return choice[weighted(rng, tuple(x.weight for x in choice))]
