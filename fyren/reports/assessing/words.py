"""How answers, changes and references are put in words, the same on pages, in files and in what is taken out."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.people.models import BodyKind
from fyren.reports.assessment.comparing import Change
from fyren.reports.assessment.content import Row
from fyren.reports.models import SAID

_SAID = dict(SAID)
CHANGE_WORDS: dict[Change, str | Promise] = {
    Change.BETTER: gettext_lazy("Better"),
    Change.WORSE: gettext_lazy("Worse"),
    Change.SAME: gettext_lazy("The same"),
    Change.NEW: gettext_lazy("New answer"),
    Change.GONE: gettext_lazy("No longer answered"),
    Change.NONE: gettext_lazy("No answer in either year"),
}
_TO: dict[str, str | Promise] = {
    BodyKind.EXECUTIVE_BOARD.value: gettext_lazy("the executive board"),
    BodyKind.BOARD.value: gettext_lazy("the boards that it concerns"),
}


def answer_words(row: Row) -> str:
    """The answer as it is read; "" where there is none."""
    if row.said:
        return str(_SAID[row.said])
    if row.number is None:
        return ""
    number = number_format(row.number, decimal_pos=0 if row.number == int(row.number) else 1)
    return _("%(number)s %%") % {"number": number} if row.is_share else number


def source_words(row: Row) -> str:
    """The item that the question follows, and its year where that is known."""
    return f"{row.source}, {row.year}" if row.year else row.source


def due_to(row: Row) -> str:
    """To whom what is lacking is due: the bodies that data tells, or the kind of body."""
    return ", ".join(name for _public_id, name in row.lacking) or str(_TO.get(row.gap_to, row.gap_to))
