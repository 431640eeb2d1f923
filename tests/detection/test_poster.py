"""The poster for a workplace: what a telephone reads from it, what people do, and what it does not tell."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse

from fyren.detection.models import CountingUnit
from fyren.detection.pack_files import Kind
from fyren.detection.poster import poster_of, start_page
from fyren.detection.publisher import EMPLOYEES
from fyren.detection.reading import Guidance
from fyren.guide.publisher import GUIDE
from fyren.people.models import Body
from fyren.publishing.effective import effective_items
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.packs import named
from fyren.publishing.paper import SITE_ADDRESS, Unwritable, site_address
from fyren.vault.models import AuditRow
from tests.detection.content import DAY, items_of
from tests.guide.cards.papers import guide_with, text_of

SITE = "https://stod.exempel.se"
# What a passer-by would understand it by; and every profession's own address.
TELLING = ("våld", "hot", "anmäl", "violence", "abuse", "report", "upptäck")
ClientOf = Callable[[str | None], Client]


def made(workplace: str = "Förskolan Linden", site: str = SITE, **changes: str) -> bytes:
    strings = {**items_of()[named(Kind.STRINGS, language="sv")].body}
    items = items_of({named(Kind.STRINGS, language="sv"): strings | {"poster": {**strings["poster"], **changes}}})
    return poster_of(items, site=site, workplace=workplace, authority="Utbildningsnämnden", day=DAY)


def codes_in(paper: bytes) -> list[str]:
    page = pypdfium2.PdfDocument(paper)[0]
    return [found.text for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]


@pytest.mark.parametrize("site", [SITE, f"{SITE}/"])
def test_the_code_leads_to_where_employees_begin(site: str) -> None:
    assert codes_in(made(site=site)) == [f"{SITE}/arbete/"]


def test_the_address_can_be_read_and_the_workplace_too() -> None:
    text = text_of(made())
    for said in (
        "stod.exempel.se/arbete",
        "Förskolan Linden",
        "Utbildningsnämnden",
        "Orolig för någon",
        "Worried about",
    ):
        assert said in text


def telling(paper: bytes) -> list[str]:
    said = (text_of(paper) + " ".join(codes_in(paper))).lower()
    slugs = [f"/{profession.slug}" for profession in Guidance(items_of()).professions]
    return [word for word in (*TELLING, *slugs) if word in said]


def test_who_passes_by_reads_nothing_of_what_it_is_about() -> None:
    assert telling(made()) == []
    assert telling(made(title="Anmäl våld")) == ["våld", "anmäl"]
    assert telling(made(site=f"{SITE}/skola"))[-1:] == ["/skola"]


def test_it_is_one_tagged_sheet_that_says_its_languages() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side) * 25.4 / 72) for side in pdf.pages[0].MediaBox[2:]] == [210, 297]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv"
        languages = {str(node.Lang) for node in nodes(pdf.Root.StructTreeRoot.K) if "/Lang" in node}
        assert "en" in languages
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "2")


def nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure's elements."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from nodes(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from nodes(node.get("/K", pikepdf.Array()))


def test_a_long_name_and_a_long_address_stay_on_the_sheet() -> None:
    paper = made("Å" * 79 + "…", site="https://" + "mycket-" * 9 + "lang.exempel.se")
    assert len(pypdfium2.PdfDocument(paper)) == 1
    assert len(codes_in(paper)) == 1


def test_names_are_no_markup() -> None:
    assert "#strong[x] *y* $z$" in text_of(made("#strong[x] *y* $z$"))


def test_a_letter_without_a_shape_is_refused() -> None:
    with pytest.raises(Unwritable):
        made("中")


def test_what_the_editors_strings_lack_is_said_as_the_pack_says_it() -> None:
    strings = {
        key: words for key, words in items_of()[named(Kind.STRINGS, language="sv")].body.items() if key != "poster"
    }
    items = items_of({named(Kind.STRINGS, language="sv"): strings})
    assert "Orolig" in text_of(poster_of(items, site=SITE, workplace="x", authority="y", day=DAY))


def test_without_an_address_there_is_no_page_to_begin_at() -> None:
    assert start_page("") == ""


@pytest.fixture
def addressed() -> Iterator[None]:
    def address() -> str:
        return f"{SITE}/"

    others = list(SITE_ADDRESS)
    for each in others:
        SITE_ADDRESS.unregister(each)
    SITE_ADDRESS.register(address)
    yield
    SITE_ADDRESS.unregister(address)
    for each in others:
        SITE_ADDRESS.register(each)


def _page(body: Body) -> str:
    return reverse("workplace_poster", args=[body.public_id])


@pytest.mark.django_db
def test_without_an_address_the_page_says_whom_to_ask(client_of: ClientOf, bodies: dict[str, Body]) -> None:
    bjorn = client_of("bjorn")
    page = bjorn.get(_page(bodies["Utbildning"])).content.decode()
    assert "Det finns ingen adress än" in page
    assert 'name="workplace"' not in page
    answer = bjorn.post(_page(bodies["Utbildning"]), {"workplace": "Förskolan Linden"})
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.django_db
@pytest.mark.usefixtures("addressed")
def test_the_contact_gets_a_units_poster(client_of: ClientOf, unit: CountingUnit) -> None:
    bjorn = client_of("bjorn")
    units = bjorn.get(reverse("counting_units", args=[unit.authority.public_id])).content.decode()
    link = f"{_page(unit.authority)}?enhet={unit.public_id}"
    assert link in units
    page = bjorn.get(link).content.decode()
    assert f'value="{unit.name}"' in page
    assert "stod.exempel.se/arbete" in page
    rows = AuditRow.objects.count()
    answer = bjorn.post(link, {"workplace": "Skolan Eken"})
    assert answer["Content-Type"] == "application/pdf"
    assert codes_in(answer.content) == [f"{SITE}/arbete/"]
    assert "Skolan Eken" in text_of(answer.content)
    assert AuditRow.objects.count() == rows


@pytest.mark.django_db
@pytest.mark.usefixtures("addressed")
@pytest.mark.parametrize(("name", "said"), [("", "Fyll i"), ("Enhet 811218-9876", "personnummer"), ("中", "tecken")])
def test_a_name_that_cannot_stand_there_is_refused(
    client_of: ClientOf, bodies: dict[str, Body], name: str, said: str
) -> None:
    answer = client_of("bjorn").post(_page(bodies["Utbildning"]), {"workplace": name})
    assert said in " ".join(answer.context["form"].errors["workplace"])


@pytest.mark.django_db
def test_the_address_is_the_guides_own() -> None:
    assert site_address() == ""
    settings = guide_with(address=SITE).items[named(Kind.SETTINGS)].body
    draft = save_body(GUIDE, named(Kind.SETTINGS), settings, Writing("somebody"))
    assert site_address() == "", "a draft does not count"
    publish(draft.entry, Writing("somebody", draft.entry.row_version))
    assert effective_items(GUIDE)[named(Kind.SETTINGS)].body["address"] == SITE
    assert site_address() == SITE
    assert start_page(site_address()) == f"{SITE}/{EMPLOYEES.folder}/"
