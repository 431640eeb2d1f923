"""What an import found: the structure, what was left out, and where every piece of the source went."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from fyren.plan.importing.labels import Label
from fyren.plan.structure import PlanStructure


class TitleSource(StrEnum):
    """Where the plan's title comes from."""

    GIVEN = "given"
    DOCUMENT = "document"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that is not part of the wording, such as a page number. `line` counts from 1."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Text without a place until a person gives it one. Line 0 is the document as a whole, and has no text."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Text that has a place which a person should look at, and the labels that are worth considering.

    The place is the piece that starts at character `start` of the line; a `Correction` there settles it.
    """

    line: int
    text: str
    reason: str
    choices: tuple[Label, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Where the characters from `start` to `end` of a line went.

    `path` is as in `PlanStructure.texts()`, with `/number` for a printed number (`section/2.1/number`,
    `area/3.2/b4/number`), or `removed/0`, `unresolved/0`: positions in those lists, from 0.
    """

    line: int
    start: int
    end: int
    label: Label
    path: str


@dataclass(frozen=True, slots=True)
class TableProposal:
    """A row of a table of activities. `line` is the first source line of the row; empty where there is no column."""

    line: int
    goal: str = ""
    activity: str = ""
    responsible: str = ""
    time: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """A whole import, to be stored, reviewed and corrected."""

    structure: PlanStructure
    title_source: TitleSource
    removed: tuple[Removed, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    spans: tuple[Span, ...] = ()
    proposals: tuple[TableProposal, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The import as plain JSON values."""
        return {**asdict(self), "structure": self.structure.to_json()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ParsedPlan:
        """Read what `to_json` wrote.

        Raises:
            ValueError: the structure's schema version, or a label, is unknown.
        """
        return cls(
            structure=PlanStructure.from_json(data["structure"]),
            title_source=TitleSource(data["title_source"]),
            removed=tuple(Removed(**row) for row in data["removed"]),
            unresolved=tuple(Unresolved(**row) for row in data["unresolved"]),
            doubts=tuple(
                Doubt(**{**row, "choices": tuple(Label(choice) for choice in row["choices"])}) for row in data["doubts"]
            ),
            spans=tuple(Span(**{**row, "label": Label(row["label"])}) for row in data["spans"]),
            proposals=tuple(TableProposal(**row) for row in data["proposals"]),
        )


def public_json(parsed: ParsedPlan) -> dict[str, Any]:
    """The import as `import_plan --json` prints it: wording, mentions, and what was left out."""
    plan = parsed.structure
    return {
        "title": plan.title,
        "sections": [
            {"number": section.number, "title": section.title, "paragraphs": list(section.paragraphs)}
            for section in plan.sections
        ],
        "development_areas": [
            {
                "number": area.number,
                "title": area.title,
                "long_title": area.long_title,
                "introduction": area.introduction,
                "focus_areas": [{"number": item.number, "text": item.text} for item in area.focus_areas],
                "unnumbered_aims": [item.text for item in area.unnumbered_aims],
            }
            for area in plan.development_areas
        ],
        "closing": plan.closing,
        "target_pictures": list(plan.target_pictures),
        "challenges": list(plan.challenges),
        "contributors": list(plan.contributors),
        "related_plans": list(plan.related_plans),
        "removed": [asdict(row) for row in parsed.removed],
        "unresolved": [asdict(row) for row in parsed.unresolved],
    }
