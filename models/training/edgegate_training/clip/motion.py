"""How a vehicle comes, stops, and goes: closed formulas of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..scenes.setting import FAR

STOP = 3.25
"""z in metres at which a front stops, just before the line."""

CRUISE, BRAKE = 7.0, 3.0
START = 2.3
BACK_SPEED, BACK_START = 7.5, 2.6
SWING = 1.1
"""Seconds that the boom takes for its quarter turn."""


@dataclass(frozen=True)
class Visit:
    """Seconds from the clip's start. leaves: begins to move on or back; gone: nothing of it is to be seen any more."""

    appears: float
    stops: float
    leaves: float
    gone: float
    passes: bool

    def front(self, t: float) -> float:
        """z of the front at time t."""
        brake_time = CRUISE / BRAKE
        if t < self.stops:
            left = self.stops - t
            if left < brake_time:
                return STOP + 0.5 * BRAKE * left**2
            return STOP + 0.5 * BRAKE * brake_time**2 + CRUISE * (left - brake_time)
        moved = max(0.0, t - self.leaves)
        if self.passes:
            return STOP - 0.5 * START * moved**2
        ramp = BACK_SPEED / BACK_START
        back = 0.5 * BACK_START * moved**2 if moved < ramp else 0.5 * BACK_START * ramp**2 + BACK_SPEED * (moved - ramp)
        return STOP + back

    def opened(self, t: float) -> float:
        """How far the boom is open, 0..1."""
        if not self.passes:
            return 0.0
        rise = np.clip((t - (self.leaves - SWING * 0.85)) / SWING, 0, 1)
        fall = np.clip((t - self.gone + 0.1) / SWING, 0, 1)
        turn = float(rise - fall)
        return 0.5 - 0.5 * float(np.cos(np.pi * turn))


def visit(appears: float, wait: float, passes: bool, length: float) -> Visit:
    """The visit of a vehicle of `length` metres that enters the picture at `appears` and waits at the line."""
    brake_time = CRUISE / BRAKE
    stops = appears + brake_time + (FAR - STOP - 0.5 * BRAKE * brake_time**2) / CRUISE
    leaves = stops + wait
    if passes:
        gone = leaves + float(np.sqrt(2 * (STOP + length) / START))
    else:
        ramp = BACK_SPEED / BACK_START
        gone = leaves + ramp + (FAR - STOP - 0.5 * BACK_START * ramp**2) / BACK_SPEED
    return Visit(appears, stops, leaves, gone, passes)
