"""The page of rules for a lawyer: every rule, what it rests on, and whether one has read it."""

from __future__ import annotations

from fyren.detection.aid_files import national_aid, national_texts
from fyren.detection.aid_table import page_of, rules_page
from fyren.detection.rules import aid_of
from tests.detection.ways import approved, every_rule

WORDS = national_texts()["sv"]


def row(page: str, rule: str) -> str:
    """A rule's line."""
    (line,) = [line for line in page.splitlines() if line.startswith(f"| `{rule}` |")]
    return line


def test_every_rule_has_its_line_with_advice_strength_and_basis() -> None:
    page = rules_page()
    for rule in every_rule():
        line = row(page, rule.key)
        assert WORDS["advice"][rule.gives]["title"] in line
        assert WORDS["strength"][rule.strength] in line
        assert "Ingen jurist har granskat regeln." in line


def test_what_the_advice_says_stands_on_the_page() -> None:
    assert all(text["body"] in rules_page() for text in WORDS["advice"].values())


def test_a_section_that_is_not_verified_says_so_and_one_that_is_does_not() -> None:
    page = rules_page()
    assert "sektionen är inte verifierad" in row(page, "should-child")
    assert "19 kap. 1 §" in row(page, "duty-child")
    assert "sektionen är inte verifierad" not in row(page, "duty-child")
    assert "Råd, inte lag" in row(page, "ask")


def test_who_has_read_a_rule_and_how_long_it_counts_is_told() -> None:
    page = page_of(aid_of(approved("duty-child", to_day="2027-12-31")), WORDS)
    line = row(page, "duty-child")
    assert "Kommunjurist, 2027-01-15" in line
    assert "från 2025-07-01 till 2027-12-31" in line
    assert "Ingen jurist" not in line
    assert "Ändrad efter godkännandet" not in page


def test_an_approval_of_what_the_rule_said_before_is_told_as_such() -> None:
    data = approved("duty-child")
    assert "Ändrad efter" not in row(page_of(aid_of(data), WORDS), "duty-child")
    (rule,) = [each for each in data["rules"] if each["key"] == "duty-child"]
    rule["strength"] = "should"
    page = page_of(aid_of(data), WORDS)
    assert "**Ändrad efter godkännandet** (Kommunjurist, 2027-01-15), som inte längre räknas" in row(page, "duty-child")
    assert page.count("Ändrad efter godkännandet") == 1


def test_the_fingerprint_that_an_approval_shall_name_stands_beside_each_rule() -> None:
    page = rules_page()
    for rule in every_rule():
        assert row(page, rule.key).endswith(f"| `{rule.fingerprint}` |")
    assert len({rule.fingerprint for rule in every_rule()}) == len(every_rule())


def test_the_table_of_duties_has_a_line_for_everybody() -> None:
    who = next(question for question in national_aid().questions if question.key == "who")
    table = rules_page().partition("## Vem ska, och vem bör")[2].partition("## Reglerna")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(lines) == len(who.answers)
    assert sum("**Du ska**" in line for line in lines) == 2
    assert all(cell.strip() for line in lines for cell in line.strip("|").split("|"))
