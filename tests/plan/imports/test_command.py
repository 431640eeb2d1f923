"""`import_plan`: what it prints, saves and refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from fyren.plan.importing import parse_document, public_json
from fyren.plan.models import ImportState, Plan, PlanImport
from fyren.vault.models import AuditRow
from tests.plan.imports.documents import EXAMPLE, REAL, TITLE, zip_bomb

CLEAR = EXAMPLE.replace("Kommunen ska arbeta för: Att tidigt upptäcka våld\n", "")


def run(*arguments, **options):
    out = StringIO()
    call_command("import_plan", *map(str, arguments), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


@pytest.fixture
def clear(tmp_path):
    """A plan without doubtful lines."""
    path = tmp_path / "plan.txt"
    path.write_text(CLEAR)
    return path


def test_json_is_exactly_what_was_found_and_saves_nothing():
    """Without the database: the test has no access to one."""
    printed = json.loads(run(REAL, "--title", TITLE, "--dry-run", "--json"))

    assert printed == public_json(parse_document(REAL, title=TITLE).parsed)
    assert sum(len(area["focus_areas"]) for area in printed["development_areas"]) == 14


def test_works_where_nothing_has_been_prepared(tmp_path):
    environment = os.environ | {"FYREN_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "fyren.house.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "django", "import_plan", str(REAL), "--dry-run", "--json"],
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["unresolved"][0]["line"] == 0
    assert not (tmp_path / "var" / "db.sqlite3").exists()


def test_a_summary_for_people():
    printed = run(REAL, "--dry-run")

    assert "14 " in printed
    assert "Dokumentet har ingen titelrad." in printed
    assert "166" in printed


@pytest.mark.django_db
def test_a_plan_without_doubts_is_published(clear):
    printed = run(clear, "--title", "Exempelplan")

    assert Plan.objects.get().slug == "exempelplan"
    assert "/planer/exempelplan/" in printed
    assert set(AuditRow.objects.filter(act__startswith="plan.").values_list("actor", flat=True)) == {"installation"}


@pytest.mark.django_db
def test_a_plan_with_doubts_waits_for_review():
    printed = run(REAL, "--title", TITLE)

    plan_import = PlanImport.objects.get()
    assert plan_import.state == ImportState.REVIEW
    assert f"/arbete/planer/import/{plan_import.public_id}/" in printed
    assert not Plan.objects.exists()


@pytest.mark.django_db
def test_somebody_may_vouch_for_the_doubts():
    run(REAL, "--title", TITLE, "--publish")

    assert Plan.objects.get().title == TITLE


@pytest.mark.django_db
def test_what_remains_hinders_also_one_who_vouches():
    with pytest.raises(CommandError, match="/arbete/planer/import/"):
        run(REAL, "--publish")

    assert PlanImport.objects.get().state == ImportState.REVIEW


@pytest.mark.django_db
def test_with_json_nothing_else_stands_on_stdout(clear):
    json.loads(run(clear, "--title", "Exempelplan", "--json"))

    assert Plan.objects.count() == 1


@pytest.mark.django_db
def test_another_authority(clear, bodies):
    run(clear, "--title", "Exempelplan", "--authority", "utbildning")

    assert Plan.objects.get().authority == bodies["Utbildning"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Finns inte", "Utbildningsförv."])
def test_no_such_authority(clear, name):
    with pytest.raises(CommandError, match="--authority"):
        run(clear, "--authority", name)
    assert not PlanImport.objects.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"%PDF-1.7\nbroken", b"\x89PNG\r\n", zip_bomb],
    ids=["none", "blank", "pdf", "png", "bomb"],
)
def test_a_bad_file_is_one_line(tmp_path, content):
    path = tmp_path / "plan.txt"
    path.write_bytes(content() if callable(content) else content)

    with pytest.raises(CommandError) as refused:
        run(path, "--dry-run", "--json")
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_no_such_file(tmp_path):
    with pytest.raises(CommandError, match=r"plan\.txt"):
        run(tmp_path / "plan.txt", "--dry-run")
