"""`run.py export`: the same bytes from the same content, every reason when it refuses, and trees checked later."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from fyren.competence.course.publisher import COURSE
from fyren.editing.views.telling import faults_page
from fyren.guide.pack_files import Kind
from fyren.guide.publisher import GUIDE
from fyren.guide.tree_checks import problems_of_tree
from fyren.house.demo.guide_content import keep_own, load_guide
from fyren.publishing.effective import effective_items
from fyren.publishing.keeping import Writing, publish, save_body
from fyren.publishing.models import Entry, Release
from fyren.publishing.packs import named
from fyren.publishing.releasing import current, folder_of
from fyren.publishing.tree import SUMS, read_tree, sums_of

pytestmark = pytest.mark.django_db
AUTHOR = "author-1"


@pytest.fixture
def kept(db: None) -> None:
    """The municipality's own content, published."""
    keep_own(AUTHOR)


def export(folder: Path, *languages: str, **options: Any) -> str:
    """Run the command; returns what it says."""
    out = StringIO()
    call_command("export", folder, language=list(languages), stdout=out, **options)
    return out.getvalue()


def refused(folder: Path, *languages: str, **options: Any) -> str:
    """Run the command, which refuses; returns why."""
    with pytest.raises(CommandError) as error:
        export(folder, *languages, **options)
    return str(error.value)


def test_the_whole_tree_is_written_and_is_what_it_should_be(kept: None, tmp_path: Path) -> None:
    said = export(tmp_path / "ut")
    files = read_tree(tmp_path / "ut")
    assert len([path for path in files if path.endswith("/index.html")]) == 12 + 1
    assert f"Skrev {len(files)} filer" in said
    assert hashlib.sha256((tmp_path / "ut" / SUMS).read_bytes()).hexdigest() in said
    assert "är som den skrevs" in export(tmp_path / "ut", check=True)


