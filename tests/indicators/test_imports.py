"""Files with values and with the council's indicators: what is understood is taken in; an export changes nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from fyren.base.importing.reading import Table, in_child
from fyren.base.search import search
from fyren.indicators.actions.imports import import_figures, set_value_columns, start_value_import
from fyren.indicators.actions.sets import fill_council_set, save_council_set
from fyren.indicators.exchange import MISSING, figure_columns
from fyren.indicators.import_layout import layout_of
from fyren.indicators.models import CouncilSet, Figure, FigureVersion, Indicator, Place, ValueImport
from fyren.indicators.queries.imports import figures_preview, set_preview
from tests.actions.world import World
from tests.indicators.measured import indicator, write

pytestmark = pytest.mark.django_db
Places = dict[str, Place]
ClientOf = Callable[[str | None], Client]
HEAD = ("Nyckeltal", "Plats", "År", "Kön", "Värde")


def start(world: World, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD, **more: Any) -> ValueImport:
    table = Table("Blad1", (head, *rows))
    return start_value_import(tables=[table], file_name="varden.xlsx", by=world.coordinator, **more)


def take(draft: ValueImport, world: World) -> Any:
    seen = figures_preview(draft).seen
    return import_figures(draft=draft, seen=seen, expected_version=draft.row_version, by=world.coordinator)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("7,5", 7.5), ("1 325,4", 1325.4), ("1.325,4", 1325.4), ("7.5", 7.5), ("−2", -2), ("12 %", 12), ("..", MISSING),
     ("saknas", MISSING), ("", None), ("0", 0)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(cell: str, value: object) -> None:
    column = next(each for each in figure_columns([], []) if each.key == "value")
    assert column.read(cell) == value


def test_new_changed_same_and_faulty_rows(world: World, places: Places) -> None:
    measured = indicator(title="Anmälda brott")
    write(measured, places["0780"], [5.0, 6.0, 7.0])
    draft = start(
        world,
        ("N1", "0780", "2020", "", "5"),
        ("Anmälda brott", "växjö", "2021", "Totalt", "6,5"),
        ("N1", "Riket", "2020", "Kvinnor", "4"),
        ("N1", "", "2022", "", ".."),
        ("N1", "", "2023", "", ""),
        ("N1", "", "2021", "", "9"),
        ("N7", "", "2020", "", "1"),
        ("N1", "Atlantis", "tjugo", "", "mycket"),
    )
    preview = figures_preview(draft)
    assert [(each.before, each.after) for each in preview.changed] == [(6.0, 6.5), (7.0, None)]
    assert [(each.place.code, each.gender, each.after) for each in preview.new] == [("0000", "K", 4.0)]
    assert (preview.same, preview.silent) == ([2], [6])
    assert [(fault.row, fault.key) for fault in preview.faults] == [
        (8, "indicator"), (9, "place"), (9, "year"), (9, "value"), (7, "")
    ]  # fmt: skip
    written = take(draft, world)
    assert (written.added, written.changed) == (1, 2)
    assert Figure.objects.get(year=2022).value is None  # missing, never nought
    assert [each.value for each in FigureVersion.objects.order_by("figure__year")] == [6.0, 7.0]
    draft.refresh_from_db()
    assert (draft.state, draft.tables) == ("done", [])
    with pytest.raises(ValidationError, match="avslutad"):
        import_figures(draft=draft, seen=preview.seen, expected_version=draft.row_version, by=world.coordinator)


def test_what_was_not_shown_is_not_taken_in(world: World, places: Places) -> None:
    measured = indicator()
    draft = start(world, ("N1", "", "2020", "", "5"))
    seen = figures_preview(draft).seen
    write(measured, places["0780"], [4.0])
    with pytest.raises(ValidationError, match="Inget har lästs in"):
        import_figures(draft=draft, seen=seen, expected_version=1, by=world.coordinator)
    assert Figure.objects.get().value == 4.0


def test_only_the_coordinator(world: World) -> None:
    for by in (world.contact, world.editor, world.administrator):
        with pytest.raises(PermissionDenied):
            start_value_import(tables=[Table("", (HEAD,))], file_name="x.csv", by=by)


def test_headers_are_asked_for_once(world: World, places: Places) -> None:
    indicator()
    head, row = ("Tidsrymd", "Storlek"), ("2020", "5,5")
    draft = start(world, row, head=head)
    assert not layout_of(draft).is_settled
    with pytest.raises(ValidationError, match="vilken kolumn"):
        take(draft, world)
    layout = layout_of(draft)
    said = type(layout)(0, type(layout.layout)(0, {0: "year", 1: "value"}), "N1", is_settled=True)
    names = {"tidsrymd": "year", "storlek": "value"}
    set_value_columns(draft=draft, layout=said, names=names, expected_version=1, by=world.coordinator)
    assert take(draft, world).added == 1
    again = layout_of(start(world, row, head=head))
    assert again.layout.places == {0: "year", 1: "value"}


def test_a_column_for_each_year_is_read_too(world: World, places: Places) -> None:
    indicator()
    draft = start(world, ("N1", "Riket", "5", "", "6,5"), head=("Nyckeltal", "Kommun", "2021", "2022", "2023"))
    assert take(draft, world).added == 2
    assert list(Figure.objects.order_by("year").values_list("year", "value")) == [(2021, 5.0), (2023, 6.5)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_taken_in_again_changes_nothing(
    client: Client, world: World, places: Places, tmp_path: Path, kind: str
) -> None:
    measured = indicator(uncertainty=indicator("N2"), source="Kolada (RKA), Brå")
    write(measured, places["0780"], [7.25, None, 1325.5, -0.1])
    write(measured, places["0000"], [1 / 3], gender="K")
    write(measured.uncertainty, places["0780"], [0.5])
    path = tmp_path / f"fil.{kind}"
    path.write_bytes(client.get(f"/nyckeltal/{measured.public_id}/fil/{kind}/").content)
    tables = [Table(name, tuple(map(tuple, rows))) for name, rows in in_child(str(path))]
    draft = start_value_import(tables=tables, file_name=path.name, by=world.coordinator)
    assert layout_of(draft).is_settled
    preview = figures_preview(draft)
    assert (preview.faults, preview.new, len(preview.same)) == ([], [], 5)
    # A third has no end: what a file can hold of it is taken for a change, and only there.
    assert [each.gender for each in preview.changed] == ["K"]
    Figure.objects.filter(year=2020, place=places["0780"]).update(value=8.0)
    assert len(figures_preview(draft).changed) == 3


def council(world: World, year: int = 2027) -> CouncilSet:
    values = {"owner": "budget", "year": year}
    return save_council_set(council_set=CouncilSet(), values=values, expected_version=1, by=world.coordinator)


def fill(world: World, council_set: CouncilSet, *rows: tuple[str, ...]) -> CouncilSet:
    draft = start(world, *rows, head=("Id", "Titel", "Mål", "Riktning"), council_set=council_set)
    seen = set_preview(draft).seen
    return fill_council_set(draft=draft, seen=seen, expected_version=1, by=world.coordinator)


def test_the_council_s_file_fills_its_year_and_a_new_year_is_a_new_set(world: World) -> None:
    known = indicator("N07402", title="Grov kvinnofridskränkning", owner="context")
    first = fill(
        world, council(world, 2026),
        ("", "Vet vart man vänder sig", "minst 80 %", "Högre är bättre"), ("N07402", "Anmälningar", "", ""),
    )  # fmt: skip
    assert list(first.entries.values_list("indicator__title", "aim")) == [
        ("Vet vart man vänder sig", "minst 80 %"), ("Grov kvinnofridskränkning", "")
    ]  # fmt: skip
    known.refresh_from_db()
    assert known.owner == "budget"  # what the council has chosen is context no more
    new = Indicator.objects.get(title="Vet vart man vänder sig")
    assert (new.owner, new.direction, new.is_example) == ("budget", "up", False)
    assert [hit.key for hit in search("vart man vänder sig").hits] == [new.public_id]
    second = fill(world, council(world), ("", "Vet vart man vänder sig", "minst 90 %", ""))
    assert second.members.get() == new
    assert first.entries.count() == 2
    with pytest.raises(ValidationError):
        council(world)


def test_a_faulty_row_stops_the_council_s_file(world: World) -> None:
    council_set = council(world)
    with pytest.raises(ValidationError, match="Rätta filen"):
        fill(world, council_set, ("", "Ett", "", ""), ("", "Ett", "", ""))
    assert not council_set.entries.exists()
    fill(world, council_set, ("", "Ett", "", ""))
    fill(world, council_set, ("", "Två", "", ""))
    assert [each.indicator.title for each in council_set.entries.all()] == ["Två"]


def workbook(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    book, buffer = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return SimpleUploadedFile("varden.xlsx", buffer.getvalue())


def test_the_way_through_the_pages(client_of: ClientOf, world: World, places: Places) -> None:
    indicator()
    client = client_of("amira")
    file = workbook(("Nyckeltal", "Period", "Resultat"), ("N1", 2020, 7.5), ("N1", 2021, "mycket"))
    page = client.post("/nyckeltalsfil/", {"document": file}, follow=True)
    address = page.redirect_chain[-1][0]
    assert "Nya värden: 1." in page.content.decode()
    assert "Rad 3, kolumn Värde" in page.content.decode()
    done = client.post(address, {"seen": page.context["preview"].seen}, follow=True).content.decode()
    assert "1 värde inläst." in done
    assert Figure.objects.get().source == "file"
    assert "Filen är inläst" in client.get(address).content.decode()


def test_what_cannot_be_understood_is_not_offered_to_be_taken_in(
    client_of: ClientOf, world: World, places: Places
) -> None:
    indicator()
    client, headers = client_of("amira"), ("Nyckeltal", "Period", "Resultat")
    for value, is_offered in (("mycket", False), (7.5, True)):
        file = workbook(headers, ("N1", 2020, value))
        page = client.post("/nyckeltalsfil/", {"document": file}, follow=True).content.decode()
        assert "Kasta filen" in page
        assert ("Läs in 1 värde" in page) is is_offered


def test_headers_of_one_s_own_on_the_pages(client_of: ClientOf, world: World, places: Places) -> None:
    indicator()
    client = client_of("amira")
    page = client.post("/nyckeltalsfil/", {"document": workbook(("Tidsrymd", "Storlek"), (2020, 7.5))}, follow=True)
    address = page.redirect_chain[-1][0]
    assert address.endswith("/kolumner/")
    wrong = client.post(address, {"place_0": "year", "place_1": "value", "row_version": 1})
    assert "Säg vilket nyckeltal filen handlar om" in wrong.content.decode()
    said = {"place_0": "year", "place_1": "value", "indicator": "N1", "row_version": 1}
    assert "Nya värden: 1." in client.post(address, said, follow=True).content.decode()
    discarded = client.post(address.replace("kolumner", "kasta"), {"row_version": 2}, follow=True)
    assert "Inget av den har sparats" in discarded.content.decode()
    assert ValueImport.objects.get().tables == []


def test_the_council_s_file_on_the_pages(client_of: ClientOf, world: World) -> None:
    council_set = council(world)
    address = f"/fullmaktiges-nyckeltal/{council_set.public_id}/"
    client = client_of("amira")
    assert "Ej ifyllt" in client.get(address).content.decode()
    file = workbook(("Titel", "Fullmäktiges mål"), ("Vet vart man vänder sig", "minst 80 procent"))
    page = client.post(f"{address}fil/", {"document": file}, follow=True)
    assert "varav 1 nya" in page.content.decode()
    seen = page.context["preview"].seen
    done = client.post(page.redirect_chain[-1][0], {"seen": seen}, follow=True).content.decode()
    assert "minst 80 procent" in done
    assert "Ej ifyllt" not in done
