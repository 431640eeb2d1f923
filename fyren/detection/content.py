"""What the guidance for employees is made of. Pure data: read from items, written to pages.

Days are dates, languages BCP 47. Prose is as in `fyren.publishing.prose`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What one does, in order."""

    NOTICE = "notice"
    ASK = "ask"
    ACT = "act"
    AFTERWARDS = "afterwards"


class When(StrEnum):
    """When one acts, in order."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"


class Employer(StrEnum):
    """Whom those of a profession mostly work for."""

    AUTHORITY = "authority"
    AUTHORITY_OR_PRIVATE = "authority-or-private"
    COMPANY = "company"
    ASSOCIATION = "association"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a profession's guidance. Its words are of each language.

    Attributes:
        when: for what one does (`Step.ACT`) alone.
    """

    step: Step
    key: str
    sources: tuple[str, ...]
    when: When | None = None

    def __post_init__(self) -> None:
        if (self.step == Step.ACT) != (self.when is not None):
            raise ValueError("What one does says when, and nothing else does.")


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession's page.

    Attributes:
        slug: its part of the address.
        employer, children: whom one mostly works for, and whether the work concerns children; with them the aid puts
            the likely answers first.
        particulars: keys of what else is shown, most needed first.
    """

    key: str
    slug: str
    place: int
    employer: Employer
    children: bool
    particulars: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def likely(self) -> tuple[str, ...]:
        """The aid's answers to who one is that come first on this page, likeliest first; all others stay."""
        public, private = ("child_authority", "private_child") if self.children else ("authority", "private_care")
        return {
            Employer.AUTHORITY: (public,),
            Employer.AUTHORITY_OR_PRIVATE: (public, private),
            Employer.COMPANY: ("housing",),
            Employer.ASSOCIATION: ("association",),
            Employer.OFFICE: ("politician",),
        }[self.employer]


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that several professions need to know."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A heading and what stands under it."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ProfessionText:
    """A profession's words in a language; `section` by the section's key."""

    title: str
    lead: str
    section: dict[str, Text]


@dataclass(frozen=True, slots=True)
class ParticularText:
    """A particular's words in a language."""

    title: str
    lead: str
    body: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A number of the municipality's: E.164, as people read it, and when somebody last checked it."""

    number: str
    shown: str
    checked_on: dt.date
    review_by: dt.date


@dataclass(frozen=True, slots=True)
class Settings:
    """What a municipality says of its own.

    Attributes:
        municipality: its name, as in "Växjö kommun".
        exit_address: the neutral, fast page that the exit leads to.
        contact_centre, out_of_hours: numbers to the social services by day and otherwise; None until it has said them.
        e_service: address of its e-service for reports of concern, "" when it has none.
        field_order: keys of the report's fields in the e-service's order, () for our own.
    """

    municipality: str
    exit_address: str = "https://www.smhi.se/"
    contact_centre: Contact | None = None
    out_of_hours: Contact | None = None
    e_service: str = ""
    field_order: tuple[str, ...] = ()
