"""The municipality's own Word template: chosen on a page, kept without its text, used by page and command."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from docx import Document as read_word
from docx.shared import RGBColor

from fyren.base.documents.word_template import EmptiedTemplate
from fyren.base.documents.writing.word_look import opened
from fyren.base.history import Conflict
from fyren.reports import actions
from fyren.reports.models import WordTemplate
from fyren.reports.word_templates import LIMIT
from fyren.steering.models import RoundEdition
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.reports.texts import zipped

ADDRESS = "/wordmall/"
GREEN = RGBColor(0x00, 0x66, 0x33)
SAID = "En gammal rapport"


def word_file(*, without: tuple[str, ...] = (), text: str = SAID) -> bytes:
    """A Word file with a look and a text of its own."""
    word = read_word()
    word.styles["Heading 1"].font.color.rgb = GREEN
    word.sections[0].header.paragraphs[0].text = "Växjö kommuns brevhuvud"
    word.add_paragraph(text)
    word.core_properties.author = "Någon Annan"
    for name in without:
        word.styles[name].delete()
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def as_kind(data: bytes, before: bytes, after: bytes) -> bytes:
    """The same file, said to be of another kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(before, after))
    return out.getvalue()


def choose(client: Client, data: bytes, name: str = "mall.docx") -> Any:
    return client.post(ADDRESS, {"document": SimpleUploadedFile(name, data)}, follow=True)


def report(tmp_path: Path, edition: RoundEdition) -> Any:
    """A report in Word as the command makes it."""
    output = tmp_path / "ut.docx"
    asked = {"year": edition.round.year.year, "round": edition.round.key, "format": "docx", "output": output}
    call_command("make_report", **asked)
    return read_word(output)


def colour(word: Any) -> RGBColor | None:
    return word.styles["Heading 1"].font.color.rgb  # type: ignore[no-any-return]


def test_a_chosen_template_is_used_by_page_and_command_and_taken_away_with_undo(
    tmp_path: Path, edition: RoundEdition, world: World, client_of: Callable[[str], Client]
) -> None:
    client = client_of("amira")
    before = report(tmp_path, edition)
    assert colour(before) != GREEN
    page = choose(client, word_file()).content.decode()
    assert "Mallen används nu" in page
    assert "mall.docx" in page
    assert "Amira Nilsson" in page
    with_template = report(tmp_path, edition)
    assert colour(with_template) == GREEN
    assert with_template.sections[0].header.paragraphs[0].text == "Växjö kommuns brevhuvud"
    fetched = client.get(f"/rapporter/{edition.public_id}/{world.plan.slug}/fil/docx/").content
    assert colour(read_word(io.BytesIO(fetched))) == GREEN

    made = WordTemplate.objects.get()
    away = client.post(f"{ADDRESS}{made.public_id}/ta-bort/?version=1", follow=True)
    assert "används inte längre" in away.content.decode()
    assert colour(report(tmp_path, edition)) == colour(before)
    assert away.context["undo_url"] == f"{ADDRESS}{made.public_id}/anvand/?version=2"
    client.post(away.context["undo_url"])
    assert colour(report(tmp_path, edition)) == GREEN
    acts = [Act.WORD_TEMPLATE_TAKEN_IN, Act.WORD_TEMPLATE_TAKEN_AWAY, Act.WORD_TEMPLATE_RESTORED]
    assert [row.act for row in AuditRow.objects.filter(act__in=acts).order_by("pk")] == acts


