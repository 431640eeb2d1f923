"""Must I report? The decision aid: what is asked, and what the answers lead to on a day. Pure.

The rules are data (`pack/rules.toml`); this reads and walks them. `document/scripts/aid.js` does the same with the same
data on the reader's device. The language of conditions is tiny on purpose, so that both can be seen to be right, and a
lawyer can read it: every question named must have one of the answers named.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fyren.publishing.sources import Source

Answers = Mapping[str, str]
"""Question → answer, of those that are answered."""

Condition = Mapping[str, tuple[str, ...]]
"""Question → the answers that will do; all questions must have one of theirs. Empty: always."""


class Strength(StrEnum):
    """How strongly something is said. There is no "need not": what a rule does not know it cannot excuse."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    MUST_NOT = "must_not"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        asked: it is asked when one of these holds; always, when there is none. Names earlier questions only.
        is_optional: the advice is whole without an answer.
    """

    key: str
    answers: tuple[str, ...]
    asked: tuple[Condition, ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """That a lawyer has read a rule: in which role, when, and the fingerprint of what was read."""

    role: str
    on: dt.date
    of: str


@dataclass(frozen=True, slots=True)
class Rule:
    """From some answers to one advice.

    Args:
        keep_from: whom not to tell.
        from_day, to_day: the first and the last day it counts; None: no limit.
        limits: it says where a duty ends, and so may be said only while all its sources are verified.
        fingerprint: of all that the rule says; see `fingerprint_of`.
        approved: None until a lawyer has read it.
    """

    key: str
    gives: str
    strength: Strength
    sources: tuple[str, ...]
    when: Condition
    keep_from: tuple[str, ...] = ()
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    limits: bool = False
    fingerprint: str = ""
    approved: Approval | None = None

    @property
    def is_approved(self) -> bool:
        """Whether a lawyer has read it as it stands: an approval of what it said before does not count."""
        return self.approved is not None and self.approved.of == self.fingerprint

    def counts_on(self, day: dt.date) -> bool:
        """Whether it counts on a day."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)


@dataclass(frozen=True, slots=True)
class Aid:
    """The whole aid.

    Args:
        version: the day the rules were last changed.
        emergency: what comes first of all when it holds; it has no last day.
        rules: in the order in which things are to be done.
        otherwise: what is said when no rule says anything, and instead of a limit that is not verified; it has no last
            day either.
    """

    version: dt.date
    questions: tuple[Question, ...]
    emergency: Rule
    rules: tuple[Rule, ...]
    otherwise: Rule
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Basis:
    """A source as of a day. Not verified: the page says so instead of leaning on its section."""

    source: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. Several rules may lead to it; the first of them says how strongly."""

    advice: str
    strength: Strength
    rules: tuple[str, ...]
    bases: tuple[Basis, ...]
    is_approved: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers lead to on a day: steps in order, and whom not to tell."""

    version: dt.date
    day: dt.date
    steps: tuple[Step, ...]
    keep_from: tuple[str, ...]
    is_complete: bool


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether every question named has one of its answers."""
    return all(answers.get(question) in wanted for question, wanted in condition.items())


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether a question matters, by the answers to those before it."""
    return not question.asked or any(holds(condition, answers) for condition in question.asked)


def relevant(aid: Aid, answers: Answers) -> dict[str, str]:
    """The answers that count, in the order of the questions.

    An answer to a question that is not asked any more, since one before it was changed, does not count.
    """
    kept: dict[str, str] = {}
    for question in aid.questions:
        answer = answers.get(question.key)
        if answer in question.answers and is_asked(question, kept):
            kept[question.key] = answer
    return kept


def next_question(aid: Aid, answers: Answers, skipped: frozenset[str] = frozenset()) -> Question | None:
    """The first question that is asked and has no answer; None when there is none left."""
    kept = relevant(aid, answers)
    return next((each for each in aid.questions if _waits(each, kept, skipped)), None)


def _waits(question: Question, kept: Answers, skipped: frozenset[str]) -> bool:
    is_skipped = question.is_optional and question.key in skipped
    return question.key not in kept and not is_skipped and is_asked(question, kept)


def advice_of(aid: Aid, answers: Answers, day: dt.date) -> Advice:
    """What the answers lead to on a day. With few answers it says what is certain already, an emergency first."""
    kept = relevant(aid, answers)
    is_complete = not any(_waits(each, kept, frozenset()) for each in aid.questions if not each.is_optional)
    counting = [rule for rule in aid.rules if rule.counts_on(day) and holds(rule.when, kept)]
    said = [aid.otherwise if _is_unsure_limit(aid, rule, day) else rule for rule in counting]
    if not said and is_complete:
        said = [aid.otherwise]
    if holds(aid.emergency.when, kept):
        said.insert(0, aid.emergency)
    keep_from = dict.fromkeys(whom for rule in said for whom in rule.keep_from)
    return Advice(aid.version, day, tuple(_steps(aid, said, day)), tuple(keep_from), is_complete)


def _is_unsure_limit(aid: Aid, rule: Rule, day: dt.date) -> bool:
    return rule.limits and not all(aid.sources[source].is_verified_on(day) for source in rule.sources)


