"""The guide as a publisher: what its tree holds, the same bytes every time, and how it is to be served."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import brotli
import pytest

from fyren.guide import publisher
from fyren.guide.content import Language
from fyren.guide.document import Document
from fyren.guide.pack_files import Kind
from fyren.guide.publisher import GUIDE, GuidePublisher
from fyren.guide.reading import Guide
from fyren.publishing.compressing import compressed
from fyren.publishing.items import Items, only_languages
from fyren.publishing.packs import named
from fyren.publishing.port import Files, tree_of
from fyren.publishing.served import NOT_SERVED
from fyren.publishing.shell import source_hash
from fyren.publishing.tree import sums_of
from tests.architecture.sources import ROOT
from tests.guide.conftest import DAY, with_body, with_service

TWO = ("sv", "ti")
OF_A_LANGUAGE = ("index.html", "index.html.br", "index.html.gz", "affisch.pdf", "kort.pdf")
CODES = ["sv", "sv-simple", "en", "ar", "so", "prs", "fa", "uk", "ti", "ckb", "pl", "fi"]


@pytest.fixture(scope="module")
def files() -> Files:
    """The tree of two languages, made once: it is only read."""
    from tests.guide.conftest import BODIES, items_of

    return tree_of(GUIDE, only_languages(items_of(BODIES), TWO), DAY)


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def policy_of_page(html: bytes) -> str:
    """The policy in the page itself."""
    (found,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html.decode())
    return found.replace("&#x27;", "'")


def test_the_tree_holds_what_it_should(files: Files) -> None:
    fixed = {path for path in files if not path.startswith("data/services/")}
    assert fixed == {
        "index.html",
        "icon.svg",
        "tillganglighet/index.html",
        *(f"{code}/{name}" for code in TWO for name in OF_A_LANGUAGE),
        "data/services.json",
        "data/services.ndjson",
        "_headers",
        "nginx.conf.sample",
        "Caddyfile.sample",
    }


def test_the_same_items_and_day_give_the_same_bytes(files: Files, items: Items) -> None:
    reversed_order = dict(reversed(only_languages(items, TWO).items()))
    compressed.cache_clear()  # nothing is to be remembered from the first time
    assert tree_of(GuidePublisher(), reversed_order, DAY) == files
    assert tree_of(GUIDE, reversed_order, DAY.replace(day=25)) != files


def test_another_process_makes_the_same_bytes(files: Files) -> None:
    program = (
        "import django; django.setup()\n"
        "from tests.guide.conftest import BODIES, DAY, items_of\n"
        "from fyren.guide.publisher import GUIDE\n"
        "from fyren.publishing.items import only_languages\n"
        "from fyren.publishing.port import tree_of\n"
        "from fyren.publishing.tree import sums_of\n"
        f"tree = tree_of(GUIDE, only_languages(items_of(BODIES), {TWO}), DAY)\n"
        "print(sums_of(tree).decode(), end='')\n"
    )
    # Other hashes, so that no order hangs on them.
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == sums_of(files).decode()


def test_what_is_asked_and_then_built_is_made_once(items: Items, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    document_of = publisher.document_of

    def counted(guide: Guide, language: Language, day: dt.date) -> Document:
        made.append(language.code)
        return document_of(guide, language, day)

    monkeypatch.setattr(publisher, "document_of", counted)
    own, some = GuidePublisher(), only_languages(items, ["sv"])
    assert own.faults(some, DAY) == []
    own.build(some, DAY)
    assert made == ["sv"]
    own.build(with_service(some, "kontaktcenter", interpreters=True), DAY)
    assert made == ["sv", "sv"]  # something else is made anew


def test_a_document_is_there_compressed_too(files: Files) -> None:
    for code in TWO:
        plain = files[f"{code}/index.html"]
        assert brotli.decompress(files[f"{code}/index.html.br"]) == plain
        assert gzip.decompress(files[f"{code}/index.html.gz"]) == plain
        assert len(files[f"{code}/index.html.br"]) < len(files[f"{code}/index.html.gz"]) < len(plain) / 3


def test_what_cannot_be_printed_is_a_reason(items: Items) -> None:
    name = named(Kind.SERVICE_WORDS, "kvinnofridslinjen", "sv")
    odd = with_body(items, name, {**items[name].body, "plain": "kvinnor \U00013000"})
    (fault,) = GUIDE.faults(only_languages(odd, TWO), DAY)
    assert str(fault.why).endswith("har ett tecken som inte går att skriva ut.")
    assert GUIDE.faults(only_languages(items, TWO), DAY) == []


def test_the_first_page_leads_to_every_language_without_a_script(items: Items) -> None:
    only_first = {**only_languages(items, CODES)}
    html = tree_of(GUIDE, only_first, DAY)["index.html"]
    links = Links(html).found
    languages = [link for link in links if link.get("hreflang")]
    assert [link["href"] for link in languages] == [f"{code}/index.html" for code in CODES]
    assert all(link["lang"] == link["hreflang"] and link["dir"] in {"ltr", "rtl"} for link in languages)
    assert "data-exit" in links[0]  # the first thing that the keyboard meets
    assert links[0]["href"] == "https://www.smhi.se/"


def test_the_statement_says_what_the_law_asks(files: Files) -> None:
    text = files["tillganglighet/index.html"].decode()
    for said in ("2018:1937", "Växjö kommun", "tel:+4647041000", "Digg", "inte testad i Safari", "ትግርኛ", "2026-11-24"):
        assert said in text
    assert "mailto:" not in text
    assert "Svenska" not in text  # it is among those that nobody needs to have translated


@pytest.mark.parametrize(
    ("channel", "link"),
    [("tillganglig@example.se", "mailto:tillganglig@example.se"), ("https://example.se/fel", "https://example.se/fel")],
)
def test_the_statement_points_to_the_ordinary_channel(items: Items, channel: str, link: str) -> None:
    name = named(Kind.SETTINGS)
    changed = with_body(items, name, {**items[name].body, "accessibility_contact": channel})
    html = tree_of(GUIDE, only_languages(changed, ["sv"]), DAY)["tillganglighet/index.html"]
    assert link in [each["href"] for each in Links(html).found]


@pytest.mark.parametrize("page", ["index.html", "tillganglighet/index.html", "sv/index.html", "ti/index.html"])
def test_every_page_allows_only_what_stands_in_it(files: Files, page: str) -> None:
    html = files[page].decode()
    policy = policy_of_page(files[page])
    assert "unsafe" not in policy
    inside = re.findall(r"<style>(.*?)</style>", html, re.S) + re.findall(r"<script>(.*?)</script>", html, re.S)
    assert inside
    assert sorted(re.findall(r"'sha256-[^']+'", policy)) == sorted(map(source_hash, inside))
    rule = f"/{page.removesuffix('index.html')}" + ("*" if "/" in page else "")
    (sent,) = re.findall(rf"^{re.escape(rule)}\n  Content-Security-Policy: (.+)$", files["_headers"].decode(), re.M)
    assert sent.replace("; frame-ancestors 'none'", "") == policy


def test_nothing_is_asked_of_another_host(files: Files) -> None:
    loads = re.compile(rb"""<(?:img|script|link|iframe|source|video)[^>]+(?:src|href)=["'](?!data:)""")
    for path, data in files.items():
        if path.endswith(".html"):
            assert not loads.search(data), path
    assert loads.search(b'<script src="https://example.org/x.js">')  # the control


def test_the_samples_keep_no_log_and_send_every_header(files: Files) -> None:
    nginx, caddy = files["nginx.conf.sample"].decode(), files["Caddyfile.sample"].decode()
    assert "access_log off;" in nginx
    assert re.findall(r"^\s*(?:error_log|access_log) (\S+)", nginx, re.M) == ["off;", "/dev/null"]
    assert not re.search(r"^\s*log\b", caddy, re.M)
    for header in ("Cache-Control", "Referrer-Policy", "X-Frame-Options", "Permissions-Policy", "Request-OTR"):
        blocks = len(re.findall(r"^    location ", nginx, re.M))
        assert nginx.count(f"add_header {header} ") == blocks, header
        assert f"\t\t{header} " in caddy
    rules = re.sub(r"^#.*$", "", nginx + caddy, flags=re.M)
    assert "Strict-Transport-Security" not in rules  # it would keep the host's name in the browser
    assert "etag off" in nginx
    for name in NOT_SERVED:
        assert name in caddy
        assert name.replace(".", r"\.") in nginx
