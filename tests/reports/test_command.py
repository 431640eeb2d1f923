"""`run.py manage make_report`: the same file as the page gives; errors that say what there is and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from fyren.steering.models import RoundEdition
from tests.actions.world import World


def make(tmp_path: Path, **options: Any) -> bytes:
    output = tmp_path / "ut"
    call_command("make_report", output=output, **options)
    return output.read_bytes()


@pytest.mark.parametrize(
    ("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype")]
)
def test_each_kind(tmp_path: Path, edition: RoundEdition, kind: str, begins: bytes) -> None:
    year, key = edition.round.year.year, edition.round.key
    data = make(tmp_path, year=year, round=key, format=kind)
    assert data.startswith(begins)
    assert make(tmp_path, year=year, round=edition.round.title, format=kind) == data


def test_the_command_gives_what_the_page_gives(tmp_path: Path, edition: RoundEdition, world: World, client_of) -> None:
    data = make(tmp_path, year=edition.round.year.year, round=edition.round.key, format="html", public=True)
    address = f"/rapporter/{edition.public_id}/{world.plan.slug}/fil/html/?version=offentlig"
    sections = "&del=".join(["", "summary", "situation", "areas", "bodies", "proposals", "basis"])
    assert client_of("amira").get(address + sections).content == data


def test_sections_and_template(tmp_path: Path, edition: RoundEdition) -> None:
    year, key = edition.round.year.year, edition.round.key
    short = make(tmp_path, year=year, round=key, format="html", sections=["summary"]).decode()
    assert "Sammanfattning" in short
    assert "Vad rapporten bygger på" not in short
    (tmp_path / "mall.docx").write_bytes(b"ingen mall")
    with pytest.raises(CommandError, match="Wordmallen kan inte användas"):
        make(tmp_path, year=year, round=key, format="docx", template=tmp_path / "mall.docx")
    with pytest.raises(CommandError, match=r"saknas\.docx: Wordmallen kan inte läsas"):
        make(tmp_path, year=year, round=key, format="docx", template=tmp_path / "saknas.docx")


def test_errors_say_what_there_is(tmp_path: Path, edition: RoundEdition, world: World) -> None:
    year, key = edition.round.year.year, edition.round.key
    with pytest.raises(CommandError, match=f"1999 har ingen stängd uppföljning. Det finns för: {year}"):
        make(tmp_path, year=1999, round=key, format="pdf")
    with pytest.raises(CommandError, match=rf"”fel”.*--round: {key}"):
        make(tmp_path, year=year, round="fel", format="pdf")
    with pytest.raises(CommandError, match=f"--plan.*{world.plan.slug}"):
        make(tmp_path, plan="fel", year=year, round=key, format="pdf")
    with pytest.raises(CommandError, match="kan inte skrivas"):
        call_command("make_report", output=tmp_path / "saknas" / "ut", year=year, round=key, format="html")
