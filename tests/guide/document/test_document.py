"""What the contract says of every document: what stands in it, and what never does."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from fyren.guide.document.doors import MOST_OWN
from fyren.guide.document.page import STYLES
from fyren.guide.pack_files import Kind
from fyren.publishing.document.assembling import style_of
from fyren.publishing.packs import named
from fyren.publishing.shell import source_hash
from fyren.publishing.typed import Unreadable
from tests.architecture.sources import ROOT
from tests.guide.document.content import LOCAL, SETTINGS, guide_of, made, service

STYLE = style_of(*STYLES)
CODES = [language.code for language in guide_of().languages]
# Promises that no page can keep about itself.
PROMISES = re.compile(r"\b(?:spårlös|anonym|hemlig sida|säker sida|untraceable|anonymous|traceless)", re.I)


class Tags(HTMLParser):
    """Every start tag with its attributes, in order, and the text outside style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._quiet = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._quiet += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """The visible text, spaces made one."""
        return " ".join("".join(self.texts).split())


def html_of(code: str) -> str:
    return made(code).html.decode()


@pytest.fixture(scope="module")
def swedish() -> Tags:
    return Tags(html_of("sv"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Knappen döljer sidan. Den tar inte bort det du sökte på, sidan du kom från, samtal eller hämtade filer. "
        "Adressen kan dyka upp i adressfältet.",
        "Bakåt visar sidan igen. Stäng fliken.",
        "Den andra webbplatsen syns i historiken och har ingen Lämna-knapp.",
        "Samtalet syns i telefonens samtalslista, ibland även på en annan enhet. Ta bort det, eller ring från en annan "
        "telefon.",
        "Jag kan inte prata högt",
        "Jag har fått i uppgift att vakta någon",
        "Säg att det gäller heder, och att det är farligt om familjen kontaktas.",
        "Vuxna som arbetar med barn måste ofta berätta för socialtjänsten när de är oroliga för dig. Du kan fråga "
        "först, utan att säga vad du heter: ”Måste du föra det här vidare?” Du får säga vad du vill, vad du är rädd "
        "för och om det är farligt att någon hemma får veta.",
        "Ändra inget i telefonen ännu. Den som kontrollerar dig kan märka det. Prata först med någon, från en annan "
        "telefon.",
        "Gör det här när du är ensam.",
        "Gör du så?",
        "Det här är allvarligt. Du behöver inte vara säker. Prata med någon i dag.",
        "Kan någon annan öppna din telefon eller dator?",
        "Är du rädd att skada någon nu? Ring 112. Gå därifrån, om inget litet barn blir ensamt.",
        "Våldet är ditt ansvar. Du kan få hjälp att sluta.",
        "Den du pratar med kan behöva göra en orosanmälan om ett barn far illa.",
        "Är du rädd för den andra?",
    ],
)
def test_the_exact_sentences_of_the_contract_stand_there(swedish: Tags, sentence: str) -> None:
    assert sentence in swedish.text


@pytest.mark.parametrize("code", CODES)
def test_the_exit_is_a_real_link_and_what_one_reaches_first(code: str) -> None:
    reached = [
        (tag, attributes)
        for tag, attributes in Tags(html_of(code)).tags
        if tag in ("a", "button", "summary", "input", "select", "textarea")
    ]
    tag, attributes = reached[0]
    assert tag == "a"
    assert attributes["href"] == "https://www.smhi.se/"
    assert attributes["rel"] == "noreferrer"
    assert "data-exit" in attributes


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_asked_for_named_or_linked_within(code: str) -> None:
    parsed = Tags(html_of(code))
    links = [attributes["href"] for tag, attributes in parsed.tags if tag == "a"]
    assert links
    assert not [link for link in links if link.startswith("#")]
    asked_for = [
        (tag, attributes)
        for tag, attributes in parsed.tags
        if "src" in attributes
        or tag in ("form", "iframe", "img", "object")
        or (tag == "link" and attributes["rel"] != "icon")
    ]
    assert asked_for == []
    named = [attributes for tag, attributes in parsed.tags if "name" in attributes and tag != "meta"]
    assert named == []
    fields = [attributes for tag, attributes in parsed.tags if tag in ("input", "textarea", "select")]
    assert fields
    assert all(field["autocomplete"] == "off" and field["spellcheck"] == "false" for field in fields)
    assert not [attributes for _tag, attributes in parsed.tags if "style" in attributes]


def test_the_probe_finds_what_it_looks_for() -> None:
    parsed = Tags('<form><input name="q"><a href="#x"><img src="/y"></form><style>p{}</style>Text')
    assert ("a", {"href": "#x"}) in parsed.tags
    assert ("input", {"name": "q"}) in parsed.tags
    assert parsed.text == "Text"


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_promised_about_the_page_itself(code: str) -> None:
    assert not PROMISES.search(Tags(html_of(code)).text)
    assert PROMISES.search("Sidan är helt anonym.")


