"""The open data: valid against our profile of HSDS 3.1, which is shown to refuse what it must."""

from __future__ import annotations

import copy
import datetime as dt
import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fyren.guide import hsds
from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.publishing.items import Items
from fyren.publishing.packs import named
from tests.guide.conftest import with_body, with_service

SCHEMA = json.loads(Path(hsds.__file__).with_name("hsds_schema.json").read_text(encoding="utf-8"))
PAGE = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
ONE = jsonschema.Draft202012Validator(
    {"$ref": "#/$defs/service", "$defs": SCHEMA["$defs"]}, format_checker=jsonschema.FormatChecker()
)
PLACE = {"address": "Storgatan 1", "postal_code": "352 30", "town": "Växjö"}
LINE = "kvinnofridslinjen"
Record = dict[str, Any]


@pytest.fixture
def full(items: Items) -> Items:
    """The items with a service that has everything that a service can have."""
    contacts = [
        {
            "channel": "voice",
            "shown": "0470-410 00",
            "number": "+4647041000",
            "abroad_number": "+46470410001",
            "hours": [
                {"days": [1, 2], "opens": "20:00", "closes": "02:00", "holidays": False},
                {
                    "days": [6],
                    "opens": "00:00",
                    "closes": "24:00",
                    "valid_from": "2026-06-01",
                    "valid_to": "2026-08-31",
                },
            ],
            "other_days": [{"day": "2026-12-24"}, {"day": "2026-12-31", "opens": "10:00", "closes": "12:00"}],
        },
        {"channel": "sms", "shown": "112", "number": "112"},
        {"channel": "relay", "shown": "020-50 50 50", "number": "+4620505050"},
        {"channel": "email", "shown": "fraga@example.org", "address": "fraga@example.org"},
        {"channel": "web", "shown": "Sida", "address": "https://example.org/a"},
        {"channel": "chat", "shown": "Chatt", "address": "https://example.org/b"},
    ]
    facts = {"place": PLACE, "languages": ["sv", "ckb", "sv-simple"], "eligibility": {"from_age": 18, "to_age": 25}}
    name = named(Kind.SERVICE_WORDS, "kontaktcenter", "sv")
    words = {"cost": "Gratis.", "accessibility": "Hiss.", "eligibility": "Alla.", "note": "Stängt i juli."}
    changed = with_service(items, "kontaktcenter", contacts=contacts, interpreters=True, **facts)
    return with_body(changed, name, {**items[name].body, **words})


@pytest.fixture
def record(full: Items) -> Record:
    """That service, as open data."""
    guide = Guide(full)
    return hsds.record_of(guide, guide.shown["kontaktcenter"])


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_everything_that_is_exported_is_valid(full: Items) -> None:
    files = hsds.open_data(Guide(full))
    PAGE.validate(json.loads(files["data/services.json"]))
    singles = {path: json.loads(data) for path, data in files.items() if path.startswith("data/services/")}
    for single in singles.values():
        ONE.validate(single)
    lines = [json.loads(line) for line in files["data/services.ndjson"].decode().splitlines()]
    assert lines == json.loads(files["data/services.json"])["contents"] == list(singles.values())


def test_only_what_somebody_has_checked_is_exported(guide: Guide) -> None:
    files = hsds.open_data(guide)
    assert {"data/services/sos.json", "data/services/kontaktcenter.json"} <= set(files)
    assert len(files) == len(guide.shown) + 2
    unverified = {service.key for service in guide.services} - set(guide.shown)
    assert {"mind", "blenda"} <= unverified
    assert not {f"data/services/{key}.json" for key in unverified} & set(files)
    assert b"90101" not in files["data/services.ndjson"]


def test_the_page_has_the_shape_of_the_specification(guide: Guide) -> None:
    page = json.loads(hsds.open_data(guide)["data/services.json"])
    count = len(guide.shown)
    assert {key: value for key, value in page.items() if key != "contents"} == {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }


def test_identifiers_stay_and_differ(guide: Guide, items: Items) -> None:
    def identifiers(data: Any) -> list[str]:
        if isinstance(data, dict):
            own = [data["id"]] if "id" in data else []
            return own + [each for value in data.values() for each in identifiers(value)]
        return [each for value in data for each in identifiers(value)] if isinstance(data, list) else []

    record = hsds.record_of(guide, guide.shown[LINE])
    renamed = with_body(items, named(Kind.SERVICE_WORDS, LINE, "sv"), {"name": "Ny", "does": "Ny text."})
    again = hsds.record_of(Guide(renamed), guide.shown[LINE])
    assert identifiers(record) == identifiers(again)
    assert record["id"] == str(uuid.uuid5(hsds.NAMESPACE, f"/service/{LINE}"))
    own = [hsds.record_of(guide, service)["id"] for service in guide.shown.values()]
    assert len(set(own)) == len(own)


