"""The words in which an import's findings are told to people, the same in the browser and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyren.base.forms import KIND_NAMES
from fyren.base.screening import Kind
from fyren.plan.importing import Label, Mention
from fyren.plan.review import Asks, Question
from fyren.plan.structure import PlanStructure

LABELS = {
    Label.TITLE: gettext_lazy("Plan title"),
    Label.SECTION_HEADING: gettext_lazy("Heading of a section"),
    Label.AREA_HEADING: gettext_lazy("Development area"),
    Label.LONG_TITLE: gettext_lazy("Development area's wording in the overview"),
    Label.NUMBER: gettext_lazy("Number of the next heading or focus area"),
    Label.PARAGRAPH: gettext_lazy("Paragraph"),
    Label.LIST_ITEM: gettext_lazy("Point of a list"),
    Label.LEAD_IN: gettext_lazy("Introduction to focus areas"),
    Label.FOCUS_AREA: gettext_lazy("Focus area"),
    Label.AIM: gettext_lazy("Focus area without number"),
    Label.CLOSING: gettext_lazy("Closing of the plan"),
    Label.CONTINUATION: gettext_lazy("Continues the line before"),
    Label.CONTINUATION_JOIN: gettext_lazy("Continues the line before, without its hyphen"),
    Label.CONTINUATION_KEEP: gettext_lazy("Continues the line before, with its hyphen"),
    Label.RUNNING_HEADER: gettext_lazy("Page header, not part of the plan"),
    Label.FOOTER: gettext_lazy("Page footer, not part of the plan"),
    Label.CONTENTS: gettext_lazy("Table of contents, not part of the plan"),
    Label.PROPOSAL: gettext_lazy("Proposal to the boards, not part of the plan"),
    Label.UNRESOLVED: gettext_lazy("Without place"),
}
MENTIONS = {
    Mention.TARGET_PICTURES: gettext_lazy("Target pictures"),
    Mention.CHALLENGES: gettext_lazy("Challenges"),
    Mention.CONTRIBUTORS: gettext_lazy("Took part in making the plan"),
    Mention.RELATED_PLANS: gettext_lazy("Other plans that are named"),
}


def summary(structure: PlanStructure, questions: Sequence[Question]) -> str:
    """What was found and what is left: "14 focus areas found, 3 lines to decide." """
    numbered = sum(len(area.focus_areas) for area in structure.development_areas)
    aims = sum(len(area.unnumbered_aims) for area in structure.development_areas)
    left = len(questions)
    found = ngettext("%(count)s focus area found", "%(count)s focus areas found", numbered) % {"count": numbered}
    rest = ngettext("%(count)s line to decide", "%(count)s lines to decide", left) % {"count": left}
    if not aims:
        return f"{found}, {rest}."
    more = ngettext(
        "There is also %(count)s focus area without number.",
        "There are also %(count)s focus areas without number.",
        aims,
    ) % {"count": aims}
    return f"{found}, {rest}. {more}"


def reason_of(question: Question) -> str:
    """Why the reviewer is asked, as a sentence."""
    if question.asks is Asks.CONTACT:
        kind = KIND_NAMES[Kind(question.reason)]
        return _("The line seems to hold a %(kind)s. It may stay only if it belongs to a function.") % {"kind": kind}
    return question.reason
