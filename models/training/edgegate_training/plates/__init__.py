"""Rendered number plates: `render_plate` draws one, flat and labelled."""

from .layouts import REGIONS
from .render import render_plate

__all__ = ["REGIONS", "render_plate"]
