"""What the search finds of the indicators: title, what each says and does not say, and its id. All of it is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.search import SearchDocument, index, remove
from fyren.indicators.models import Indicator
from fyren.indicators.queries.pages import shown
from fyren.indicators.rules import id_told

SOURCE = "indicator"
WEIGHT = 2


class IndicatorSearchSource:
    """Every indicator that has a page."""

    name = SOURCE
    label: str | Promise = _("Indicator")

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        return map(_document, shown().order_by("pk"))


def refresh_indicators(indicators: Iterable[Indicator]) -> None:
    """Put indicators into the index as they now stand, in place of what was there.

    Runs inside the action that changed something: the index is changed if the act happened, and only then.
    """
    rows = Indicator.objects.filter(pk__in=[each.pk for each in indicators])
    remove(SOURCE, rows.exclude(bounds=None).values_list("public_id", flat=True))
    index(map(_document, shown().filter(pk__in=rows)))


def _document(indicator: Indicator) -> SearchDocument:
    return SearchDocument(
        SOURCE,
        indicator.public_id,
        reverse("indicator", args=[indicator.public_id]),
        indicator.title,
        "\n\n".join(text for text in (indicator.says, indicator.says_not) if text),
        within=", ".join(filter(None, (str(indicator.get_owner_display()), id_told(indicator.code)))),
        is_public=True,
        weight=WEIGHT,
    )
