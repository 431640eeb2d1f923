"""A working draft as its editor sees it: parts in the order of the document, each with its texts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry
from fyren.plan.editing import GOALS, part_key
from fyren.plan.models import PlanEdition
from fyren.plan.queries.revision_words import block_label, part_titles
from fyren.plan.structure import BlockKind, PlanStructure


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a part: its path, what it is called, its words, and what may be done with it."""

    path: str
    label: str
    text: str
    number: str = ""
    kind: str = "paragraph"  # title, paragraph, lead_in, focus_area, aim
    movable: bool = False
    removable: bool = False

    @property
    def is_goal(self) -> bool:
        """True for a focus area or aim, which may also go to another area."""
        return self.kind in GOALS


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A section, an area, the title or the closing."""

    path: str
    title: str
    texts: tuple[Text, ...]
    room: str  # title, section, area, closing


def draft_parts(structure: PlanStructure) -> list[DraftPart]:
    """Every part of the draft, in the order of `PlanStructure.texts`."""
    titles = part_titles(structure)
    parts = [DraftPart("title", titles["title"], (Text("title", _("Title"), structure.title, kind="title"),), "title")]
    for position, section in enumerate(structure.sections):
        key = part_key("section", section.number, position)
        several = len(section.paragraphs) > 1
        texts = [
            Text(f"{key}/p{n}", _("Paragraph %(n)s") % {"n": n}, text, movable=several, removable=several)
            for n, text in enumerate(section.paragraphs, start=1)
        ]
        parts.append(DraftPart(key, titles[key], (_title(key, section.title), *texts), "section"))
    parts += _areas(structure, titles)
    if structure.closing:
        closing = Text("closing", _("Closing text"), structure.closing, removable=True)
        parts.append(DraftPart("closing", titles["closing"], (closing,), "closing"))
    return parts


def _areas(structure: PlanStructure, titles: dict[str, str]) -> list[DraftPart]:
    parts = []
    for position, area in enumerate(structure.development_areas):
        key = part_key("area", area.number, position)
        texts = [_title(key, area.title)]
        if area.long_title:
            texts.append(Text(f"{key}/long_title", _("In the overview"), area.long_title))
        several = len(area.blocks) > 1
        for n, block in enumerate(area.blocks, start=1):
            label, kind = block_label(block.kind, block.number), block.kind.value
            texts.append(Text(f"{key}/b{n}", label, block.text, block.number, kind, several, removable=True))
        parts.append(DraftPart(key, titles[key], tuple(texts), "area"))
    return parts


def _title(key: str, text: str) -> Text:
    return Text(f"{key}/title", _("Heading"), text, kind="title")


def kinds_to_add(part: DraftPart) -> list[tuple[str, str]]:
    """What may be added to a part, as choices."""
    if part.room == "section":
        return [("paragraph", _("Paragraph"))]
    if part.room == "area":
        goals = [(BlockKind.FOCUS_AREA.value, _("Focus area")), (BlockKind.AIM.value, _("Aim without number"))]
        return [*goals, (BlockKind.PARAGRAPH.value, _("Paragraph"))]
    return []


def texts_as_seen(edition: PlanEdition, version: int) -> dict[str, str]:
    """The draft's texts by path as they were at an earlier version, by way of the change log."""
    texts = dict(edition.read().texts())
    since = ChangeEntry.objects.filter(
        object_type=object_type(edition), object_id=edition.public_id, row_version__gt=version
    )
    for entry in since.order_by("-row_version", "-id"):
        if not entry.field.endswith("/place"):
            texts[entry.field] = entry.old
    return texts


def last_change(edition: PlanEdition) -> ChangeEntry | None:
    """The latest change of the draft: who and when, for the page on which two people meet."""
    changes = ChangeEntry.objects.filter(object_type=object_type(edition), object_id=edition.public_id)
    return changes.order_by("-at", "-id").first()
