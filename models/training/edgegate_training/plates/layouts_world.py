"""Plates of further countries that write Latin letters and digits, one or two kinds for each: the rest of Europe, Asia, Africa, the Americas.

Number formats as their registration authorities publish them; looks are simpler than the countries' own, since what counts is the order of letters and
digits, the proportions, and what stands beside the number.
"""

from __future__ import annotations

from .layout import BAND_BOX, BLACK, BLUE, GREEN, LONG, NO_IO, RED, RGB, TWO_TIGHT, WHITE, YELLOW, Box, Layout

PLAIN: tuple[Box, ...] = ((0.04, 0.15, 0.96, 0.86),)
BELOW: tuple[Box, ...] = ((0.05, 0.12, 0.95, 0.72),)
ABOVE: tuple[Box, ...] = ((0.05, 0.32, 0.95, 0.9),)
WIDE, SHORT, SQUARE = (400.0, 130.0), (305.0, 152.0), (285.0, 190.0)
DARK: tuple[tuple[RGB, RGB, float], ...] = ((BLACK, WHITE, 1.0),)
ON_YELLOW: tuple[tuple[RGB, RGB, float], ...] = ((YELLOW, BLACK, 1.0),)
WHITE_OR_YELLOW: tuple[tuple[RGB, RGB, float], ...] = ((WHITE, BLACK, 1.0), (YELLOW, BLACK, 1.0))
LIGHT_AND_YELLOW: tuple[tuple[RGB, RGB, float], ...] = ((WHITE, BLACK, 3.0), (YELLOW, BLACK, 1.0))
Patterns = tuple[tuple[str, float], ...]


def _long(region: str, weight: float, patterns: Patterns, band: str = "", **more: object) -> Layout:
    """A long plate in a face like DIN's, with a band where one is named."""
    return Layout(region, "long", weight, LONG, patterns, "din", boxes=more.pop("boxes", BAND_BOX if band else PLAIN), band=band,
                  extras=("bolts",), **more)


def _headed(region: str, weight: float, patterns: Patterns, header: str = "", footer: str = "", **more: object) -> Layout:
    """A shorter plate, the country's or province's name above or below the number."""
    headers = (header, header, "") if header else ()
    footers = (footer, footer, "") if footer else ()
    return Layout(region, "headed", weight, more.pop("size", SHORT), patterns, more.pop("faces", "us"),
                  boxes=ABOVE if header and not footer else BELOW if footer and not header else ((0.05, 0.27, 0.95, 0.78),), headers=headers,
                  footers=footers, extras=("bolts",), **more)


def _two(region: str, weight: float, patterns: Patterns, **more: object) -> Layout:
    """Two lines."""
    return Layout(region, "square", weight, more.pop("size", SQUARE), patterns, more.pop("faces", "sans"), boxes=TWO_TIGHT, **more)


EUROPE: tuple[Layout, ...] = (
    _long("lu", 0.25, (("LL DDDD", 3), ("DDDDD", 1)), "L", colours=ON_YELLOW, letters=NO_IO),
    _long("is", 0.25, (("LL LDD", 3), ("LL DDD", 2)), "IS"),
    _long("cy", 0.25, (("LLL DDD", 1),), "CY", letters="ABCEHIKMNOPTXYZ"),
    _long("mt", 0.2, (("LLL DDD", 1),), "M"),
    _long("li", 0.15, (("{FL}+DDDDD", 3), ("{FL}+DDDD", 1), ("{FL}+DDD", 0.1)), colours=DARK),
    _long("mk", 0.3, (("LL DDDD LL", 3), ("LL DDD LL", 1)), "NMK"),
    _long("ba", 0.3, (("LDD-L-DDD", 1),), "BIH", letters="AEJKMOT", dash=("dash",)),
    _long("al", 0.3, (("LL DDD LL", 3), ("LL DDDD L", 0.5)), "AL", letters="ABCDEFGHIJKLMNOPRSTUVWXYZ", band_right=True,
          boxes=((0.1, 0.14, 0.9, 0.87),)),
    _long("me", 0.25, (("LL+LLDDD", 1),), "MNE"),
    _long("xk", 0.2, (("DD+DDD-LL", 1),), "RKS", dash=("dash",)),
    _long("md", 0.25, (("LLL DDD", 3), ("LL DDD", 0.5), ("LLL DD", 0.3)), "MD"),
)

