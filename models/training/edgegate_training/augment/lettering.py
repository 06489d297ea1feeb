"""Lettering on vehicles and beside the road that is not a plate: telephone numbers, signs, fleet numbers, stickers, dates of cameras."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from ..common.choice import one_of
from ..plates import glyphs
from ..plates.faces import SMALL

FACES = (*SMALL, "lib-bold", "lib-narrow-bold", "roboto-cond-bold", "din")


def _digits(rng: np.random.Generator, shape: str) -> str:
    """The shape with a random digit for each 9."""
    return "".join(str(int(rng.integers(10))) if c == "9" else c for c in shape)


def telephone(rng: np.random.Generator) -> list[str]:
    """As on a van's side: with an area code or a country's, grouped, a word before it or above it."""
    number = _digits(rng, one_of(rng, ("(999) 999-9999", "999-999-9999", "0800 999 999", "+44 9999 999999", "0999 99 99 999", "99-9999-9999", "+99 99 9999 9999", "1-800-999-9999", "099/9999999",
                                       "9999 9999999", "0999.999.999", "99 99 99 99 99")))
    word = one_of(rng, ("TEL", "CALL", "PHONE", "24H", "Tel.", "FREEPHONE", "ENQUIRIES", "FOR HIRE", "HOTLINE"))
    return [number] if rng.random() < 0.5 else [f"{word} {number}"] if rng.random() < 0.4 else [word, number]


def sign(rng: np.random.Generator) -> list[str]:
    """Of a road, a car park, a building."""
    return one_of(rng, (["STOP"], ["SPEED", "LIMIT", _digits(rng, "99")], [_digits(rng, "EXIT 99")], ["NO PARKING"], ["NO ENTRY"], ["ONE WAY"], [_digits(rng, "MAX 9.9 m")], ["WAY OUT"],
                        ["PRIVATE", "PARKING"], [_digits(rng, "LEVEL 9")], [_digits(rng, "P 9"), "VISITORS"], ["TICKETS"], ["KEEP CLEAR"], [_digits(rng, "CLEARANCE 9'-9\"")],
                        [_digits(rng, "HEIGHT 9.99")], ["RESERVED"], [_digits(rng, "A99"), "CITY CENTRE"], [_digits(rng, "99 km/h")], ["GIVE WAY"], ["CAUTION"], ["TOLL", "PLAZA"], ["CCTV", "IN OPERATION"]))


def fleet(rng: np.random.Generator) -> list[str]:
    """The number that a company, a bus line or a fire brigade gives a vehicle, with what it is called by; without a word it would look as a plate does."""
    return one_of(rng, ([_digits(rng, "UNIT 99")], [_digits(rng, "No. 999")], [_digits(rng, "FLEET 9999")], [_digits(rng, "VAN 99")], ["SCHOOL BUS"], ["POLICE"], ["AMBULANCE"], ["FIRE", _digits(rng, "ENGINE 9")],
                        [_digits(rng, "LINE 999"), "CENTRAL STATION"], ["TAXI"], [_digits(rng, "TRUCK 999")], ["U.S. MAIL", _digits(rng, "9999999")], [_digits(rng, "USDOT 9999999")], [_digits(rng, "GVW 99999 LB")],
                        [_digits(rng, "MC 999999")], [_digits(rng, "TARE 9999 KG"), _digits(rng, "NET 9999 KG")]))


def sticker(rng: np.random.Generator) -> list[str]:
    """Of a dealer, a make, a model, an opinion."""
    return one_of(rng, (["BABY", "ON BOARD"], ["FOR SALE", _digits(rng, "$9,999")], ["HYBRID"], ["TURBO", "DIESEL"], ["www.cars-and-more.com"], [_digits(rng, "EST. 1999"), "MOTORS"], ["RENT ME", _digits(rng, "$99.99 A DAY")],
                        [_digits(rng, "9.9 TDI")], [_digits(rng, "V9 99 VALVE")], ["HOW'S MY DRIVING?", _digits(rng, "0800 999 999")], ["LEARNER"], ["POWERED BY", "ELECTRIC"], [_digits(rng, "UNLEADED 99")], ["QUALITY", "USED CARS"],
                        ["I LOVE", "MY DOG"], ["ALL WHEEL DRIVE"]))


def stamp(rng: np.random.Generator) -> list[str]:
    """Date, time and channel as a camera burns them into its picture."""
    day, time = _digits(rng, one_of(rng, ("2029-09-19", "19/09/2029", "09.19.2029", "2029/19/09"))), _digits(rng, one_of(rng, ("19:39:59", "09:59", "19:39:59.999")))
    return one_of(rng, ([f"{day} {time}"], [f"{day}", time], [_digits(rng, "CAM 09"), f"{day} {time}"], [f"{time} REC"]))


KINDS: dict[str, Callable[[np.random.Generator], list[str]]] = {"telephone": telephone, "sign": sign, "fleet": fleet, "sticker": sticker, "stamp": stamp}


def lettering(rng: np.random.Generator, kind: str = "") -> np.ndarray:
    """A grey picture (uint8, about 48 to 80 rows) of such lettering, cut as a detector would cut it; of any kind if none is given. Raises KeyError for an unknown kind."""
    lines = KINDS[kind or one_of(rng, tuple(KINDS))](rng)
    face = one_of(rng, FACES)
    masks = [glyphs.small_text(face, line) for line in lines]
    rows = [cv2.resize(m, (max(4, int(m.shape[1] * 32 / m.shape[0] * rng.uniform(0.75, 1.2))), 32), interpolation=cv2.INTER_AREA) for m in masks]
    gap, mx, my = int(rng.integers(4, 14)), int(rng.integers(4, 30)), int(rng.integers(3, 14))
    h, w = len(rows) * (32 + gap) - gap + 2 * my, max(r.shape[1] for r in rows) + 2 * mx
    back = float(rng.integers(0, 256))
    ink = float(np.clip(back + one_of(rng, (-1, 1)) * rng.uniform(60, 220), 0, 255))
    if abs(ink - back) < 45:
        ink = 255.0 - back
    out = np.full((h, w), back, np.float32)
    if rng.random() < 0.3:
        cv2.rectangle(out, (1, 1), (w - 2, h - 2), ink, int(rng.integers(1, 4)))
    for k, row in enumerate(rows):
        y, x = my + k * (32 + gap), (w - row.shape[1]) // 2 if rng.random() < 0.7 else mx
        roi = out[y:y + 32, x:x + row.shape[1]]
        roi += (ink - roi) * (row / 255.0)
    return out.clip(0, 255).astype(np.uint8)
