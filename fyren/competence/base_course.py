"""Where the base course "Grunderna" is taken and fetched: it is served beside the guide, and knows nothing of us."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.competence.course.content import Audience
from fyren.competence.course.document import Form
from fyren.competence.course.packages import FORMS
from fyren.competence.course.publisher import COURSE, package_path
from fyren.competence.course.reading import Reading
from fyren.publishing.effective import effective_items
from fyren.publishing.paper import site_address

FOLDER = "grunderna"
AUDIENCES: dict[Audience, str | Promise] = {
    Audience.EMPLOYEES: _("For all employees"),
    Audience.ELECTED: _("For elected politicians"),
}
FORM_NAMES: dict[Form, str] = {Form.SCORM12: "SCORM 1.2", Form.CMI5: "cmi5"}


@dataclass(frozen=True, slots=True)
class BaseCourse:
    """The course for an audience in a language: its page, and its packages for learning platforms."""

    audience: str | Promise
    language: str
    url: str
    packages: tuple[tuple[str, str], ...]


def base_courses() -> list[BaseCourse]:
    """The base course as it is served; nothing while it is not decided where the site of files is served: 2 queries."""
    address = site_address()
    if not address:
        return []
    home, reading = f"{address}/{FOLDER}", Reading(effective_items(COURSE))
    return [
        BaseCourse(
            AUDIENCES[edition.key],
            language.name,
            f"{home}/{language.code}/{edition.slug}/",
            tuple((FORM_NAMES[form], f"{home}/{package_path(language.code, edition.slug, form)}") for form in FORMS),
        )
        for edition in reading.course.audience
        for language in reading.languages
    ]
