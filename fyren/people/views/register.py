"""One way to keep a register: what an authority's keepers add to it and change in it, each by a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise

from fyren.base.models import VersionedModel
from fyren.people.forms.versioned import values_of
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add, change, history_of
from fyren.people.views.own import own_authority, require_own

Place = tuple[str | Promise, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say.

    Args:
        title, button: of the form that adds; added: when it is done; saved: when a change is.
    """

    title: str | Promise
    button: str | Promise
    added: str | Promise
    save: str | Promise
    saved: str | Promise


@dataclass(frozen=True, slots=True)
class Register:
    """Objects that each belong to an authority, and the two pages that write them.

    Args:
        kind: the model; its objects tell their `authority`.
        form, change_form: over a new object and over one that is there, as model forms.
        save: the action, which takes the object, the values, the version that was seen and the viewer.
        place: the page that an object is read on, what it is called and its address: there one comes from, and there
            one goes back when it is saved.
        begun: a new object from the address's public id; by default of the authority with that id.
        options: what the forms further take.
    """

    kind: type[Any]
    form: type[Any]
    change_form: type[Any]
    save: Callable[[Any, dict[str, Any], int, Any], Any]
    place: Callable[[Any], Place]
    words: Words
    begun: Callable[[ViewerRequest, str], Any] | None = None
    options: Callable[[ViewerRequest], dict[str, Any]] = lambda _request: {}

    def add(self, request: ViewerRequest, public_id: str) -> HttpResponse:
        """Add an object."""
        begun = self._begun(request, public_id)
        editing = Editing(
            save=lambda form: self.save(self._begun(request, public_id), values_of(form), 1, request.viewer),
            done=lambda made: self.place(made)[1],
            message=self.words.added,
            context={
                "title": self.words.title,
                "button": self.words.button,
                "explanation": begun.authority.name,
                "back": self.place(begun),
            },
        )
        return add(request, self.form(request.POST or None, instance=begun, **self.options(request)), editing)

    def change(self, request: ViewerRequest, public_id: str) -> HttpResponse:
        """Change what is said of an object."""
        found = self.own(request, public_id)
        editing = Editing(
            save=lambda form: self.save(self.own(request, public_id), values_of(form), form.version, request.viewer),
            done=lambda saved: self.place(saved)[1],
            message=self.words.saved,
            context={
                "title": str(found),
                "button": self.words.save,
                "explanation": found.authority.name,
                "back": self.place(found),
                "history": history_of(found),
            },
        )

        def make(data: Any, expected: int) -> Any:
            instance = self.own(request, public_id)
            return self.change_form(data, instance=instance, expected=expected, **self.options(request))

        return change(request, found, make, editing)

    def own(self, request: ViewerRequest, public_id: str) -> Any:
        """The object, for those who keep its authority's registers.

        Raises:
            Http404: there is none, or it is another authority's.
        """
        found: VersionedModel = get_object_or_404(self.kind, public_id=public_id)
        require_own(request, found.authority)  # type: ignore[attr-defined]
        return found

    def _begun(self, request: ViewerRequest, public_id: str) -> Any:
        if self.begun is not None:
            begun = self.begun(request, public_id)
            require_own(request, begun.authority)
            return begun
        return self.kind(authority=own_authority(request, public_id))
