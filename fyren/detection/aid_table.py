"""The rules of the decision aid as a page that a lawyer can review: every rule in words, and who has which duty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fyren.detection.aid_files import SOURCE_LANGUAGE, national_aid, national_texts
from fyren.detection.rules import Advice, Aid, Condition, Rule, advice_of, basis_text
from fyren.publishing.sources import Source

_HEAD = (
    "# Måste jag anmäla? Reglerna, för den jurist som granskar dem",
    "",
    "Written by `python3 run.py manage docs` from `fyren/detection/pack/`; do not edit by hand.",
    "",
    "En regel gäller när varje fråga som den nämner har ett av svaren. Stegen visas i reglernas ordning. Det som",
    "inte är bekräftat visas så, och ger aldrig beskedet att man inte behöver anmäla. En regel som säger var en",
    "plikt slutar visas bara medan alla dess grunder är bekräftade; annars visas den sista regeln i stället.",
    "",
    "Avtrycket är kort för det som regeln säger. Den jurist som godkänner en regel anger dess avtryck, sin roll och",
    "dagen. Ändras regeln blir avtrycket ett annat, och godkännandet räknas inte längre.",
)
_OF_A_RULE = ("regel", "gäller", "när", "råd", "styrka", "grund", "berätta inte för", "granskad", "avtryck")
_OF_A_SOURCE = ("nyckel", "källa", "vad den säger", "läge", "kontrollerad", "läses om senast")
# Of whom a table tells: heading, and the answers that say it. The rest is answered so that nothing more comes of it.
_WHOM = (
    ("ett barn", {"whom": "child", "care": "no"}),
    ("en vuxen med barn i hemmet", {"whom": "adult", "care": "no", "children": "yes"}),
    ("en vuxen utan barn i hemmet", {"whom": "adult", "care": "no", "children": "no"}),
    ("ett barn som väntas", {"whom": "unborn", "children": "no"}),
    ("en kollega med barn i hemmet", {"whom": "staff", "children": "yes"}),
)
_REST = {"danger": "no", "known": "suspect", "honour": "no", "crime": "no"}
_ABOUT_REPORTING = ("report", "report-should", "consult", "unborn")
# What is said where no advice is about reporting.
_NEITHER = "adult"


def rules_page() -> str:
    """The page, from the pack."""
    return page_of(national_aid(), national_texts()[SOURCE_LANGUAGE])


def page_of(aid: Aid, words: Mapping[str, Any]) -> str:
    """The page of an aid, with its Swedish words."""
    parts = {
        "Frågorna": _table(("fråga", "svar", "ställs när"), _questions(aid, words)),
        "Vem ska, och vem bör": (
            f"Räknat ur reglerna, som de gäller den {aid.version}.",
            "",
            *_table(("vem", *(heading for heading, _answers in _WHOM)), _duties(aid, words)),
        ),
        "Reglerna i ordning": _table(_OF_A_RULE, (_row(aid, rule, words) for rule in _every_rule(aid))),
        "Vad råden säger": list(_advice(aid, words))[:-1],
        "Grunderna": _table(_OF_A_SOURCE, (_source(each, words) for each in aid.sources.values())),
    }
    lines = [*_HEAD, "", f"Reglernas version: {aid.version}."]
    for heading, part in parts.items():
        lines += ["", f"## {heading}", "", *part]
    return "\n".join(lines) + "\n"


def _table(headings: Sequence[str], rows: Iterable[str]) -> list[str]:
    return [f"| {' | '.join(headings)} |", "|---" * len(headings) + "|", *rows]


def _every_rule(aid: Aid) -> tuple[Rule, ...]:
    return (aid.emergency, *aid.rules, aid.otherwise)


def _questions(aid: Aid, words: Mapping[str, Any]) -> Iterator[str]:
    for question in aid.questions:
        said = words["question"][question.key]
        answers = "<br>".join(f"{said['answer'][key]} (`{key}`)" for key in question.answers)
        asked = "<br>*eller* ".join(_when(each, words) for each in question.asked) or "alltid"
        optional = " Får hoppas över." if question.is_optional else ""
        yield f"| {said['text']}{optional} (`{question.key}`) | {answers} | {asked} |"


def _when(condition: Condition, words: Mapping[str, Any]) -> str:
    """A condition in words: each question, and the answers that will do."""
    parts = []
    for question, wanted in condition.items():
        said = words["question"][question]
        parts.append(f"{said['text']} {' / '.join(_short(said['answer'][each]) for each in wanted)}")
    return "<br>".join(parts) or "alltid"


def _duties(aid: Aid, words: Mapping[str, Any]) -> Iterator[str]:
    who = next(question for question in aid.questions if question.key == "who")
    for answer in who.answers:
        advices = [advice_of(aid, _REST | said | {"who": answer}, aid.version) for _heading, said in _WHOM]
        cells = " | ".join(_duty(each, words) for each in advices)
        yield f"| {_short(words['question']['who']['answer'][answer])} | {cells} |"


def _short(answer: str) -> str:
    """An answer without its examples, which the table of questions has."""
    return answer.partition(", till exempel")[0]


def _duty(advice: Advice, words: Mapping[str, Any]) -> str:
    about = [step for step in advice.steps if step.advice in _ABOUT_REPORTING]
    about = about or [step for step in advice.steps if step.advice == _NEITHER]
    return "<br>".join(f"**{words['strength'][each.strength]}**: {_title(each.advice, words)}" for each in about)


def _title(advice: str, words: Mapping[str, Any]) -> str:
    return str(words["advice"][advice]["title"])


def _row(aid: Aid, rule: Rule, words: Mapping[str, Any]) -> str:
    cells = (
        f"`{rule.key}`",
        _period(rule.from_day, rule.to_day),
        "när ingen annan regel gäller" if rule is aid.otherwise else _when(rule.when, words),
        _title(rule.gives, words) + (" (säger var en plikt slutar)" if rule.limits else ""),
        words["strength"][rule.strength],
        "<br>".join(_basis(aid.sources[key], words) for key in rule.sources),
        "<br>".join(words["keep_from"][key] for key in rule.keep_from) or "–",
        _reviewed(rule, words),
        f"`{rule.fingerprint}`",
    )
    return f"| {' | '.join(cells)} |"


def _reviewed(rule: Rule, words: Mapping[str, Any]) -> str:
    if rule.approved is None:
        return str(words["say"]["not-approved"])
    said = f"{rule.approved.role}, {rule.approved.on}"
    return said if rule.is_approved else f"**Ändrad efter godkännandet** ({said}), som inte längre räknas"


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if not first and not last:
        return "alltid"
    return " ".join([*([f"från {first}"] if first else []), *([f"till {last}"] if last else [])])


def _basis(source: Source, words: Mapping[str, Any]) -> str:
    return basis_text(source, source.verified, words["say"])


def _advice(aid: Aid, words: Mapping[str, Any]) -> Iterator[str]:
    for advice in dict.fromkeys(rule.gives for rule in _every_rule(aid)):
        yield from (f"**{_title(advice, words)}** (`{advice}`)", "", words["advice"][advice]["body"], "")


def _source(source: Source, words: Mapping[str, Any]) -> str:
    state = _state(source, words["say"])
    name = f"{source.name}, {source.section}" if source.section else source.name
    return f"| `{source.key}` | {name} | {source.says} | {state} | {source.checked_on} | {source.review_by} |"


def _state(source: Source, say: Mapping[str, str]) -> str:
    if not source.is_law:
        return say["no-law"] if source.verified else say["not-law"]
    return "bekräftad" if source.verified else say["unverified"]