def test_a_word_template_file_can_be_chosen(client_of: Callable[[str], Client], db: None) -> None:
    data = as_kind(word_file(), b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
    choose(client_of("amira"), data, "mall.dotx")
    assert colour(read_word(io.BytesIO(bytes(WordTemplate.objects.get().data)))) == GREEN


def test_what_the_file_says_is_not_kept(client_of: Callable[[str], Client], db: None) -> None:
    given = word_file()
    texts = ("Växjö kommuns brevhuvud", SAID, "Någon Annan")
    assert [_says(given, text) for text in texts] == [True, True, True]
    choose(client_of("amira"), given)
    assert [_says(bytes(WordTemplate.objects.get().data), text) for text in texts] == [True, False, False]


def test_a_header_that_the_last_section_has_from_an_earlier_one_stays() -> None:
    word = read_word()
    word.sections[0].header.paragraphs[0].text = "Växjö kommuns brevhuvud"
    word.add_paragraph(SAID)
    last = word.add_section()
    assert last.header.is_linked_to_previous
    out = io.BytesIO()
    word.save(out)
    [section] = opened(out.getvalue()).sections
    assert section.header.paragraphs[0].text == "Växjö kommuns brevhuvud"


def _says(data: bytes, text: str) -> bool:
    """Whether the text stands anywhere in the file."""
    return any(text.encode() in part for part in zipped(data).values())


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "mall.docx", "Filen är tom."),
        (b"bara text", "mall.docx", "Filen är inte ett Worddokument"),
        (b"PK\x03\x04 trasig", "mall.docx", "Filen går inte att öppna"),
        (
            as_kind(
                word_file(),
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
            "mall.docm",
            "utan makron",
        ),
        (word_file(without=("Heading 2", "Title")), "mall.docx", "behöver: Rubrik, Rubrik 2."),
        (word_file(), "19121212-1212.docx", "personnummer"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_kept(
    client_of: Callable[[str], Client], db: None, data: bytes, name: str, said: str
) -> None:
    client = client_of("amira")
    page = choose(client, data, name).content.decode()
    assert said in page
    assert not WordTemplate.objects.exists()
    choose(client, word_file())
    assert WordTemplate.objects.count() == 1


def test_a_file_that_is_too_large_is_not_read(client_of: Callable[[str], Client], db: None) -> None:
    response = choose(client_of("amira"), b"PK\x03\x04" + b"0" * (LIMIT + 100_000))
    assert response.status_code == 413
    assert "större än 5 MB" in response.content.decode()
    assert not WordTemplate.objects.exists()


def test_another_takes_the_place_of_the_one_in_use_which_can_be_used_again(
    client_of: Callable[[str], Client], db: None
) -> None:
    client = client_of("amira")
    choose(client, word_file(), "första.docx")
    choose(client, word_file(), "andra.docx")
    first, second = WordTemplate.objects.get(file_name="första.docx"), WordTemplate.objects.get(file_name="andra.docx")
    assert (first.is_in_use, second.is_in_use) == (False, True)
    client.post(f"{ADDRESS}{first.public_id}/anvand/?version={first.row_version}")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_in_use, second.is_in_use) == (True, False)


def test_who_was_second_changes_nothing(world: World, client_of: Callable[[str], Client]) -> None:
    template = _taken_in(world)
    actions.take_away_template(template=template, expected_version=1, by=world.coordinator)
    with pytest.raises(Conflict):
        actions.take_away_template(template=template, expected_version=1, by=world.coordinator)
    page = client_of("amira").post(f"{ADDRESS}{template.public_id}/anvand/?version=1", follow=True)
    assert "Någon annan ändrade det här" in page.content.decode()
    template.refresh_from_db()
    assert not template.is_in_use


def _taken_in(world: World) -> WordTemplate:
    return actions.take_in_template(emptied=EmptiedTemplate(b"PK", ()), file_name="a.docx", by=world.coordinator)


def test_only_coordinators_choose(world: World) -> None:
    template = _taken_in(world)
    for by in (world.contact, world.auditor):
        with pytest.raises(PermissionDenied):
            actions.take_in_template(emptied=EmptiedTemplate(b"PK", ()), file_name="b.docx", by=by)
        with pytest.raises(PermissionDenied):
            actions.take_away_template(template=template, expected_version=1, by=by)
        with pytest.raises(PermissionDenied):
            actions.restore_template(template=template, expected_version=1, by=by)
