"""Twelve icons and six shapes, drawn for Fyren. An icon never stands without its word; a shape says a state."""

# 20 x 20, stroke 1.75, no fill.
ICONS: dict[str, str] = {
    "arrow": "M3.5 10H16M11 5l5 5-5 5",
    "chat": "M3 4h14v9.5H9.5L5.5 17v-3.5H3zM6.5 7.5h7M6.5 10.25h4.5",
    "chevron": "M7.5 4.5 13 10l-5.5 5.5",
    "clock": "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 5.75V10l3 2",
    "document": "M4.5 2.5H11l4.5 4.5v10.5h-11zM11 2.5V7h4.5M7.5 10.75h5M7.5 13.75h5",
    "download": "M10 3v9.5M6 9l4 4 4-4M3.5 16.75h13",
    "language": (
        "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM2.5 10h15"
        "M10 2.5c2.2 2 3.25 4.6 3.25 7.5s-1.05 5.5-3.25 7.5c-2.2-2-3.25-4.6-3.25-7.5s1.05-5.5 3.25-7.5z"
    ),
    "menu": "M3 5.5h14M3 10h14M3 14.5h14",
    "phone": (
        "M4.8 2.75h2.7L9 6.5 7 7.9a9.5 9.5 0 0 0 5.1 5.1l1.4-2 3.75 1.5v2.7a2 2 0 0 1-2.15 2"
        "A13.3 13.3 0 0 1 2.8 4.9a2 2 0 0 1 2-2.15z"
    ),
    "plus": "M10 3.75v12.5M3.75 10h12.5",
    "print": "M6 7V2.75h8V7M6 14H3V7h14v7h-3M6 11.25h8v6H6z",
    "search": "M8.75 3a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM13 13l4.25 4.25",
}

# 16 x 16, filled by the even-odd rule: what is cut out shows the ground, also on paper and with forced colours.
_DISC = "M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5z"
_HOLE = "M8 3.25a4.75 4.75 0 1 1 0 9.5 4.75 4.75 0 0 1 0-9.5z"
_OCTAGON = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"
SHAPES: dict[str, str] = {
    "ring": _DISC + _HOLE,
    "half": _DISC + "M8 3.25v9.5a4.75 4.75 0 0 1 0-9.5z",
    "tick": _DISC + "M4.2 8.3 5.35 7.15 7.05 8.85 10.65 5 11.85 6.1 7.1 11.15z",
    "triangle": "M8 1l7.5 13.5H.5zM7.1 5.75h1.8v4.5H7.1zM7.1 11.25h1.8v1.75H7.1z",
    "octagon": _OCTAGON + "M5.1 6.2 6.2 5.1 8 6.9 9.8 5.1 10.9 6.2 9.1 8 10.9 9.8 9.8 10.9 8 9.1 6.2 10.9 "
    "5.1 9.8 6.9 8z",
    "info": _DISC + "M7.1 7h1.8v4.75H7.1zM7.1 4.25h1.8V6H7.1z",
}
