"""The tokens' contrast, computed from the style sheet itself, so that nobody has to believe the comment beside them."""

import re
from pathlib import Path

import pytest

import fyren.base

SHEET = (Path(fyren.base.__file__).parent / "static/base/tokens.css").read_text()
GROUNDS = ("paper", "surface", "sunken")


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = tokens(SHEET[: SHEET.index("@media screen and (prefers-color-scheme: dark)")])
DARK = LIGHT | tokens(
    SHEET[SHEET.index("@media screen and (prefers-color-scheme: dark)") : SHEET.index("/* The bar is")]
)
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["ink", "ink-2", "sea", "sea-hover"])
def test_text_reads_on_every_ground(theme: dict[str, str], name: str):
    assert min(contrast(theme[name], theme[ground]) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_borders_of_controls_are_seen(theme: dict[str, str]):
    assert min(contrast(theme["edge"], theme[ground]) for ground in GROUNDS) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["open", "going", "done", "late", "wrong"])
def test_a_state_reads_on_its_tag_and_on_the_page(theme: dict[str, str], name: str):
    grounds = [theme[f"{name}-soft"], *(theme[ground] for ground in GROUNDS)]
    assert min(contrast(theme[name], ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_chosen_row_and_the_button_read(theme: dict[str, str]):
    assert contrast(theme["ink"], theme["sea-soft"]) >= 4.5
    assert contrast(theme["on-sea"], theme["sea"]) >= 4.5
    assert contrast(theme["on-sea"], theme["sea-hover"]) >= 4.5


def test_nothing_else_names_a_colour():
    folder = Path(fyren.base.__file__).parent / "static/base"
    # Paper is black on white, whatever the tokens say.
    allowed = {"tokens.css", "print.css"}
    named = {
        sheet.name
        for sheet in folder.glob("*.css")
        if sheet.name not in allowed and re.search(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"/\*.*?\*/", "", sheet.read_text()))
    }
    assert named == set()
