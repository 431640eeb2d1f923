"""The local texts of the guide and of the pages for employees that a registrar may blank. They belong to no authority;
the executive board's registrar blanks them, out of every version and published edition and of the search."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import log_blanked, take_version
from fyren.base.models import ChangeEntry
from fyren.editing.leaves import Path, dotted, leaves, with_leaves
from fyren.editing.naming import TEXTS
from fyren.editing.queries.desk import Desk, desks
from fyren.editing.queries.labels import part_names
from fyren.editing.queries.refs import ref_of
from fyren.editing.search import refresh_published
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import steering_owner
from fyren.plan.sorts import Sort, removal_mark, same_words
from fyren.publishing.erasing import erase
from fyren.publishing.items import Body
from fyren.publishing.models import Entry, Revision
from fyren.publishing.port import publisher_named
from fyren.publishing.releasing import NotPublishable

# What of facts people have written in words of their own, or may be a person's. The rest are codes, days and web
# addresses: changed where they are wrong, as other short facts are, and never blanked.
_OF_FACTS = {
    Kind.SERVICE: {"organisation", "name", "number", "shown", "address", "abroad_number", "town"},
    Kind.LANGUAGE: {"approved_by"},
    Kind.SETTINGS: {"municipality", "name", "accessibility_contact", "number", "shown"},
}


def blankable(kind: str, body: Body | None) -> Iterator[tuple[Path, str]]:
    """The texts of a body that can be blanked, with their paths."""
    for path, text in leaves(body or {}):
        if kind in TEXTS or (path and path[-1] in _OF_FACTS.get(kind, ())):
            yield path, text


class _LocalTexts(Sort):
    """Local pieces of what is published. A text is named by its version and its path there, such as `3.lead`."""

    def holds(self, about: Entry, field: str) -> bool:
        """Whether the version has the text."""
        return self._text(about, field) is not None

    def texts(self, about: Entry) -> list[str]:
        """Every text that a version has and no later one, the latest version first."""
        found: dict[tuple[str, str], str] = {}
        for revision in about.revisions.order_by("-number"):
            for path, text in blankable(about.kind, revision.body):
                found.setdefault((dotted(path), same_words(text)), f"{revision.number}.{dotted(path)}")
        return list(found.values())

    def words(self, about: Entry, field: str) -> str:
        """The text; "" where there is none."""
        return self._text(about, field) or ""

    def _text(self, about: Entry, field: str) -> str | None:
        number, path = _parted(field)
        revision = about.revisions.filter(number=number).first()
        if revision is None:
            return None
        return {dotted(each): text for each, text in blankable(about.kind, revision.body)}.get(path)

    def label(self, about: Entry, field: str) -> str:
        """The part, and which version."""
        number, path = _parted(field)
        return _("%(part)s, version %(number)s") % {
            "part": part_names(_desk(about), about.name)(path),
            "number": number,
        }

    def address(self, about: Entry) -> str:
        """The page of the piece's texts."""
        return f"{_desk(about).address('blank_pieces')}?del={about.public_id}"

    def logged_label(self, entry: ChangeEntry) -> str:
        """The piece and the part."""
        about = Entry.objects.filter(public_id=entry.object_id).first()
        if about is None:
            return ""
        ref = ref_of(_desk(about), about.name)
        return f"{ref.kind}: {ref.title}, {self.label(about, entry.field)}"

    def also_in(self, about: Entry, field: str) -> str:
        """Editions, and the other desk's texts."""
        return _(
            "Kept editions of the guide and of the pages for employees that have the text are taken away. What is "
            "published now and has it is built anew without it."
        )

    def blank(self, about: Entry, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Out of the part in that version and every one before it, and wherever the same words stand, at either
        desk.

        A later version in which the part says something else is left: somebody has mended it.

        Raises:
            Conflict: somebody has saved since.
            ValidationError: the text is published, and what it stands in cannot be built without it.
        """
        take_version(about, expected_version)
        words = same_words(self.words(about, field))
        last = max(number for number, text in self._said(about, _parted(field)[1]) if same_words(text) == words)

        def without(revision: Revision) -> Body:
            is_before = revision.entry_id == about.pk and revision.number <= last
            found = {
                path: removal_mark()
                for path, text in blankable(revision.entry.kind, revision.body)
                if text and (same_words(text) == words or (is_before and dotted(path) == _parted(field)[1]))
            }
            body: Body = with_leaves(revision.body, found)
            return body

        for desk in desks():
            try:
                erase(desk.publisher, without, by.actor)
            except NotPublishable as problem:
                raise ValidationError(_hindered(desk, problem)) from problem
        log_blanked(about, [field], authority=_authority(), reason=reason, by=by.actor)
        about.refresh_from_db()
        for desk in desks():
            refresh_published(desk.publisher)

    def _said(self, about: Entry, path: str) -> Iterator[tuple[int, str]]:
        """What each version says in a part."""
        for revision in about.revisions.all():
            said = {dotted(each): text for each, text in blankable(about.kind, revision.body)}
            if path in said:
                yield revision.number, said[path]


def _parted(field: str) -> tuple[int, str]:
    number, _dot, path = field.partition(".")
    return int(number) if number.isdigit() and len(number) < 9 else 0, path


def _authority() -> str:
    owner = steering_owner()
    return owner.public_id if owner else ""


def _desk(about: Entry) -> Desk:
    return Desk(publisher_named(about.publisher))


def _hindered(desk: Desk, problem: NotPublishable) -> str:
    said = _(
        "The text is published, and this cannot be built without it: %(title)s. %(reasons)s Let an editor mend that "
        "and publish first. Then blank the text in the versions before."
    )
    return said % {"title": desk.title, "reasons": " ".join(str(fault.why) for fault in problem.faults[:3])}


EDITING_SORTS: dict[str, Sort] = {"guidetext": _LocalTexts(Entry, (), steering_owner)}
