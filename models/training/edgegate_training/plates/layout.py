"""What a plate layout is: plain data, no drawing.

Pattern language (one pattern is one way a plate may be numbered)::

    L letter   D digit   A letter or digit   P Chinese province   H Korean syllable
    [..] one of a set    {..} these characters as they stand
    -  dash or dot as the layout draws it    ' ' small gap   _ wide gap
    +  gap that holds a seal, shield or emblem     |  next line
    k  two or three small letters above one another, no part of the number     w  a wheelchair
    b  a figure taller than the characters: a rider, a bird, a tree
    R  a Korean place name   S  one with its two syllables above one another
    W  the Arabic word of Tunisia, labelled T        V  its two letters of the "N.T." series, labelled N
"""

from __future__ import annotations

from dataclasses import dataclass, field

RGB = tuple[int, int, int]
Box = tuple[float, float, float, float]

WHITE: RGB = (238, 238, 234)
BLACK: RGB = (22, 22, 24)
YELLOW: RGB = (240, 190, 30)
BLUE: RGB = (24, 60, 170)
GREEN: RGB = (20, 110, 60)
RED: RGB = (190, 30, 35)

ONE_LINE: tuple[Box, ...] = ((0.04, 0.16, 0.96, 0.86),)
TWO_TIGHT: tuple[Box, ...] = ((0.1, 0.06, 0.9, 0.46), (0.06, 0.53, 0.94, 0.95))
BAND_BOX: tuple[Box, ...] = ((0.095, 0.15, 0.975, 0.87),)
"""Beside a band at the left edge."""
LONG = (520.0, 112.0)
"""Millimetres of a long European plate."""
NO_IO = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Layout:
    """One kind of plate. Sizes in millimetres, boxes as fractions of the plate (x0, y0, x1, y1)."""

    region: str
    name: str
    weight: float
    size: tuple[float, float]
    patterns: tuple[tuple[str, float], ...]
    faces: str = "sans"
    colours: tuple[tuple[RGB, RGB, float], ...] = ((WHITE, BLACK, 1.0),)
    boxes: tuple[Box, ...] = ONE_LINE
    letters: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    cell: float = 0.7
    """Share of plates whose characters stand in cells of equal width."""
    border: str = "maybe"
    """none, maybe, line, inset (dark panel inside a light plate)."""
    band: str = ""
    """Text of the band at the left edge; empty for no band."""
    band_colour: RGB = (16, 50, 150)
    band_right: bool = False
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    """Named decorations that render.py knows: state, bolts, top-band, sticker, ..."""
    dash: tuple[str, ...] = ("dash", "dot", "none")
    bottom_first: bool = False
    """The number is read from the lower line up."""


@dataclass
class Plate:
    """A rendered plate: flat front view and what stands on it."""

    rgb: "object"
    text: str
    region: str
    lines: int
    layout: str = ""
    written: str = ""
    """The characters in the order they stand, top line first; differs from `text` where the lower line is read first."""
    boxes: list[tuple[int, int, int, int]] = field(default_factory=list)
