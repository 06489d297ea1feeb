"""Cached glyph masks. Every mask has CAP rows from cap line to base line and PAD rows above and below."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from . import strokes
from .faces import font_path
from .patterns import STACKED, is_plain_latin

CAP = 64
PAD = 8
STYLES_PER_KIND = 24


@lru_cache(maxsize=512)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path, index = font_path(name)
    return ImageFont.truetype(path, size, index=index)


@lru_cache(maxsize=64)
def _cap_font(name: str) -> tuple[ImageFont.FreeTypeFont, int]:
    """The font at the size whose capital H is CAP pixels high, and the y of its cap line."""
    probe = _font(name, 100).getbbox("H")
    font = _font(name, max(8, round(100 * CAP / (probe[3] - probe[1]))))
    return font, font.getbbox("H")[1]


@lru_cache(maxsize=1024)
def _style(kind: str, number: int) -> strokes.Style:
    return strokes.make_style(np.random.default_rng([number, sum(map(ord, kind))]), kind)


def _tight(mask: np.ndarray) -> np.ndarray:
    columns = np.flatnonzero(mask.max(axis=0) > 24)
    return np.ascontiguousarray(mask[:, columns[0]:columns[-1] + 1]) if len(columns) else mask


@lru_cache(maxsize=60000)
def _drawn(kind: str, c: str, style: int) -> np.ndarray:
    return _tight(strokes.draw(c, _style(kind, style), CAP, PAD))


@lru_cache(maxsize=60000)
def _printed(face: str, c: str, weight: int) -> np.ndarray:
    font, top = _cap_font(face)
    image = Image.new("L", (int(font.getlength(c)) + 24, CAP + 2 * PAD))
    ImageDraw.Draw(image).text((12, PAD - top), c, fill=255, font=font)
    return _tight(_reweigh(np.array(image), weight))


def glyph(face: str, c: str, weight: int = 0, style: int = 0) -> np.ndarray:
    """Mask of one capital or digit, cut to its ink in x.

    Weight -2 to 3 makes a font thinner or bolder; a drawn face takes its weight from its style.
    """
    return _drawn(face[6:], c, style) if face.startswith("drawn:") else _printed(face, c, weight)


@lru_cache(maxsize=20000)
def word(face: str, text: str, weight: int = 0) -> np.ndarray:
    """Mask of any other text (a Chinese or Korean character, the Arabic word), its ink fitted to the cap height."""
    font = _font(face, 72)
    x0, y0, x1, y1 = font.getbbox(text)
    image = Image.new("L", (x1 - x0 + 8, y1 - y0 + 8))
    ImageDraw.Draw(image).text((4 - x0, 4 - y0), text, fill=255, font=font)
    mask = np.array(image)
    rows = np.flatnonzero(mask.max(axis=1) > 24)
    mask = _tight(_reweigh(mask, weight))[rows[0]:rows[-1] + 1]
    width = max(4, round(mask.shape[1] * CAP / mask.shape[0]))
    out = np.zeros((CAP + 2 * PAD, width), np.uint8)
    out[PAD:PAD + CAP] = cv2.resize(mask, (width, CAP), interpolation=cv2.INTER_AREA)
    return out


@lru_cache(maxsize=400)
def stacked(face: str, text: str, weight: int = 0) -> np.ndarray:
    """Mask of characters above one another that share the cap height."""
    each = CAP // len(text)
    parts = [cv2.resize(word(face, c, weight)[PAD:PAD + CAP], (int(each * 1.15), each - 3), interpolation=cv2.INTER_AREA) for c in text]
    out = np.zeros((CAP + 2 * PAD, int(each * 1.15)), np.uint8)
    for k, part in enumerate(parts):
        out[PAD + k * each:PAD + k * each + part.shape[0]] = part
    return out


@lru_cache(maxsize=4000)
def small_text(face: str, text: str) -> np.ndarray:
    """Mask of a header, a footer or a sticker's text, 32 rows high, cut to its ink."""
    font = _font(face, 30)
    x0, y0, x1, y1 = font.getbbox(text)
    image = Image.new("L", (max(2, x1 - x0), max(2, y1 - y0)))
    ImageDraw.Draw(image).text((-x0, -y0), text, fill=255, font=font)
    return np.array(image)


def for_mark(face: str, cjk: str, hangul: str, arabic: str, c: str, weight: int, style: int) -> np.ndarray:
    """The mask of a character in the faces chosen for one plate."""
    if is_plain_latin(c):
        return glyph(face, c, weight, style)
    if c[0] == STACKED:
        return stacked(hangul, c[1:], min(1, max(0, weight)))
    if len(c) > 1:
        return word(arabic, c, max(-1, weight))
    return word(hangul if "\uac00" <= c <= "\ud7a3" else cjk, c, min(1, max(0, weight)))


def _reweigh(mask: np.ndarray, weight: int) -> np.ndarray:
    if weight == 0:
        return mask
    size = 2 * abs(weight) + 1 if abs(weight) > 1 else 3
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return cv2.dilate(mask, kernel) if weight > 0 else cv2.erode(mask, kernel)
