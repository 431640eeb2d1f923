"""The services as open data: HSDS 3.1 (Open Referral), narrowed by a profile of ours (`hsds_schema.json`).

A protected service has no location, since it has no place; it says so by a taxonomy term, so that the profile can hold
it to that. Identifiers are made from keys, so that the same service keeps its own from one release to the next.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from fyren.base.clock import SWEDISH_TIME
from fyren.guide.content import Channel, Hours, OtherDay, Reach, Service, ServiceWords
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.guide.reading import Guide

Record = dict[str, Any]
# Ours: never change it, since every identifier follows from it.
NAMESPACE = uuid.UUID("6f1d1c1e-2f3b-5b0a-9a51-0f6b7d1a4c57")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
COUNTRY = "SE"
PHONE_TYPES = {Channel.VOICE: "voice", Channel.SMS: "text", Channel.RELAY: "textphone"}
CHANNEL_WORDS = {
    Channel.VOICE: "Telefon",
    Channel.SMS: "Sms",
    Channel.CHAT: "Chatt",
    Channel.EMAIL: "E-post",
    Channel.WEB: "Webbplats",
    Channel.RELAY: "Texttelefon och bildtelefon",
}
TAXONOMIES = {
    "audience": "Vem stödet är för",
    "need": "Vad stödet hjälper med",
    "place": "Om platsen är hemlig",
    "source": "Varifrån uppgiften kommer",
    "time": "Vilken tid det är",
}
# HSDS knows an offset only, which is another in summer than in winter: the zone's name says both (ADR 0023).
ZONE = SWEDISH_TIME.key
# The end of a day in a format that knows no 24:00.
LAST_MINUTE = "23:59"


def open_data(guide: Guide) -> dict[str, bytes]:
    """The files: a page that holds all, a file for each service, and one service a line."""
    records = {service.key: record_of(guide, service) for service in guide.shown.values()}
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records.values())
    return {
        "data/services.json": _json(_page(list(records.values()))),
        **{f"data/services/{key}.json": _json(record) for key, record in records.items()},
        "data/services.ndjson": lines.encode(),
    }


def _json(value: Record) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _page(records: list[Record]) -> Record:
    """The one page of a list, in the shape that the specification's interface gives."""
    return {
        "total_items": len(records),
        "total_pages": 1,
        "page_number": 1,
        "size": len(records),
        "first_page": True,
        "last_page": True,
        "empty": not records,
        "contents": records,
    }


def record_of(guide: Guide, service: Service) -> Record:
    """A service with all that belongs to it, in Swedish. What is not known is left out."""
    words = guide.words_of(service, SOURCE_LANGUAGE)
    ids = _Ids(_home(guide, service), service.key)
    record: Record = {
        "id": ids.service,
        "name": words.name,
        "description": words.does,
        "status": "active",
        "assured_date": service.source.checked_on.isoformat(),
        "interpretation_services": "Tolk kan begäras." if service.interpreters else None,
        "fees_description": words.cost or None,
        "eligibility_description": words.eligibility or None,
        "minimum_age": service.eligibility.from_age,
        "maximum_age": service.eligibility.to_age,
        "alert": words.note or None,
        **_addresses(ids, service),
        "organization": _organization(guide, service),
        "phones": list(_phones(ids, service)),
        "schedules": list(_schedules(ids, service)),
        "service_areas": list(_areas(guide, ids, service)),
        "service_at_locations": list(_locations(ids, service, words)),
        "languages": [{"id": ids.of("language", code), "code": code} for code in service.languages],
        "attributes": list(_attributes(guide, ids, service)),
    }
    return {key: value for key, value in record.items() if value not in (None, [], "")}


def identifier_of(guide: Guide, service: Service) -> str:
    """A service's identifier in the open data, which names nothing to whoever reads it in an address."""
    return _Ids(_home(guide, service), service.key).service


class _Ids:
    """The identifiers of a service and what belongs to it."""

    def __init__(self, home: str, key: str) -> None:
        self._name = f"{home}/service/{key}"
        self.service = _id(self._name)

    def of(self, *parts: object) -> str:
        """The identifier of a part, by what tells it from the others."""
        return _id("/".join([self._name, *map(str, parts)]))


def _id(name: str) -> str:
    return str(uuid.uuid5(NAMESPACE, name))


def _home(guide: Guide, service: Service) -> str:
    """Whose keys they are: national ones are the same in every municipality."""
    municipality = guide.settings.municipality if guide.settings else ""
    return "" if service.reach is Reach.NATIONAL else municipality


def _organization(guide: Guide, service: Service) -> Record:
    name = service.organisation
    return {"id": _id(f"{_home(guide, service)}/organization/{name}"), "name": name, "description": name}


def _addresses(ids: _Ids, service: Service) -> Record:
    """Web addresses and the first e-mail address."""
    pages = [each for each in service.contacts if each.channel in {Channel.CHAT, Channel.WEB} and each.address]
    mail = next((each.address for each in service.contacts if each.channel is Channel.EMAIL), None)
    more = [
        {"id": ids.of("url", each.address), "label": CHANNEL_WORDS[each.channel], "url": each.address}
        for each in pages[1:]
    ]
    return {"url": pages[0].address if pages else None, "additional_urls": more, "email": mail}


