"""How a piece of the guide is named in an address and by people."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.detection.pack_files import Kind as Told
from fyren.guide.content import Abroad, Audience, Channel, Language, Need, Reach
from fyren.guide.pack_files import DOORS, SOURCE_LANGUAGE, Kind
from fyren.publishing.items import ItemName

NO_LANGUAGE = "-"

KIND_NAMES: dict[str, str | Promise] = {
    Kind.SERVICE: _("Service"),
    Kind.SERVICE_WORDS: _("Words about a service"),
    Kind.STRUCTURE: _("What stands behind a door"),
    Kind.ORDER: _("Order in the guide"),
    Kind.DOOR: _("Door"),
    Kind.TOPIC: _("Topic"),
    Kind.STRINGS: _("The guide's own words"),
    Kind.TOOLS: _("Tools"),
    Kind.SEARCH: _("Search words"),
    Kind.LANGUAGE: _("Language"),
    Kind.SETTINGS: _("Our municipality"),
    Told.PROFESSION: _("Structure of a profession's page"),
    Told.PROFESSION_TEXT: _("A profession's text"),
    Told.PARTICULARS: _("Which particulars there are"),
    Told.PARTICULAR_TEXT: _("A particular's text"),
    Told.SOURCE: _("Source"),
    Told.RULES: _("Rules of the duty to report"),
    Told.AID: _("Words of the duty to report"),
    Told.REPORT: _("Words of the report of concern"),
}
TEXTS = (
    Kind.DOOR,
    Kind.TOPIC,
    Kind.SERVICE_WORDS,
    Kind.STRINGS,
    Kind.TOOLS,
    Kind.SEARCH,
    Told.PROFESSION_TEXT,
    Told.PARTICULAR_TEXT,
)

AUDIENCE_NAMES: dict[str, str | Promise] = {
    Audience.ADULT: _("Adult exposed to violence"),
    Audience.CHILD: _("Child or young person"),
    Audience.HONOUR: _("Honour context"),
    Audience.STOP: _("Wants to stop using violence"),
    Audience.WORRIED: _("Worried about somebody"),
    Audience.WORK: _("At work"),
    Audience.HBTQI: _("Hbtqi person"),
    Audience.DISABILITY: _("Person with a disability"),
    Audience.OLDER: _("Older person"),
    Audience.MAN: _("Man exposed to violence"),
    Audience.TRANS: _("Trans person"),
    Audience.ADDICTION: _("Person with addiction"),
    Audience.PERMIT: _("Residence permit depends on somebody"),
}
NEED_NAMES: dict[str, str | Promise] = {
    Need.NOW: _("Help right now"),
    Need.TALK: _("Talk to somebody"),
    Need.SHELTER: _("Somewhere to be"),
    Need.LAW: _("The police and the law"),
    Need.CHILDREN: _("Children"),
    Need.MONEY: _("Money and housing"),
    Need.HEALTH: _("Health and injuries"),
    Need.DIGITAL: _("Phone and accounts"),
    Need.WORK: _("Work"),
    Need.PERMIT: _("Residence permit"),
    Need.STOP: _("Stop using violence"),
    Need.PARENTING: _("Being a parent"),
}
CHANNELS: dict[str, str | Promise] = {
    Channel.VOICE: _("Telephone"),
    Channel.SMS: _("Text message"),
    Channel.CHAT: _("Chat"),
    Channel.EMAIL: _("E-mail"),
    Channel.WEB: _("Website"),
    Channel.RELAY: _("Text telephone or picture telephone"),
}
ABROAD: dict[str, str | Promise] = {Abroad.UNVERIFIED: _("Not known"), Abroad.YES: _("Yes"), Abroad.NO: _("No")}
REACHES: dict[str, str | Promise] = {
    Reach.LOCAL: _("Our municipality"),
    Reach.REGIONAL: _("The region"),
    Reach.NATIONAL: _("All of Sweden"),
}

PARTS: dict[str, str | Promise] = {
    "title": _("Heading"),
    "lead": _("Lead"),
    "body": _("Text"),
    "name": _("Name"),
    "does": _("What one gets there"),
    "plain": _("Plain word for the printed card"),
    "eligibility": _("For whom, in words"),
    "cost": _("Cost"),
    "accessibility": _("Accessibility of the place"),
    "note": _("Note"),
    "organisation": _("Organisation"),
    "audiences": _("For whom"),
    "needs": _("Helps with"),
    "reach": _("Is for"),
    "languages": _("Languages that are spoken"),
    "interpreters": _("An interpreter can be asked for"),
    "from_age": _("From age"),
    "to_age": _("Up to and including age"),
    "is_protected": _("The place is secret"),
    "is_verified": _("Checked against its source"),
    "place": _("Place"),
    "address": _("Address"),
    "source": _("Source"),
    "checked_on": _("Checked on"),
    "review_by": _("To be checked again by"),
    "url": _("Web address"),
    "contacts": _("Way"),
    "channel": _("Kind of way"),
    "number": _("Number"),
    "shown": _("As people read it"),
    "hours": _("Opening hours"),
    "days": _("Days"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "holidays": _("Public holidays too"),
    "other_days": _("Days that differ"),
    "day": _("Day"),
    "abroad": _("Can be reached from abroad"),
    "abroad_number": _("Number from abroad"),
    "off_the_bill": _("Not seen on the bill, according to"),
    "words": _("Words"),
    "serious": _("Serious"),
    "approved_on": _("Approved on"),
    "approved_by": _("Approved by, as a role"),
    "switchboard": _("Switchboard"),
    "switchboard_shown": _("As people read it"),
    "switchboard_source": _("Source"),
    "exit_address": _("Where the exit leads"),
    "faults_address": _("Where faults are told"),
    "accessibility_contact": _("Contact for accessibility"),
    "order": _("In this order"),
    "municipality": _("Name of the municipality"),
    "section": _("Section"),
    "contact_centre": _("Contact centre"),
    "out_of_hours": _("Social services out of hours"),
    "e_service": _("E-service for reports of concern"),
    "field_order": _("Order of the report's fields"),
}

# As staff call them; the guide names each in its own script.
LANGUAGE_NAMES: dict[str, str | Promise] = {
    "sv": _("Swedish"),
    "sv-simple": _("Easy Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "so": _("Somali"),
    "prs": _("Dari"),
    "fa": _("Persian"),
    "uk": _("Ukrainian"),
    "ti": _("Tigrinya"),
    "ckb": _("Kurdish (Sorani)"),
    "pl": _("Polish"),
    "fi": _("Finnish"),
}


def language_name(language: Language) -> str:
    """What staff call a language; its own name where they have none."""
    return str(LANGUAGE_NAMES.get(language.code, language.name))


def arguments_of(name: ItemName) -> dict[str, str]:
    """A name as an address has it."""
    return {"kind": name.kind, "language": name.language or NO_LANGUAGE, "key": name.key}


def name_from(kind: str, language: str, key: str) -> ItemName:
    """The name that an address has.

    Raises:
        Http404: there is no such kind.
    """
    if kind not in KIND_NAMES:
        raise Http404
    return ItemName(kind, key, "" if language == NO_LANGUAGE else language)


def mending_address(name: ItemName | None) -> str:
    """Where a piece of the guide is mended, "" where it has no page of its own."""
    if name is None:
        return ""
    if name.kind == Kind.SERVICE:
        return reverse("guide_service", args=[name.key])
    if name.kind in TEXTS:
        return reverse("guide_text", kwargs=arguments_of(name))
    if name.kind == Kind.SETTINGS:
        return reverse("guide_settings")
    if name.kind == Kind.ORDER:
        return reverse("guide_order") if name.key == DOORS else reverse("guide_order_topics", args=[name.key])
    if name.kind == Kind.LANGUAGE:
        return reverse("guide_languages")
    return reverse("guide_history", kwargs=arguments_of(name))


def source_of(name: ItemName) -> ItemName | None:
    """What a translation is made from; None for what is no translation."""
    if not name.language or name.language == SOURCE_LANGUAGE:
        return None
    return ItemName(name.kind, name.key, SOURCE_LANGUAGE)
