"""Plates of Europe: the band at the left edge, one white or yellow field, one or two lines."""

from __future__ import annotations

from .layout import BAND_BOX, BLACK, LONG, RED, WHITE, YELLOW, Box, Layout

TWO_BAND: tuple[Box, ...] = ((0.22, 0.07, 0.95, 0.45), (0.07, 0.53, 0.95, 0.93))
PLAIN_TWO: tuple[Box, ...] = ((0.1, 0.06, 0.9, 0.46), (0.06, 0.53, 0.94, 0.94))
LIGHT = ((WHITE, BLACK, 1.0),)
ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SQUARE = (300.0, 200.0)
PL_LETTERS = "ABCDEFGHIJKLMNOPRSTUVWXYZ"
CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ"


def _eu(region: str, weight: float, patterns: tuple[tuple[str, float], ...], faces: str = "din", band: str = "",
        **more: object) -> Layout:
    """A long European plate with the country's band."""
    return Layout(region, "long", weight, LONG, patterns, faces, band=band or region.upper(),
                  boxes=more.pop("boxes", BAND_BOX), extras=more.pop("extras", ("bolts",)), **more)


LAYOUTS: tuple[Layout, ...] = (
    _eu("pl", 4.0, (("LL DDDDD", 4), ("LL+DDDLL", 3), ("LL+DDDDL", 2), ("LLL+DDDLL", 2.5), ("LLL+DDDDD", 2.5),
                    ("LL+DLLDD", 2), ("LLL+LLDD", 1), ("LLL+DDLL", 1.5), ("LLL+LDDD", 0.7), ("LLL+DDLD", 1),
                    ("LLL+DDDL", 0.5), ("LL+DDLLD", 0.5), ("LL+DDDLA", 0.5), ("LLL+LDDLL", 0.6), ("LLL+DLDD", 0.6),
                    ("LL+DLDDD", 1.5), ("LD+AAAAA", 0.5)),
        "pl", letters=PL_LETTERS, cell=0.85),
    Layout("pl", "square", 0.5, (305, 214), (("LL|DDDDD", 2), ("LLL|DDDD", 1), ("LL|DLLDD", 1), ("LLL|LLDD", 1)), "pl",
           boxes=TWO_BAND, band="PL", letters=PL_LETTERS, cell=0.85),
    _eu("sk", 2.6, (("LL+DDDLL", 9), ("LL-DDDLL", 3), ("LL+DDDDD", 0.3), ("LL+LLLLL", 0.1), ("LL+DDDDL", 0.2)), "din",
        dash=("dash",), extras=("bolts", "shield")),
    Layout("sk", "old", 0.8, LONG, (("LL+DDDLL", 5), ("LLL+DDDD", 0.3), ("LL-DDDLL", 4), ("LLL-DDDD", 0.3)), "din",
           boxes=((0.03, 0.15, 0.97, 0.87),), extras=("bolts", "shield"), dash=("dash",)),
    _eu("cz", 2.2, (("DLD+DDDD", 8), ("DLL+DDDD", 2), ("DLD DDDD", 2), ("LLL DD-DD", 0.6)), "din",
        letters="ABCDEFHIJKLMNPRSTUVXYZ", dash=("dash",), extras=("bolts", "stickers")),
    _eu("de", 3.0, (("LL+LL DDDD", 3), ("L+LL DDDD", 3), ("LLL+LL DDD", 2), ("LLL+L DDDD", 1), ("LL+L DDDD", 1.5),
                    ("LL+LL DDD", 2), ("LLL+LL DD", 1), ("L+L DDDD", 0.7), ("LL+LL DDD{E}", 0.6), ("L+LL DDDD{E}", 0.6),
                    ("LL+LL DD{H}", 0.2)), "fe", band="D", cell=0.9),
    Layout("de", "square", 0.6, (280, 200), (("LL+|LL DDD", 2), ("L+|LL DDDD", 2), ("LLL+|L DDD", 1)), "fe",
           boxes=TWO_BAND, band="D", cell=0.9),
    _eu("at", 0.9, (("LL+DDD LL", 2), ("L+DDDDD L", 2), ("LL+DDDD L", 1), ("L+DDD LLL", 0.5)), "din", band="A",
        extras=("bolts", "stripes")),
    Layout("ch", "long", 0.8, (500, 110), (("LL+DDDDDD", 3), ("LL+DDDDD", 2), ("LL+DDDD", 0.5)), "din",
           boxes=((0.08, 0.15, 0.92, 0.87),)),
    _eu("hu", 0.9, (("LLL-DDD", 4), ("LL LL-DDD", 2)), "din", band="H", dash=("dash", "dot")),
    _eu("es", 1.8, (("DDDD LLL", 8), ("DDDD_LLL", 1), ("L DDDD LL", 0.4), ("LL DDDD LL", 0.3)), "din", band="E",
        letters=CONSONANTS),
    Layout("es", "old", 0.4, LONG, (("L-DDDD-LL", 2), ("LL-DDDD-L", 1), ("LL-DDDD-LL", 1)), "din", dash=("dash",)),
    Layout("es", "square", 0.3, (340, 220), (("DDDD|LLL", 1),), "din", boxes=TWO_BAND, band="E", letters=CONSONANTS),
    _eu("fr", 1.8, (("LL-DDD-LL", 6), ("DDDD LL DD", 1), ("DDD LLL DD", 1)), "din-narrow", band="F",
        letters="ABCDEFGHJKLMNPQRSTVWXYZ", band_right=True, boxes=((0.1, 0.14, 0.9, 0.87),), dash=("dash", "dash", "dot"),
        colours=((WHITE, BLACK, 9.0), (YELLOW, BLACK, 0.6))),
    _eu("it", 1.8, (("LL+DDDLL", 5), ("LL DDDLL", 3), ("LL DDD LL", 2)), "din-narrow", band="I", band_right=True,
        letters="ABCDEFGHJKLMNPRSTVWXYZ", boxes=((0.1, 0.14, 0.9, 0.87),)),
    Layout("it", "square", 0.3, (297, 214), (("LL DDD|LL", 0.2), ("LL|DDDLL", 2)), "din-narrow", boxes=TWO_BAND, band="I",
           letters="ABCDEFGHJKLMNPRSTVWXYZ"),
    _eu("ro", 2.0, (("L+DD LLL", 2), ("LL DD LLL", 6), ("L DDD LLL", 3), ("LL DD LLL", 2), ("LL DDDDDD", 0.5)), "din",
        letters="ABCDEFGHIJKLMNOPRSTUVWXYZ", colours=((WHITE, BLACK, 9.0), (WHITE, RED, 1.0))),
    _eu("gb", 2.2, (("LLDD LLL", 8), ("LLDD_LLL", 2), ("LDDD LLL", 1), ("LDD LLL", 0.3), ("LLL DDDL", 0.8)), "gb",
        colours=((WHITE, BLACK, 1.0), ((245, 195, 30), BLACK, 1.0)), band="GB", footers=("", "", "AUTOHAUS LTD"),
        letters="ABCDEFGHJKLMNOPRSTUVWXYZ"),
    Layout("gb", "plain", 1.0, LONG, (("LLDD LLL", 8), ("LDDD LLL", 1), ("LLL DDDL", 1), ("LLL DDD", 0.4)), "gb",
           ((WHITE, BLACK, 1.0), ((245, 195, 30), BLACK, 1.0)), ((0.04, 0.15, 0.96, 0.85),),
           "ABCDEFGHJKLMNOPRSTUVWXYZ", footers=("", "", "MOTORS 01632")),
    Layout("gb", "square", 0.3, (285, 203), (("LLDD|LLL", 3), ("LDDD|LLL", 1)), "gb",
           ((WHITE, BLACK, 1.0), ((245, 195, 30), BLACK, 1.0)), ((0.1, 0.06, 0.9, 0.46), (0.1, 0.53, 0.9, 0.94)),
           "ABCDEFGHJKLMNOPRSTUVWXYZ"),
    _eu("nl", 1.6, (("LL-DDD-L", 3), ("L-DDD-LL", 3), ("D-LLL-DD", 2), ("DD-LLL-D", 2), ("DD-LL-LL", 2), ("LL-DD-LL", 1),
                    ("DDD-LL-D", 0.5), ("LLL-DD-L", 1)), "din", colours=((YELLOW, BLACK, 1.0),), dash=("dash",),
        letters="BDFGHJKLNPRSTVXZ"),
    _eu("be", 0.9, (("D-LLL-DDD", 6), ("LLL-DDD", 1)), "din", band="B", colours=((WHITE, (140, 20, 40), 1.0),),
        dash=("dash", "dot")),
    _eu("pt", 0.9, (("LL-DD-LL", 2), ("DD-LL-DD", 2), ("DD-DD-LL", 2), ("LL DD LL", 1)), "din", band="P",
        dash=("dash", "dot")),
    _eu("ie", 0.4, (("DDD-L-DDDDD", 2), ("DDD-L-DDDD", 1), ("DD-LL-DDDD", 1)), "din", band="IRL", dash=("dash",)),
    _eu("se", 0.9, (("LLL DDD", 3), ("LLL DDA", 2)), "din", band="S", letters="ABCDEFGHJKLMNOPRSTUWXYZ"),
    _eu("no", 0.6, (("LL DDDDD", 1),), "din", band="N", letters="ABCDEFGHJKLNPRSTUVXYZ"),
    _eu("dk", 0.6, (("LL DD DDD", 1), ("LL DDDDD", 1)), "din", colours=((WHITE, BLACK, 3.0), (YELLOW, BLACK, 0.5))),
    _eu("fi", 0.6, (("LLL-DDD", 1),), "din", band="FIN", dash=("dash",)),
    _eu("lt", 0.5, (("LLL+DDD", 2), ("LLL DDD", 1)), "din"),
    _eu("lv", 0.5, (("LL-DDDD", 1),), "din", dash=("dash",)),
    _eu("ee", 0.4, (("DDD LLL", 1),), "din", band="EST"),
    _eu("bg", 0.6, (("LL DDDD LL", 2), ("L DDDD LL", 2)), "din", letters="ABCEHKMOPTXY"),
    _eu("gr", 0.5, (("LLL-DDDD", 1), ("LLL DDDD", 1)), "din", letters="ABEHIKMNOPTXYZ", dash=("dash",)),
    _eu("hr", 0.7, (("LL+DDD-LL", 2), ("LL+DDDD-LL", 2), ("LL+DDD-L", 0.5)), "din", dash=("dash",)),
    _eu("si", 0.5, (("LL+LA-DDD", 1), ("LL+DD-LLD", 1), ("LL+LL-DDD", 1)), "din", band="SLO", dash=("dash",)),
    _eu("rs", 0.5, (("LL+DDD-LL", 1), ("LL+DDDD-LL", 1)), "din", band="SRB", dash=("dash",)),
    # Two lines: the rear of cars that have no room for a long plate, and motorcycles.
    *(Layout(region, "square", weight, size, patterns, faces, colours, TWO_BAND if band else PLAIN_TWO, letters, band=band, extras=("bolts",))
      for region, weight, size, patterns, faces, colours, band, letters in (
          ("pl", 0.5, (190, 150), (("LL|DDDD", 2), ("LLL|DDD", 1), ("LL|DDDL", 2), ("LL|DDLD", 1), ("LLL|DDL", 1), ("LLL|LDD", 1), ("LL|LDDD", 1)), "pl", LIGHT, "PL", PL_LETTERS),
          ("ua", 0.5, (280, 200), (("LL|DDDD LL", 2), ("LL DD|DD LL", 2), ("LL DDDD|LL", 1), ("DDDD|LL LL", 0.5)), "ru", LIGHT, "UA", "ABCEHIKMOPTX"),
          ("hr", 0.3, (250, 200), (("LL|DDD-LL", 2), ("LL|DDDD-LL", 2), ("LL|DDD-L", 1), ("LL|DDDD-L", 1)), "din", LIGHT, "HR", ALL),
          ("rs", 0.15, (250, 200), (("LL|DDD-LL", 1), ("LL|DDDD-LL", 1)), "din", LIGHT, "SRB", ALL),
          ("cz", 0.3, (280, 200), (("DLD|DDDD", 4), ("DLL|DDDD", 1)), "din", LIGHT, "CZ", "ABCDEFHIJKLMNPRSTUVXYZ"),
          ("sk", 0.25, (280, 200), (("LL|DDDLL", 4), ("LL|LLLDD", 0.2)), "din", LIGHT, "SK", ALL),
          ("hu", 0.25, (280, 200), (("LLL|DDD", 3), ("LL LL|DDD", 2)), "din", LIGHT, "H", ALL),
          ("ro", 0.3, (280, 200), (("LL|DD LLL", 4), ("L|DDD LLL", 2), ("L|DD LLL", 1)), "din", LIGHT, "RO", ALL),
          ("at", 0.15, (210, 170), (("LL|DDDLL", 2), ("L|DDDDL", 1), ("LL|DD LLL", 0.5)), "din", LIGHT, "A", ALL),
          ("ch", 0.3, (300, 160), (("LL+|DDDDDD", 3), ("LL+|DDDDD", 1)), "din", LIGHT, "", ALL),
          ("ch", 0.1, (180, 140), (("LL+|DDDDDD", 1), ("LL+|DDDDD", 1)), "din", LIGHT, "", ALL),
          ("de", 0.3, (220, 200), (("LL+|LL DD", 1), ("L+|LL DDD", 1), ("LLL+|LL D", 0.5), ("LL+|L DDD", 1)), "fe", LIGHT, "D", ALL),
          ("fr", 0.3, (210, 130), (("LL-DDD|LL", 2), ("DDDD|LL DD", 0.3)), "din-narrow", LIGHT, "F", "ABCDEFGHJKLMNPQRSTVWXYZ"),
          ("it", 0.2, (177, 177), (("LL|DDDDD", 1),), "din-narrow", LIGHT, "I", "ABCDEFGHJKLMNPRSTVWXYZ"),
          ("nl", 0.25, (210, 143), (("LL-|DD-LL", 1), ("LL|DDD-L", 1), ("DD-LL|LL", 1), ("L-DDD|LL", 1)), "din", ((YELLOW, BLACK, 1.0),), "NL", "BDFGHJKLNPRSTVXZ"),
          ("be", 0.15, (210, 140), (("D-LLL|DDD", 2), ("LLL|DDD", 1)), "din", ((WHITE, (140, 20, 40), 1.0),), "B", ALL),
          ("pt", 0.15, (250, 200), (("LL-DD|LL", 1), ("DD-DD|LL", 1), ("DD-LL|DD", 1)), "din", LIGHT, "P", ALL),
          ("gr", 0.15, (240, 200), (("LLL|DDDD", 1), ("LLL|DDD", 1)), "din", LIGHT, "GR", "ABEHIKMNOPTXYZ"),
          ("bg", 0.15, (280, 200), (("LL|DDDD LL", 1), ("L|DDDD LL", 1)), "din", LIGHT, "BG", "ABCEHKMOPTXY"),
          ("se", 0.1, (195, 155), (("LLL|DDD", 1), ("LLL|DDA", 1)), "din", LIGHT, "S", "ABCDEFGHJKLMNOPRSTUWXYZ"),
          ("lt", 0.1, (300, 150), (("LLL|DDD", 1),), "din", LIGHT, "LT", ALL),
          ("lv", 0.1, (280, 200), (("LL|DDDD", 1),), "din", LIGHT, "LV", ALL))),
    _eu("ua", 0.9, (("LL DDDD LL", 1),), "ru", letters="ABCEHIKMOPTX"),
    _eu("by", 0.4, (("DDDD LL-D", 1),), "ru", letters="ABCEHIKMOPTX", dash=("dash",)),
    Layout("ru", "car", 2.2, LONG, (("LDDDLL", 1),), "ru", boxes=((0.03, 0.14, 0.74, 0.87),), letters="ABCEHKMOPTXY",
           border="line", extras=("ru-code", "bolts")),
    Layout("ru", "square", 0.3, (290, 170), (("LDDD|LL", 1),), "ru",
           boxes=((0.05, 0.07, 0.95, 0.46), (0.05, 0.53, 0.45, 0.93)), letters="ABCEHKMOPTXY", border="line",
           extras=("ru-code",)),
)
