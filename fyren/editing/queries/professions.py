"""A profession's text as an editor writes it: in the order of its structure, with when and sources beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.detection.content import Profession, Section, Step, When
from fyren.detection.pack_files import Kind as Told
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.publishing.items import Body, ItemName

STEPS: Mapping[Step, str | Promise] = {
    Step.NOTICE: gettext_lazy("What you see"),
    Step.ASK: gettext_lazy("How you ask"),
    Step.ACT: gettext_lazy("What you do"),
    Step.AFTERWARDS: gettext_lazy("Afterwards"),
}
WHEN: Mapping[When, str | Promise] = {
    When.NOW: gettext_lazy("now"),
    When.TODAY: gettext_lazy("today"),
    When.WEEK: gettext_lazy("this week"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of a text besides its name.

    Attributes:
        heading: of the part that begins with the text, "" where none does.
        rests: what the part rests on.
        is_needed: whether it must say something.
    """

    label: str
    heading: str = ""
    rests: str = ""
    is_needed: bool = True


def beside(desk: Desk, name: ItemName) -> dict[str, Beside]:
    """What is said of each text of a profession or a particular, by dotted path; nothing of others."""
    if desk.publisher.name != EMPLOYEES or name.kind not in (Told.PROFESSION_TEXT, Told.PARTICULAR_TEXT):
        return {}
    found = {"title": Beside(_("Heading")), "lead": Beside(_("Lead"))}
    if name.kind == Told.PARTICULAR_TEXT:
        particular = desk.guidance.particulars.get(name.key)
        return found | {"body": Beside(_("Text"), "", _rests(desk, particular.sources if particular else ()))}
    for section in _sections(desk, name.key):
        rests = _rests(desk, section.sources)
        found[f"section.{section.key}.title"] = Beside(_("Heading"), _place(section), rests)
        found[f"section.{section.key}.body"] = Beside(_("Text"))
    return found


def in_order(desk: Desk, key: str, body: Body) -> Body:
    """A profession's text with every section of its structure, in that order; those that it no longer has go."""
    said = body.get("section", {})
    empty = {"title": "", "body": ""}
    sections = {each.key: dict(said.get(each.key, empty)) for each in _sections(desk, key)}
    return {"title": body.get("title", ""), "lead": body.get("lead", ""), "section": sections}


def _sections(desk: Desk, key: str) -> tuple[Section, ...]:
    found: Profession | None = next((each for each in desk.guidance.professions if each.key == key), None)
    return found.sections if found else ()


def _place(section: Section) -> str:
    step = str(STEPS[section.step])
    return f"{step}, {WHEN[section.when]}" if section.when else step


def _rests(desk: Desk, keys: tuple[str, ...]) -> str:
    sources = [desk.guidance.sources[key] for key in keys if key in desk.guidance.sources]
    named = [f"{each.name}, {each.section}" if each.section else each.name for each in sources]
    return _("Rests on: %(sources)s.") % {"sources": "; ".join(named)} if named else ""
