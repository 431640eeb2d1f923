"""What the search finds of cooperation, for those who are logged in: agreements, partners, joint work,
councils, routines that hold, and offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.search import EVERYONE_LOGGED_IN, SearchDocument, index, remove
from fyren.cooperation.models import Agreement, Council, JointWork, Offer, Partner, Routine

SOURCE = "cooperation"
WEIGHT = 2


class CooperationSearchSource:
    """Everything that has a page in the room."""

    name = SOURCE
    label: str | Promise = _("Cooperation")

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        for kind in _TOLD:
            for about in kind._default_manager.select_related("authority").order_by("pk"):
                if _is_shown(about):
                    yield _document(about)


def refresh_found(about: Any) -> None:
    """Put an object of the room into the index as it now stands, inside the act that changed it."""
    if _is_shown(about):
        index([_document(about)])
    else:
        remove(SOURCE, [about.public_id])


def _is_shown(about: Any) -> bool:
    """A routine is found when management has decided it and it holds; everything else always."""
    return not isinstance(about, Routine) or (about.ended_on is None and about.editions.exists())


def is_found(about: Any) -> bool:
    """Whether the search knows such objects."""
    return type(about) in _TOLD


def _document(about: Any) -> SearchDocument:
    url, title, text = _TOLD[type(about)](about)
    within = about.authority.short_name
    return SearchDocument(
        SOURCE, about.public_id, url, title, text, within=within, authority=EVERYONE_LOGGED_IN, weight=WEIGHT
    )


def _agreement(about: Agreement) -> tuple[str, str, str]:
    return reverse("agreement", args=[about.public_id]), about.title, _joined(about.we_do, about.they_do, about.dnr)


def _partner(about: Partner) -> tuple[str, str, str]:
    return f"{reverse('partners')}#partner-{about.public_id}", about.name, _joined(about.does, about.contact_role)


def _joint_work(about: JointWork) -> tuple[str, str, str]:
    return reverse("joint", args=[about.public_id]), about.title, about.purpose


def _council(about: Council) -> tuple[str, str, str]:
    return reverse("council", args=[about.public_id]), about.name, about.purpose


def _routine(about: Routine) -> tuple[str, str, str]:
    edition = about.editions.first()
    return reverse("routine_work", args=[about.public_id]), about.title, "" if edition is None else edition.text


def _offer(about: Offer) -> tuple[str, str, str]:
    return reverse("offer", args=[about.public_id]), about.name, _joined(about.does, about.programme)


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


_TOLD: dict[type[Any], Callable[[Any], tuple[str, str, str]]] = {
    Agreement: _agreement,
    Partner: _partner,
    JointWork: _joint_work,
    Council: _council,
    Routine: _routine,
    Offer: _offer,
}
