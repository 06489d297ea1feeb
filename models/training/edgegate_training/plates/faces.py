"""Type faces: packaged free fonts found on the machine, and groups of them that suit a kind of plate."""

from __future__ import annotations

import os
from functools import lru_cache

import numpy as np

from ..common.choice import one_of, weighted

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.fonts"))

# short name -> (file, index in a collection, Debian package)
FONTS: dict[str, tuple[str, int, str]] = {
    "din": ("OSP-DIN.ttf", 0, "fonts-opendin"),
    "rg-b": ("RG2014B.ttf", 0, "fonts-roadgeek"),
    "rg-c": ("RG2014C.ttf", 0, "fonts-roadgeek"),
    "rg-d": ("RG2014D.ttf", 0, "fonts-roadgeek"),
    "rg-e": ("RG2014E.ttf", 0, "fonts-roadgeek"),
    "rg-em": ("RG2014EM.ttf", 0, "fonts-roadgeek"),
    "park": ("NationalPark-Regular.otf", 0, "fonts-national-park"),
    "park-heavy": ("NationalPark-Heavy.otf", 0, "fonts-national-park"),
    "routed": ("routed-gothic.ttf", 0, "fonts-routed-gothic"),
    "routed-narrow": ("routed-gothic-narrow.ttf", 0, "fonts-routed-gothic"),
    "routed-wide": ("routed-gothic-wide.ttf", 0, "fonts-routed-gothic"),
    "bebas": ("BebasNeue-Bold.otf", 0, "fonts-bebas-neue"),
    "bebas-book": ("BebasNeue-Book.otf", 0, "fonts-bebas-neue"),
    "lib-narrow": ("LiberationSansNarrow-Regular.ttf", 0, "fonts-liberation"),
    "lib-narrow-bold": ("LiberationSansNarrow-Bold.ttf", 0, "fonts-liberation"),
    "lib": ("LiberationSans-Regular.ttf", 0, "fonts-liberation"),
    "lib-bold": ("LiberationSans-Bold.ttf", 0, "fonts-liberation"),
    "lib-mono-bold": ("LiberationMono-Bold.ttf", 0, "fonts-liberation"),
    "roboto-cond": ("RobotoCondensed-Regular.ttf", 0, "fonts-roboto-unhinted"),
    "roboto-cond-bold": ("RobotoCondensed-Bold.ttf", 0, "fonts-roboto-unhinted"),
    "roboto-cond-light": ("RobotoCondensed-Light.ttf", 0, "fonts-roboto-unhinted"),
    "roboto": ("Roboto-Regular.ttf", 0, "fonts-roboto-unhinted"),
    "roboto-medium": ("Roboto-Medium.ttf", 0, "fonts-roboto-unhinted"),
    "roboto-bold": ("Roboto-Bold.ttf", 0, "fonts-roboto-unhinted"),
    "dejavu-cond": ("DejaVuSansCondensed.ttf", 0, "fonts-dejavu-extra"),
    "dejavu-cond-bold": ("DejaVuSansCondensed-Bold.ttf", 0, "fonts-dejavu-extra"),
    "dejavu-bold": ("DejaVuSans-Bold.ttf", 0, "fonts-dejavu-core"),
    "dejavu": ("DejaVuSans.ttf", 0, "fonts-dejavu-core"),
    "dejavu-mono-bold": ("DejaVuSansMono-Bold.ttf", 0, "fonts-dejavu-core"),
    "free-bold": ("FreeSansBold.ttf", 0, "fonts-freefont-ttf"),
    "free": ("FreeSans.ttf", 0, "fonts-freefont-ttf"),
    "spartan": ("LeagueSpartan-SemiBold.otf", 0, "fonts-league-spartan"),
    "b612": ("B612-Bold.otf", 0, "fonts-b612"),
    "b612-mono": ("B612Mono-Bold.otf", 0, "fonts-b612"),
    "allerta": ("allerta_medium.otf", 0, "fonts-allerta"),
    "noto-cjk-bold": ("NotoSansCJK-Bold.ttc", 2, "fonts-noto-cjk"),
    "noto-cjk": ("NotoSansCJK-Regular.ttc", 2, "fonts-noto-cjk"),
    "noto-kr-bold": ("NotoSansCJK-Bold.ttc", 1, "fonts-noto-cjk"),
    "wqy": ("wqy-zenhei.ttc", 0, "fonts-wqy-zenhei"),
    "smiley": ("SmileySans-Oblique.ttf", 0, "fonts-smiley-sans"),
    "nanum": ("NanumGothicBold.ttf", 0, "fonts-nanum"),
    "nanum-square": ("NanumSquareB.ttf", 0, "fonts-nanum"),
    "nanum-barun": ("NanumBarunGothicBold.ttf", 0, "fonts-nanum"),
    "nanum-round": ("NanumSquareRoundB.ttf", 0, "fonts-nanum"),
    "noto-kr": ("NotoSansCJK-Regular.ttc", 1, "fonts-noto-cjk"),
    "un-dotum": ("UnDotumBold.ttf", 0, "fonts-unfonts-core"),
    "un-dotum-light": ("UnDotum.ttf", 0, "fonts-unfonts-core"),
    "un-graphic": ("UnGraphicBold.ttf", 0, "fonts-unfonts-core"),
    "un-dinaru": ("UnDinaruBold.ttf", 0, "fonts-unfonts-core"),
    "naskh": ("FreeSerifBold.ttf", 0, "fonts-freefont-ttf"),
    "naskh-light": ("FreeSerif.ttf", 0, "fonts-freefont-ttf"),
    "serif": ("LiberationSerif-Bold.ttf", 0, "fonts-liberation"),
    "serif-italic": ("LiberationSerif-BoldItalic.ttf", 0, "fonts-liberation"),
}

