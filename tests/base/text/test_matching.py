"""Inflections, compounds and misspellings meet; words that only look alike do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.text import Match, fold, match, parts, query_keys, stem, tokens, word_keys
from fyren.base.text.spelling import allowance, distance, near_key, near_keys_of_question
from fyren.base.text.stemming import _entries, cut_stem, roots

INFLECTIONS = [
    "skola skolan skolor skolors skolornas skolas",
    "våld våldet våldets",
    "utsatt utsatta utsätts utsätta utsätter utsatthet",
    "anmäla anmäler anmälan anmälde anmält anmälning anmälningar anmälningarna anmäls",
    "barn barnen barnets barnens barns",
    "förälder föräldern föräldrar föräldrarnas föräldrars",
    "man män mannen männen männens mans",
    "jämställd jämställt jämställda jämställdhet jämställdheten",
    "samverka samverkar samverkan samverkade",
    "behandla behandlas behandling behandlingar behandlade",
    "upptäcka upptäcker upptäckt upptäcks upptäckas upptäckten",
    "nämnd nämnden nämnder nämndernas",
    "styrelse styrelsen styrelser styrelsernas",
    "stad städer staden städernas",
    "säker säkra säkert säkerhet säkerheten",
    "arbete arbetet arbetar arbetade arbeten",
    "utöva utövar utövare utövaren utövarna utövarnas",
    # unknown words, by rule
    "traktor traktorn traktorer traktorernas",
    "äpple äpplet äpplen äpplena",
    "byrå byrån byråer byråerna",
    "kommitté kommittén kommittéer",
    "paket paketet paketen paketens",
    "tavla tavlan tavlor tavlornas",
    "rekommendation rekommendationen rekommendationer rekommendationernas",
    "rum rummet rummen rummets",
]


@pytest.mark.parametrize("forms", INFLECTIONS, ids=lambda forms: forms.split()[0])
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "consists_of"),
    [
        ("hedersvåld", ["heder", "våld"]),
        ("hederförtryck", ["heder", "förtryck"]),
        ("hedersförtryckets", ["heder", "förtryck"]),
        ("våldsutövarnas", ["våld", "utöv"]),
        ("kommunledningsförvaltningen", ["kommun", "ledning", "förvalt"]),
        ("samverkanspartners", ["samverk", "partner"]),
        ("säkerhetsskydd", ["säker", "skydd"]),
        ("kvinnofridssamordnare", ["kvinn", "frid", "samordn"]),
        ("föräldraroll", ["förälder", "roll"]),
        ("busstopp", ["buss", "stopp"]),  # three equal consonants are written as two
        ("växjöbostäder", ["växjö", "bostad"]),
        ("riktningsmål", ["riktning", "mål"]),
        # no compounds
        ("förskola", ["förskol"]),
        ("anmälan", ["anmäl"]),
        ("barnevik", ["barnevik"]),
        ("uteslutande", ["uteslut"]),
        ("2025:400", ["2025:400"]),
    ],
)
def test_parts(word: str, consists_of: list[str]) -> None:
    assert list(parts(word)) == consists_of


@pytest.mark.parametrize(
    ("question", "word", "expected"),
    [
        ("våld", "våld", Match.EXACT),
        ("skola", "skolors", Match.INFLECTION),
        ("skydd", "skyddat", Match.INFLECTION),
        ("våld", "hedersvåld", Match.COMPOUND),
        ("våld", "våldsutsatt", Match.COMPOUND),
        ("barn", "barnperspektiv", Match.COMPOUND),
        ("utövare", "våldsutövare", Match.COMPOUND),
        # the plan's own misspellings, both ways
        ("hedersförtryck", "hederförtryck", Match.INFLECTION),
        ("hederförtryck", "hedersförtryck", Match.INFLECTION),
        ("våldsutövare", "våldutövare", Match.INFLECTION),
        ("kompetens", "kompeten", Match.MISSPELLING),
        ("kompeten", "kompetens", Match.MISSPELLING),
        ("tillgång", "tillång", Match.MISSPELLING),
        ("pedagogiskt", "pedagiskt", Match.MISSPELLING),
        ("mångfaldsprogrammet", "mångfaldsprogramet", Match.INFLECTION),
        # keyboards without å, ä and ö
        ("vald", "våldet", Match.MISSPELLING),
        ("hjalp", "hjälpen", Match.MISSPELLING),
        ("fortryck", "hedersförtryck", Match.MISSPELLING),
        ("foraldrar", "föräldraroll", Match.MISSPELLING),
        ("jamstalldhet", "jämställt", Match.MISSPELLING),
        # slips
        ("vålsutövare", "våldsutövare", Match.MISSPELLING),
        ("förtrcyk", "förtryck", Match.MISSPELLING),
        ("misshadnel", "misshandel", Match.MISSPELLING),
    ],
)
def test_meets(question: str, word: str, expected: Match) -> None:
    assert match(question, word) == expected


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("man", "anmälan"),
        ("man", "kommande"),
        ("barn", "barnevik"),
        ("skola", "förskola"),
        ("våld", "vald"),  # dots that are written count
        ("hår", "här"),
        ("föräldrar", "förändrar"),  # two known words are no misspellings of each other
        ("våldsutsatt", "våld"),  # a question for the narrower does not find the wider
        ("plan", "planet"),
        ("heder", "hederlig"),
        ("tid", "tidning"),
        ("ord", "ordning"),
        ("led", "ledning"),
        ("lag", "bolag"),
        ("ung", "hunger"),
        ("råd", "område"),
        ("hot", "hotell"),
        ("mål", "målare"),
        ("kris", "kristen"),
    ],
)
def test_does_not_meet(question: str, word: str) -> None:
    assert match(question, word) is None
    assert match(word, word) == Match.EXACT


def test_a_compound_question_can_be_met_part_by_part() -> None:
    first, second = query_keys("hedersvåld").apart
    assert first & word_keys("hedersrelaterat")
    assert second & word_keys("våld")
    assert not query_keys("våld").apart


def test_known_stems_are_folded_and_stand_for_themselves() -> None:
    table = roots()
    assert len(table) > 800
    assert all(fold(known) == known for known in table)
    assert all(table[standing] == standing for standing in table.values())


WORDS = st.text(alphabet="abdefgklmnorstuvåäö", min_size=1, max_size=16)


def levenshtein_by_definition(left: str, right: str) -> int:
    """Optimal string alignment, straight from its recursion."""
    if not left or not right:
        return len(left) + len(right)
    costs = [
        levenshtein_by_definition(left[:-1], right) + 1,
        levenshtein_by_definition(left, right[:-1]) + 1,
        levenshtein_by_definition(left[:-1], right[:-1]) + (left[-1] != right[-1]),
    ]
    if left[-2:] == right[-1:-3:-1] and len(left) > 1 and len(right) > 1:
        costs.append(levenshtein_by_definition(left[:-2], right[:-2]) + 1)
    return min(costs)


@given(st.text(alphabet="abc", max_size=5), st.text(alphabet="abc", max_size=5), st.integers(0, 6))
def test_distance_is_the_one_by_definition(left: str, right: str, most: int) -> None:
    assert distance(left, right, most) == min(levenshtein_by_definition(left, right), most + 1)


@given(WORDS, st.data())
def test_words_within_their_allowance_meet_under_a_key(word: str, data: st.DataObject) -> None:
    slipped = word
    for _ in range(data.draw(st.integers(0, 2))):
        place = data.draw(st.integers(0, len(slipped)))
        slip = data.draw(st.sampled_from(["out", "in", "other", "turned"]))
        letter = data.draw(st.sampled_from("aeiklns"))
        rest = slipped[place:]
        slipped = (
            slipped[:place]
            + {
                "out": rest[1:],
                "in": letter + rest,
                "other": (letter if rest else "") + rest[1:],
                "turned": rest[1:2] + rest[:1] + rest[2:],
            }[slip]
        )
    most = allowance(min(len(word), len(slipped)))
    if slipped and distance(word, slipped, most) <= most:
        # Who slips on the first letter otherwise than by turning it about with the second is not understood.
        begin_alike = word[0] == slipped[0] or word[:2] == slipped[1::-1]
        assert near_key(slipped) in near_keys_of_question(word) or not begin_alike


@given(st.text(max_size=60))
def test_any_word_has_stem_and_keys(text: str) -> None:
    for word in tokens(text):
        assert stem(word)
        assert parts(word)
        assert word_keys(word)
        assert match(word, word) == Match.EXACT


@given(WORDS)
def test_cutting_keeps_a_beginning(word: str) -> None:
    assert word.startswith(cut_stem(word))


def test_no_known_stem_is_listed_twice() -> None:
    stems = [stem for entry in _entries() for stem in entry.lstrip("!").split("=")]
    assert sorted(stems) == sorted(set(stems))
