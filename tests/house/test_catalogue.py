"""Translations: found in code and templates, merged with what people wrote, checked and compiled."""

from __future__ import annotations

import ast
import gettext
import json
from pathlib import Path

import polib
import pytest

from fyren.house import catalogue

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext_lazy, pgettext
label = _("Plan")
count = ngettext("%(n)s plan", "%(n)s plans", 2)
month = pgettext("month", "May")
other = npgettext_lazy("food", "one dish", "many dishes")
not_this = translate("No")
"""
TEMPLATE = """
<p>
    {% translate "Read the plan" %}
  {# Translators: a comment #}
      {% blocktranslate count n=number trimmed %}
        {{ n }} area
      {% plural %}
        {{ n }} areas
      {% endblocktranslate %}
 {% translate "May" context "verb" %} "unbalanced ' quote
</p>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "fyren" / "room" / "templates" / "room").mkdir(parents=True)
    (tmp_path / "fyren" / "room" / "models.py").write_text(CODE)
    (tmp_path / "fyren" / "room" / "migrations").mkdir()
    (tmp_path / "fyren" / "room" / "migrations" / "0001.py").write_text('_("In a migration")')
    (tmp_path / "fyren" / "room" / "templates" / "room" / "page.html").write_text(TEMPLATE)
    (tmp_path / "locale" / "parts").mkdir(parents=True)
    return tmp_path


def write_part(root: Path, name: str, texts: dict[str, object]) -> None:
    (root / "locale" / "parts" / f"{name}.json").write_text(json.dumps(texts))


def everything() -> dict[str, object]:
    return {
        "Plan": "Plan",
        "Read the plan": "Läs planen",
        "%(n)s plan": ["En plan", "%(n)s planer"],
        "%(n)s area": ["%(n)s område", "%(n)s områden"],
        "month\x04May": "maj",
        "verb\x04May": "Får",
        "food\x04one dish": ["en rätt", "flera rätter"],
    }


def test_texts_are_found_in_code_and_templates(root: Path) -> None:
    assert catalogue.extract(root) == {
        catalogue.Text("", "Plan", ""),
        catalogue.Text("", "%(n)s plan", "%(n)s plans"),
        catalogue.Text("month", "May", ""),
        catalogue.Text("food", "one dish", "many dishes"),
        catalogue.Text("", "Read the plan", ""),
        catalogue.Text("", "%(n)s area", "%(n)s areas"),
        catalogue.Text("verb", "May", ""),
    }


def test_missing_translations_are_faults_until_a_part_has_them(root: Path) -> None:
    catalogue.write(root)
    assert "utan översättning: Read the plan" in catalogue.faults(root)
    write_part(root, "all", everything())
    assert "ändrad i en del: Read the plan" in catalogue.faults(root)
    catalogue.write(root)
    assert catalogue.faults(root) == []


def test_a_new_text_and_an_unused_one_are_faults(root: Path) -> None:
    write_part(root, "all", everything())
    catalogue.write(root)
    (root / "fyren" / "room" / "models.py").write_text(CODE.replace('"Plan"', '"Programme"'))
    assert "inte i katalogen: Programme" in catalogue.faults(root)
    assert "används inte längre: Plan" in catalogue.faults(root)


def test_a_fuzzy_translation_is_a_fault(root: Path) -> None:
    write_part(root, "all", {key: value for key, value in everything().items() if key != "Plan"})
    catalogue.write(root)
    file = polib.pofile(str(catalogue.po_path(root)))
    entry = file.find("Plan")
    assert entry
    entry.msgstr, entry.flags = "Plan", ["fuzzy"]
    file.save()
    assert "utan översättning: Plan" in catalogue.faults(root)


def test_a_translation_written_in_the_catalogue_is_kept(root: Path) -> None:
    catalogue.write(root)
    path = catalogue.po_path(root)
    path.write_text(path.read_text().replace('msgid "Plan"\nmsgstr ""', 'msgid "Plan"\nmsgstr "Plan"'))
    catalogue.write(root)
    assert 'msgid "Plan"\nmsgstr "Plan"' in path.read_text()


def test_other_placeholders_are_a_fault(root: Path) -> None:
    write_part(root, "all", everything() | {"%(n)s area": ["%(n)s område", "%(x)s områden"]})
    catalogue.write(root)
    assert catalogue.faults(root) == ["andra platshållare än i originalet: %(n)s area"]


def test_a_part_is_taken_in_once(root: Path) -> None:
    write_part(root, "all", everything())
    catalogue.write(root)
    assert list((root / "locale" / "parts").iterdir()) == []
    assert catalogue.faults(root) == []


def test_two_parts_that_disagree_are_refused(root: Path) -> None:
    write_part(root, "a", {"Plan": "Plan"})
    write_part(root, "b", {"Plan": "Program"})
    with pytest.raises(ValueError, match="annat sätt"):
        catalogue.merge(root)


def test_it_is_compiled_when_out_of_date_only(root: Path, tmp_path: Path) -> None:
    write_part(root, "all", everything())
    catalogue.write(root)
    home = tmp_path / "compiled"
    assert catalogue.compile_to(root, home)
    assert not catalogue.compile_to(root, home)
    swedish = gettext.translation("django", localedir=home, languages=["sv"])
    assert swedish.gettext("Read the plan") == "Läs planen"
    assert swedish.pgettext("month", "May") == "maj"
    assert swedish.ngettext("%(n)s plan", "%(n)s plans", 3) == "%(n)s planer"
    write_part(root, "all", everything() | {"Read the plan": "Läs"})
    catalogue.write(root)
    assert catalogue.compile_to(root, home)


def test_whatever_the_code_calls_a_translation_is_looked_for() -> None:
    """A name that the extraction does not know leaves its texts in English."""
    called = set()
    for path in (Path(__file__).parents[2] / "fyren").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                called |= {each.asname or each.name for each in node.names if "gettext" in each.name}
    assert {"_", "_lazy"} <= called, "the probe finds what there is"
    assert called <= set(catalogue.KEYWORDS)
