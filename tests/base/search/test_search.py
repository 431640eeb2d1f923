"""The index and the questions to it: who finds what, in which order, at which cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fyren.base.search import SEARCH_SOURCES, SearchDocument, SearchResult, index, rebuild, remove, search
from fyren.base.search.models import SearchEntry, SearchKey, SearchPosting

pytestmark = pytest.mark.django_db


def document(key: str, title: str, text: str = "", **more: object) -> SearchDocument:
    return SearchDocument(source="plan", key=key, url=f"/{key}/", title=title, text=text, **{"is_public": True, **more})


def keys(query: str, **more: object) -> list[str]:
    return [hit.key for hit in search(query, **more).hits]


# --- what is a hit


def test_every_word_must_be_answered() -> None:
    index([document("both", "Skydd för barn"), document("one", "Skydd för vuxna")])
    assert keys("barn skydd") == ["both"]
    assert keys("skydd") == ["both", "one"]


def test_words_may_be_answered_in_title_and_text_and_in_any_form() -> None:
    index([document("a", "Våldsutövare", "Behandlingen ska finnas i hela kommunen.")])
    assert keys("behandlingar för våldutövarna") == ["a"]


def test_a_compound_is_found_in_its_parts_but_after_the_compound_itself() -> None:
    index([document("apart", "Hedersrelaterat våld"), document("whole", "Om hedersvåld"), document("no", "Våld")])
    assert keys("hedersvåld") == ["whole", "apart"]


def test_section_and_law_numbers_are_words() -> None:
    index(
        [
            document("3.2.1", "3.2.1 Att barn och unga"),
            document("3.2.10", "3.2.10 Annat"),
            document("l", "SoL 2025:400"),
        ]
    )
    assert keys("3.2.1") == ["3.2.1"]
    assert keys("2025:400") == ["l"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "och att för",
        "\x00\x1b",
        "!?",
        "%",
        "\\",
        "'; DROP TABLE base_searchentry; --",
        "å" * 500,
        "x " * 250,
        "\ud800",
        "våld" * 125,
        "ordet finns inte",
        "\u200b",
        "(" * 100,
        "🦊",
        "Россия",
    ],
)
def test_any_question_is_answered_if_only_with_nothing(query: str) -> None:
    index([document("a", "Våld i nära relationer")])
    assert search(query) == SearchResult()
    assert keys("våld"), "the index answers"


def test_a_long_question_counts_by_its_first_words() -> None:
    index([document("a", "Våld i nära relationer")])
    assert keys("våld i nära relationer " * 25) == ["a"]
    assert keys("\x00vå\u200bld\x1f i NÄRA") == ["a"]


@given(st.text(max_size=500))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_breaks_it(query: str) -> None:
    assert search(query).total == 0


# --- order


def test_the_better_match_comes_first_and_a_title_before_a_text() -> None:
    index(
        [
            document("exact-title", "Förtryck"),
            document("inflected-title", "Förtrycket"),
            document("compound-title", "Hedersförtryck"),
            document("exact-text", "A", "förtryck"),
            document("inflected-text", "A", "förtrycket"),
            document("misspelt-title", "Förtrykc"),
            document("compound-text", "A", "hedersförtryck"),
            document("misspelt-text", "A", "förtrykc"),
        ]
    )
    assert keys("förtryck") == [
        "exact-title",
        "inflected-title",
        "compound-title",
        "exact-text",
        "inflected-text",
        "misspelt-title",
        "compound-text",
        "misspelt-text",
    ]


def test_equals_are_ordered_by_weight_and_then_in_swedish() -> None:
    titles = ["Östra", "Åsa", "Ängs", "Zeta", "3.10", "3.2", "Adam"]
    index([document(title, f"{title} stöd") for title in titles] + [document("heavy", "Öst stöd", weight=3)])
    assert keys("stöd") == ["heavy", "3.2", "3.10", "Adam", "Zeta", "Åsa", "Ängs", "Östra"]


def test_titles_that_begin_alike_are_ordered_to_their_ends() -> None:
    texts = [f"Stöd till våldsutsatta {number}" for number in (10, 2, 1, 33)]
    index([document(text[-2:].strip(), text) for text in texts] + [document("z", texts[2])])
    assert keys("stöd") == ["1", "z", "2", "10", "33"]


def test_pages_join_without_gap_or_overlap() -> None:
    index([document(f"{n:03}", f"Stöd {n % 7}", "hjälp" if n % 3 else "hjälpen") for n in range(50)])
    whole = keys("hjälp", limit=100)
    assert len(whole) == 50
    assert [key for offset in range(0, 60, 7) for key in keys("hjälp", limit=7, offset=offset)] == whole
    assert search("hjälp", limit=7, offset=99).total == 50
    assert keys("hjälp", limit=0) == keys("hjälp", limit=-1) == []


# --- who finds what


def test_unpublished_matter_is_found_only_for_its_authority() -> None:
    index([document("public", "Plan"), document("draft", "Planer", is_public=False, authority="nämnden")])
    assert keys("plan") == ["public"]
    assert keys("plan", viewer_authorities=frozenset({"bolaget"})) == ["public"]
    assert keys("plan", viewer_authorities=frozenset({"bolaget", "nämnden"})) == ["public", "draft"]


def test_published_matter_of_an_authority_is_found_by_all() -> None:
    index([document("a", "Plan", authority="nämnden")])
    assert keys("plan") == ["a"]


def test_totals_and_suggestions_say_nothing_of_what_one_may_not_find() -> None:
    index([document("draft", "Hemligstämplat förslag", is_public=False, authority="nämnden")])
    assert search("hemligstämplad forslag") == SearchResult()
    found = search("hemligstämplat förslga", viewer_authorities=frozenset({"nämnden"}))
    assert (found.total, found.suggestions) == (1, ["hemligstämplat förslag"])


def test_what_is_not_public_must_have_an_owner() -> None:
    with pytest.raises(ValueError, match="authority"):
        document("a", "Plan", is_public=False)


# --- suggestions


def test_a_misspelt_question_finds_and_is_put_right() -> None:
    index([document("a", "Hedersförtryck"), document("b", "Hedersförtycket"), document("c", "Hedersförtryckets")])
    found = search("hedersfortryk")
    assert found.total == 3
    assert found.suggestions == ["hedersförtryck"]
    assert search("hedersförtryck").suggestions == []


def test_what_is_too_far_away_to_be_found_is_suggested() -> None:
    index([document("a", "Hjälp")])
    found = search("hjäpl")
    assert (found.total, found.suggestions) == (0, ["hjälp"])
    assert search("hjäpl xyzzy").suggestions == []


# --- what is shown


def test_found_words_are_shown_as_parts() -> None:
    index([document("a", "Mot hedersvåld", "Allt <b>våld</b> & annat våldsamt, t.ex. VÅLDET.")])
    [hit] = search("våld").hits
    assert hit.title == [("Mot ", False), ("hedersvåld", True)]
    assert ("våld", True) in hit.snippet
    assert ("VÅLDET", True) in hit.snippet
    assert "".join(text for text, _ in hit.snippet) == "Allt <b>våld</b> & annat våldsamt, t.ex. VÅLDET."
    assert (hit.url, hit.source, hit.language) == ("/a/", "plan", "sv")


def test_a_snippet_is_cut_around_the_first_found_word() -> None:
    index([document("a", "A", "början " * 100 + "Här står stödet i texten. " + "slutet " * 100)])
    [hit] = search("stöd").hits
    text = "".join(part for part, _ in hit.snippet)
    assert text.startswith("… början")
    assert text.endswith("slutet …")
    assert 200 < len(text) < 260
    assert [part for part, is_hit in hit.snippet if is_hit] == ["stödet"]


def test_a_hit_in_the_title_alone_shows_the_beginning_of_the_text() -> None:
    index([document("a", "Stöd", "Första meningen. " * 40), document("b", "Stöd utan text")])
    first, second = search("stöd").hits
    assert "".join(part for part, _ in first.snippet).startswith("Första meningen.")
    assert second.snippet == []


# --- keeping it


def test_a_document_given_again_replaces_itself() -> None:
    index([document("a", "Gammal rubrik"), document("b", "Annan rubrik")])
    assert index([document("a", "Mellan"), document("a", "Ny rubrik")]) == 1
    assert keys("rubrik") == ["b", "a"]
    assert keys("gammal") == keys("mellan") == []
    assert SearchEntry.objects.count() == 2


def test_removing_takes_out_every_trace_of_the_text() -> None:
    index([document("a", "Stöd", "ordet"), document("b", "Stöd")])
    assert remove("plan", ["a", "c"]) == 1
    assert remove("annan källa", ["b"]) == 0
    assert keys("stöd") == ["b"]
    assert not SearchPosting.objects.filter(word="ordet").exists()
    assert not SearchKey.objects.filter(word="ordet").exists()


def test_rebuilding_asks_every_source() -> None:
    class Source:
        name = "plan"
        label = "Plan"

        def documents(self) -> list[SearchDocument]:
            return [document(str(number), f"Stöd {number}") for number in range(3)]

    index([document("old", "Stöd av en bortglömd sort")])
    assert SearchKey.objects.filter(word="bortglömd").exists()
    source = SEARCH_SOURCES.register(Source())
    try:
        rebuild()
    finally:
        SEARCH_SOURCES.unregister(source)
    assert {"0", "1", "2"} <= set(keys("stöd"))
    assert "old" not in keys("stöd")
    assert not SearchKey.objects.filter(word="bortglömd").exists()


def test_long_words_and_texts_fit() -> None:
    word = "samverkan" * 20
    index([document("a", "Å" * 400, f"{word} {'ord ' * 3000}")])
    assert keys(word) == ["a"]


def test_odd_characters_are_left_out() -> None:
    index([document("a", "St\x00öd\u200b", "va\u030ald \ud800")])
    assert keys("stöd våld") == ["a"]


# --- cost


def test_queries_do_not_grow_with_hits() -> None:
    index([document(f"{n:04}", f"Stöd {n}", "hjälp till barn") for n in range(300)])
    for query in ("stöd", "stöd hjälp barn", "skyddsstöd", "hjlp"):
        with CaptureQueriesContext(connection) as captured:
            search(query, limit=50)
        assert len(captured) <= 4, query
