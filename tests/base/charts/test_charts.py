"""Charts: well-formed, told in words, honest about what is missing, and nothing in them that a page would refuse."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.charts import (
    DOCUMENT,
    NARROW,
    WEB,
    WIDE,
    Chart,
    ChartPoint,
    ChartSeries,
    Look,
    bar_chart,
    line_chart,
    range_chart,
    small_multiples,
    swedish_number,
)
from fyren.base.charts.numbers import axis_steps, even_steps
from fyren.base.charts.plotting import apart

KINDS = [line_chart, bar_chart, range_chart, small_multiples]
NAMESPACE = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    "class", "d", "fill", "fill-opacity", "font-family", "font-size", "font-weight", "height", "role", "stroke",
    "stroke-dasharray", "stroke-linejoin", "stroke-width", "text-anchor", "viewBox", "width", "x", "y",
}  # fmt: skip
FONTS = Path(__file__).resolve().parents[3] / "third_party" / "fonts"


def series(label: str, values: list[float | None], look: Look = Look.TOTAL, margin: float | None = None) -> ChartSeries:
    points = (
        ChartPoint(2018 + number, value, *((value - margin, value + margin) if margin and value is not None else ()))
        for number, value in enumerate(values)
    )
    return ChartSeries(label, tuple(points), is_main=look is Look.TOTAL, look=look)


WITH_GAP = Chart(
    "Utsatta för våld",
    "",
    "procent",
    (series("Alla", [7.1, None, 8.0, 8.25], margin=1.1), series("Kvinnor", [7.5, 7.9, 8.3, 8.9], Look.WOMEN)),
    "Exempeldata",
)

numbers = st.none() | st.floats(-1e12, 1e12)
points = st.builds(ChartPoint, st.integers(1900, 2100), numbers, numbers, numbers)
any_series = st.builds(
    ChartSeries, st.text(), st.lists(points, max_size=6).map(tuple), st.booleans(), st.sampled_from(Look)
)
any_chart = st.builds(Chart, st.text(), st.text(), st.text(), st.lists(any_series, max_size=4).map(tuple), st.text())


@pytest.mark.parametrize("draw", KINDS)
@given(chart=any_chart, theme=st.sampled_from([WEB, DOCUMENT]), width=st.sampled_from([WIDE, NARROW]))
def test_whatever_it_is_given_it_is_well_formed_and_holds_no_style_or_script(draw, chart, theme, width):
    root = ElementTree.fromstring(draw(chart, theme, width))
    assert root.get("role") == "img"
    assert [child.tag for child in root[:2]] == [f"{NAMESPACE}title", f"{NAMESPACE}desc"]
    for element in root.iter():
        assert element.tag.removeprefix(NAMESPACE) in {"svg", "title", "desc", "path", "text"}
        assert element.attrib.keys() <= ATTRIBUTES
        assert not re.search("nan|inf", element.get("d", ""))


@pytest.mark.parametrize("draw", KINDS)
def test_what_people_wrote_is_escaped_and_kept(draw):
    written = '<script>alert(1)</script> & "så"'
    drawn = draw(Chart(written, written, "", (series("A", [1.0]),), ""))
    assert "<script" not in drawn
    assert [ElementTree.fromstring(drawn)[place].text for place in (0, 1)] == [written, written]


def test_the_probe_for_styles_would_find_one():
    probe = ElementTree.fromstring('<svg><path style="fill:red"/></svg>')
    assert not probe[0].attrib.keys() <= ATTRIBUTES


def lines(drawn: str, colour: str) -> list[str]:
    return re.findall(rf'<path d="([^"]+)" fill="none" stroke="{re.escape(colour)}" stroke-width="[23]"', drawn)


def test_a_missing_value_is_a_gap_and_not_a_nought():
    (path,) = lines(line_chart(WITH_GAP), WEB.ink)
    assert path.count("M") == 1  # 2020–2021; 2018 stands alone and is a mark
    (whole,) = lines(line_chart(Chart("", "", "", (series("Alla", [7.1, 7.2, 8.0, 8.25]),))), WEB.ink)
    assert (whole.count("M"), whole.count("L")) == (1, 3)
    assert path.count("L") == 1


@pytest.mark.parametrize("draw", [line_chart, small_multiples])
def test_series_are_told_apart_without_colour(draw):
    every = tuple(series(look.value, [1.0, 2.0], look) for look in Look)
    drawn = draw(Chart("", "", "", every))
    for look in Look:
        assert f">{look.value}" in drawn
    found = set()
    for each in every:
        alone = draw(Chart("", "", "", (each,)))
        dash = re.search(r'stroke-dasharray="([^"]+)"', alone)
        width = re.search(r'stroke-width="([23])"', alone)
        marks = len(re.findall("a4 4|h8v8", alone))
        found.add((dash and dash.group(1), width and width.group(1), bool(marks)))
    assert len(found) == len(Look)


def test_the_description_and_the_table_say_what_is_drawn():
    drawn = line_chart(WITH_GAP)
    assert "8,25 (mellan 7,15 och 9,35)" in drawn
    page = " ".join(Template("{% chart chart %}").render(Context({"chart": WITH_GAP})).split())
    assert page.count("<svg") - page.count('class="shape"') == 2
    assert page.count("<tr>") == 5
    assert ">saknas</td>" in page
    assert page.index("2021") < page.index(">2018</th>")
    assert "Exempeldata" in page.split("<table")[1]


@pytest.mark.parametrize("draw", KINDS)
def test_a_note_stands_in_the_picture_itself(draw):
    assert ">Exempeldata</text>" in draw(WITH_GAP)
    assert ">Exempeldata</text>" not in draw(Chart("", "", "", WITH_GAP.series))


def test_a_page_follows_its_theme_and_a_document_stands_alone():
    on_page, in_document = line_chart(WITH_GAP), line_chart(WITH_GAP, DOCUMENT)
    assert "var(--chart-women)" in on_page
    assert "var(" not in in_document
    assert 'font-family="Noto Sans"' in in_document


def test_typst_draws_every_chart():
    import typst

    for number, draw in enumerate(KINDS):
        source = f'#set page(width: auto, height: auto)\n#image(bytes(sys.inputs.at("svg")), alt: "{number}")'
        made = typst.compile(
            source.encode(), font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"svg": draw(WITH_GAP, DOCUMENT)}
        )
        assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (13.2, None, "13,2"), (1325.4, None, "1\u202f325"), (0.0, None, "0"), (-0.4, None, "−0,4"),
        (165.0, None, "165"), (12.0, 1, "12,0"), (-0.001, 1, "0,0"), (1234567.0, None, "1\u202f234\u202f567"),
        (0.0049, None, "0"), (8.25, None, "8,25"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_swedish_writes_them(value, decimals, written):
    assert swedish_number(value, decimals) == written


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_even_steps_hold_both_ends(one, other):
    low, high = min(one, other), max(one, other)
    steps = even_steps(low, high)
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert steps[0] <= low + slack
    assert steps[-1] >= high - slack
    assert list(steps) == sorted(set(steps))
    assert len(steps) <= 8


@pytest.mark.parametrize(
    ("values", "first"), [([3.0, 9.0], 0), ([80.0, 90.0], 80), ([], 0), ([-2.0, 5.0], -2), ([4.0], 0)]
)
def test_the_axis_begins_at_nought_unless_all_values_lie_far_from_it(values, first):
    assert axis_steps(values)[0] == first


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_labels_are_moved_apart(places):
    moved = apart(places, [17.0] * len(places), 0, 300)
    assert all(later - earlier >= 16.99 for earlier, later in itertools.pairwise(sorted(moved)))
