"""Mapping: a suggestion covers everything, and the pairs alone say what became of what."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fyren.plan.mapping import Fault, FaultKind, Goal, Kind, Pair, faults, kinds, suggest
from tests.plan.revision.structures import texts

FIND = Goal("3.2.1", "3.2.1", "Att frågan om våld ställs rutinmässigt och att personal utbildas i att upptäcka våld")
ASK = Goal("3.2.1", "3.2.1", "Att frågan om våld ställs rutinmässigt")
TRAIN = Goal("3.2.4", "3.2.4", "Att personal utbildas i att upptäcka våld")
PROTECT = Goal("3.3.1", "3.3.1", "Att skyddat boende erbjuds snabbt")


def _goals(prefix: str) -> st.SearchStrategy[list[Goal]]:
    numbers = st.sampled_from(["", "3.1.1", "3.1.2", "3.2.1"])
    lists = st.lists(st.tuples(numbers, texts), max_size=6)
    return lists.map(lambda rows: [Goal(f"{prefix}{i}", number, text) for i, (number, text) in enumerate(rows)])


@given(_goals("o"), _goals("n"))
@settings(max_examples=100, deadline=None)
def test_a_suggestion_covers_everything_and_contradicts_nothing(old: list[Goal], new: list[Goal]) -> None:
    found = suggest(old, new)
    pairs = [suggestion.pair for suggestion in found]
    assert faults(pairs, [goal.key for goal in old], [goal.key for goal in new]) == ()
    assert len(set(pairs)) == len(pairs)
    assert all(0 <= suggestion.confidence <= 1 for suggestion in found)


@given(_goals("o"))
@settings(max_examples=40, deadline=None)
def test_an_unchanged_wording_goes_on(goals: list[Goal]) -> None:
    by_key = {goal.key: goal for goal in goals}
    pairs = [suggestion.pair for suggestion in suggest(goals, goals)]
    assert set(kinds(pairs, by_key, by_key).values()) <= {Kind.SAME}


def test_a_split_is_suggested() -> None:
    found = {s.pair: s.confidence for s in suggest([FIND, PROTECT], [ASK, TRAIN, PROTECT])}
    assert set(found) == {Pair("3.2.1", "3.2.1"), Pair("3.2.1", "3.2.4"), Pair("3.3.1", "3.3.1")}
    assert found[Pair("3.3.1", "3.3.1")] == 1.0
    assert found[Pair("3.2.1", "3.2.4")] < 1.0


def test_a_merger_is_suggested() -> None:
    assert {s.pair for s in suggest([ASK, TRAIN], [FIND])} == {Pair("3.2.1", "3.2.1"), Pair("3.2.4", "3.2.1")}


def test_what_has_no_likeness_ends_and_begins() -> None:
    assert {s.pair for s in suggest([ASK], [PROTECT])} == {Pair("3.2.1", None), Pair(None, "3.3.1")}


def test_kinds_come_from_the_pairs() -> None:
    old = {"a": Goal("a", "1", "x"), "b": Goal("b", "2", "y"), "c": Goal("c", "3", "z"), "d": Goal("d", "4", "q")}
    new = {
        "a": Goal("a", "1", "x"),
        "b1": Goal("b1", "2", "y1"),
        "b2": Goal("b2", "3", "y2"),
        "m": Goal("m", "4", "m"),
        "n": Goal("n", "5", "n"),
    }
    pairs = [Pair("a", "a"), Pair("b", "b1"), Pair("b", "b2"), Pair("c", "m"), Pair("d", "m"), Pair(None, "n")]
    assert kinds(pairs, old, new) == {
        Pair("a", "a"): Kind.SAME,
        Pair("b", "b1"): Kind.SPLIT,
        Pair("b", "b2"): Kind.SPLIT,
        Pair("c", "m"): Kind.MERGED,
        Pair("d", "m"): Kind.MERGED,
        Pair(None, "n"): Kind.NEW,
    }
    assert kinds([Pair("a", "b1"), Pair("b", None)], old, new) == {
        Pair("a", "b1"): Kind.REWORDED,
        Pair("b", None): Kind.ENDED,
    }


def test_every_fault_is_found() -> None:
    pairs = [Pair("a", "x"), Pair("a", None), Pair(None, "x"), Pair("q", "x"), Pair(None, None)]
    assert set(faults(pairs, ["a", "b"], ["x", "y"])) == {
        Fault(FaultKind.EMPTY_PAIR, ""),
        Fault(FaultKind.UNKNOWN, "q"),
        Fault(FaultKind.OLD_MISSING, "b"),
        Fault(FaultKind.NEW_MISSING, "y"),
        Fault(FaultKind.CONTRADICTION, "a"),
        Fault(FaultKind.CONTRADICTION, "x"),
    }
