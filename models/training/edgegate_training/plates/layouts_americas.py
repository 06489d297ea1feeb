"""Plates of the Americas and Oceania."""

from __future__ import annotations

from .series import series
from .layout import BLACK, BLUE, GREEN, RED, WHITE, YELLOW, Layout, Box

MERCOSUR: tuple[Box, ...] = ((0.05, 0.34, 0.95, 0.92),)
US: tuple[Box, ...] = ((0.05, 0.27, 0.95, 0.77),)
US_PATTERNS = (("LLL DDDD", 3), ("LLL-DDDD", 2), ("DLLLDDD", 3), ("LLL DDD", 4), ("LLL+DDD", 3), ("DDD LLL", 3),
               ("DDD-LLL", 2), ("DDD+LLL", 3), ("DDDDDD", 1.5), ("DDDDDDD", 1), ("LL DDDD", 1), ("DDDD LL", 1),
               ("LL DDDDD", 1), ("DD LLDD", 1), ("LDD LDD", 0.7), ("DDD DDD", 1.5), ("LLL LDD", 1), ("LLD DLL", 0.5),
               ("DDD LL", 0.6), ("LLDDDDD", 0.8), ("LDDDDDD", 0.6), ("DDDDL", 0.5), ("LL-DDD", 0.5), ("DDDD", 0.5),
               ("DDDDD", 0.8), ("LDDDD", 0.5), ("DDDDDLL", 0.4), ("AAAAAA", 1.5), ("AAAAAAA", 1.5), ("DL DDDDL", 0.4),
               ("LLLLLLL", 1.6), ("LLLLLL", 1.4), ("LLLLL", 0.9), ("LLLL", 0.4), ("AAAAA", 0.6), ("LLDDD", 0.4),
               ("LLDDDD+", 0.5), ("DDDDD+", 0.5), ("DDDD+", 0.4), ("DD+DDLL", 0.4), ("+DDD+", 0.2), ("LL+DDD", 0.5), ("LL+DDDD", 0.6), ("+LLDDDD", 1.6), ("+DDDDLL", 1.0), ("+DDDLLL", 0.4), ("+LLLDDD", 0.5), ("+DDDDD", 0.8), ("+LLDDD", 0.8), ("+DDDD", 0.4), ("LLL+DDDD", 0.6), ("DDL+DDD", 0.4),
               ("LLL-DDL", 0.4), ("DLL-DDDD", 0.3), ("DD-DDDDL", 0.3), ("LDD+DDL", 0.3), ("LLL+LLL", 0.3),
               ("kDDDD", 0.9), ("DDDDk", 0.9), ("kDDDDD", 0.5), ("DDDDDk", 0.5), ("kLLDDD", 0.4), ("kDDLL", 0.6), ("LDDDk", 0.5), ("kDDDk", 0.6), ("k+DDDk", 0.4),
               ("wDDDDk", 0.5), ("wDDDD", 0.6), ("LLDDDw", 0.4), ("DDDDw", 0.4), ("LDLLLw", 0.3), ("+DDDDk", 0.6), ("+LDDDk", 0.5), ("k+DDLL", 0.4), ("kDDDDDD", 0.3),
               ("k DDD DDD", 0.3), ("DL LDDDD", 0.8), ("DL DDDDD", 0.6), ("DL LDDDL", 0.4), ("LLL DDDD", 1), ("LLDDDDL", 0.4), ("LLLDDDDD", 0.2), ("LLLLLLLL", 0.3),
               ("LLL LLLL", 0.4), ("LL LLLL", 0.3))
NAVY = (30, 45, 110)
US_COLOURS = ((WHITE, NAVY, 4.0), (WHITE, BLACK, 3.0), ((205, 222, 238), NAVY, 2.0), ((245, 225, 150), BLACK, 1.5),
              ((232, 200, 60), NAVY, 0.7), (NAVY, (235, 200, 90), 0.7), ((30, 95, 60), WHITE, 0.7), (WHITE, RED, 0.7),
              ((150, 190, 225), (20, 40, 90), 1.0), (WHITE, GREEN, 0.7), ((225, 210, 190), (150, 40, 30), 0.5),
              ((180, 205, 180), BLACK, 0.5), (BLACK, WHITE, 0.3), ((240, 120, 40), BLACK, 0.2))
