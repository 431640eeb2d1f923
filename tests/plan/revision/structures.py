"""Wordings for tests: the small plan, and generated ones."""

from __future__ import annotations

from hypothesis import strategies as st

from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section

SMALL = PlanStructure(
    title="Plan mot våld",
    sections=(
        Section("1", "Inledning", ("Planen anger riktning.", "Planen innehåller inga aktiviteter.")),
        Section("2", "Syfte", ("Planen ska bidra till Tryggt och tillitsfullt.",)),
    ),
    development_areas=(
        DevelopmentArea(
            "3.1",
            "Förebygga våld",
            "Att förebygga våld i nära relationer",
            (
                Block(BlockKind.PARAGRAPH, "Våld ska förebyggas tidigt."),
                Block(BlockKind.LEAD_IN, "Växjö kommun ska arbeta för:"),
                Block(BlockKind.FOCUS_AREA, "Att barn och unga får kunskap om jämställda relationer", "3.1.1"),
                Block(BlockKind.FOCUS_AREA, "Att skolan arbetar mot hedersrelaterat förtryck", "3.1.2"),
                Block(BlockKind.FOCUS_AREA, "Att föräldrar erbjuds stöd i sitt föräldraskap", "3.1.3"),
            ),
        ),
        DevelopmentArea(
            "3.2",
            "Upptäcka våld",
            "",
            (
                Block(BlockKind.AIM, "Att tidigt upptäcka och skydda vuxna, barn och unga"),
                Block(BlockKind.FOCUS_AREA, "Att frågan om våld ställs rutinmässigt i alla verksamheter", "3.2.1"),
            ),
        ),
    ),
    closing="Planen följs upp varje år.\n\nAnsvaret är gemensamt.",
    target_pictures=("Tryggt och tillitsfullt",),
)

_WORDS = ["våld", "barn", "stöd", "skola", "arbete", "kommun", "skydd", "relation", "unga", "kunskap", "nära", "tidigt"]
texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7).map(" ".join)
_blocks = st.builds(
    lambda kind, text, number: Block(kind, text, number if kind is BlockKind.FOCUS_AREA else ""),
    st.sampled_from(list(BlockKind)),
    texts,
    st.sampled_from(["3.1.1", "3.1.2", "3.2.1", "a", "1"]),
)
_sections = st.builds(Section, st.sampled_from(["1", "1.1", "2", ""]), texts, st.lists(texts, max_size=3).map(tuple))
_areas = st.builds(
    DevelopmentArea,
    st.sampled_from(["3.1", "3.2", "A", ""]),
    texts,
    st.one_of(st.just(""), texts),
    st.lists(_blocks, max_size=6).map(tuple),
)
structures = st.builds(
    PlanStructure,
    texts,
    st.lists(_sections, max_size=3).map(tuple),
    st.lists(_areas, max_size=3).map(tuple),
    st.one_of(st.just(""), texts),
)
"""Plans of any shape, with numbers and words that repeat, as bad documents have them."""