# "drawn:X" stands for the project's own stroke faces of style X (strokes.py)
GROUPS: dict[str, tuple[tuple[str, float], ...]] = {
    "sans": (("lib-bold", 2), ("roboto-bold", 1), ("roboto-medium", 1), ("dejavu-cond-bold", 1), ("din", 1),
             ("free-bold", 1), ("lib", 0.6), ("park", 1), ("drawn:any", 2), ("roboto-cond-bold", 1)),
    "din": (("din", 5), ("drawn:din", 4), ("roboto-cond", 0.7), ("roboto-medium", 0.7), ("rg-d", 1), ("park", 1),
            ("rg-c", 0.7), ("lib-narrow-bold", 0.5), ("routed", 0.7)),
    "din-narrow": (("din", 4), ("drawn:din", 3), ("roboto-cond-bold", 1), ("roboto-cond", 1), ("rg-c", 1),
                   ("lib-narrow-bold", 1), ("bebas", 1), ("rg-b", 0.7)),
    "pl": (("drawn:pl", 5), ("din", 2), ("roboto-medium", 1.5), ("roboto-cond-bold", 1), ("roboto", 1), ("park", 0.8),
           ("rg-d", 0.8), ("dejavu-cond-bold", 0.6)),
    "fe": (("drawn:fe", 6), ("din", 2), ("park", 0.7), ("dejavu-cond-bold", 0.5), ("drawn:din", 1)),
    "gb": (("drawn:gb", 4), ("lib-bold", 1), ("free-bold", 1), ("roboto-bold", 1), ("lib-narrow-bold", 1),
           ("din", 0.6), ("spartan", 0.3)),
    "ru": (("drawn:din", 4), ("din", 2), ("roboto-cond-bold", 1), ("bebas", 1), ("rg-d", 1), ("lib-narrow-bold", 1)),
    "cn": (("drawn:cn", 6), ("lib-narrow-bold", 1), ("lib-narrow", 0.7), ("roboto-cond", 1.5), ("roboto-cond-bold", 1),
           ("din", 1), ("noto-cjk-bold", 1), ("noto-cjk", 0.6), ("dejavu-cond", 0.7), ("rg-c", 0.7), ("bebas-book", 0.5)),
    "highway": (("drawn:tw", 5), ("rg-b", 1.5), ("rg-c", 2), ("rg-d", 1), ("park", 1), ("lib-narrow-bold", 1),
                ("roboto-cond-bold", 1), ("bebas", 0.6), ("dejavu-cond-bold", 0.6), ("din", 1)),
    "tw-new": (("drawn:tw", 4), ("rg-c", 1.5), ("rg-b", 1), ("din", 1.5), ("roboto-cond-bold", 1), ("bebas", 0.7),
               ("park", 1), ("lib-narrow-bold", 1)),
    "us": (("drawn:us", 8), ("drawn:slab", 1), ("park", 1), ("rg-c", 1), ("rg-d", 1), ("routed", 0.8), ("routed-narrow", 0.6),
           ("roboto-cond-bold", 0.6), ("dejavu-cond-bold", 0.5), ("lib-narrow-bold", 0.6), ("b612-mono", 0.3),
           ("lib-mono-bold", 0.3), ("bebas", 0.6), ("din", 0.6), ("allerta", 0.1)),
    "mandatory": (("drawn:din", 3), ("lib-bold", 1), ("roboto-bold", 1), ("din", 2), ("park", 1), ("free-bold", 1),
                  ("drawn:us", 1)),
    "ar-old": (("drawn:slab", 9), ("drawn:us", 2), ("drawn:din", 1), ("lib-narrow-bold", 1), ("roboto-cond-bold", 1), ("roboto-bold", 0.8),
               ("din", 1), ("park", 1)),
    "id": (("drawn:id", 7), ("drawn:us", 2), ("drawn:slab", 1), ("rg-c", 1), ("rg-d", 0.6), ("routed-narrow", 0.6), ("din", 1), ("park", 0.6), ("lib-narrow-bold", 0.6)),
    "tn": (("lib-bold", 2), ("roboto-bold", 1), ("roboto-medium", 1), ("drawn:din", 2), ("drawn:us", 1), ("din", 1.5),
           ("dejavu-cond-bold", 1), ("lib-narrow-bold", 1.5), ("park", 0.7), ("roboto-cond-bold", 1.5), ("rg-c", 0.6)),
}
ANY: tuple[str, ...] = ("lib-bold", "lib-narrow-bold", "roboto-medium", "roboto-cond-bold", "din", "rg-b", "rg-c", "rg-d",
                        "park", "routed", "routed-narrow", "bebas", "dejavu-bold", "dejavu-cond-bold", "free-bold", "b612",
                        "drawn:any", "drawn:any", "drawn:us", "drawn:slab", "drawn:tw", "drawn:cn", "drawn:fe", "spartan", "serif")
