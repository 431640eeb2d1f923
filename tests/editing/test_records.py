"""What editors have written of the guide, in the executive board's documents."""

from __future__ import annotations

import pytest

from fyren.base.records import records_of
from fyren.editing import actions
from fyren.editing.records import editing_records
from fyren.guide.pack_files import Kind
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from tests.editing.stand_in import StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]

DOOR = named(Kind.DOOR, "adult", "sv")


def save(by: Viewer, lead: str, expected: int | None = None) -> str:
    body = {"title": "En rubrik", "lead": lead}
    return actions.save_item(name=DOOR, body=body, expected_version=expected, by=by).entry.public_id


def test_a_piece_belongs_to_the_executive_board_with_every_version(
    cast: dict[str, Viewer], bodies: dict[str, Body]
) -> None:
    by = cast["hanna"]
    entry = save(by, "Det första.")
    actions.publish_items(versions={entry: 1}, by=by)
    save(by, "Det andra.", expected=2)
    (record,) = editing_records(bodies["KS"].public_id)
    assert record in records_of(bodies["KS"].public_id)
    assert not list(editing_records(bodies["Utbildning"].public_id))
    said = "\n".join(part.text for part in record.parts)
    assert said.index("Det andra.") < said.index("Det första."), "the latest stands first"
    assert said.count(by.actor) == 2
    assert (record.code, record.public_id, record.is_draft) == ("publishing.Entry", entry, False)
    assert dict(record.facts)["Versioner"] == "2"
    assert record.state == "Publicerad, med ett senare utkast"


def test_what_was_never_published_is_a_draft(cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
    save(cast["hanna"], "Ett utkast.")
    (record,) = editing_records(bodies["KS"].public_id)
    assert (record.is_draft, record.state) == (True, "Utkast")


def test_what_was_taken_away_says_so(cast: dict[str, Viewer], bodies: dict[str, Body]) -> None:
    by = cast["hanna"]
    entry = save(by, "Det första.")
    actions.take_away(name=DOOR, expected_version=1, by=by)
    actions.publish_items(versions={entry: 2}, by=by)
    (record,) = editing_records(bodies["KS"].public_id)
    assert record.state == "Borttagen"
    assert "Tar bort den lokala texten." in record.parts[0].text


def test_the_pack_alone_is_no_document_of_the_municipalitys(guide: StandIn, bodies: dict[str, Body]) -> None:
    assert guide.pack()
    assert not list(editing_records(bodies["KS"].public_id))
