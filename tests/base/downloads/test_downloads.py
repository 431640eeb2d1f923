"""Files that are given out: never a name that breaks the header, and in a demo marked."""

from __future__ import annotations

import pytest

from fyren.base.downloads import CONTENT_TYPES, download


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_a_file_is_kept_and_not_shown(kind: str) -> None:
    response = download(b"x", "Nämnden för arbete", kind, is_example=False)
    assert response["Content-Disposition"] == f'attachment; filename="namnden-for-arbete.{kind}"'
    assert response["Content-Type"] == CONTENT_TYPES[kind]


@pytest.mark.parametrize(("is_demo", "said", "marked"), [(True, None, True), (False, None, False), (False, True, True)])
def test_example_data_is_marked_in_the_name(settings, is_demo: bool, said: bool | None, marked: bool) -> None:
    settings.DEMO = is_demo
    assert ("exempeldata" in download(b"x", "Rapport", "pdf", is_example=said)["Content-Disposition"]) is marked


def test_no_name_leaves_the_header() -> None:
    named = download(b"x", 'a"; filename="b.exe\r\nX: y/../' + "z" * 300, "csv", is_example=False)
    assert named["Content-Disposition"].count('"') == 2
    assert len(named["Content-Disposition"]) < 150