def _phones(ids: _Ids, service: Service) -> Iterator[Record]:
    for contact in service.contacts:
        if contact.channel not in PHONE_TYPES or not contact.number:
            continue
        phone = {
            "id": ids.of("phone", contact.channel, contact.number),
            "number": contact.number,
            "type": PHONE_TYPES[contact.channel],
            "description": contact.shown,
        }
        yield phone
        if contact.abroad_number and contact.abroad_number != contact.number:
            abroad = {"id": ids.of("phone", contact.channel, contact.abroad_number), "number": contact.abroad_number}
            yield phone | abroad | {"description": "Från utlandet"}


def _schedules(ids: _Ids, service: Service) -> Iterator[Record]:
    for contact in service.contacts:
        where = f"{CHANNEL_WORDS[contact.channel]} {contact.shown}"
        for place, hours in enumerate(contact.hours or ()):
            yield _weekly(ids.of("schedule", contact.channel, contact.shown, place), where, hours)
        for other in contact.other_days:
            yield _one_day(ids.of("schedule", contact.channel, contact.shown, other.day), where, other)


def _weekly(identity: str, where: str, hours: Hours) -> Record:
    notes = ["Svensk tid."] + ([] if hours.holidays else ["Inte på helgdagar."])
    if hours.closes <= hours.opens:
        notes.append("Stänger dagen efter.")
    record: Record = {
        "id": identity,
        "valid_from": hours.valid_from.isoformat() if hours.valid_from else None,
        "valid_to": hours.valid_to.isoformat() if hours.valid_to else None,
        "freq": "WEEKLY",
        "byday": ",".join(DAYS[day - 1] for day in sorted(hours.days)),
        "opens_at": hours.opens,
        "closes_at": _closing(hours.closes),
        "description": where,
        "notes": " ".join(notes),
        "attributes": [_zone(identity)],
    }
    return {key: value for key, value in record.items() if value is not None}


def _one_day(identity: str, where: str, other: OtherDay) -> Record:
    day = {"valid_from": other.day.isoformat(), "valid_to": other.day.isoformat()}
    times: Record = {}
    if other.opens:
        times = {"opens_at": other.opens, "closes_at": _closing(other.closes), "attributes": [_zone(identity)]}
    notes = "Andra tider den dagen. Svensk tid." if times else "Stängt den dagen."
    return {"id": identity, **day, **times, "description": where, "notes": notes}


def _zone(schedule: str) -> Record:
    """Whose time a schedule's times are, for those who read no notes."""
    linked = {"id": _id(f"{schedule}/zone"), "link_id": schedule, "link_entity": "schedule", "value": ZONE}
    return linked | {"taxonomy_term": _term("time", "zone", "Tidszon")}


def _closing(closes: str) -> str:
    return LAST_MINUTE if closes == "24:00" else closes


def _areas(guide: Guide, ids: _Ids, service: Service) -> Iterator[Record]:
    """Where it is for. A region's name is not known here, so it is not said."""
    names = {Reach.NATIONAL: "Sverige", Reach.LOCAL: guide.settings.municipality if guide.settings else ""}
    if name := names.get(service.reach):
        yield {"id": ids.of("area"), "name": name}


def _locations(ids: _Ids, service: Service, words: ServiceWords) -> Iterator[Record]:
    """Where it is visited; never for a protected service, whose type has no place either."""
    if service.is_protected or service.place is None:
        return
    address = {
        "id": ids.of("address"),
        "address_1": service.place.address,
        "city": service.place.town,
        "state_province": "",
        "postal_code": service.place.postal_code,
        "country": COUNTRY,
        "address_type": "physical",
    }
    location: Record = {"id": ids.of("location"), "location_type": "physical", "addresses": [address]}
    if words.accessibility:
        location["accessibility"] = [{"id": ids.of("accessibility"), "description": words.accessibility}]
    yield {"id": ids.of("at-location"), "location": location}


def _attributes(guide: Guide, ids: _Ids, service: Service) -> Iterator[Record]:
    """What it is for and how it is known, as terms of taxonomies of ours."""
    strings = guide.strings(SOURCE_LANGUAGE)
    for audience in service.audiences:
        yield _attribute(ids, "audience", audience, strings.get(f"door.{audience}", audience))
    for need in service.needs:
        yield _attribute(ids, "need", need, strings.get(f"need.{need}", need))
    if service.is_protected:
        yield _attribute(ids, "place", "protected", "Platsen är hemlig")
    yield _attribute(ids, "source", "source", "Källa", value=service.source.name)
    yield _attribute(ids, "source", "review-by", "Ska kontrolleras igen", value=service.source.review_by.isoformat())


def _attribute(ids: _Ids, taxonomy: str, code: str, name: str, value: str = "") -> Record:
    linked = {"id": ids.of("attribute", taxonomy, code), "link_id": ids.service, "link_entity": "service"}
    return linked | ({"value": value} if value else {}) | {"taxonomy_term": _term(taxonomy, code, name)}


def _term(taxonomy: str, code: str, name: str) -> Record:
    return {
        "id": _id(f"term/{taxonomy}/{code}"),
        "code": f"{taxonomy}.{code}",
        "name": name,
        "description": name,
        "taxonomy": TAXONOMIES[taxonomy],
        "taxonomy_detail": {
            "id": _id(f"taxonomy/{taxonomy}"),
            "name": TAXONOMIES[taxonomy],
            "description": TAXONOMIES[taxonomy],
        },
    }
