"""The wording of a plan as a value: what an import finds, an edition keeps and a page shows.

One reader for draft and frozen editions alike. "To the letter" means that only runs of white space and line
breaks differ from the source; see docs/adr/0004-plan-wording-is-one-value.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from fyren.base.frozen import checksum_of

SCHEMA_VERSION = 1


class BlockKind(StrEnum):
    """What a block inside a development area is, in the order of the document."""

    PARAGRAPH = "paragraph"
    LEAD_IN = "lead_in"  # "Växjö kommun ska arbeta för:", which opens a list of focus areas
    FOCUS_AREA = "focus_area"
    AIM = "aim"  # chosen like a focus area, but the plan gives it no number


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or sub-chapter. `number` is as printed without closing punctuation, "" where there is none."""

    number: str
    title: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, lead-in, focus area or un-numbered aim. `number` is "" for all but focus areas."""

    kind: BlockKind
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class DevelopmentArea:
    """A development area: its heading, its wording in the overview (`long_title`) and its blocks in order."""

    number: str
    title: str
    long_title: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def introduction(self) -> str:
        """Paragraphs and lead-ins, in order, with an empty line between."""
        running = (BlockKind.PARAGRAPH, BlockKind.LEAD_IN)
        return "\n\n".join(block.text for block in self.blocks if block.kind in running)

    @property
    def focus_areas(self) -> tuple[Block, ...]:
        """The numbered focus areas, in order."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.FOCUS_AREA)

    @property
    def unnumbered_aims(self) -> tuple[Block, ...]:
        """Aims that the plan states without a number, in order."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.AIM)


@dataclass(frozen=True, slots=True)
class PlanStructure:
    """A whole plan. `closing` holds the closing paragraphs, with an empty line between.

    The last four are *mentions*: names quoted from the wording, which itself stands in `sections` and `closing`.
    """

    title: str
    sections: tuple[Section, ...] = ()
    development_areas: tuple[DevelopmentArea, ...] = ()
    closing: str = ""
    target_pictures: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    related_plans: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The structure as plain JSON values, to be stored; `from_json` reads it back."""
        return {"schema_version": SCHEMA_VERSION, **asdict(self)}

    def checksum(self) -> str:
        """SHA-256 (hex) over the canonical JSON; equal wording gives equal sums."""
        return checksum_of(self.to_json())

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> PlanStructure:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the schema version is not one that this code reads.
        """
        if data.get("schema_version") != SCHEMA_VERSION:
            raise ValueError(f"Unknown plan schema version: {data.get('schema_version')!r}")
        return cls(
            title=data["title"],
            sections=tuple(Section(s["number"], s["title"], tuple(s["paragraphs"])) for s in data["sections"]),
            development_areas=tuple(
                DevelopmentArea(
                    number=area["number"],
                    title=area["title"],
                    long_title=area["long_title"],
                    blocks=tuple(Block(BlockKind(b["kind"]), b["text"], b["number"]) for b in area["blocks"]),
                )
                for area in data["development_areas"]
            ),
            closing=data["closing"],
            target_pictures=tuple(data["target_pictures"]),
            challenges=tuple(data["challenges"]),
            contributors=tuple(data["contributors"]),
            related_plans=tuple(data["related_plans"]),
        )

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of wording with its path, in the order of the document; what a comparison walks.

        Paths look like `section/2.1/title`, `section/2.1/p1`, `area/3.2/b4`, `closing`.
        """
        yield "title", self.title
        for position, section in enumerate(self.sections):
            key = f"section/{section.number or f'u{position + 1}'}"
            yield f"{key}/title", section.title
            for index, paragraph in enumerate(section.paragraphs, start=1):
                yield f"{key}/p{index}", paragraph
        for position, area in enumerate(self.development_areas):
            key = f"area/{area.number or f'u{position + 1}'}"
            yield f"{key}/title", area.title
            if area.long_title:
                yield f"{key}/long_title", area.long_title
            for index, block in enumerate(area.blocks, start=1):
                yield f"{key}/b{index}", block.text
        if self.closing:
            yield "closing", self.closing
