"""What the guide is made of. Pure data: read from items, written to pages, print and open data.

Days are dates, times are Swedish wall-clock time, languages BCP 47.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

_KEY = 12  # signs of a source's key: no two of a hundred are alike


class Audience(StrEnum):
    """Whom the guide speaks to: the doors of the first view, in order."""

    ADULT = "adult"
    CHILD = "child"
    HONOUR = "honour"
    STOP = "stop"
    WORRIED = "worried"
    WORK = "work"
    HBTQI = "hbtqi"
    DISABILITY = "disability"
    OLDER = "older"
    MAN = "man"
    TRANS = "trans"
    ADDICTION = "addiction"
    PERMIT = "permit"


class Need(StrEnum):
    """What somebody needs, in the order in which it is offered."""

    NOW = "now"
    TALK = "talk"
    SHELTER = "shelter"
    LAW = "law"
    CHILDREN = "children"
    MONEY = "money"
    HEALTH = "health"
    DIGITAL = "digital"
    WORK = "work"
    PERMIT = "permit"
    STOP = "stop"
    PARENTING = "parenting"


class Channel(StrEnum):
    """How a service is reached, apart from a visit."""

    VOICE = "voice"
    SMS = "sms"
    CHAT = "chat"
    EMAIL = "email"
    WEB = "web"
    RELAY = "relay"  # text telephone, picture telephone


class Abroad(StrEnum):
    """Whether a number can be reached from abroad."""

    YES = "yes"
    NO = "no"
    UNVERIFIED = "unverified"


class Reach(StrEnum):
    """Where a service is for."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `name` is what people call it; `url` may be empty; the days are never."""

    name: str
    checked_on: dt.date
    review_by: dt.date
    url: str = ""

    @property
    def key(self) -> str:
        """What names the source, wherever something rests on it."""
        return hashlib.sha256(f"{self.name}\n{self.url}".encode()).hexdigest()[:_KEY]


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service answers.

    Attributes:
        days: ISO weekdays, 1 is Monday.
        opens, closes: "HH:MM"; closes at or before opens: on the day after. "00:00"–"24:00" is the whole day.
        valid_from, valid_to: the days that the hours hold; None is open.
        holidays: also on public holidays.
    """

    days: tuple[int, ...]
    opens: str
    closes: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    holidays: bool = True


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day that differs: other hours, or closed where there are none."""

    day: dt.date
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a service.

    Attributes:
        number: E.164 ("+4620505050") or a short number of the closed list, for voice and sms.
        shown: as people read it ("020-50 50 50"); an address for chat, e-mail and web.
        address: URL or e-mail address, for chat, e-mail, web and relay.
        off_the_bill: that the call is not seen on the bill, with its source; None: not known.
        hours: None: not stated.
    """

    channel: Channel
    shown: str
    number: str = ""
    address: str = ""
    abroad: Abroad = Abroad.UNVERIFIED
    abroad_number: str = ""
    off_the_bill: Source | None = None
    hours: tuple[Hours, ...] | None = None
    other_days: tuple[OtherDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is visited. A protected service has none."""

    address: str
    postal_code: str
    town: str


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The ages that a service is for, both included. None: no limit."""

    from_age: int | None = None
    to_age: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A service that helps. Its words are items of their own, one a language: `ServiceWords`.

    Attributes:
        is_protected: its place is secret; then `place` is None.
        is_verified: somebody has checked it against its source; otherwise it is not shown.
        interpreters: whether one can ask for an interpreter; None: not known.
    """

    key: str
    organisation: str
    contacts: tuple[Contact, ...]
    audiences: tuple[Audience, ...]
    needs: tuple[Need, ...]
    source: Source
    is_verified: bool
    reach: Reach = Reach.NATIONAL
    languages: tuple[str, ...] = ("sv",)
    interpreters: bool | None = None
    eligibility: Eligibility = Eligibility()
    is_protected: bool = False
    place: Place | None = None

    def __post_init__(self) -> None:
        if self.is_protected and self.place is not None:
            raise ValueError("A protected service has no place.")


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """What a service is called and does, in a language.

    Attributes:
        plain: a word for the printed card that tells nothing ("under 18").
        eligibility: for whom it is, in words; ages are facts of the service.
        accessibility: of its place.
    """

    name: str
    does: str
    plain: str = ""
    eligibility: str = ""
    cost: str = ""
    accessibility: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """Where a topic stands: behind which door and need, what services it leads to, and on what it rests.

    Attributes:
        waits: left out of a language until somebody qualified has approved it.
        tool: the on-device tool that it opens ("okay", "plan", "stop"), or "".
    """

    key: str
    audience: Audience
    need: Need
    services: tuple[str, ...] = ()
    waits: bool = False
    sources: tuple[Source, ...] = ()
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """In which order a municipality has put its doors, or the topics behind one: keys. What it does not name, such as a
    topic that the national pack has added since, comes after."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoorText:
    """What stands first behind a door, in a language."""

    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic in a language: a heading, and paragraphs and lists (see `blocks`)."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the guide.

    Attributes:
        code: BCP 47.
        name: in its own script.
        direction: "ltr" or "rtl".
        is_full: written here, as Swedish is; the others wait for somebody qualified.
        approved_on, approved_by: when somebody qualified approved its texts, and in which role; None until then.
    """

    code: str
    name: str
    direction: str = "ltr"
    is_full: bool = False
    approved_on: dt.date | None = None
    approved_by: str = ""

    @property
    def shows_everything(self) -> bool:
        """Whether what waits for approval is shown too."""
        return self.is_full or self.approved_on is not None


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words that people type, and what they then look for. Never shown."""

    words: tuple[str, ...]
    audiences: tuple[Audience, ...] = ()
    needs: tuple[Need, ...] = ()


# Neutral, fast, and known to everybody.
USUAL_EXIT = "https://www.smhi.se/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a municipality says of its own guide.

    Attributes:
        municipality: its name, as in "Växjö kommun".
        switchboard, switchboard_shown: E.164 and as people read it.
        exit_address: the neutral, fast page that the exit leads to.
        address: where the guide is served, "" when not decided; stands in print and codes.
        faults_address: where faults are told, with {service} in it; "" when it cannot be.
        switchboard_source: of the number.
        employees: whether the pages for employees stand beside the guide, so that it may lead there.
    """

    municipality: str
    switchboard: str
    switchboard_shown: str
    switchboard_source: Source
    exit_address: str = USUAL_EXIT
    address: str = ""
    faults_address: str = ""
    accessibility_contact: str = ""
    employees: bool = False
