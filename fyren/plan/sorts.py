"""Kinds of objects with texts that a registrar may blank. A room says its own through the port `BLANKABLE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.history import blank_text, save_changes
from fyren.base.models import ChangeEntry
from fyren.people.models import Body
from fyren.people.viewer import Viewer


def removal_mark() -> str:
    """What stands where a text was blanked."""
    return _("[The text has been removed.]")


def free_fields(model: type[models.Model]) -> frozenset[str]:
    """The fields of a model in which people write freely."""
    return frozenset(f.name for f in model._meta.concrete_fields if isinstance(f, FreeTextField | FreeCharField))


def same_words(text: str) -> str:
    """A text as it is compared: what differs in white space only says the same."""
    return " ".join(text.split())


class Sort:
    """A kind of object with texts that can be blanked, who owns them, and how they are taken away.

    The ordinary one has its texts in fields of its own, and in the change log of them.

    Args:
        model: has a public id and a row version.
        fields: the fields that can be blanked.
        owner: the authority whose registrar blanks the field of an object; None where there is none.
    """

    def __init__(
        self, model: type[Any], fields: Iterable[str], owner: Callable[[Any, str], Body | None] | None = None
    ) -> None:
        self.model, self.fields = model, frozenset(fields)
        self._owner = owner

    def owner(self, about: Any, field: str) -> Body | None:
        """Whose registrar blanks the text; the authority that the object names, where nothing else was said."""
        found: Body | None = self._owner(about, field) if self._owner is not None else about.authority
        return found

    def holds(self, about: Any, field: str) -> bool:
        """Whether there is such a text. An empty one is a text."""
        return field in self.fields

    def texts(self, about: Any) -> list[str]:
        """The fields of an object, in their order, empty ones included."""
        return [f.name for f in self.model._meta.concrete_fields if f.name in self.fields]

    def words(self, about: Any, field: str) -> str:
        """The text; "" where there is none."""
        found: str = getattr(about, field)
        return found

    def label(self, about: Any, field: str) -> str:
        """What the text is called."""
        return str(self.model._meta.get_field(field).verbose_name)

    def address(self, about: Any) -> str:
        """Where the object is read; "" where it has no page."""
        return ""

    def logged_label(self, entry: ChangeEntry) -> str:
        """What a logged text of the sort is called, object and all; "" where the names of model and field say it."""
        return ""

    def also_in(self, about: Any, field: str) -> str:
        """A sentence about where else the text is removed from; "" where that goes without saying."""
        return ""

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Put a mark where the text stood, so that every page shows that it was taken away, and empty its log.

        A step inside `plan.actions.blanking.blank`, which has asked who may.

        Raises:
            Conflict: the object was changed since it was read.
        """
        save_changes(about, changes={field: removal_mark()}, expected_version=expected_version, by=by.actor)
        blank_text(about, field, reason=reason)

    def blank_removed(self, entries: list[ChangeEntry], owner: Body, *, reason: str, by: Viewer) -> None:
        """Take away what still says the texts of an object that was removed, besides the log; nothing usually does.

        Args:
            entries: what the log said, before it is blanked.
        """