def test_it_is_the_same_to_the_byte(kept: None, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()  # an empty folder will do
    for name in "ab":
        export(tmp_path / name, "sv", "ar", day=None)
    assert read_tree(tmp_path / "a") == read_tree(tmp_path / "b")


def test_some_languages(kept: None, tmp_path: Path) -> None:
    export(tmp_path / "ut", "sv", "ckb")
    assert {path.name for path in (tmp_path / "ut").iterdir() if path.is_dir()} == {
        "sv",
        "ckb",
        "data",
        "tillganglighet",
    }
    assert refused(tmp_path / "annat", "sv", "xx").startswith("Språket finns inte: xx. Det finns: ar, ckb,")
    assert "Svenska saknas" in refused(tmp_path / "annat", "ti")


def test_a_folder_that_holds_something_is_left_alone(kept: None, tmp_path: Path) -> None:
    (tmp_path / "eget.txt").write_text("mitt")
    assert "är inte en tom mapp" in refused(tmp_path, "sv")
    assert "är inte en tom mapp" in refused(tmp_path / "eget.txt", "sv")
    assert [path.name for path in tmp_path.iterdir()] == ["eget.txt"]
    assert "Det går inte att skriva till" in refused(tmp_path / "eget.txt" / "ut", "sv")


def test_every_reason_is_told_and_nothing_written(kept: None, tmp_path: Path) -> None:
    for key in ("kontaktcenter", "blenda"):
        entry = Entry.objects.get(kind=Kind.SERVICE, key=key)
        body = {**entry.revisions.latest("number").body, "source": {}}
        save_body(GUIDE, entry.name, body, Writing(AUTHOR, entry.row_version))
        entry.refresh_from_db()
        publish(entry, Writing(AUTHOR, entry.row_version))
    said = refused(tmp_path / "ut", "sv").splitlines()
    assert said[0] == "Guiden kan inte publiceras (2 skäl):"
    assert [line.split(":")[0] for line in said[1:]] == ["  service/blenda", "  service/kontaktcenter"]
    assert not (tmp_path / "ut").exists()


def test_before_anybody_has_said_who_the_municipality_is(tmp_path: Path) -> None:
    assert "settings/all: Kommunens namn och växelnummer är inte inlagda." in refused(tmp_path / "ut", "sv")


def test_without_a_database_it_makes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fyren.house.management.commands import export as command

    class Sqlite:
        vendor = "sqlite"
        settings_dict = {"NAME": tmp_path / "db.sqlite3"}

    monkeypatch.setattr(command, "connection", Sqlite)
    assert refused(tmp_path / "ut", "sv").startswith("Databasen är inte förberedd.")
    assert list(tmp_path.iterdir()) == []


def test_a_tree_that_has_changed_is_told(kept: None, tmp_path: Path) -> None:
    tree = tmp_path / "ut"
    export(tree, "sv")
    (tree / "sv" / "index.html").write_text("någon annans")
    (tree / "icon.svg").unlink()
    (tree / "ny.html").write_text("")
    assert refused(tree, check=True).splitlines()[1:] == [
        "  icon.svg: saknas",
        "  ny.html: hör inte hit",
        "  sv/index.html: är ändrad",
    ]
    (tree / SUMS).unlink()
    assert "SHA256SUMS: saknas" in refused(tree, check=True)
    assert "är ingen mapp" in refused(tmp_path / "nowhere", check=True)


def rewrite(tree: Path, path: str, data: bytes) -> None:
    """Change a file and the list with it, as somebody who means to would."""
    (tree / path).write_bytes(data)
    (tree / SUMS).write_bytes(sums_of(read_tree(tree)))


def test_a_list_that_was_changed_too_does_not_hide_everything(kept: None, tmp_path: Path) -> None:
    tree = tmp_path / "ut"
    export(tree, "sv")
    page = json.loads((tree / "data/services.json").read_text(encoding="utf-8"))
    rewrite(tree, "sv/index.html.gz", gzip.compress(b"another page"))
    rewrite(tree, "sv/index.html.br", b"not brotli")
    service = page["contents"][0]
    service["attributes"].append({"taxonomy_term": {"code": "place.protected"}})
    service["service_at_locations"] = [{"location": {}}]
    rewrite(tree, "data/services.json", json.dumps(page).encode())
    assert problems_of_tree(tree) == [
        ("sv/index.html.br", "är något annat än sidan bredvid"),
        ("sv/index.html.gz", "är något annat än sidan bredvid"),
        ("data/services.json", f"{service['name']} är skyddad, men har en adress"),
    ]


@pytest.mark.once
def test_the_employees_pages_stand_beside_the_guide(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    load_guide(AUTHOR)
    call_command("export", str(tmp_path / "site"), stdout=StringIO())
    page = (tmp_path / "site" / "arbete" / "sv" / "forskola" / "index.html").read_text(encoding="utf-8")
    assert "Växjö kommun" in page
    assert 'href="../../../sv/index.html"' in page  # the guide, for whom it concerns oneself
    rules = (tmp_path / "site" / "_headers").read_text(encoding="utf-8")
    assert {"/sv/*", "/arbete/sv/*", "/arbete/data/*"} <= set(rules.splitlines())
    assert problems_of_tree(tmp_path / "site") == []


@pytest.mark.once
def test_the_demo_s_papers_say_where_its_guide_is_served(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    made = []
    for port in (8765, 8765, 9001):
        load_guide(AUTHOR, f"http://stod.localhost:{port}/")
        body = effective_items(GUIDE)[named(Kind.SETTINGS)].body
        assert body["address"] == f"http://stod.localhost:{port}/"
        made.append(Release.objects.filter(publisher=GUIDE.name).count())
    assert made == [1, 1, 2], "the same port makes nothing anew"
    entry = Entry.objects.get(publisher=GUIDE.name, kind=Kind.SETTINGS)
    own = save_body(GUIDE, entry.name, body | {"address": "https://stod.example/"}, Writing(AUTHOR, entry.row_version))
    load_guide(AUTHOR, "http://stod.localhost:7000/")
    publish(own.entry, Writing(AUTHOR, own.entry.row_version))
    load_guide(AUTHOR, "http://stod.localhost:7000/")
    assert effective_items(GUIDE)[named(Kind.SETTINGS)].body["address"] == "https://stod.example/"


@pytest.mark.once
def test_the_demo_s_guide_leads_to_where_its_faults_are_told(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    load_guide(AUTHOR, "http://stod.localhost:8001/")
    call_command("export", str(tmp_path / "before"), stdout=StringIO())
    assert "Något fel här?" not in (tmp_path / "before" / "sv" / "index.html").read_text(encoding="utf-8")
    for port in (8000, 9000):
        settings.SITE_ADDRESS = f"http://127.0.0.1:{port}"
        load_guide(AUTHOR, f"http://stod.localhost:{port + 1}/", faults_page())
        call_command("export", str(tmp_path / str(port)), stdout=StringIO())
        page = (tmp_path / str(port) / "sv" / "index.html").read_text(encoding="utf-8")
        assert "Något fel här?" in page
        assert set(re.findall(r'href="(http://127[^/"]+)/fel/', page)) == {f"http://127.0.0.1:{port}"}


@pytest.mark.once
def test_where_an_editor_lets_faults_be_told_is_left(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    load_guide(AUTHOR, "http://stod.localhost:8001/", "http://127.0.0.1:8000/fel/{service}/")
    entry = Entry.objects.get(publisher=GUIDE.name, kind=Kind.SETTINGS)
    body = effective_items(GUIDE)[named(Kind.SETTINGS)].body
    writing = Writing(AUTHOR, entry.row_version)
    publish(
        save_body(GUIDE, entry.name, body | {"faults_address": ""}, writing).entry,
        Writing(AUTHOR, entry.row_version + 1),
    )
    load_guide(AUTHOR, "http://stod.localhost:9001/", "http://127.0.0.1:9000/fel/{service}/")
    said = effective_items(GUIDE)[named(Kind.SETTINGS)].body
    assert (said["address"], said["faults_address"]) == ("http://stod.localhost:9001/", "")


@pytest.mark.once
def test_the_course_stands_beside_the_guide_with_what_the_employees_pages_know(
    settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    load_guide(AUTHOR)
    call_command("export", str(tmp_path / "site"), stdout=StringIO())
    folder = tmp_path / "site" / "grunderna"
    page = (folder / "sv" / "anstalld" / "index.html").read_text(encoding="utf-8")
    assert "Växjö kommun" in page
    for way in re.findall(r'href="(\.\./[^"]+)"', page):
        assert (folder / "sv" / "anstalld" / way).resolve().is_file(), way
    rules = (tmp_path / "site" / "_headers").read_text(encoding="utf-8").splitlines()
    assert {"/grunderna/sv/*", "/grunderna/paket/*"} <= set(rules)
    assert len(list((folder / "paket").glob("*.zip"))) == 8
    assert problems_of_tree(tmp_path / "site") == []
    served = current(COURSE.name)
    assert served is not None
    assert served.is_current


@pytest.mark.once
def test_the_demo_s_first_tree(settings: Settings, tmp_path: Path, committed_at_once: None) -> None:
    settings.VAR = tmp_path
    load_guide(AUTHOR)
    made = current(GUIDE.name)
    assert made is not None
    html = (tmp_path / "published" / "guide" / "current" / "sv" / "index.html").read_text(encoding="utf-8")
    assert "Växjö kommun" in html
    assert "0470-410 00" in html
    assert "Blenda" not in html  # its number is not confirmed
    assert problems_of_tree(folder_of(made)) == []
    load_guide(AUTHOR)  # again: nothing more
    assert Release.objects.filter(publisher=GUIDE.name).count() == 1
    translated = Entry.objects.get(kind=Kind.SERVICE_WORDS, key="kontaktcenter", language="en").revisions.get()
    assert translated.made_from
    assert Entry.objects.filter(kind=Kind.SETTINGS, key=named(Kind.SETTINGS).key).exists()
