"""The guidance says nothing that the decision aid does not say: it excuses nobody, and promises nothing uncertain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fyren.detection.aid_files import HOME, LANGUAGES, national_texts
from fyren.publishing.toml_files import read_toml
from tests.detection.test_duties import EXCUSES

TEXTS = sorted((HOME / "texts").glob("*/*.toml"))
# What one need not be, know or manage, in words that the probe for excuses takes for one.
REASSURES = re.compile(r"need not (be sure|know how it ends)|måste inte (orka fråga|lösa allt)", re.I)


def excuse(text: str) -> re.Match[str] | None:
    """Words that excuse somebody from reporting."""
    return EXCUSES.search(REASSURES.sub("", text))


def body(language: str, profession: str, section: str) -> str:
    """What a section says, on one line."""
    found = read_toml(HOME / "texts" / language / f"{profession}.toml")
    return " ".join(str(found["section"][section]["body"]).split())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_text_excuses_anybody(path: Path) -> None:
    assert not excuse(path.read_text(encoding="utf-8"))


def test_the_probe_reads_every_text_and_finds_an_excuse() -> None:
    assert {path.parent.name for path in TEXTS} == set(LANGUAGES)
    assert len(TEXTS) > 40
    assert excuse("För vuxna finns ingen plikt att anmäla.")
    assert excuse("For adults there is no duty to report.")
    assert excuse("You need not be sure. You need not report.")
    assert not excuse("You need not be sure.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_told_to_the_police_is_as_uncertain_as_in_the_aid(language: str) -> None:
    said = national_texts()[language]["advice"]["police-unsure"]["body"]
    assert " ".join(said.split()) in body(language, "housing", "adult")


@pytest.mark.parametrize(
    ("language", "should", "must"),
    [
        ("sv", "din medarbetares barn? Då bör du anmäla.", "Då ska du anmäla genast"),
        ("sv-simple", "barn till någon som arbetar hos dig? Då bör du anmäla.", "Då ska du anmäla genast"),
        ("en", "your employee's children? Then you should report.", "Then you must report at once"),
    ],
)
def test_an_employees_children_are_reported_as_the_rule_has_it(language: str, should: str, must: str) -> None:
    """As the rule `should-children-of-staff`; what one must is said of the children whom one works with."""
    said = body(language, "manager", "child")
    assert should in said
    assert said.index(should) < said.index(must)