@pytest.mark.parametrize("code", CODES)
def test_style_and_script_are_allowed_by_their_hashes_alone(code: str) -> None:
    document = made(code)
    html = document.html.decode()
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    script = re.search(r"<script>(.*?)</script>", html, re.S)
    assert style
    assert script
    assert f"style-src {source_hash(style[1])};" in document.policy
    assert f"script-src {source_hash(script[1])};" in document.policy
    assert "unsafe" not in document.policy
    assert "</script" not in script[1]
    for kept in (
        "sessionStorage",
        "localStorage",
        "indexedDB",
        "serviceWorker",
        "caches.",
        "fetch(",
        "pushState",
        "beforeunload",
    ):
        assert kept not in script[1]


def test_the_title_is_neutral_and_true(swedish: Tags) -> None:
    html = html_of("sv")
    assert "<title>Stöd – Fyrköpings kommun</title>" in html
    assert '<html lang="sv" dir="ltr">' in html
    assert '<html lang="ar" dir="rtl">' in html_of("ar")


def test_the_same_guide_and_day_give_the_same_bytes() -> None:
    assert made("sv") == made("sv")


def test_a_protected_service_has_no_address(swedish: Tags) -> None:
    html = html_of("sv")
    card = html[html.index('<article class=card data-s="jouren"') :]
    assert "Adressen är hemlig. Ring först." in card[: card.index("</article>")]
    assert "Storgatan 1" in html  # the one that is not protected has its own
    place = {"address": "Storgatan 2", "postal_code": "352 30", "town": "Fyrköping"}
    with pytest.raises(Unreadable):
        made(guide=guide_of(LOCAL | {named(Kind.SERVICE, "jouren"): service("jouren", is_protected=True, place=place)}))


def test_every_service_stands_once_with_its_source() -> None:
    html = html_of("sv")
    cards = re.findall(r'<article class=card data-s="([\w-]+)"', html)
    assert sorted(cards) == sorted(guide_of().shown)
    assert html.count("<p class=stamp>Kontrollerat ") == len(cards)
    assert "terrafem" not in cards  # nobody has checked it


def test_what_is_past_its_day_is_marked_and_keeps_its_number() -> None:
    html = html_of("sv")
    row = re.search(r'<li data-s="jouren".*?(?=<li)', html, re.S)
    assert row
    assert '<span class="old">Kontrollera</span>' in row[0]
    assert "0470-410 02" in row[0]
    other = re.search(r'<li data-s="mottagningen".*?(?=<li)', html, re.S)
    assert other
    assert "Kontrollera" not in other[0]


def test_a_child_is_not_led_to_what_is_for_adults() -> None:
    html = html_of("sv")
    door = html[html.index('data-door="child"') : html.index('data-door="honour"')]
    assert 'data-s="mottagningen"' in door
    assert 'data-s="jouren"' not in door
    assert 'data-s="jouren"' in html[html.index('data-door="adult"') : html.index('data-door="child"')]


def test_calls_leave_a_trace_but_of_112_it_is_not_said() -> None:
    html = html_of("sv")
    alarm = re.search(r'<article class=card data-s="sos".*?</article>', html, re.S)
    other = re.search(r'<article class=card data-s="bris".*?</article>', html, re.S)
    assert alarm
    assert other
    assert "samtalslista" not in alarm[0]
    assert "samtalslista" in other[0]


def test_the_printed_card_names_no_organisation() -> None:
    html = html_of("sv")
    card = html[html.index("<section class=bra>") : html.index("</table>")]
    numbers = re.findall(r"<bdi dir=\"ltr\">([\d -]+)</bdi>", card)
    assert numbers[:3] == ["1177", "114 14", SETTINGS["switchboard_shown"]]
    assert "Bra nummer" in card
    assert "under 18" in card
    assert not re.search(r"våld|kvinnofrid|Bris\b|Stödlinjen", card)


def test_the_printed_card_keeps_room_for_everybody_a_word_speaks_to() -> None:
    extra = dict(LOCAL)
    for place in range(6):
        contact = {"channel": "voice", "shown": f"0470-411 0{place}", "number": f"+464704110{place}"}
        extra[named(Kind.SERVICE, f"own-{place}")] = service(f"own-{place}", contacts=[contact])
        words = {"name": f"Egen {place}", "does": "Du får prata.", "plain": f"egen {place}"}
        extra[named(Kind.SERVICE_WORDS, f"own-{place}", "sv")] = words
    html = made(guide=guide_of(extra)).html.decode()
    card = html[html.index("<section class=bra>") : html.index("</table>")]
    words_said = re.findall(r"<th scope=row>([^<]+)<td>", card)
    assert len(words_said) == 11
    assert sum(each.startswith(("egen", "kommunen")) for each in words_said) == 2
    assert {"under 18", "kvinnor", "män", "trans", "alla åldrar"} <= set(words_said)


