"""Swedish order from a key of digits, which no collation can read otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.search.models import SearchEntry
from fyren.base.text import sort_key

ORDERED = [
    ["3", "3.1", "3.2", "3.2.1", "3.2.2", "3.2.10", "3.10", "10", "20", "100"],
    ["zon", "åka", "ände", "ö"],
    ["vy", "våld", "wagner", "xylofon", "yta", "zink"],
    ["Bolag", "bolag A", "bolaget", "bolags"],
    ["barn och unga", "barnet"],  # word by word
    ["2030", "agenda", "Agenda 2030"],
    ["idé", "ideal", "idog"],
    ["Muck", "Müller", "Myrdal", "Mål"],
    ["§ 2", "§ 12", "§ 102"],
    ["Aa", "ab", "az", "Å"],  # Danish reads aa as å
    ["cg", "ch", "ci", "d"],  # Czech sorts ch after h
    ["s", "t", "z"],  # Estonian sorts z after s
    ["öl", "Ελλάδα", "Россия"],  # other scripts last
    ["", "a"],
    ["99999999", "100000000", "999999999999", "1000000000000"],
]


@pytest.mark.parametrize("ordered", ORDERED, ids=lambda texts: texts[-1])
def test_order(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [("É", "e"), ("ärø", "ÄRÖ"), ("007", "7"), ("a - b", "A b"), (" Plan ", "plan"), ("Bärbel", "ba\u0308rbel")],
)
def test_what_sorts_alike(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text(max_size=200))
def test_only_digits_and_no_longer_than_asked(text: str) -> None:
    key = sort_key(text)
    assert len(key) <= 200
    assert key == "" or (key.isascii() and key.isdigit())
    assert sort_key(text, length=20) == key[:20]


@given(
    st.lists(st.integers(0, 10**12), min_size=2, max_size=4), st.lists(st.integers(0, 10**12), min_size=2, max_size=4)
)
def test_numbered_sections_sort_by_their_numbers(left: list[int], right: list[int]) -> None:
    def key(numbers: list[int]) -> str:
        return sort_key(".".join(map(str, numbers)))

    assert (left < right) == (key(left) < key(right))


ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


@given(st.text(alphabet=ALPHABET, max_size=20), st.text(alphabet=ALPHABET, max_size=20))
def test_letters_sort_by_the_swedish_alphabet(left: str, right: str) -> None:
    places = [[ALPHABET.index(letter) for letter in text] for text in (left, right)]
    assert (places[0] < places[1]) == (sort_key(left) < sort_key(right))


@pytest.mark.django_db
def test_the_database_in_use_orders_keys_as_python_does() -> None:
    titles = [text for texts in ORDERED for text in texts if text]
    SearchEntry.objects.bulk_create(
        SearchEntry(source="t", key=str(i), url="/", title=title, is_public=True, sort_key=sort_key(title))
        for i, title in enumerate(titles)
    )
    stored = list(SearchEntry.objects.filter(source="t").order_by("sort_key").values_list("sort_key", flat=True))
    assert stored == sorted(map(sort_key, titles))
