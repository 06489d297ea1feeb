"""Character sets of number plates and the classes of the recogniser.

The first class is the CTC blank. Latin letters and digits come next, then the characters that
mainland China puts first (31 provinces) or last (special use), then the Korean usage syllables, then those
of Korean place names and of its armed forces. New ones are added at the end, so that a net can go on from a
shipped file.
"""

from __future__ import annotations

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
SPECIAL_CN = "港澳学警领使挂"
HANGUL = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자하허호배"
KOREAN_PLACES = ("서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주")
FORCES_KR = "육해공국합"
_PLACE_SYLLABLES = tuple(dict.fromkeys(c for c in "".join(KOREAN_PLACES) if c not in HANGUL))

BLANK = "<blank>"
CLASSES: tuple[str, ...] = (BLANK, *DIGITS, *LETTERS, *PROVINCES, *SPECIAL_CN, *HANGUL, *_PLACE_SYLLABLES, *FORCES_KR)
INDEX: dict[str, int] = {c: i for i, c in enumerate(CLASSES)}


def encode(text: str) -> list[int]:
    """Class indices of a canonical label; raises KeyError for a character outside the alphabet."""
    return [INDEX[c] for c in text]


def collapse(indices: list[int]) -> str:
    """CTC collapse: repeated classes become one, blanks fall away."""
    out: list[str] = []
    previous = 0
    for i in indices:
        if i != previous and i != 0:
            out.append(CLASSES[i])
        previous = i
    return "".join(out)