@pytest.mark.parametrize("code", CODES)
def test_numbers_are_kept_from_left_to_right(code: str) -> None:
    html = html_of(code)
    for link in re.findall(r'<a class="?(?:tel|sms)[^>]*>(.*?)</a>', html, re.S):
        assert '<bdi dir="ltr">' in link
    assert not re.search("[٠-٩۰-۹]", Tags(html).text)


def first_view(code: str) -> tuple[str, str]:
    """What stands before the first door, and what of it is seen before anything is opened."""
    html = re.sub(r"<noscript>.*?</noscript>", "", html_of(code), flags=re.S)
    first = html[html.index("<header class=bar>") : html.index('<details class=door data-door="adult"')]
    folded = re.sub(r"</summary>.*?</details>\n(?=<(?:details|/section|/header))", "</summary>", first, flags=re.S)
    return first, folded


@pytest.mark.parametrize("code", CODES)
def test_the_first_view_is_at_most_sixty_words_and_has_the_numbers(code: str) -> None:
    first, folded = first_view(code)
    assert len(Tags(folded).text.split()) <= 60
    seen = re.findall(r'<bdi dir="ltr">([\d ]+)</bdi>', folded)
    assert seen == ["112", "114 14", "1177"]
    assert re.findall(r'href="tel:(\d+)"', folded) == ["112"], "the others are dialled where it says what a call leaves"
    trace = guide_of().strings(code)["service.call_trace"]
    for number in ("11414", "1177"):
        opened = re.search(rf'<details class=calm>(?:(?!</?details).)*href="tel:{number}".*?</details>', first, re.S)
        assert opened
        assert trace in unescape(opened[0])


def test_a_dark_device_has_the_colours_of_the_button_and_both_are_the_systems_own() -> None:
    chosen = re.search(r":root\.dark \{(.*?)\}", STYLE, re.S)
    device = re.search(r"dark\) \{\n:root:not\(\.light\) \{(.*?)\}", STYLE, re.S)
    assert chosen
    assert device
    assert chosen[1] == device[1]
    tokens = (ROOT / "fyren/base/static/base/tokens.css").read_text(encoding="utf-8")
    light, dark = tokens[: tokens.index("prefers-color-scheme")], tokens[tokens.index("prefers-color-scheme") :]
    for ours, theirs in ((STYLE[: chosen.start()], light), (chosen[1], dark[: dark.index("}")])):
        system = colours(theirs)
        named_alike = {name: value for name, value in colours(ours).items() if name in system}
        assert len(named_alike) >= 11
        assert named_alike == {name: system[name] for name in named_alike}


def colours(css: str) -> dict[str, str]:
    """The colours that a style sheet names, the first time it does; white written out."""
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css)
    return {name: "#ffffff" if value == "#fff" else value for name, value in reversed(found)}


def test_what_is_swedish_in_another_language_is_marked_and_kept_whole() -> None:
    html = html_of("ar")
    assert "<span lang=sv dir=ltr>”Jag talar arabiska. Jag behöver tolk.”</span>" in html
    assert "<span lang=sv dir=ltr>Kommunens växel</span>" in html, "a source"
    assert not re.search("[\u2066\u2069]", html)
    assert "<span lang=sv" not in html_of("sv")


def test_an_age_is_not_said_twice() -> None:
    html = html_of("sv")
    card = html[html.index('<article class=card data-s="bris"') :]
    assert "under 18 år" in card[: card.index("</article>")]
    assert "till och med 17" not in card[: card.index("</article>")]


def test_a_topic_with_many_services_leads_to_the_rest() -> None:
    many = {
        named(Kind.SERVICE, f"own-{place:02}"): service(f"own-{place:02}", audiences=["adult"], needs=["money"])
        for place in range(MOST_OWN + 1)
    }
    words = {named(Kind.SERVICE_WORDS, name.key, "sv"): {"name": name.key, "does": "Hjälp."} for name in many}
    html = made(guide=guide_of(LOCAL | many | words)).html.decode()
    assert '<b data-all-for="adult money">Alla stöd</b>' in html
    topic = html[html.index('data-topic="adult.money"') :]
    assert topic[: topic.index("data-all-for")].count('data-s="own-') == MOST_OWN
    assert html.count('<article class=card data-s="own-') == MOST_OWN + 1
    assert "data-all-for=" not in html_of("sv").replace("[data-all-for]", "")


def test_each_topic_has_a_place_for_a_film_that_loads_only_when_played() -> None:
    topics = re.findall(r'data-topic="([\w.-]+)"', html_of("sv"))
    assert re.findall(r'data-sign="([\w.-]+)"', html_of("sv")) == topics
    film = {named("film", "child.now", "sv"): {"file": "film/1.mp4"}}
    document = made(guide=guide_of(LOCAL | film))
    videos = [attributes for tag, attributes in Tags(document.html.decode()).tags if tag == "video"]
    assert [(each["src"], each["preload"], "muted" in each) for each in videos] == [("../film/1.mp4", "none", True)]
    assert videos[0]["title"] == "Stöd – Fyrköpings kommun"
    assert "media-src 'self'" in document.policy
    assert "media-src 'none'" in made().policy
