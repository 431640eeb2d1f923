"""What the server loads when it starts: each worker keeps it, and every command and child process pays for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.installation import own_installation, program, run

# What few requests need and much comes with. A function that needs it imports it.
LATE = ["docx", "icalendar", "lxml", "openpyxl", "phonenumbers", "pypdfium2", "typst", "xlsxwriter", "zxingcpp"]
SERVER = """
import json, sys
import fyren.house.wsgi
from django.urls import get_resolver, URLResolver
def reach(patterns):
    for each in patterns:
        if isinstance(each, URLResolver):
            reach(each.url_patterns)
reach(get_resolver().url_patterns)
{also}
print(json.dumps(sorted(sys.modules)))
"""
WORD = """
import datetime
from fyren.base.documents.writing import Document, as_word
as_word(Document(title="T", subtitle="", author="", day=datetime.date(2026, 1, 1), blocks=()))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory):
    def loaded(also: str = "") -> set[str]:
        with own_installation(tmp_path_factory.mktemp("start")) as environment:
            static = Path(environment["FYREN_VAR"]) / "static"
            static.mkdir(parents=True)
            return set(json.loads(run(environment, *program(SERVER.format(also=also)))))

    return loaded


def test_what_few_requests_need_comes_late(loaded) -> None:
    modules = loaded()
    assert "fyren.steering.views.calendars" in modules, "the pages are there"
    assert not modules & set(LATE)


def test_it_comes_when_it_is_needed(loaded) -> None:
    assert {"docx", "lxml"} <= loaded(WORD)
