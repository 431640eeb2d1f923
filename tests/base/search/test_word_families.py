"""Two hundred word families: what a question must find, what it must not, and the order, the same on every database.

`word_families.json` holds every question's hits in order, computed once. Where a change of the normaliser is meant to
change them, run with FYREN_RENEW_WORD_FAMILIES=1, read the difference, and commit it with the change.
"""

import csv
import json
import os
from pathlib import Path

import pytest

from fyren.base.search import SearchDocument, index, search

HERE = Path(__file__).parent
EXPECTED = HERE / "word_families.json"
RENEW = os.environ.get("FYREN_RENEW_WORD_FAMILIES") == "1"


def _listed(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(",") if text.strip()]


with (HERE / "word_families.csv").open(encoding="utf-8", newline="") as table:
    FAMILIES = [
        (row["query"], _listed(row["finds"]), _listed(row["finds not"])) for row in csv.DictReader(table, delimiter=";")
    ]


@pytest.fixture
def found(empty_index: None) -> dict[str, list[str]]:
    """For every question, the texts found, in order, in one index that holds all texts of all families."""
    texts = sorted({text for query, finds, finds_not in FAMILIES for text in (query, *finds, *finds_not)})
    index(SearchDocument(source="words", key=text[:64], url="/", title=text, is_public=True) for text in texts)
    return {query: [hit.key for hit in search(query, limit=1000).hits] for query, _, _ in FAMILIES}


def test_there_are_two_hundred() -> None:
    assert len(FAMILIES) == 200
    assert len({query for query, _, _ in FAMILIES}) == 200
    assert all(finds and finds_not for _, finds, finds_not in FAMILIES)


def test_families_find_what_they_must_and_nothing_that_they_must_not(found: dict[str, list[str]]) -> None:
    missed = {query: lost for query, finds, _ in FAMILIES if (lost := [x for x in finds if x not in found[query]])}
    too_many = {query: more for query, _, nots in FAMILIES if (more := [x for x in nots if x in found[query]])}
    assert (missed, too_many) == ({}, {})


def test_hits_and_order_are_those_of_every_database(found: dict[str, list[str]]) -> None:
    if RENEW:
        EXPECTED.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    assert found == json.loads(EXPECTED.read_text(encoding="utf-8"))
