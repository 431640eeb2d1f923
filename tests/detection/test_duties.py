"""Who must and who should, word for word; and that what is not confirmed excuses nobody."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from fyren.detection.aid_files import LANGUAGES, national_aid, national_texts
from fyren.detection.rules import Strength, advice_of
from tests.detection.ways import DAY, MUST, OTHERS, UNCONFIRMED, advice_for, every_rule, every_way, said

MUST_REPORT = (
    "Ja, anmäl. Du behöver inte vara säker och behöver ingens tillåtelse. Prata inte med vårdnadshavarna först om det "
    "kan öka faran."
)
ADULT = "Plikten att anmäla gäller barn under 18. Fråga vad personen vill, och fråga om det finns barn."
UNSURE = "Vi kan inte säga säkert att lagen gäller dig. Ring socialtjänsten och fråga, utan att säga vem det gäller."
# Words that would excuse somebody, in the three languages.
EXCUSES = re.compile(
    r"behöver (du )?inte (göra en |skicka en )?(orosanmäl|anmäl|rapportera)|slipper|måste (du )?inte|inte skyldig"
    r"|ingen (plikt|skyldighet)|need not|(don't|do not) (have|need) to report|no duty|not obliged",
    re.I,
)


def body(advice: str, language: str = "sv") -> str:
    """What an advice says."""
    text: str = national_texts()[language]["advice"][advice]["body"]
    return text


def test_one_who_must_is_told_so_first_and_to_the_letter() -> None:
    assert body("report") == MUST_REPORT
    for who in MUST:
        advice = advice_for(who=who, whom="child")
        assert said(advice)[0] == ("report", "must")
        assert advice.steps[0].bases[0].source == "duty"
        assert "guardians" in advice.keep_from


@pytest.mark.parametrize("known", ["seen", "told", "suspect"])
def test_one_need_not_be_sure(known: str) -> None:
    assert said(advice_for(who="child_authority", whom="child", known=known))[0] == ("report", "must")


def test_who_is_not_confirmed_to_have_the_duty_should_and_is_told_to_ask() -> None:
    assert body("consult") == UNSURE
    for who in UNCONFIRMED:
        for answers in ({"whom": "child"}, {"whom": "adult", "children": "yes"}, {"whom": "unborn", "children": "yes"}):
            given = said(advice_for(who=who, **answers))
            assert given[:2] == [("report-should", "should"), ("consult", "should")], (who, answers)


def test_housing_staff_should_may_be_anonymous_and_are_not_stopped() -> None:
    given = said(advice_for(who="housing", whom="child", manager="yes"))
    assert given[:3] == [("report-should", "should"), ("manager", "should"), ("anonymous", "may")]
    assert ("write-public", "must_not") in given
    assert ("anonymous", "may") in said(advice_for(who="housing", whom="adult", children="yes"))
    assert "anonymous" not in dict(said(advice_for(who="housing", whom="adult", children="no")))


def test_a_manager_who_says_no_stops_nobody() -> None:
    for answers, advice in every_way():
        given = dict(said(advice))
        assert ("manager" in given) == (answers.get("manager") == "yes"), answers
        if "manager" in given:
            assert given["manager"] == ("must" if "report" in given else "should"), answers
            assert {"report", "report-should"} & given.keys(), answers


def test_an_adult_is_asked_and_the_plan_is_read_with_the_law() -> None:
    first, second = body("adult").split("\n\n")
    assert first == ADULT
    assert "skyldighet att anmäla misstankar om våld. Lagens plikt gäller barn." in second
    for who in (*MUST, *OTHERS):
        given = said(advice_for(who=who, whom="adult"))
        assert given[0] == ("adult", "should")
        assert ("offer", "should") in given
        assert not {"report", "report-should"} & dict(given).keys()


def test_children_in_the_home_of_an_adult_are_children() -> None:
    for who in MUST:
        assert said(advice_for(who=who, whom="adult", children="yes"))[:2] == [("report", "must"), ("adult", "should")]
    for who in OTHERS:
        assert said(advice_for(who=who, whom="adult", children="yes"))[0] == ("report-should", "should")
    assert "children-unknown" in dict(said(advice_for(who="authority", whom="adult", children="unknown")))


def test_an_unborn_child_is_never_left_aside() -> None:
    assert body("unborn") == UNSURE
    for answers, advice in every_way():
        if answers["whom"] == "unborn":
            given = dict(said(advice))
            assert given["unborn"] == "should", answers
            assert "adult" not in given, answers  # it says where the duty ends


def test_violence_by_staff_in_care_is_reported() -> None:
    for who, expected in {
        "child_authority": ("lex-sarah", "must"),
        "authority": ("lex-sarah", "must"),
        "private_care": ("care-unsure", "should"),
        "politician": ("care", "should"),
    }.items():
        assert expected in said(advice_for(who=who, whom="adult", care="yes"))
        assert not {"lex-sarah", "care-unsure", "care"} & dict(said(advice_for(who=who, whom="adult"))).keys()


def test_what_may_be_told_to_the_police_in_spite_of_secrecy() -> None:
    def police(**answers: str) -> list[tuple[str, str]]:
        return [each for each in said(advice_for(**answers)) if each[0].startswith("police")]

    assert police(who="authority", whom="child", crime="yes") == [("police-child", "may")]
    assert police(who="authority", whom="adult", crime="yes") == [("police-prevent", "may")]
    assert police(who="private_care", whom="child", crime="yes") == [("police-unsure", "should")]
    assert police(who="authority", whom="child", crime="unknown") == [("police-unsure", "should")]
    assert police(who="authority", whom="child", crime="no") == []
    assert police(who="private_person", whom="child") == [("police-anyone", "may")]


def test_nothing_about_staff_is_written_in_the_systems_at_work() -> None:
    assert body("write-staff") == "Skriv inget i personalsystem eller kalender."
    assert ("write-staff", "must_not") in said(advice_for(who="authority", whom="staff"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_advice_excuses_anybody(language: str) -> None:
    for key, text in national_texts()[language]["advice"].items():
        assert not EXCUSES.search(text["title"] + " " + text["body"]), key


@pytest.mark.parametrize("text", ["Du behöver inte anmäla.", "Då slipper du.", "You do not have to report it."])
def test_the_probe_finds_an_excuse(text: str) -> None:
    assert EXCUSES.search(text)
    assert not EXCUSES.search(MUST_REPORT + ADULT + UNSURE)


def test_there_is_no_strength_that_excuses() -> None:
    assert set(Strength) == {"must", "should", "may", "must_not"}


def test_must_report_rests_on_a_verified_section() -> None:
    sources = national_aid().sources
    about_reporting = [rule for rule in every_rule() if rule.gives in {"report", "manager", "lex-sarah"}]
    must = [rule for rule in about_reporting if rule.strength is Strength.MUST]
    assert {rule.gives for rule in must} == {"report", "manager", "lex-sarah"}
    for rule in must:
        assert all(sources[key].is_law and sources[key].is_verified_on(DAY) for key in rule.sources), rule.key


def test_what_says_where_a_duty_ends_is_a_limit_and_rests_on_verified_sections() -> None:
    limits = [rule for rule in every_rule() if rule.limits]
    assert [rule.gives for rule in limits] == ["adult"]
    assert all(national_aid().sources[key].verified for rule in limits for key in rule.sources)


def test_past_its_day_of_review_the_law_is_no_longer_told_as_certain() -> None:
    aid = national_aid()
    last = aid.sources["duty"].review_by
    for answers, _advice in every_way():
        if answers["whom"] in {"adult", "staff"}:
            fresh = dict(said(advice_of(aid, answers, last)))
            stale = dict(said(advice_of(aid, answers, last + dt.timedelta(days=1))))
            assert "adult" in fresh, answers
            assert "adult" not in stale, answers
            assert stale["consult"] == "should", answers
    stale_duty = advice_for(who="child_authority", whom="child", day=last + dt.timedelta(days=1)).steps[0]
    assert (stale_duty.advice, stale_duty.strength) == ("report", Strength.MUST), "what is not certain still holds"
    assert not any(basis.is_verified for basis in stale_duty.bases)
