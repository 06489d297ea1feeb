"""A weighted choice that costs a microsecond (numpy's own builds its table anew on every call)."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@lru_cache(maxsize=None)
def _cumulated(weights: tuple[float, ...]) -> tuple[float, ...]:
    total = float(sum(weights))
    return tuple(x / total for x in accumulate(weights))


def weighted(rng: np.random.Generator, weights: tuple[float, ...]) -> int:
    """Index drawn with the given weights."""
    table = _cumulated(weights)
    return min(bisect_right(table, rng.random()), len(table) - 1)


def one_of(rng: np.random.Generator, pool: tuple[T, ...]) -> T:
    """One element, all equally likely."""
    return pool[int(rng.random() * len(pool))]