ID_COLOURS: tuple[tuple[RGB, RGB, float], ...] = ((BLACK, WHITE, 3.0), (WHITE, BLACK, 2.2), (YELLOW, BLACK, 0.7), (RED, WHITE, 0.3), ((60, 75, 80), WHITE, 0.5))
ID_SERIALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZQQQVUMW"
ID_AREA1, ID_AREA2 = "[BDEFGHKLMNPRSTWZA]", "AB|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DR|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB|AA|AD|AE|AG"
_AREAS = (ID_AREA1, *("{" + x + "}" for x in ID_AREA2.split("|")))
ID_PATTERNS: tuple[tuple[str, float], ...] = tuple(
    (area + middle + serial, weight * (30.0 if area == ID_AREA1 else 1.0))
    for area in _AREAS
    for middle, serial, weight in (("_DDDD_", "LL", 3.0), ("_DDDD_", "LLL", 3.0), (" DDDD ", "LLL", 2.0), (" DDDD ", "LL", 1.0), ("_DDDD_", "L", 0.5), ("_DDD_", "LL", 0.4),
                                   ("_DDD_", "L", 0.2), ("_DD_", "LL", 0.15), (".DDDD.", "LL", 1.0), ("_D_", "LLL", 0.05)))

ASIA: tuple[Layout, ...] = (
    # Indonesia: month and year of expiry stand small below the number and are no part of it.
    Layout("id", "car", 3.6, (430, 135), ID_PATTERNS, "id", ID_COLOURS, ((0.04, 0.1, 0.96, 0.68),), ID_SERIALS, border="maybe", extras=("bolts", "date")),
    Layout("id", "wide", 1.8, (395, 135), ID_PATTERNS, "id", ID_COLOURS, ((0.02, 0.08, 0.98, 0.7),), ID_SERIALS, border="maybe", extras=("bolts", "date")),
    Layout("id", "moto", 0.4, (275, 110), ID_PATTERNS, "id", ID_COLOURS, ((0.04, 0.08, 0.96, 0.66),), letters=ID_SERIALS, extras=("bolts", "date")),
    _headed("ph", 0.6, (("LLL DDDD", 3), ("LLL DDD", 2), ("LLL-DDD", 1)), footer="REGION IV-A", size=(390, 140)),
    _headed("pk", 0.6, (("LLL-DDD", 3), ("LLL-DDDD", 2), ("LL-DDDD", 1), ("LLL DD DDD", 0.5)), footer="PUNJAB", dash=("dash",),
            colours=((WHITE, BLACK, 2.0), (BLACK, WHITE, 1.0), (YELLOW, BLACK, 1.0), (GREEN, WHITE, 0.3))),
    _headed("lk", 0.4, (("LL LLL-DDDD", 2), ("LLL-DDDD", 3), ("DD-DDDD", 0.6), ("DDD-DDDD", 0.6)), size=LONG, colours=LIGHT_AND_YELLOW,
            dash=("dash",), faces="sans"),
    _long("kz", 0.5, (("DDD LLL DD", 4), ("L DDD LLL", 0.5)), "KZ"),
    _long("kg", 0.2, (("DD DDD LLL", 1),), "KG"),
    _long("uz", 0.4, (("DD L DDD LL", 3), ("DD DDD LLL", 2)), "UZ"),
    _long("tm", 0.1, (("LL DDDD LL", 1),), "TM"),
    _long("tj", 0.1, (("DDDD LL DD", 1),), "TJ"),
    _long("mn", 0.1, (("DDDD LLL", 1),)),
    _long("az", 0.4, (("DD-LL-DDD", 1),), "AZ", dash=("dash", "none")),
    _long("ge", 0.4, (("LL-DDD-LL", 4), ("LLL-DDD", 1)), "GE", dash=("dash",)),
    _long("am", 0.3, (("DD LL DDD", 3), ("DDD LL DD", 2)), "AM"),
    _long("hk", 0.4, (("LL DDDD", 4), ("LL DDD", 2), ("LL DD", 0.5)), colours=WHITE_OR_YELLOW, letters=NO_IO),
    _two("hk", 0.2, (("LL|DDDD", 3), ("LL|DDD", 1)), colours=WHITE_OR_YELLOW, letters=NO_IO, faces="gb"),
    _long("mo", 0.2, (("{M}L-DD-DD", 1),), colours=DARK, dash=("dash",), letters=NO_IO),
    _long("ae", 0.4, (("L DDDDD", 3), ("L DDDD", 1), ("DD DDDDD", 2), ("LL DDDDD", 0.5)), boxes=((0.03, 0.16, 0.97, 0.86),)),
    _headed("qa", 0.25, (("DDDDDD", 3), ("DDDDD", 1), ("DDDD", 0.1)), header="QATAR", faces="sans"),
    _headed("kw", 0.2, (("DD-DDDDD", 2), ("DDDDD", 0.5), ("DD-DDDD", 0.3), ("D-DDDDD", 0.4)), header="KUWAIT", faces="sans", dash=("dash", "none")),
    _headed("bh", 0.2, (("DDDDDD", 1), ("DDDDD", 0.2)), header="BAHRAIN", faces="sans", size=WIDE),
    _long("jo", 0.2, (("DD-DDDDD", 3), ("DD-DDDD", 1), ("DD-DDD", 0.1)), dash=("dash",)),
    _long("lb", 0.2, (("L DDDDDD", 2), ("L DDDDD", 1), ("L DDDD", 0.1), ("L DDDDDDD", 0.2)), "RL", letters="BGJKMNORSTZ"),
    _headed("kh", 0.3, (("DLL-DDDD", 2), ("DL-DDDD", 2)), footer="PHNOM PENH", size=WIDE, colours=((WHITE, BLUE, 1.0),), dash=("dash",)),
    _long("bn", 0.1, (("LLL DDDD", 1), ("LL DDDD", 1)), colours=DARK),
    _headed("np", 0.2, (("LLL DDDD", 2), ("LL DDDD", 1)), header="BAGMATI", colours=((RED, WHITE, 2.0), (WHITE, RED, 1.0))),
)