SMALL: tuple[str, ...] = ("lib-bold", "lib", "roboto-cond-bold", "dejavu-cond", "roboto", "serif", "serif-italic", "spartan")
CHINESE: tuple[str, ...] = ("noto-cjk-bold", "noto-cjk-bold", "noto-cjk", "wqy", "wqy", "smiley")
KOREAN: tuple[str, ...] = ("nanum", "nanum-square", "un-dotum", "un-dotum", "noto-kr-bold", "noto-kr", "nanum-barun", "nanum-round", "un-dotum-light",
                           "un-graphic", "un-dinaru")
ARABIC: tuple[str, ...] = ("dejavu-bold", "dejavu-bold", "dejavu", "dejavu-cond-bold", "naskh", "naskh", "naskh-light")


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in FONT_FOLDERS:
        for root, _, files in os.walk(folder):
            for f in files:
                found.setdefault(f, os.path.join(root, f))
    return found


def font_path(name: str) -> tuple[str, int]:
    """Path and index of a font; says which package to install when it is missing."""
    file, index, package = FONTS[name]
    path = _installed().get(file)
    if path is None:
        raise FileNotFoundError(f"font {file} not found; install it with: apt-get install {package}")
    return path, index


def pick_face(rng: np.random.Generator, group: str) -> str:
    """A face name for a layout's group; one plate in nine takes any face at all."""
    if rng.random() < 0.11:
        return one_of(rng, ANY)
    faces = GROUPS[group]
    return faces[weighted(rng, tuple(x[1] for x in faces))][0]
