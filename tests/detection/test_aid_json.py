"""The aid as a file: in its schema's form, the same rules when read back, and every word in three languages."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from fyren.detection.aid_files import LANGUAGES, national_aid, national_texts
from fyren.detection.aid_json import aid_data, rules_json, schema
from fyren.detection.publisher import EMPLOYEES
from fyren.detection.reading import Guidance
from fyren.detection.rules import Strength, advice_of, aid_of, basis_text, fingerprint_of
from tests.detection.content import items_of
from tests.detection.ways import DAY, approved, changed, every_rule, every_way

PLACE = re.compile(r"\{\w+\}")


def checker() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_file_has_the_form_that_its_schema_says() -> None:
    Draft202012Validator.check_schema(schema())
    checker().validate(json.loads(rules_json(DAY)))


def _key_is_lost(data: dict[str, Any]) -> None:
    del data["rules"][0]["strength"]


def _strength_is_unknown(data: dict[str, Any]) -> None:
    data["rules"][0]["strength"] = "need_not"


def _emergency_ends(data: dict[str, Any]) -> None:
    data["emergency"]["to_day"] = "2026-12-31"


def _day_is_none(data: dict[str, Any]) -> None:
    data["rules"][0]["from_day"] = "2026-02-30"


def _more_is_said(data: dict[str, Any]) -> None:
    data["rules"][0]["note"] = "x"


def _words_are_empty(data: dict[str, Any]) -> None:
    data["texts"]["sv"]["advice"]["report"]["body"] = ""


def _source_has_no_days(data: dict[str, Any]) -> None:
    del data["sources"]["duty"]["review_by"]


@pytest.mark.parametrize(
    "harm",
    [
        _key_is_lost,
        _strength_is_unknown,
        _emergency_ends,
        _day_is_none,
        _more_is_said,
        _words_are_empty,
        _source_has_no_days,
    ],
)
def test_the_schema_refuses_what_is_not_whole(harm: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads(rules_json(DAY))
    harm(data)
    with pytest.raises(ValidationError):
        checker().validate(data)


def test_what_is_read_back_is_the_same_aid() -> None:
    again = aid_of(json.loads(rules_json(DAY)))
    assert again == national_aid()
    answers, advice = every_way()[-1]
    assert advice_of(again, answers, DAY) == advice


def test_the_file_says_whether_an_approval_is_of_what_the_rule_says() -> None:
    data = approved("duty-child")
    (rule,) = [each for each in data["rules"] if each["key"] == "duty-child"]

    def told() -> dict[str, Any]:
        whole = aid_data(DAY, data)
        checker().validate(json.loads(json.dumps(whole)))
        (found,) = [each for each in whole["rules"] if each["key"] == "duty-child"]
        assert found["fingerprint"] == fingerprint_of(rule)
        return dict(found["approved"])

    of = rule["approved"]["of"]
    assert told() == {"role": "Kommunjurist", "on": "2027-01-15", "of": of, "changed_since": False}
    rule["strength"] = "should"
    assert told() == {"role": "Kommunjurist", "on": "2027-01-15", "of": of, "changed_since": True}


def test_the_same_day_gives_the_same_bytes() -> None:
    assert rules_json(DAY) == rules_json(DAY)


def test_a_rule_that_has_ended_is_left_out_and_one_that_will_begin_is_not() -> None:
    def keys(rule: str, **days: str) -> set[str]:
        return {each["key"] for each in aid_data(DAY, changed(rule, **days))["rules"]}

    yesterday, tomorrow = ((DAY + dt.timedelta(days)).isoformat() for days in (-1, 1))
    assert "ask" not in keys("ask", to_day=yesterday)
    assert "ask" in keys("ask", to_day=DAY.isoformat())
    assert "ask" in keys("ask", from_day=tomorrow)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_and_none_too_many(language: str) -> None:
    words, aid = national_texts()[language], national_aid()
    assert words["question"].keys() == {each.key for each in aid.questions}
    for question in aid.questions:
        assert tuple(words["question"][question.key]["answer"]) == question.answers
    assert words["advice"].keys() == {rule.gives for rule in every_rule()}
    assert words["strength"].keys() == set(Strength)
    assert words["keep_from"].keys() == {whom for rule in every_rule() for whom in rule.keep_from}
    assert words["say"].keys() == national_texts()["sv"]["say"].keys()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_same_places_are_filled_in_every_language(language: str) -> None:
    for key, text in national_texts()["sv"]["say"].items():
        assert sorted(PLACE.findall(national_texts()[language]["say"][key])) == sorted(PLACE.findall(text)), key


def test_the_sentences_on_review_and_sections_are_ours() -> None:
    say = national_texts()["sv"]["say"]
    assert say["not-approved"] == "Ingen jurist har granskat regeln."
    assert say["unverified"] == "sektionen är inte verifierad"
    assert national_texts()["sv"]["question"]["danger"]["text"] == "Är någon i fara nu?"


def test_no_name_of_a_law_keeps_a_section_that_cannot_be_taken_away() -> None:
    sources = Guidance(items_of()).sources.values()
    assert {each.key for each in sources} > national_aid().sources.keys(), "the guidance's own too"
    assert not [each.key for each in sources if "§" in each.name or "kap." in each.name]
    assert {each.section for each in sources if not each.verified} == {""}
    assert any("§" in each.section for each in sources)


def test_what_is_not_confirmed_is_not_told_as_such_and_a_plan_is_no_law() -> None:
    sources = national_aid().sources
    assert not sources["public-documents"].verified
    assert not sources["plan"].is_law
    say = national_texts()["sv"]["say"]
    assert basis_text(sources["public-documents"], False, say).endswith("sektionen är inte verifierad")
    assert basis_text(sources["plan"], True, say).endswith("hedersrelaterat förtryck, ingen lag")
    assert basis_text(sources["plan"], False, say).endswith("ingen lag, inte kontrollerad på länge")
    assert basis_text(sources["own-advice"], False, say) == "Råd, inte lag"


# A statute or an ordinance by its name, with or without its number in the statute book; or an agency's regulations.
LAW = re.compile(r"(lagen|förordningen)( \(\d{4}:\d+\))?$|föreskrifter [A-ZÅÄÖ-]+ \d{4}:\d+$")


def test_only_statutes_and_regulations_are_law() -> None:
    sources = Guidance(items_of()).sources.values()
    assert len(sources) > 15
    assert {each.key for each in sources if each.is_law} == {each.key for each in sources if LAW.search(each.name)}
    documents = {each.key for each in sources if not each.is_law and each.verified}
    assert documents == {"plan", "protected-identity", "child-own-need", "choose-to-stop", "honour-patriark"}
    assert {each.section for each in sources if not each.is_law} == {""}


def test_a_document_past_its_day_is_told_as_not_checked_and_never_as_a_section() -> None:
    def page(day: dt.date) -> str:
        return EMPLOYEES.build(items_of(), day)["sv/individ-och-familj/index.html"].decode()

    document = "Skatteverket: skyddade personuppgifter, ingen lag"
    last = Guidance(items_of()).sources["protected-identity"].review_by
    fresh, stale = page(last), page(last + dt.timedelta(days=1))
    assert f'data-name="{document}" data-document>{document}</span>' in fresh
    assert f"{document}, inte kontrollerad på länge" not in fresh
    assert f"{document}, inte kontrollerad på länge" in stale
    assert f"{document}, sektionen" not in fresh + stale
    assert "Socialtjänstlagen (2025:400), sektionen är inte verifierad" in stale


def test_what_is_told_is_not_changed_by_telling_it() -> None:
    before = copy.deepcopy(dict(national_texts()))
    rules_json(DAY)
    assert national_texts() == before
