"""The port through which every room hands over one authority's documents, for a registrar to take out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from fyren.base.models import DatedModel
from fyren.base.registry import Port

Text = str | Promise


class Purpose(StrEnum):
    """What documents are taken out for. Values stand in the audit."""

    REQUEST = "request"  # somebody has asked for a public document
    REGISTER = "register"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document: its heading ("" for none) and its text, paragraphs with an empty line between.

    `level` is the heading's, 2 and below; `adopted` says that the words are the deciding body's own.
    """

    heading: Text
    text: str
    level: int = 2
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One document of one authority.

    Args:
        code: the object's kind, such as `plan.InternalNote`.
        kind: the kind in words.
        public_id: the object's opaque id.
        title: what it is called in the register.
        authority: public id of the authority that owns it.
        state: where it stands, in words: "Draft", "Handed over", "Adopted".
        is_draft: not finished, so not yet a public document unless the registrar finds it is.
        dnr: registration number, "" where there is none.
        date: the day of the decision, handing over or entry; None where none is known.
        facts: what else is known, as label and value.
        parts: the text.
    """

    code: str
    kind: Text
    public_id: str
    title: str
    authority: str
    state: Text
    is_draft: bool
    dnr: str = ""
    date: dt.date | None = None
    facts: tuple[tuple[Text, str], ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def key(self) -> str:
        """What names the document in a form."""
        return f"{self.code}:{self.public_id}"


AuthorityRecords = Callable[[str], Iterable[Record]]
"""An adapter: takes an authority's public id and yields its documents, drafts included."""


def period_of(dated: DatedModel) -> str:
    """From and to, as a document tells it; each "" where it is open."""
    return f"{dated.valid_from or ''}–{dated.valid_to or ''}"


RECORDS: Port[AuthorityRecords] = Port("records")


def records_of(authority: str) -> list[Record]:
    """Every document of the authority, latest first; those without a date come last."""
    found = [record for adapter in RECORDS for record in adapter(authority)]
    return sorted(found, key=lambda record: (record.date or dt.date.min, record.title), reverse=True)
