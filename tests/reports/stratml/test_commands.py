"""`export_stratml` and `import_stratml`, as an operator runs them."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from fyren.base.frozen import checksum_of
from fyren.indicators.content import IndicatorContent, Point, Series
from fyren.plan.models import Plan
from fyren.reports.stratml.grammar import PART_2, faults
from fyren.steering.models import RoundEdition
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.actions.world import World

pytestmark = pytest.mark.django_db


def run(*arguments: Any, **options: Any) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_out_checked_and_in_as_a_new_plan(world: World, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    run("export_stratml", output=file, site="https://fyren.exempel.example")
    root = etree.parse(file).getroot()
    assert faults(root) == []
    source, start = (root.find(f".//{{*}}{name}") for name in ("Source", "StartDate"))
    assert source is not None
    assert source.text == "https://fyren.exempel.example/planer/exempelplan/"
    assert start is not None
    assert start.text == world.edition.adopted_on.isoformat()  # type: ignore[union-attr]
    assert world.edition.checksum in run("import_stratml", file, check=True)
    run("import_stratml", file, address="tillbaka", authority="KS")
    back = Plan.objects.get(slug="tillbaka").editions.get()
    assert back.checksum == world.edition.checksum
    assert back.adopted_on is None
    assert back.development_areas.get().focus_areas.count() == 3
    assert AuditRow.objects.filter(act=Act.PLAN_TAKEN_IN).count() == 1


def test_a_changed_wording_is_told(world: World, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    run("export_stratml", output=file)
    file.write_text(file.read_text().replace("fler vågar fråga", "alla vågar fråga"))
    with pytest.raises(CommandError, match=r"area/3\.1/b3"):
        run("import_stratml", file, check=True)


def test_an_identity_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    run("export_stratml", output=file)
    file.write_text(file.read_text().replace("fler vågar fråga", "19811228-9874 vågar fråga"))
    with pytest.raises(CommandError):
        run("import_stratml", file, address="tillbaka")
    assert not Plan.objects.filter(slug="tillbaka").exists()


def test_performance_holds_what_is_decided_and_public(world: World, closed_round: RoundEdition, tmp_path: Path) -> None:
    file = tmp_path / "uppfoljning.xml"
    run("export_stratml", output=file, part=2)
    root = etree.parse(file).getroot()
    assert (faults(root), root.get("Type")) == ([], "Performance_Report")
    told = [each.text for each in root.iter(f"{{{PART_2}}}MeasurementDimension")]
    assert told == ["Öppen aktivitet hos Utbildning", "Öppen aktivitet hos Vidingehem"]
    text = file.read_text()
    assert "Exempeldata" in text
    assert "Inre aktivitet" not in text
    assert world.edition.checksum in run("import_stratml", file, check=True)


def test_indicators_are_never_the_plans(world: World, closed_round: RoundEdition, tmp_path: Path) -> None:
    """They stand under a goal of their own, with source and year; the plan that comes back has nothing of them."""
    points = (Point(2023, None, None, None, "2026-01-01"), Point(2024, 4.5, None, None, "2026-01-01"))
    series = (Series("Växjö", "0780", "municipality", True, "T", points),)
    said = ("N00001", "Trygghet", "Säger.", "Säger inte.", "context", "%", True, "up", "Exempelkälla", "CC0")
    told = IndicatorContent("id", *said, "", "", "current", "", True, "", "", (), series)
    content = json.loads(json.dumps(replace(closed_round.read(), indicators=(told,)).to_json()))
    RoundEdition.objects.filter(pk=closed_round.pk).update(content=content, checksum=checksum_of(content))
    file = tmp_path / "uppfoljning.xml"
    run("export_stratml", output=file, part=2)
    root = etree.parse(file).getroot()
    assert faults(root) == []
    units = [each.text for each in root.iter(f"{{{PART_2}}}NumberOfUnits")]
    assert units == [None, "4.5"]
    last = list(root.iter(f"{{{PART_2}}}Goal"))[-1]
    assert [each.text for each in last.iter(f"{{{PART_2}}}MeasurementDimension")] == ["Trygghet (Alla)"]
    assert "Exempelkälla, CC0" in file.read_text()
    assert world.edition.checksum in run("import_stratml", file, check=True)


def test_which_plan_must_be_said_when_there_are_several(world: World, tmp_path: Path) -> None:
    run("export_stratml", output=tmp_path / "a.xml", plan="exempelplan")
    run("import_stratml", tmp_path / "a.xml", address="tillbaka")
    with pytest.raises(CommandError, match="exempelplan, tillbaka"):
        run("export_stratml", output=tmp_path / "b.xml")


SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">
  <xs:element name="{root}"/></xs:schema>"""


def test_a_schema_of_ones_own_is_heeded(world: World, tmp_path: Path) -> None:
    space, file, schema = "urn:ISO:std:iso:17469:tech:xsd:stratml_core", tmp_path / "a.xml", tmp_path / "a.xsd"
    schema.write_text(SCHEMA.format(space=space, root="StrategicPlan"))
    run("export_stratml", output=file, schema=schema)
    assert file.exists()
    schema.write_text(SCHEMA.format(space=space, root="AnotherPlan"))
    with pytest.raises(CommandError, match="StrategicPlan"):
        run("export_stratml", output=tmp_path / "b.xml", schema=schema)
    with pytest.raises(CommandError, match="finns-inte"):
        run("export_stratml", output=tmp_path / "b.xml", schema=tmp_path / "finns-inte.xsd")