def test_a_local_service_is_its_municipality_s_own(guide: Guide, items: Items) -> None:
    name = named(Kind.SETTINGS)
    other = Guide(with_body(items, name, {**items[name].body, "municipality": "Ljungby kommun"}))
    ids = [[hsds.record_of(each, each.shown[key])["id"] for each in (guide, other)] for key in ("kontaktcenter", "sos")]
    assert ids[0][0] != ids[0][1]
    assert ids[1][0] == ids[1][1]


def test_the_facts_are_all_there(record: Record) -> None:
    assert record["assured_date"] == "2026-11-23"
    assert [(phone["number"], phone["type"]) for phone in record["phones"]] == [
        ("+4647041000", "voice"),
        ("+46470410001", "voice"),
        ("112", "text"),
        ("+4620505050", "textphone"),
    ]
    assert [(each.get("byday"), each.get("opens_at"), each.get("closes_at")) for each in record["schedules"]] == [
        ("MO,TU", "20:00", "02:00"),
        ("SA", "00:00", "23:59"),
        (None, None, None),
        (None, "10:00", "12:00"),
    ]
    assert "Stänger dagen efter." in record["schedules"][0]["notes"]
    assert (record["url"], record["additional_urls"][0]["url"]) == ("https://example.org/a", "https://example.org/b")
    assert (record["minimum_age"], record["maximum_age"]) == (18, 25)
    location = record["service_at_locations"][0]["location"]
    assert (location["addresses"][0]["address_1"], location["accessibility"][0]["description"]) == (
        "Storgatan 1",
        "Hiss.",
    )
    codes = {each["taxonomy_term"]["code"] for each in record["attributes"]}
    assert {"audience.adult", "need.talk", "source.source", "source.review-by"} <= codes


def test_a_protected_service_has_no_location(full: Items) -> None:
    protected = with_service(full, "kontaktcenter", is_protected=True, place=None)
    guide = Guide(protected)
    record = hsds.record_of(guide, guide.shown["kontaktcenter"])
    ONE.validate(record)
    assert "service_at_locations" not in record
    assert "Storgatan" not in json.dumps(record)
    assert "place.protected" in {each["taxonomy_term"]["code"] for each in record["attributes"]}


def _without(key: str) -> Callable[[Record], object]:
    return lambda record: record.pop(key)


def _protect(record: Record) -> None:
    attribute = copy.deepcopy(record["attributes"][0])
    attribute["taxonomy_term"]["code"] = "place.protected"
    record["attributes"].append(attribute)


@pytest.mark.parametrize(
    "damage",
    [
        _without("assured_date"),
        _without("organization"),
        _protect,
        lambda record: record.update(assured_date="2026-13-01"),
        lambda record: record.update(assured_date="2026-02-30"),
        lambda record: record.update(note="unknown"),
        lambda record: record.update(id="kontaktcenter"),
        lambda record: record.update(description=""),
        lambda record: record.update(url="http://example.org"),
        lambda record: record["phones"][0].update(number="0470-410 00"),
        lambda record: record["phones"][0].update(number="90101"),
        lambda record: record["phones"][0].update(extension=7),
        lambda record: record["languages"][0].update(code="svenska språket"),
        lambda record: record["languages"][0].update(code="SV"),
        lambda record: record["schedules"][0].update(opens_at="24:00"),
        lambda record: record["schedules"][0].update(opens_at="9:00"),
        lambda record: record["schedules"][0].pop("closes_at"),
        lambda record: record["schedules"][0].update(opens_at="20:00+01:00"),
        lambda record: record["schedules"][0].pop("attributes"),
        lambda record: record["schedules"][0]["attributes"][0].update(value="UTC"),
        lambda record: record["schedules"][0]["attributes"][0]["taxonomy_term"].update(code="source.source"),
        lambda record: record["schedules"][2].update(attributes=record["schedules"][0]["attributes"]),
        lambda record: record["schedules"][0].update(byday="MÅ"),
        lambda record: record["service_at_locations"][0]["location"].update(latitude=56.8),
    ],
)
def test_the_profile_refuses(record: Record, damage: Callable[[Record], object]) -> None:
    ONE.validate(record)  # the control
    damage(record)
    with pytest.raises(jsonschema.ValidationError):
        ONE.validate(record)


def test_every_time_says_whose_time_it_is(record: Record) -> None:
    timed = [each for each in record["schedules"] if "opens_at" in each]
    assert len(timed) == 3 < len(record["schedules"])
    for schedule in timed:
        [zone] = schedule["attributes"]
        assert (zone["link_id"], zone["value"]) == (schedule["id"], "Europe/Stockholm")
        assert "Svensk tid." in schedule["notes"]


def test_days_are_written_as_days(record: Record) -> None:
    assert dt.date.fromisoformat(record["schedules"][2]["valid_from"]) == dt.date(2026, 12, 24)
