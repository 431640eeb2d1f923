"""What the pages about a file on its way in share, whatever the file fills in: where they lead, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.importing.models import TableImport, TableImportState

F = TypeVar("F", bound=Form)
Crumbs = Sequence[tuple[str | Promise, str]]


@dataclass(frozen=True)
class Desk:
    """The pages of one kind of file.

    Args:
        page, columns, discard: names of addresses: the pages about one file.
        way: the pages that lead to it, as label and address, outermost first; one goes on from the last.
    """

    page: str
    columns: str
    discard: str
    way: Callable[[Any], Crumbs]

    def about(self, draft: TableImport) -> dict[str, Any]:
        """What every page about a file needs."""
        way = self.way(draft)
        return {
            "draft": draft,
            "way": way,
            "files": way[-1],
            "columns_url": reverse(self.columns, args=[draft.public_id]),
            "discard_url": reverse(self.discard, args=[draft.public_id]),
        }

    def files(self, draft: TableImport) -> tuple[str | Promise, str]:
        """Where one goes on from a file that is closed, as label and address."""
        return self.way(draft)[-1]

    def first_page(self, draft: TableImport) -> HttpResponse:
        """To the file's own page, or first to its columns while it is not settled which is which."""
        return redirect(self.page if draft.is_settled else self.columns, draft.public_id)

    def elsewhere(self, request: HttpRequest, draft: TableImport) -> HttpResponse | None:
        """What is shown instead of a file that is closed, or whose columns nobody has said; None when it is open."""
        if draft.state != TableImportState.OPEN:
            return self.closed(request, draft)
        return None if draft.is_settled else redirect(self.columns, draft.public_id)

    def choose_columns(
        self,
        request: HttpRequest,
        draft: TableImport,
        make_form: Callable[[QueryDict | None], F],
        keep: Callable[[F], object],
    ) -> HttpResponse:
        """The page on which one says which column is which.

        Args:
            make_form: of what was sent, for a file that is open.
            keep: the act that keeps what the valid form says.
        """
        if draft.state != TableImportState.OPEN:
            return self.closed(request, draft)
        form = make_form(request.POST or None)
        if form.is_bound and form.is_valid():
            try:
                keep(form)
            except Conflict:
                return self.changed_meanwhile(request, draft)
            return redirect(self.page, draft.public_id)
        return render(request, "base/importing/columns.html", self.about(draft) | {"form": form})

    def closed(self, request: HttpRequest, draft: TableImport) -> HttpResponse:
        """A file that has been taken in or discarded."""
        context = self.about(draft) | {"is_done": draft.state == TableImportState.DONE}
        return render(request, "base/importing/closed.html", context)

    def changed_meanwhile(self, request: HttpRequest, draft: TableImport) -> HttpResponse:
        """Somebody else chose at the same time."""
        messages.warning(request, _("Somebody else chose while you did. Nothing has been taken in. Look once more."))
        return redirect(self.page, draft.public_id)

    def attempt(self, request: HttpRequest, draft: TableImport, act: Callable[[], HttpResponse]) -> HttpResponse:
        """What follows on an act on the file, or why nothing was done."""
        try:
            return act()
        except Conflict:
            return self.changed_meanwhile(request, draft)
        except ValidationError as error:
            return self.refused(request, draft, error)

    def refused(self, request: HttpRequest, draft: TableImport, error: ValidationError) -> HttpResponse:
        """Why the file was not taken in, on the file's own page."""
        for text in error.messages:
            messages.error(request, text)
        return redirect(self.page, draft.public_id)

    def discarding(self, draft: TableImport) -> dict[str, Any]:
        """Where to go and what to say when a file is thrown away, as a page that asks before an act takes it."""
        return {
            "done": self.files(draft)[1],
            "message": _("The file is discarded. Nothing of it has been kept."),
            "context": {
                "title": _("Discard the file"),
                "explanation": _("%(file)s has not been taken in. What it says is removed and cannot be fetched back.")
                % {"file": draft.file_name},
                "button": _("Discard the file"),
                "danger": True,
                "back": self.files(draft),
            },
        }