AFRICA: tuple[Layout, ...] = (
    _long("dz", 0.8, (("DDDDD DDD DD", 4), ("DDDDDD DDD DD", 3), ("DDDDD-DDD-DD", 1)), colours=WHITE_OR_YELLOW,
          dash=("dash", "none")),
    _headed("ng", 0.4, (("LLL-DDDLL", 1), ("LLL DDDLL", 1)), header="LAGOS", size=WIDE, colours=((WHITE, BLUE, 2.0), (WHITE, RED, 1.0)),
            letters=NO_IO, dash=("dash",)),
    _long("ke", 0.4, (("{K}LL DDDL", 1),), colours=LIGHT_AND_YELLOW, letters=NO_IO),
    _two("ke", 0.2, (("{K}LL|DDDL", 1),), colours=LIGHT_AND_YELLOW, letters=NO_IO),
    _long("tz", 0.2, (("{T} DDD LLL", 1),), colours=((YELLOW, BLACK, 2.0), (WHITE, BLACK, 1.0))),
    _long("ug", 0.2, (("{U}LL DDDL", 1),), colours=LIGHT_AND_YELLOW),
    _long("rw", 0.1, (("{R}LL DDDL", 1),), colours=LIGHT_AND_YELLOW),
    _long("gh", 0.3, (("LL DDDD-DD", 2), ("LL DDD-DD", 1), ("LL DD-DD", 0.1)), colours=LIGHT_AND_YELLOW, dash=("dash",)),
    _long("ci", 0.15, (("DDDD LL DD", 2), ("LL-DDD-LL", 1)), dash=("dash",)),
    _long("sn", 0.15, (("LL-DDDD-L", 1), ("LL-DDD-LL", 1)), colours=((WHITE, BLACK, 1.0), (BLUE, WHITE, 1.0)), dash=("dash",)),
    _long("cm", 0.1, (("LL DDD LL", 1),), colours=(((240, 120, 40), BLACK, 1.0),)),
    _long("ao", 0.1, (("LL-DD-DD-LL", 1),), dash=("dash",)),
    _long("mz", 0.15, (("LLL DDD LL", 1),)),
    _long("zm", 0.1, (("LLL DDDD", 1),)),
    _long("zw", 0.15, (("LLL DDDD", 1),), colours=ON_YELLOW),
    _long("bw", 0.1, (("{B} DDD LLL", 1),)),
    _long("na", 0.1, (("{N} DDDDD LL", 1), ("{N} DDDDDD L", 1)), colours=ON_YELLOW),
    _long("mu", 0.1, (("DDDD LL DD", 1),), colours=DARK),
    _two("et", 0.1, (("D|LDDDDD", 1), ("D|DDDDD", 1))),
)

