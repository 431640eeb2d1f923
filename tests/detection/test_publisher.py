"""The employees' pages: what they hold, why they cannot be published, and the same bytes of the same content."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fyren.detection.aid_files import national_aid
from fyren.detection.pack_files import Kind, national_pack
from fyren.detection.publisher import EMPLOYEES, EmployeesPublisher
from fyren.detection.reading import Guidance
from fyren.detection.rules import fingerprint_of
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import named
from tests.detection.content import DAY, LANGUAGES, items_of

PRESCHOOL = named(Kind.PROFESSION, "preschool")
WORDS = named(Kind.PROFESSION_TEXT, "preschool", "en")


def changed(name: ItemName, **values: Any) -> dict[ItemName, Body]:
    return {name: {**national_pack()[name], **values}}


def sections() -> list[dict[str, Any]]:
    return [dict(each) for each in national_pack()[PRESCHOOL]["sections"]]


def faults(items: dict[ItemName, Body]) -> list[tuple[ItemName | None, str]]:
    return [(fault.about, str(fault.why)) for fault in EMPLOYEES.faults(items_of(items), DAY)]


def test_the_pack_can_be_published_and_every_language_has_every_page() -> None:
    assert EMPLOYEES.faults(items_of(), DAY) == []
    files = EMPLOYEES.build(items_of(), DAY)
    slugs = [body["slug"] for name, body in national_pack().items() if name.kind == Kind.PROFESSION]
    assert len(slugs) == 13
    pages = {f"{code}/{slug}/index.html" for code in LANGUAGES for slug in slugs}
    assert pages | {"index.html", "data/regler.json", "data/regler.schema.json"} <= set(files)


def test_a_section_says_what_it_rests_on_and_what_is_not_verified() -> None:
    page = EMPLOYEES.build(items_of(), DAY)["sv/forskola/index.html"].decode()
    assert "Socialtjänstlagen (2025:400), 19 kap. 1 §" in page
    assert "sektionen är inte verifierad" in page
    late = EMPLOYEES.build(items_of(), DAY.replace(year=2030))["sv/forskola/index.html"].decode()
    assert "Socialtjänstlagen (2025:400), 19 kap. 1 §" not in late.partition('id="page-data"')[0]


def test_a_check_of_a_source_reaches_the_text_the_aid_and_the_data_and_leaves_approvals() -> None:
    """What is said of a source is no part of what a lawyer approved (ADR 15)."""
    source = named(Kind.SOURCE, "duty")
    days = {"checked_on": "2028-01-10", "review_by": "2029-01-10"}
    rules = national_pack()[named(Kind.RULES)]["rules"]
    signed = [
        {**rule, "approved": {"role": "Jurist", "on": "2026-11-24", "of": fingerprint_of(rule)}} for rule in rules
    ]
    approved = changed(named(Kind.RULES), rules=signed)
    before, after = (EMPLOYEES.build(items_of({**approved, **change}), DAY) for change in ({}, changed(source, **days)))
    for path in ("sv/forskola/index.html", "data/regler.json"):
        was, now = (aid_in(files[path].decode()) for files in (before, after))
        told = now["sources"].pop("duty")
        assert {name: told[name] for name in days} == days, path
        assert was["sources"].pop("duty") == told | {name: national_pack()[source][name] for name in days}, path
        assert was == now, path
    assert [rule for rule in now["rules"] if rule["approved"]["changed_since"]] == []
    assert any("duty" in rule["sources"] for rule in now["rules"])


def aid_in(text: str) -> dict[str, Any]:
    """The aid's data: the file itself, or what a page holds for its script."""
    before, found, data = text.partition('id="page-data"')
    whole: dict[str, Any] = json.loads(data.partition(">")[2].partition("</script>")[0] if found else before)
    return whole["aid"] if found else whole


def test_men_hbtqi_and_older_people_are_told_of_wherever_adults_are_met() -> None:
    professions = Guidance(items_of()).professions
    adults = [each for each in professions if each.key not in {"preschool", "school", "student_health", "leisure"}]
    assert len(adults) == 9
    lacking = {each.key: {"men", "hbtqi", "older"} - set(each.particulars) for each in adults}
    assert not any(lacking.values()), lacking
    (elder,) = [each for each in adults if each.key == "elder_care"]
    assert {"honour", "digital"} <= set(elder.particulars)


def test_every_profession_has_a_likely_answer_that_the_aid_knows() -> None:
    (who,) = [each for each in national_aid().questions if each.key == "who"]
    for profession in Guidance(items_of()).professions:
        assert profession.likely, profession.key
        assert set(profession.likely) <= set(who.answers), profession.key


def test_the_same_content_gives_the_same_bytes() -> None:
    backwards = dict(reversed(items_of().items()))
    assert EmployeesPublisher().build(backwards, DAY) == EMPLOYEES.build(items_of(), DAY)


def test_without_settings_nothing_is_made() -> None:
    items = {name: item for name, item in items_of().items() if name.kind != Kind.SETTINGS}
    [fault] = EMPLOYEES.faults(items, DAY)
    assert fault.about == named(Kind.SETTINGS)


def test_an_order_names_fields_of_the_report() -> None:
    assert EMPLOYEES.faults(items_of(field_order=["child-words", "seen"]), DAY) == []
    [fault] = EMPLOYEES.faults(items_of(field_order=["seen", "barn", "person-name"]), DAY)
    assert fault.about == named(Kind.SETTINGS)
    assert "barn, person-name" in str(fault.why)


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (changed(PRESCHOOL, sections=[{**sections()[0], "sources": ["nowhere"]}, *sections()[1:]]), PRESCHOOL),
        (changed(PRESCHOOL, sections=[{**sections()[0], "sources": []}, *sections()[1:]]), PRESCHOOL),
        (changed(PRESCHOOL, sections=[*sections()[1:], sections()[0]]), PRESCHOOL),
        (changed(PRESCHOOL, sections=[each for each in sections() if each.get("when") != "week"]), PRESCHOOL),
        (changed(PRESCHOOL, slug="skola"), PRESCHOOL),
        (changed(PRESCHOOL, particulars=["nowhere"]), PRESCHOOL),
        (changed(WORDS, section={}), WORDS),
        (changed(WORDS, title=["no", "text"]), WORDS),
        (changed(named(Kind.AID, language="en"), advice={}), named(Kind.AID, language="en")),
    ],
)
def test_what_is_wrong_is_told_of_the_piece_that_it_is_about(change: dict[ItemName, Body], about: ItemName) -> None:
    assert about in [name for name, _why in faults(change)]


def test_a_page_that_is_too_large_is_told_by_its_own_text() -> None:
    noise = " ".join(f"{number * 2654435761 % 2**32:08x}" for number in range(20_000))
    section = dict(national_pack()[WORDS]["section"])
    first = next(iter(section))
    section[first] = {**section[first], "body": noise}
    [(about, why)] = faults(changed(WORDS, section=section))
    assert about == WORDS
    assert "60000" in why.replace("\u00a0", "")
