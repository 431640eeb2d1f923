"""The library as shipped: Kolada's ids, honest about what it does not know, and never written over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from fyren.house.demo.load import installer
from fyren.house.management.commands import prepare
from fyren.indicators.actions.library import load_library, save_indicator
from fyren.indicators.library import CONTEXT, library_places
from fyren.indicators.models import Indicator, Place
from fyren.indicators.rules import Direction
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.actions.world import World


def test_every_id_is_kolada_s_own_and_stands_once() -> None:
    codes = [each.code for each in CONTEXT]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[NU]\d{5}", code) for code in codes)
    assert {"U30750", "U30751", "U30752", "N07549", "N07402", "N07541"} <= set(codes)
    assert {each.code: each.uncertainty for each in CONTEXT}["N07634"] == "N07682"
    assert not {"U07418", "N07401"} & set(codes)  # no longer published


def test_reports_and_caseloads_are_neither_good_nor_bad_and_every_one_says_what_it_does_not() -> None:
    by_code = {each.code: each for each in CONTEXT}
    for code in ("U30750", "U30751", "N07549", "N07402", "N07541", "N07403"):
        assert by_code[code].direction is Direction.CONTEXTUAL
    assert by_code["N01460"].direction is Direction.DOWN
    assert all(each.says and each.says_not for each in CONTEXT)


def test_the_county_has_eight_municipalities() -> None:
    codes = {place.code for place in library_places()}
    assert {"0780", "0760", "0761", "0763", "0764", "0765", "0767", "0781", "0000", "0007", "G36713", "G33617"} == codes


@pytest.mark.django_db
def test_what_the_municipality_has_changed_is_not_written_over(world: World) -> None:
    assert load_library(by=installer()) == len(CONTEXT)
    changed = Indicator.objects.get(code="N07402")
    save_indicator(indicator=changed, values={"says": "Vår egen mening."}, expected_version=1, by=world.coordinator)
    Indicator.objects.filter(code="N07403").delete()
    assert load_library(by=installer()) == 1
    changed.refresh_from_db()
    assert changed.says == "Vår egen mening."
    assert Indicator.objects.get(code="N01460").uncertainty == Indicator.objects.get(code="N01461")
    assert Place.objects.get(is_home=True).code == "0780"
    assert Place.objects.count() == 12


@pytest.mark.django_db
def test_only_who_keeps_or_sets_up_loads_it(world: World) -> None:
    for viewer in (world.contact, world.editor, world.auditor):
        with pytest.raises(PermissionDenied):
            load_library(by=viewer)
    assert load_library(by=world.coordinator)


@pytest.mark.django_db
def test_the_command_adds_what_is_missing_and_then_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    loaded = AuditRow.objects.filter(act=Act.INDICATORS_LOADED)
    call_command("load_library")
    assert capsys.readouterr().out == f"{len(CONTEXT)} nyckeltal tillagda\n"
    assert loaded.count() == 1
    call_command("load_library")
    assert capsys.readouterr().out == ""
    assert loaded.count() == 1
    Place.objects.get(code="0760").delete()
    call_command("load_library")
    assert Place.objects.filter(code="0760").exists()
    assert loaded.count() == 2


@pytest.mark.django_db
def test_preparing_an_installation_gives_it_the_library() -> None:
    call_command("prepare")
    assert Indicator.objects.filter(code="N07402").exists()


@pytest.mark.django_db
def test_without_keys_preparing_adds_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "ring_path", lambda: tmp_path / "ingen")
    call_command("prepare")
    assert "Kör make_keys och sedan prepare igen." in capsys.readouterr().out
    assert not Indicator.objects.exists()