STATES = ("Alabama", "ALASKA", "ARIZONA", "Arkansas", "California", "COLORADO", "Connecticut", "DELAWARE", "FLORIDA",
          "GEORGIA", "HAWAII", "Idaho", "Illinois", "INDIANA", "IOWA", "KANSAS", "Kentucky", "Louisiana", "MAINE",
          "Maryland", "Massachusetts", "MICHIGAN", "Minnesota", "MISSISSIPPI", "Missouri", "MONTANA", "NEBRASKA",
          "NEVADA", "NEW HAMPSHIRE", "New Jersey", "NEW MEXICO", "NEW YORK", "NORTH CAROLINA", "NORTH DAKOTA", "OHIO",
          "OKLAHOMA", "Oregon", "PENNSYLVANIA", "Rhode Island", "South Carolina", "SOUTH DAKOTA", "Tennessee", "TEXAS",
          "UTAH", "Vermont", "VIRGINIA", "Washington", "WASHINGTON, DC", "West Virginia", "WISCONSIN", "WYOMING",
          "ONTARIO", "QUEBEC", "Alberta", "British Columbia", "")
MOTTOS = ("", "", "", "GARDEN STATE", "The Natural State", "LAND OF ENCHANTMENT", "Wild, Wonderful", "Ocean State",
          "First in Flight", "Constitution State", "10,000 lakes", "America's Dairyland", "LIVE FREE OR DIE",
          "EMPIRE STATE", "THE LONE STAR STATE", "Famous Potatoes", "Sportsman's Paradise", "SUNSHINE STATE",
          "ALOHA STATE", "Evergreen State", "dmv.state.gov", "THE FIRST STATE", "Je me souviens", "YOURS TO DISCOVER")

STATE_SERIES = series("us")
"""Patterns of the states' own series, as `models/formats/us.txt` has them, with the gaps and emblems that stand between letters and digits."""

