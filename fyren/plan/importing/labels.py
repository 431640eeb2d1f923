"""What a piece of a line can be, and the reviewer's decisions about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Label(StrEnum):
    """The closed list of what a piece of a line can be; the values are stored and must not change."""

    TITLE = "title"
    SECTION_HEADING = "section_heading"
    AREA_HEADING = "area_heading"
    LONG_TITLE = "long_title"  # a development area's wording in the overview
    NUMBER = "number"  # a number on a line of its own; belongs to the heading or focus area that follows
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"  # a paragraph that is one point of a list
    LEAD_IN = "lead_in"
    FOCUS_AREA = "focus_area"
    AIM = "aim"  # chosen like a focus area, but has no number
    CLOSING = "closing"
    CONTINUATION = "continuation"  # goes on where the piece before stopped; hyphens by the rule
    CONTINUATION_JOIN = "continuation_join"  # … and the hyphen before it only marks the line break
    CONTINUATION_KEEP = "continuation_keep"  # … and the hyphen before it belongs to the word
    RUNNING_HEADER = "running_header"
    FOOTER = "footer"
    CONTENTS = "contents"
    PROPOSAL = "proposal"  # from a table of activities: kept for the bodies, never part of the plan
    UNRESOLVED = "unresolved"


CONTINUATIONS = frozenset({Label.CONTINUATION, Label.CONTINUATION_JOIN, Label.CONTINUATION_KEEP})
REMOVALS = frozenset({Label.RUNNING_HEADER, Label.FOOTER, Label.CONTENTS})


class Mention(StrEnum):
    """The four lists of names quoted from the wording; the values are fields of `PlanStructure`."""

    TARGET_PICTURES = "target_pictures"
    CHALLENGES = "challenges"
    CONTRIBUTORS = "contributors"
    RELATED_PLANS = "related_plans"


@dataclass(frozen=True, slots=True)
class Correction:
    """The reviewer's label for a line from character `start` to the line's next correction, or to its end.

    Corrections on one line replace all that was found there; text before the first one keeps what was found.
    `area` is for LONG_TITLE only: the number, or else the heading, of the development area it belongs to.
    """

    line: int
    label: Label
    start: int = 0
    area: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All of a reviewer's decisions. A list of mentions that is given replaces the one that was found."""

    items: tuple[Correction, ...] = ()
    mentions: dict[Mention, tuple[str, ...]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The corrections as plain JSON values."""
        return {
            "items": [
                {"line": item.line, "start": item.start, "label": item.label.value, "area": item.area}
                for item in self.items
            ],
            "mentions": {kind.value: list(names) for kind, names in self.mentions.items()},
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Corrections:
        """Read what `to_json` wrote; missing keys mean no corrections.

        Raises:
            ValueError: a label or a kind of mention is unknown, or a number is not one.
        """
        items = tuple(
            Correction(
                line=int(item["line"]),
                label=Label(item["label"]),
                start=int(item.get("start", 0)),
                area=str(item.get("area", "")),
            )
            for item in data.get("items", ())
        )
        mentions = {
            Mention(kind): tuple(str(name) for name in names) for kind, names in data.get("mentions", {}).items()
        }
        return cls(items, mentions)
