"""Plates of Asia, the near East and Africa."""

from __future__ import annotations

from .alphabets import FORCES_KR
from .layout import BAND_BOX, BLACK, BLUE, GREEN, NO_IO, RED, TWO_TIGHT, WHITE, YELLOW, Layout

TW = "ABCDEFGHJKLMNPQRSTUVWXYZ"
TW_OLD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TW_COLOURS = ((WHITE, BLACK, 0.7), (WHITE, GREEN, 0.1), (WHITE, RED, 0.06), (YELLOW, BLACK, 0.06),
              (GREEN, WHITE, 0.04), (RED, WHITE, 0.04))
TWO = ((0.16, 0.08, 0.84, 0.42), (0.06, 0.5, 0.94, 0.93))
CN_BLUE = ((22, 60, 180), (240, 240, 245), 1.0)
SIZE_CN = (440.0, 140.0)
CN_BOX = ((0.03, 0.15, 0.97, 0.86),)

KR_TWO = ((0.22, 0.07, 0.78, 0.37), (0.05, 0.43, 0.95, 0.93))

LAYOUTS: tuple[Layout, ...] = (
    Layout("tw", "old", 7.0, (320, 150),
           (("DDDD-LL", 5), ("LL-DDDD", 4), ("DL-DDDD", 2.5), ("LD-DDDD", 2.5), ("DDDD-DL", 1.2), ("DDDD-LD", 1.2),
            ("LLL-DDD", 0.5), ("DDD-LLL", 0.5), ("LL-DDD", 0.2), ("DDD-LL", 0.2)),
           "highway", TW_COLOURS, ((0.03, 0.26, 0.97, 0.86),), TW_OLD, 0.85,
           headers=("台 灣 省", "台 北 市", "高 雄 市", "", ""), extras=("bolts",), dash=("dot", "dot", "dash")),
    Layout("tw", "current", 5.5, (380, 160),
           (("LLL-DDDD", 8), ("LLL-DDD", 1), ("DDDD-LLL", 0.2), ("LL-DDDD", 0.3), ("DDDD-LL", 0.3)),
           "tw-new", TW_COLOURS, ((0.03, 0.16, 0.97, 0.84),), TW, 0.6, extras=("bolts",),
           dash=("dash", "dash", "dot")),
    Layout("tw", "moto", 0.8, (260, 140), (("LLL-DDDD", 2), ("LLL-DDD", 3), ("DDD-LLL", 2)), "highway",
           TW_COLOURS, ((0.04, 0.2, 0.96, 0.86),), TW, 0.8, dash=("dash", "dot")),
    Layout("cn", "blue", 9.0, SIZE_CN, (("PL.AAAAA", 3), ("PL.DDDDD", 4), ("PL.ADDDD", 4), ("PL.LLDDD", 2.5),
                                        ("PL.DLDDD", 1.5), ("PL.DDLDD", 1), ("PL.DDDLD", 1), ("PL.DDDDL", 1.5),
                                        ("PL.DDDLL", 1), ("PL.LDDDL", 1)),
           "cn", (CN_BLUE,), CN_BOX, NO_IO, 0.9, "line", extras=("bolts",), dash=("dot",)),
    Layout("cn", "yellow", 2.6, SIZE_CN, (("PL.DDDDD", 4), ("PL.ADDDD", 3), ("PL.AAAAA", 1), ("PL.DDDD{学}", 0.4)),
           "cn", ((YELLOW, BLACK, 1.0),), CN_BOX, NO_IO, 0.9, "line", extras=("bolts",), dash=("dot",)),
    Layout("cn", "green", 3.6, (480, 140), (("PL.[DF]DDDDD", 4), ("PL.[DFABCEGHJK]ADDDD", 3), ("PL.[DF]LDDDD", 2),
                                            ("PL.DDDDD[DF]", 1)),
           "cn", (((150, 215, 180), BLACK, 0.8), ((225, 238, 230), BLACK, 0.2)), CN_BOX, NO_IO, 0.9, "line",
           extras=("bolts", "green-fade"), dash=("dot",)),
    Layout("cn", "white", 0.9, SIZE_CN, (("PL.AAAA{警}", 3), ("PL.DDDD{警}", 2), ("PL.AAAAA", 1)), "cn",
           ((WHITE, BLACK, 1.0),), CN_BOX, "ABCDEFGHJKLMNOPQRSTUVWXYZ", 0.9, "line", extras=("bolts",), dash=("dot",)),
    Layout("cn", "black", 0.6, SIZE_CN, (("{粤Z}.AAAA{港}", 2), ("{粤Z}.AAAA{澳}", 1.5), ("PL.AAAA{领}", 1),
                                         ("PL.DDDD{使}", 0.5), ("PL.AAAAA", 1)),
           "cn", ((BLACK, WHITE, 1.0),), CN_BOX, NO_IO, 0.9, "line", extras=("bolts",), dash=("dot",)),
    Layout("cn", "rear", 1.2, (440, 220), (("PL|AAAAA", 2), ("PL|DDDDD", 3), ("PL|DDDD{挂}", 1), ("PL|DDDD{学}", 0.3)),
           "cn", ((YELLOW, BLACK, 1.0),), ((0.24, 0.07, 0.76, 0.36), (0.05, 0.43, 0.95, 0.92)), NO_IO, 0.9, "line",
           dash=("dot",)),
    Layout("cn", "moto", 0.3, (220, 140), (("PL|AAAAA", 1), ("PL|DDDDD", 2)), "cn",
           ((YELLOW, BLACK, 1.0), (CN_BLUE[0], WHITE, 1.0)), ((0.2, 0.07, 0.8, 0.4), (0.05, 0.46, 0.95, 0.93)), NO_IO,
           0.9, "line"),
    Layout("kr", "new", 1.6, (520, 110), (("DDH_DDDD", 3), ("DDDH_DDDD", 3), (f"DD[{FORCES_KR}]_DDDD", 0.5)), "din",
           ((WHITE, BLACK, 5.0), ((150, 190, 225), BLACK, 1.5), ((95, 155, 215), BLACK, 1.5)), boxes=((0.05, 0.15, 0.95, 0.87),), extras=("bolts", "kr-band")),
    Layout("kr", "short", 0.8, (335, 155), (("DDH_DDDD", 3), ("DDDH_DDDD", 1)), "din",
           ((WHITE, BLACK, 5.0), ((40, 110, 70), WHITE, 0.5), ((110, 165, 215), BLACK, 1.5)), ((0.03, 0.16, 0.97, 0.86),), extras=("bolts",)),
    Layout("kr", "green", 0.8, (335, 170), (("DDH|DDDD", 1),), "din", (((40, 110, 70), WHITE, 2.0), (WHITE, BLACK, 1.0)), KR_TWO,
           extras=("bolts",)),
    Layout("kr", "place", 1.9, (335, 170), (("R DD|[바사아자배]DDDD", 4), ("R DD|HDDDD", 3), ("R D|HDDDD", 0.4)), "din",
           ((YELLOW, BLACK, 3.0), (WHITE, BLACK, 1.0), ((40, 110, 70), WHITE, 2.0)), KR_TWO, extras=("bolts",)),
    Layout("kr", "place-long", 1.9, (520, 110), (("SDD[바사아자배] DDDD", 4), ("SDD[바사아자배]_DDDD", 3), ("SDDH_DDDD", 2)), "din",
           ((YELLOW, BLACK, 4.0), (WHITE, BLACK, 1.0)), ((0.03, 0.14, 0.97, 0.88),), extras=("bolts",)),
    Layout("vn", "car", 2.2, (520, 110), (("DDL-DDD.DD", 5), ("DDL-DDDD", 1.5), ("DDLL-DDD.DD", 0.4)), "din-narrow",
           ((WHITE, BLACK, 8.0), (YELLOW, BLACK, 1.0), (BLUE, WHITE, 0.6), (RED, WHITE, 0.3)),
           ((0.03, 0.13, 0.97, 0.88),), "ABCDEFGHKLMNPSTUVXYZ", 0.7, dash=("dash", "dash", "none")),
    Layout("vn", "square", 1.9, (280, 200), (("DDL|DDD.DD", 5), ("DDL|DDDD", 2), ("DDL-D|DDD.DD", 1.5),
                                             ("DD-LD|DDDD", 1), ("DD-LD|DDD.DD", 1.5), ("DDLL|DDD.DD", 0.5)),
           "din", ((WHITE, BLACK, 8.0), (YELLOW, BLACK, 1.0), (BLUE, WHITE, 0.5)), TWO_TIGHT, "ABCDEFGHKLMNPSTUVXYZ",
           0.6, dash=("dash", "none")),
    Layout("in", "car", 1.5, (500, 120), (("LL DD LL DDDD", 5), ("LL DD L DDDD", 3), ("LLDDLLDDDD", 3)), "sans",
           ((WHITE, BLACK, 5.0), (YELLOW, BLACK, 1.0), (BLACK, YELLOW, 0.5), (GREEN, WHITE, 0.3)), band="IND", letters=NO_IO, boxes=BAND_BOX, cell=0.4),
    Layout("in", "square", 1.3, (285, 180), (("LL DD|LL DDDD", 2), ("LLDDLL|DDDD", 2), ("LL DD L|DDDD", 1), ("LLDDL|LDDDD", 2), ("LLDD|LLDDDD", 1)),
           "sans", ((WHITE, BLACK, 5.0), (YELLOW, BLACK, 1.0)), TWO_TIGHT, NO_IO, 0.4),
    Layout("in", "moto", 0.9, (220, 110), (("LLDDL|LDDDD", 3), ("LLDDLL|DDDD", 3), ("LL DD|LL DDDD", 1)), "sans",
           ((WHITE, BLACK, 5.0), (YELLOW, BLACK, 0.5)), ((0.17, 0.07, 0.97, 0.48), (0.17, 0.52, 0.97, 0.93)), NO_IO, 0.4, band="IND"),
    Layout("tn", "long", 4.4, (520, 110), (("DDDWDDDD", 8), ("DD W DDDD", 4), ("DDD_W_DDDD", 2), ("DDDWDDD", 0.7),
                                           ("DD W DDD", 0.6), ("D W DDDD", 0.3), ("DDD W__DDD", 0.5), ("DD_W__DDD", 0.3), ("DDD W__DD", 0.3), ("DD_W__DD", 0.15), ("DDD_W__D", 0.05), ("DDDDDD_V", 0.5), ("DDDDDD V", 0.3)),
           "tn", ((BLACK, WHITE, 1.0),), ((0.06, 0.16, 0.94, 0.84),), border="line", cell=0.6, extras=("bolts", "edge")),
    Layout("tn", "square", 0.8, (275, 200), (("DDD W|DDDD", 3), ("DD W|DDDD", 1)), "tn",
           ((BLACK, WHITE, 1.0),), TWO, border="line", extras=("edge",)),
    # The serial stands above the series here: read 73 T 4019, written 4019 over 73 T (formats.json puts it right).
    Layout("tn", "flipped", 0.7, (275, 200), (("DDDD|DDD W", 3), ("DDDD|DD W", 3)), "tn",
           ((BLACK, WHITE, 1.0),), TWO_TIGHT, border="line", extras=("edge",), bottom_first=True),
    Layout("tr", "square", 0.2, (300, 200), (("DD LLL|DDD", 1), ("DD LL|DDDD", 1), ("DD LL|DDD", 1), ("DD|LLL DDD", 1), ("DD|LL DDDD", 1), ("DD|LL DDD", 1)), "din",
           boxes=TWO_TIGHT, letters="ABCDEFGHIJKLMNOPRSTUVYZ"),
    Layout("il", "square", 0.15, (280, 180), (("DD|DDD-DD", 1), ("DDD|DD-DDD", 1), ("DD-DDD|DD", 0.5), ("DDD-DD|DDD", 0.5)), "din", ((YELLOW, BLACK, 1.0),), TWO_TIGHT, dash=("dash", "dot")),
    Layout("my", "square", 0.2, (270, 170), (("LLL|DDDD", 3), ("LL|DDDD", 1), ("LLL|DDD", 1)), "sans", ((BLACK, WHITE, 1.0),), TWO_TIGHT, NO_IO),
    Layout("sg", "square", 0.15, (270, 170), (("{S}LL|DDDDL", 1), ("{F}LL|DDDDL", 0.3)), "sans", ((BLACK, WHITE, 3.0), (WHITE, BLACK, 1.0)), TWO_TIGHT, NO_IO),
    Layout("za", "square", 0.1, (250, 200), (("LLL|DDD LL", 1), ("LL DD|LL LL", 1)), "din", ((YELLOW, BLACK, 1.0), (WHITE, (30, 60, 140), 1.0)), TWO_TIGHT),
    Layout("sg", "car", 0.35, (520, 110), (("{S}LLDDDDL", 4), ("{S}LL DDDD L", 2), ("{S}LLDDDL", 0.7)), "sans",
           ((BLACK, WHITE, 4.0), (WHITE, BLACK, 1.0), (YELLOW, BLACK, 1.0)), letters=NO_IO),
    Layout("my", "car", 0.35, (520, 110), (("LLL DDDD", 5), ("LL DDDD", 2), ("LLL DDD", 1)), "sans",
           ((BLACK, WHITE, 5.0), (WHITE, BLACK, 1.0)), letters=NO_IO),
    Layout("il", "car", 0.3, (520, 110), (("DD-DDD-DD", 3), ("DDD-DD-DDD", 3)), "din", ((YELLOW, BLACK, 1.0),),
           band="IL", boxes=BAND_BOX, dash=("dash", "dot")),
    Layout("tr", "car", 0.5, (520, 110), (("DD LLL DDD", 3), ("DD LL DDDD", 2), ("DD LL DDD", 2), ("DD L DDDD", 2),
                                          ("DD LLL DD", 1)), "din", band="TR", boxes=BAND_BOX,
           letters="ABCDEFGHIJKLMNOPRSTUVYZ"),
    Layout("za", "car", 0.25, (520, 110), (("LL DD LL LL", 1), ("LLL DDD LL", 2), ("LL DDDDDD", 1)), "din",
           ((YELLOW, BLACK, 1.0), (WHITE, (30, 60, 140), 1.0))),
)
