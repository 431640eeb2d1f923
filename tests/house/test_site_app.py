"""Several trees as one site: each under its name, with its own headers, and none reaching another."""

from __future__ import annotations

import io
from pathlib import Path
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from fyren.house.tree_app import SiteApp, site_of
from fyren.publishing.tree import make_current, write_tree


def tree(home: Path, name: str) -> Path:
    files = {"index.html": name.encode(), "sv/index.html": f"{name} sv".encode(), f"{name}.txt": b"own"}
    write_tree({**files, "_headers": f"/*\n  X-Tree: {name}\n".encode()}, home / name / "000001")
    make_current(home / name, "000001")
    return home / name


@pytest.fixture
def site(tmp_path: Path) -> SiteApp:
    return site_of(str(tree(tmp_path, "guide")), f"arbete={tree(tmp_path, 'detection')}")


def asked(site: SiteApp, path: str) -> tuple[int, dict[str, str], bytes]:
    """What came back; the app's manners are checked against the WSGI standard."""
    environ = {"PATH_INFO": path, "SCRIPT_NAME": "", "QUERY_STRING": "", "wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    answer = validator(site)(environ, lambda status, headers, _error=None: begun.append((status, headers)))  # type: ignore[func-returns-value,arg-type]
    body = b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
    [(status, headers)] = begun
    return int(status.split()[0]), dict(headers), body


@pytest.mark.parametrize(
    ("path", "body", "whose"),
    [
        ("/", b"guide", "guide"),
        ("/sv/", b"guide sv", "guide"),
        ("/arbete/", b"detection", "detection"),
        ("/arbete/sv/", b"detection sv", "detection"),
        ("/arbete/detection.txt", b"own", "detection"),
    ],
)
def test_each_tree_answers_for_its_own(site: SiteApp, path: str, body: bytes, whose: str) -> None:
    status, headers, found = asked(site, path)
    assert (status, found, headers["X-Tree"]) == (200, body, whose)


@pytest.mark.parametrize("path", ["/detection.txt", "/arbete/guide.txt", "/arbetet/", "/arbete/../guide.txt"])
def test_no_tree_reaches_another(site: SiteApp, path: str) -> None:
    assert asked(site, path)[0] == 404


@pytest.mark.parametrize(("path", "place"), [("/arbete", "/arbete/"), ("/arbete/sv", "/arbete/sv/"), ("/sv", "/sv/")])
def test_a_folder_is_led_to_its_page(site: SiteApp, path: str, place: str) -> None:
    status, headers, _body = asked(site, path)
    assert (status, headers["Location"]) == (308, place)
