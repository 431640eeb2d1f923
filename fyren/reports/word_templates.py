"""The municipality's own Word template: which is in use, and why a file cannot be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.documents import Problem
from fyren.people.queries import people_names
from fyren.reports.models import WordTemplate

LIMIT = 5 * 1024 * 1024
PROBLEMS = {
    Problem.EMPTY: gettext_lazy("The file is empty. Choose another file."),
    Problem.TOO_LARGE: gettext_lazy(
        "The file is larger than 5 MB and was not opened. Save a copy without texts and pictures and choose that one."
    ),
    Problem.ENCRYPTED: gettext_lazy(
        "The file is protected by a password. Save a copy without a password and choose that one."
    ),
    Problem.UNKNOWN_TYPE: gettext_lazy(
        "The file is no Word document without macros (.docx or .dotx). Save it as one in Word and choose it again."
    ),
    Problem.ZIP_BOMB: gettext_lazy(
        "The file unpacks to far more than a Word document holds, and was not opened. Choose another file."
    ),
    Problem.TOO_HEAVY: gettext_lazy(
        "Reading the file took more time or memory than allowed, and was stopped. Save a copy without texts and "
        "pictures and choose that one."
    ),
}
DAMAGED = gettext_lazy(
    "The file cannot be opened: it is damaged or incomplete. Open it in Word, save it anew and choose it again."
)
_IN_WORD = {
    "Title": gettext_lazy("Title (as Word calls it)"),
    "Heading 1": gettext_lazy("Heading 1"),
    "Heading 2": gettext_lazy("Heading 2"),
    "Heading 3": gettext_lazy("Heading 3"),
}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template, and the name of the one who took it into use or away."""

    template: WordTemplate
    who: str


def template_in_use() -> WordTemplate | None:
    """The template that reports take their look from; None when coordinators have chosen none."""
    return WordTemplate.objects.filter(is_in_use=True).first()


def template_rows() -> list[TemplateRow]:
    """Every template that has been taken in, the one in use first."""
    found = list(WordTemplate.objects.defer("data"))
    names = people_names({each.set_by for each in found})
    return [TemplateRow(each, names.get(each.set_by, "")) for each in found]


def missing_styles_words(missing: Sequence[str]) -> str:
    """Which styles a file lacks, as Word calls them, and what to do."""
    return _(
        "The file lacks styles that reports need: %(styles)s. Use each of them once in the file in Word, save it, and "
        "choose it again."
    ) % {"styles": ", ".join(str(_IN_WORD[name]) for name in missing)}
