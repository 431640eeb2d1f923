"""Visiting the demo's main pages the way a person would, log-in form included."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import quote, urlencode, urljoin, urlsplit

from runner.console import complain, say

PLANS = "/planer/"
PUBLIC = ("/", PLANS, "/organisation/", "/sok/?q=" + quote("våld"), "/logga-in/")
LOG_IN = "/logga-in/"
AFTER_LOG_IN = "/idag/"
PATIENCE = 30.0
# What the guide answers with: never kept, never told, never marked.
GUIDE_HEADERS = {"cache-control": "no-store", "referrer-policy": "no-referrer", "request-otr": "1"}


@dataclass
class Page:
    """What came back."""

    address: str
    status: int
    text: str
    milliseconds: float
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class LoginForm(HTMLParser):
    """Finds the form that has a password field, and what else it wants sent."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    email: str = ""
    password: str = ""
    _inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the form and its fields."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.password:
            self._inside, self.action, self.fields = True, values.get("action", ""), {}
        elif tag == "input" and self._inside and "name" in values:
            self._note(values)

    def _note(self, values: dict[str, str]) -> None:
        kind, name = values.get("type", "text"), values["name"]
        if kind == "password":
            self.password = name
        elif kind in {"text", "email"}:
            self.email = name
        elif kind == "hidden":
            self.fields[name] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """The form is over."""
        if tag == "form":
            self._inside = False


def new_browser() -> urllib.request.OpenerDirector:
    """Its own cookies, and never through a proxy: the pages are on this machine."""
    cookies = urllib.request.HTTPCookieProcessor(CookieJar())
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)


def get(browser: urllib.request.OpenerDirector, address: str, data: Mapping[str, str] | None = None) -> Page:
    """Fetch a page, or send a form; redirects are followed."""
    # A form is refused without the page that it came from, as in any browser.
    request = urllib.request.Request(address, urlencode(data).encode() if data else None, {"Referer": address})
    started = time.perf_counter()
    headers: dict[str, str] = {}
    try:
        with browser.open(request, timeout=PATIENCE) as answer:
            status, text, address = answer.status, answer.read().decode(), answer.url
            headers = {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode(errors="replace")
    except OSError as error:
        status, text = 0, str(error)
    return Page(address, status, text, (time.perf_counter() - started) * 1000, headers)


def visit_all(home: str, guide: str, people: Iterable[Mapping[str, str]]) -> bool:
    """Visit the public pages, the guide and each person's first page; tell each; whether all were as they should."""
    browser = new_browser()
    plans = _plans(get(browser, urljoin(home, PLANS)).text)
    fine = [_report(get(browser, urljoin(home, path)), path) for path in (*PUBLIC, *plans)]
    if not plans:
        complain(f"  FEL  {PLANS} länkar inte till någon plan")
        fine.append(False)
    fine += _visit_guide(guide)
    for person in people:
        page = _log_in(home, person)
        fine.append(_report(page, f"{AFTER_LOG_IN} som {person['role']}", ends_at=AFTER_LOG_IN))
    say("Alla sidor svarar." if all(fine) else f"{fine.count(False)} av {len(fine)} sidor svarar inte som de ska.")
    return all(fine)


def _plans(text: str) -> list[str]:
    """The addresses of the plans that the list links to, each once."""
    return list(dict.fromkeys(re.findall(rf'href="({PLANS}[^"/?#]+/)"', text)))


def _visit_guide(guide: str) -> list[bool]:
    """Visit the guide's first page and each language that it leads to; whether each answers, and is not to be kept."""
    browser = new_browser()
    first = get(browser, guide)
    languages = re.findall(r'href="([^"]+)"[^>]* hreflang=', first.text)
    pages = [first, *(get(browser, urljoin(guide, path)) for path in languages)]
    fine = [_report(page, f"guiden {urlsplit(page.address).path}") and _is_forgotten(page) for page in pages]
    if not languages:
        complain("  FEL  guiden länkar inte till något språk")
        fine.append(False)
    return fine


def _is_forgotten(page: Page) -> bool:
    """Whether a page of the guide has the headers that keep it out of the browser's memory, and sets no cookie."""
    lacking = [name for name, value in GUIDE_HEADERS.items() if page.headers.get(name) != value]
    if lacking or "set-cookie" in page.headers:
        complain(f"  FEL  {urlsplit(page.address).path} saknar {', '.join(lacking) or 'frihet från kakor'}")
        return False
    return True


def _log_in(home: str, person: Mapping[str, str]) -> Page:
    """Fill in the real form as the person would, and open the page that meets those who work in Fyren."""
    browser = new_browser()
    page = get(browser, urljoin(home, LOG_IN))
    form = LoginForm()
    form.feed(page.text)
    if not form.password:
        return Page(page.address, page.status, "", page.milliseconds)
    filled = {**form.fields, form.email: person["email"], form.password: person["password"]}
    get(browser, urljoin(page.address, form.action), filled)
    return get(browser, urljoin(home, AFTER_LOG_IN))


def _report(page: Page, name: str, *, ends_at: str = "") -> bool:
    """Print one line for a page; whether it is as it should be."""
    path = urlsplit(page.address).path
    astray = bool(ends_at) and path != ends_at
    fine = page.status == 200 and not astray
    line = f"{page.status or 'inget svar'}  {page.milliseconds:6.0f} ms  {name}"
    if fine:
        say(f"  ok   {line}")
    else:
        complain(f"  FEL  {line}" + (f" (hamnade på {path})" if astray else ""))
    return fine