def _steps(aid: Aid, said: list[Rule], day: dt.date) -> Iterator[Step]:
    """A step for each advice, where it was first given."""
    for advice in dict.fromkeys(rule.gives for rule in said):
        rules = list({rule.key: rule for rule in said if rule.gives == advice}.values())
        sources = dict.fromkeys(source for rule in rules for source in rule.sources)
        yield Step(
            advice,
            rules[0].strength,
            tuple(rule.key for rule in rules),
            tuple(Basis(source, aid.sources[source].is_verified_on(day)) for source in sources),
            all(rule.is_approved for rule in rules),
        )


def basis_text(source: Source, is_verified: bool, say: Mapping[str, str]) -> str:
    """A source as people read it: with its section while that is verified, else with the word that it is not.

    A document that is no law has no section: past its day of review it is told as not checked.
    """
    if not source.is_law and not source.verified:
        return say["not-law"]
    if not source.is_law:
        return ", ".join((source.name, say["no-law"], *(() if is_verified else (say["unchecked"],))))
    part = source.section if is_verified else say["unverified"]
    return f"{source.name}, {part}" if part else source.name


def walk(aid: Aid) -> Iterator[dict[str, str]]:
    """Every way through the questions: each answer to each question that is asked, an optional one unanswered too."""
    yield from _walk(aid, {}, frozenset())


def _walk(aid: Aid, answers: dict[str, str], skipped: frozenset[str]) -> Iterator[dict[str, str]]:
    question = next_question(aid, answers, skipped)
    if question is None:
        yield answers
        return
    for answer in question.answers:
        yield from _walk(aid, answers | {question.key: answer}, skipped)
    if question.is_optional:
        yield from _walk(aid, answers, skipped | {question.key})


# What is said about a rule, and not by it.
_ABOUT_A_RULE = ("approved", "fingerprint")


def fingerprint_of(rule: Mapping[str, Any]) -> str:
    """What a rule's data says, in twelve signs: SHA-256 over its canonical JSON, without what is said about it.

    An approval names it, and falls away with whatever changes it. The words and the sources that the rule points to
    have no part in it: they are kept and dated by themselves.
    """
    content = {name: value for name, value in rule.items() if name not in _ABOUT_A_RULE}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


class BadRules(ValueError):
    """The rules' data names what does not exist, or could leave somebody without advice."""


def aid_of(data: Mapping[str, Any]) -> Aid:
    """The aid from data as JSON has it (see `rules.schema.json`).

    Raises:
        BadRules: a question, answer or source that a rule or question names is not there, or the emergency or what is
            said otherwise could end.
    """
    questions = tuple(_question(each) for each in data["questions"])
    sources = {key: _source(key, each) for key, each in data["sources"].items()}
    emergency, otherwise = _rule(data["emergency"]), _rule(data["otherwise"])
    rules = tuple(_rule(each) for each in data["rules"])
    aid = Aid(dt.date.fromisoformat(data["version"]), questions, emergency, rules, otherwise, sources)
    if faults := list(_faults(aid)):
        raise BadRules("; ".join(faults))
    return aid


def _faults(aid: Aid) -> Iterator[str]:
    known: dict[str, tuple[str, ...]] = {}
    for question in aid.questions:
        for condition in question.asked:
            yield from _unknown(f"question {question.key}", condition, known)
        known[question.key] = question.answers
    every = (aid.emergency, *aid.rules, aid.otherwise)
    for rule in every:
        yield from _unknown(f"rule {rule.key}", rule.when, known)
        yield from (f"rule {rule.key}: no source {key}" for key in rule.sources if key not in aid.sources)
        if not rule.sources:
            yield f"rule {rule.key}: no source"
    if len({rule.key for rule in every}) != len(every):
        yield "two rules have the same key"
    for rule in (aid.emergency, aid.otherwise):
        if rule.from_day or rule.to_day:
            yield f"rule {rule.key}: must always count"


def _unknown(whose: str, condition: Condition, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for question, wanted in condition.items():
        if missing := set(wanted) - set(known.get(question, ())):
            yield f"{whose}: no answer {', '.join(sorted(missing))} to {question} before it"


def _condition(data: Mapping[str, list[str]]) -> Condition:
    return {question: tuple(wanted) for question, wanted in data.items()}


def _question(data: Mapping[str, Any]) -> Question:
    asked = tuple(_condition(each) for each in data["asked"])
    return Question(data["key"], tuple(data["answers"]), asked, data["optional"])


def _source(key: str, data: Mapping[str, Any]) -> Source:
    checked_on, review_by = (dt.date.fromisoformat(data[name]) for name in ("checked_on", "review_by"))
    return Source(
        key, data["name"], data["section"], data["says"], data["law"], data["verified"], checked_on, review_by
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule(
        data["key"],
        data["gives"],
        Strength(data["strength"]),
        tuple(data["sources"]),
        _condition(data["when"]),
        tuple(data["keep_from"]),
        _day(data["from_day"]),
        _day(data["to_day"]),
        data["limits"],
        fingerprint_of(data),
        _approval(data["approved"]) if data["approved"] else None,
    )


def _approval(data: Mapping[str, Any]) -> Approval:
    """One that does not say what was read is of nothing, and so does not count."""
    return Approval(data["role"], dt.date.fromisoformat(data["on"]), data.get("of", ""))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