AMERICAS: tuple[Layout, ...] = (
    _headed("pe", 0.4, (("LDL-DDD", 3), ("LLL-DDD", 2), ("LDD-DDD", 0.5)), header="PERU", dash=("dash",), colours=LIGHT_AND_YELLOW),
    _headed("ec", 0.3, (("LLL-DDDD", 3), ("LLL-DDD", 1)), header="ECUADOR", dash=("dash",), size=WIDE),
    _headed("py", 0.25, (("LLLL DDD", 2), ("LLL DDD", 2)), header="PARAGUAY", size=WIDE, faces="fe"),
    _headed("bo", 0.25, (("DDDD LLL", 3), ("DDD LLL", 1)), header="BOLIVIA", colours=((WHITE, BLUE, 1.0),)),
    _headed("ve", 0.25, (("LLDDDLL", 3), ("LLDDDLD", 0.5), ("LLLDDL", 0.7)), header="VENEZUELA", footer="DISTRITO CAPITAL"),
    _headed("cr", 0.2, (("LLL-DDD", 3), ("DDDDDD", 2)), header="COSTA RICA", dash=("dash",)),
    _headed("pa", 0.2, (("LLDDDD", 3), ("DDDDDD", 1)), header="PANAMA"),
    _headed("gt", 0.2, (("{P}-DDDLLL", 3), ("{P} DDDLLL", 2), ("[CMAU]-DDDLLL", 1.2)), header="GUATEMALA", dash=("dash",), letters="BCDFGHJKLMNPQRSTVWXYZ"),
    _headed("sv", 0.1, (("{P} DDD-DDD", 2), ("{P}DDDDDD", 1), ("[CAMN] DDD-DDD", 0.6), ("{P}DDDDD", 0.2)), header="EL SALVADOR", dash=("dash",)),
    _headed("hn", 0.1, (("LLL DDDD", 1),), header="HONDURAS"),
    _headed("do", 0.2, (("LDDDDDD", 1),), header="REPUBLICA DOMINICANA"),
    _long("cu", 0.15, (("LDDDDDD", 1), ("L DDD DDD", 1)), "CUBA"),
    _headed("jm", 0.1, (("DDDD LL", 1), ("LL DDDD", 1)), header="JAMAICA"),
    _long("tt", 0.1, (("{P}LL DDDD", 2), ("LLL DDDD", 1), ("{P}LL DDD", 0.2)), colours=DARK),
    _long("nz", 0.4, (("LLLDDD", 3), ("LLDDDD", 1)), boxes=PLAIN),
)

LAYOUTS: tuple[Layout, ...] = EUROPE + ASIA + AFRICA + AMERICAS