LAYOUTS: tuple[Layout, ...] = (
    Layout("us", "series", 4.0, (305, 152), STATE_SERIES, "us", US_COLOURS, US, cell=0.75, headers=STATES, footers=MOTTOS, extras=("state", "bolts")),
    # A county's number or a kind of plate before the figure that a state shows in the middle; small letters above one another at either end.
    Layout("us", "kinds", 2.2, (305, 152), (
        ("DD+DDDDL", 2), ("D+DDDDL", 2), ("D+DDDL", 1.5), ("DD+DDDL", 1), ("DD+DDLL", 1), ("D+DDDLL", 1), ("D+DDDDk", 0.8), ("D+DDDk", 0.8), ("DD+DDDk", 0.6), ("D+DDDD", 0.8),
        ("kDDLL", 1), ("kDDDD", 1.2), ("+kDDDD", 1), ("kDDDDD", 1), ("kLDDDD", 0.6), ("kDDDL", 0.6), ("DDDDk", 1), ("LDDDDk", 0.5), ("+DDDDk", 0.6), ("+kDDLL", 0.5), ("wDDDDk", 0.6),
        ("LD+DD", 0.4), ("LLDD+DL", 0.5), ("LDD+DLL", 1.2), ("LLLL+DD", 1.5), ("LDD+LLL", 0.8), ("LLL+LDD", 0.8), ("+DDDDDD", 0.6), ("+LLDDDD", 1), ("+LDDDL", 0.6), ("LLL+DDDD", 1),
        ("LL DDDD", 0.6), ("DDD+DLL", 0.8), ("DDD+LLL", 0.8), ("LLLLLL", 1.2), ("LLLLLLL", 1.6), ("L LLLLLL", 0.5), ("LLL LLLL", 0.5), ("LLLL LLL", 0.4), ("LLLDLLL", 0.4), ("L+LLLL", 0.4)),
           "us", US_COLOURS, US, cell=0.75, headers=STATES, footers=MOTTOS, extras=("state", "bolts")),
    # Wyoming: a county's number, in two small digits above one another from 10 on, its rider, the serial.
    Layout("us", "rider", 1.0, (305, 152), (
        ("DbDDDL", 1.5), ("DbDDDDL", 0.8), ("DbDDDD", 1), ("DbDDDk", 0.6), ("DbDDDLL", 0.4), ("DbDDL", 0.4), ("kbDDDD", 1), ("kbDDDL", 1), ("kbDDDDD", 0.8), ("kbDDLL", 0.6), ("kbDDDDL", 0.5),
        ("bDDDD", 0.4), ("bLLDD", 0.3), ("DbLLDD", 0.3), ("DDbDDD", 0.3), ("LLLbDDD", 0.3), ("DDbDDDD", 0.3)),
           "us", US_COLOURS, US, cell=0.75, headers=("WYOMING", "Wyoming", ""), footers=("WYOMING", "WYOMING", "", "DEVILS TOWER"), extras=("state", "bolts")),
    # Short numbers beside a large emblem or small letters, which are no part of them; a plain short number is as likely to begin with any digit.
    Layout("us", "short", 2.0, (305, 152), (
        ("+DDD", 1.2), ("+DDDD", 1.5), ("+DDDDD", 1.5), ("+kDDD", 0.8), ("+kDDDD", 1.0), ("+kDDDDD", 0.6), ("kDDD", 1.0), ("kDDDD", 1.4), ("kDDDDD", 1.0), ("k+DDD", 0.6), ("k+DDDD", 0.8),
        ("+DDDk", 1.0), ("+DDDDk", 1.2), ("+DDDDDk", 0.7), ("DDDk", 0.6), ("DDDDk", 1.0), ("DDD+", 0.6), ("DDDD+", 0.8), ("DDDDD+", 0.6), ("DDD", 0.5), ("DDDD", 0.6), ("DDDDD", 0.6),
        ("+LLDD", 0.6), ("+LDDD", 0.8), ("+LDDDD", 0.8), ("+LLDDD", 1.0), ("kLLDD", 0.5), ("kLDDD", 0.6), ("kLLDDD", 0.6), ("kDDLL", 0.6), ("+DDLL", 0.8), ("+DDDLL", 0.8), ("+DDL", 0.5),
        ("LL+DD", 0.4), ("DD+DD", 0.5), ("DD+DDD", 0.5), ("D+DDD", 0.3), ("w+DDDD", 0.3), ("+wDDDD", 0.3)),
           "us", US_COLOURS, US, cell=0.75, headers=STATES, footers=MOTTOS, extras=("state", "bolts")),
    Layout("us", "state", 7.0, (305, 152), US_PATTERNS, "us", US_COLOURS, US, cell=0.75, headers=STATES,
           footers=MOTTOS, extras=("state", "bolts")),
    Layout("us", "light", 0.6, (305, 152), US_PATTERNS, "us", ((GREEN, WHITE, 2.0), ((20, 70, 50), WHITE, 2.0), (NAVY, WHITE, 1.0), (BLACK, YELLOW, 1.0), (BLACK, WHITE, 1.0), (RED, WHITE, 0.5)), US,
           cell=0.75, headers=STATES, footers=MOTTOS, extras=("bolts",)),
    Layout("us", "moto", 0.3, (178, 102), (("LLDDD", 1), ("DDDLL", 1), ("DDDDD", 1), ("LDDDD", 1)), "us", US_COLOURS,
           ((0.08, 0.28, 0.92, 0.78),), headers=STATES, footers=MOTTOS, extras=("state",)),
    Layout("ca", "province", 0.6, (305, 152), (("LLLL DDD", 3), ("LLL DDDD", 1), ("LLL+DDD", 1), ("DDD LLL", 1),
                                               ("LDD LLL", 1)), "us",
           ((WHITE, (30, 50, 130), 3.0), (WHITE, BLACK, 1.0)), US, headers=("Ontario", "Québec", "Alberta", "Manitoba"),
           footers=("YOURS TO DISCOVER", "Je me souviens", ""), extras=("state", "bolts")),
    Layout("mx", "state", 0.5, (305, 152), (("LLL-DD-DD", 2), ("LLL-DDD-L", 2), ("L-DDD-LLL", 1), ("LL-DDDDD", 1)), "us",
           ((WHITE, BLACK, 1.0),), US, headers=("JALISCO", "MEXICO", "NUEVO LEON", "CDMX"), footers=("TRANSPORTE", ""),
           extras=("state", "bolts"), letters="ABCDEFGHJKLMNPRSTUVWXYZ", dash=("dash",)),
    Layout("br", "grey", 2.6, (400, 130), (("LLL-DDDD", 4), ("LLL DDDD", 1)), "mandatory",
           (((190, 192, 192), BLACK, 5.0), (RED, WHITE, 1.0), (WHITE, BLACK, 0.5)), ((0.04, 0.32, 0.96, 0.9),),
           headers=("SP-SAO PAULO", "RJ-RIO DE JANEIRO", "MG-CONTAGEM", "PR-CURITIBA", "BA-SALVADOR"),
           extras=("bolts",), dash=("dash", "dot")),
    Layout("br", "mercosur", 1.9, (400, 130), (("LLLDLDD", 6), ("LLLDDDD", 1)), "fe",
           ((WHITE, BLACK, 6.0), (WHITE, RED, 1.0), (WHITE, BLUE, 0.4)), MERCOSUR, headers=("BRASIL",),
           extras=("top-band",), cell=0.9),
    Layout("br", "square", 0.6, (200, 170), (("LLL|DLDD", 2), ("LLL|DDDD", 3)), "mandatory",
           (((190, 192, 192), BLACK, 2.0), (WHITE, BLACK, 2.0)), ((0.12, 0.2, 0.88, 0.54), (0.08, 0.59, 0.92, 0.94)),
           headers=("BRASIL", "RJ-NITEROI")),
    Layout("mx", "two", 0.2, (240, 130), (("LL|DDDD", 1), ("DLL|DD", 1), ("LLLD|D", 0.5), ("DDLL|D", 0.5)), "us", ((WHITE, BLACK, 1.0),), ((0.1, 0.2, 0.9, 0.52), (0.1, 0.57, 0.9, 0.9)),
           headers=("MEXICO", "JALISCO", "CDMX"), letters="ABCDEFGHJKLMNPRSTUVWXYZ"),
    Layout("co", "moto", 0.2, (235, 105), (("LLL|DDL", 3), ("LLL|DD", 1)), "us", ((YELLOW, BLACK, 3.0), (WHITE, BLACK, 0.5)), ((0.1, 0.08, 0.9, 0.45), (0.1, 0.5, 0.9, 0.86)), footers=("BOGOTA D.C.", "CALI")),
    Layout("br", "moto", 0.4, (200, 170), (("LLL|DLDD", 3), ("LLL|DDDD", 2)), "fe", ((WHITE, BLACK, 2.0), (WHITE, RED, 0.4)), ((0.12, 0.22, 0.88, 0.55), (0.08, 0.6, 0.92, 0.94)), headers=("BRASIL",),
           extras=("top-band",)),
    Layout("ar", "old", 4.2, (294, 129), (("LLL+DDD", 4), ("LLL DDD", 5), ("LLL_DDD", 3)), "ar-old",
           ((BLACK, WHITE, 1.0),), ((0.06, 0.24, 0.94, 0.8),), border="inset", headers=("ARGENTINA", ""),
           extras=("bolts", "badge"), cell=0.8),
    Layout("ar", "mercosur", 2.2, (400, 130), (("LL DDD LL", 6), ("LL_DDD_LL", 3)), "fe",
           ((WHITE, BLACK, 1.0),), ((0.04, 0.34, 0.96, 0.9),), headers=("REPUBLICA ARGENTINA",),
           extras=("top-band", "bolts"), cell=0.9),
    Layout("ar", "moto", 0.8, (200, 150), (("LDDD|LLL", 2), ("DDD|LLL", 1.4), ("LDD|DLLL", 2)), "fe",
           ((WHITE, BLACK, 2.0), (BLACK, WHITE, 1.0)), ((0.1, 0.2, 0.9, 0.53), (0.1, 0.57, 0.9, 0.93)),
           headers=("ARGENTINA", "REPUBLICA ARGENTINA")),
    Layout("cl", "car", 0.6, (360, 130), (("LLLL+DD", 3), ("LL+DDDD", 1), ("LL LL DD", 2)), "us", headers=("",),
           footers=("CHILE",), boxes=((0.04, 0.16, 0.96, 0.78),)),
    Layout("co", "car", 0.5, (330, 160), (("LLL DDD", 3), ("LLL-DDD", 2)), "us", ((YELLOW, BLACK, 3.0), (WHITE, BLACK, 1.0)),
           ((0.05, 0.16, 0.95, 0.76),), footers=("BOGOTA D.C.", "MEDELLIN", "CALI")),
    Layout("uy", "car", 0.3, (400, 130), (("LLL DDDD", 1),), "fe", boxes=MERCOSUR, headers=("URUGUAY",),
           extras=("top-band",)),
    Layout("au", "state", 0.5, (372, 134), (("LLL-DDD", 1), ("DLL-DLL", 1), ("LLL DDL", 1), ("DDD-LLL", 1)), "us",
           ((WHITE, BLUE, 1.0), (YELLOW, BLACK, 1.0), (BLACK, YELLOW, 0.5), (WHITE, BLACK, 1.0)),
           ((0.05, 0.14, 0.95, 0.74),), footers=("VICTORIA - THE PLACE TO BE", "NEW SOUTH WALES", "QUEENSLAND")),
)
