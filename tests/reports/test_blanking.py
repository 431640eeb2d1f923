"""The files of a decided report when a text of its round is blanked: made anew, and the page says so."""

from __future__ import annotations

import hashlib
import io

import pytest
from docx import Document as read_word
from openpyxl import load_workbook

from fyren.base import clock
from fyren.base.documents.word_template import EmptiedTemplate
from fyren.reports import actions
from fyren.reports.models import AdoptedFile, AdoptedReport, ReportKind
from fyren.reports.sections import Section
from fyren.steering.actions.rounds import supplement_round
from fyren.steering.models import RoundEdition, RoundSupplement
from fyren.steering.round_records import round_records
from tests.actions.examples_rounds import FIGURE
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of
from tests.reports.test_word_template import GREEN, word_file
from tests.reports.texts import pdf_text, squeezed, word_text
from tests.steering.blanking.erased import SECRET, WORD, registrar_of, take_away
from tests.steering.round_course import RoundCourse


def said(file: AdoptedFile) -> str:
    """Everything that a kept file says."""
    data = bytes(file.data)
    if file.kind == ReportKind.PDF:
        return pdf_text(data).casefold()
    if file.kind == ReportKind.WORD:
        return word_text(data).casefold()
    book = load_workbook(io.BytesIO(data))
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return squeezed(" ".join(str(cell) for cell in cells if cell)).casefold()


def holding(word: str) -> set[tuple[str, bool]]:
    """Which of the kept files say the word."""
    return {(file.kind, file.is_public) for file in AdoptedFile.objects.all() if word in said(file)}


@pytest.fixture
def adopted(world: World, decided: RoundCourse) -> AdoptedReport:
    """A decided report, with a text that may not be kept."""
    row = decided.report.activity_reports.get()
    type(row).objects.filter(pk=row.pk).update(result=f"Resultat {SECRET}")
    return adopt(world, decided.close())


def adopt(world: World, edition: RoundEdition) -> AdoptedReport:
    decision = actions.ReportDecision(world.council, clock.today(), section="12", minutes_approved_on=clock.today())
    return actions.adopt_report(
        edition=edition, plan=world.plan, decision=decision, sections=frozenset(Section), by=world.coordinator
    )


def test_a_bodys_text_goes_from_every_file(adopted: AdoptedReport, decided: RoundCourse, world: World) -> None:
    supplement_round(round=adopted.edition.round, indicators=[FIGURE], reason="Kom efteråt.", by=world.coordinator)
    before = dict(adopted.files.values_list("pk", "sha256"))
    assert {("docx", False), ("pdf", False)} <= holding(WORD)
    take_away(decided.report.activity_reports.get(), "result", world.registrar)
    assert not holding(WORD)
    assert not places_of(WORD)
    assert holding("planen når fram") >= {("docx", True), ("pdf", True)}
    assert not holding("kom efteråt")
    after = list(adopted.files.all())
    assert {file.pk for file in after} == before.keys()
    assert [file for file in after if hashlib.sha256(bytes(file.data)).hexdigest() != file.sha256] == []
    assert not {file.sha256 for file in after if file.kind != "xlsx"} & set(before.values())


def test_the_pages_say_that_a_text_was_removed(
    adopted: AdoptedReport, decided: RoundCourse, world: World, client_of
) -> None:
    edition = adopted.edition
    addresses = {
        f"/rapport/{adopted.public_id}/": "bjorn",
        f"/uppfoljt/{edition.round.public_id}/": None,
        f"/uppfoljning/{edition.round.public_id}/utgava/1/": "amira",
    }
    told = "En text är borttagen"
    for address, key in addresses.items():
        assert told not in client_of(key).get(address).content.decode()
    take_away(decided.report.activity_reports.get(), "result", world.registrar)
    for address, key in addresses.items():
        assert told in client_of(key).get(address).content.decode()


def test_why_an_edition_was_made_and_figures_came_later(decided: RoundCourse, world: World) -> None:
    edition = decided.close()
    RoundEdition.objects.filter(pk=edition.pk).update(reason=f"Skäl {SECRET}")
    edition.refresh_from_db()
    made = supplement_round(round=edition.round, indicators=[FIGURE], reason=f"Tillägg {SECRET}", by=world.coordinator)
    adopt(world, edition)
    assert holding(f"skäl {SECRET}")
    assert holding(f"tillägg {SECRET}")
    registrar = registrar_of(world, "KS")
    take_away(edition, "reason", registrar)
    take_away(RoundSupplement.objects.get(pk=made.pk), "reason", registrar)
    assert not holding(WORD)
    assert not places_of(WORD)
    (record,) = [each for each in round_records(world.executive.public_id) if each.code == "steering.RoundEdition"]
    assert "Sekretess." in " ".join(part.text for part in record.parts)


@pytest.mark.parametrize("is_chosen_before", [True, False])
def test_files_made_anew_keep_the_look_that_was_decided(
    world: World, decided: RoundCourse, is_chosen_before: bool
) -> None:
    emptied = EmptiedTemplate(word_file(), ())
    if is_chosen_before:
        template = actions.take_in_template(emptied=emptied, file_name="a.docx", by=world.coordinator)
    row = decided.report.activity_reports.get()
    type(row).objects.filter(pk=row.pk).update(result=f"Resultat {SECRET}")
    adopt(world, decided.close())
    if is_chosen_before:
        actions.take_away_template(template=template, expected_version=1, by=world.coordinator)
    else:
        actions.take_in_template(emptied=emptied, file_name="a.docx", by=world.coordinator)
    assert _is_green() is is_chosen_before
    take_away(row, "result", world.registrar)
    assert not holding(WORD)
    assert _is_green() is is_chosen_before


def _is_green() -> bool:
    """Whether the kept Word file has the template's colour."""
    kept = AdoptedFile.objects.get(kind="docx", is_public=False)
    return read_word(io.BytesIO(bytes(kept.data))).styles["Heading 1"].font.color.rgb == GREEN
