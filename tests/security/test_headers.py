"""What every answer carries: the strict content policy, cookies that are kept close, forms that cannot be forged."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fyren.people import access_table
from fyren.people.models import Body, User
from fyren.people.viewer import Viewer
from tests.access.objects import OBJECTS, QUERIES, Asked
from tests.actions.world import World

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
# The public tells of a fault on a page that not even this site is told where one came from.
REFERRERS = {"fault_tell": "no-referrer"}
# An example that is never saved; and a count with a ceiling, whose form must not set a cookie on a visitor's device.
TOKENLESS = ("gallery", "fault_tell", "routine", "routine_read")
# Built whole like the guide's own pages: what stands in it is allowed by its hash and nothing else is.
BY_HASH = ("fault_tell",)
# A persona that may open each kind of page, in the order in which they are tried.
OPENERS = (None, "amira", "bjorn", "eva", "farid", "gun", "hanna", "inger", "david")


def opened(world: World, client_of: ClientOf) -> Iterator[tuple[str, object]]:
    """One answer of 200 from every route that gives one, to somebody who may."""
    clients = {key: client_of(key) for key in OPENERS}
    for route in access_table.routes():
        for key in OPENERS:
            viewer = world.viewer(key) if key else access_table.viewer_as(access_table.ANYONE)
            if "GET" not in route.policies or not route.policies["GET"].allows(viewer):
                continue
            home = _home(world, viewer)
            asked = Asked(world, home, next(iter(viewer.roles), None), is_own=True)
            address = reverse(route.name, kwargs=OBJECTS[route.name](asked) if route.arguments else None)
            query = QUERIES.get(("GET", route.name))
            response = clients[key].get(f"{address}?{query(world)}" if query else address)
            if response.status_code == 200:
                yield route.name, response
                break


def _home(world: World, viewer: Viewer) -> Body:
    held = [grant.authority for grant in viewer.grants]
    return Body.objects.get(public_id=held[0]) if held else world.bodies["KS"]


@pytest.mark.once
def test_every_page_has_the_strict_policy_and_its_forms_carry_the_token(
    bodies: dict[str, Body], people: dict[str, User], client_of: ClientOf
) -> None:
    seen, with_token = set(), 0
    for name, response in opened(World(bodies, people), client_of):
        policy = response["Content-Security-Policy"]  # type: ignore[index]
        assert "unsafe" not in policy, name
        assert "default-src 'none'" in policy, name
        allowed = "'sha256-" if name in BY_HASH else "'self'"
        assert f"script-src {allowed}" in policy, name
        assert f"style-src {allowed}" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert response["X-Content-Type-Options"] == "nosniff", name  # type: ignore[index]
        assert response["Referrer-Policy"] == REFERRERS.get(name, "same-origin"), name  # type: ignore[index]
        if name not in BY_HASH:
            _nothing_inline(name, response)
        if name not in TOKENLESS and response["Content-Type"].startswith("text/html"):  # type: ignore[index]
            with_token += _forms_with_the_token(name, response)
        seen.add(name)
    assert len(seen) > 40
    assert with_token > 40


def _forms_with_the_token(name: str, response: object) -> int:
    """How many forms change something; each of them carries the token."""
    found = 0
    for form in response.content.decode().split("<form")[1:]:  # type: ignore[attr-defined]
        head, _tag, rest = form.partition(">")
        if 'method="post"' in head:
            assert "csrfmiddlewaretoken" in rest.split("</form>")[0], name
            found += 1
    return found


def _nothing_inline(name: str, response: object) -> None:
    """The policy would refuse it, so the page must not have it."""
    is_file = response.get("Content-Disposition", "").startswith("attachment")  # type: ignore[attr-defined]
    if is_file or not response["Content-Type"].startswith("text/html"):  # type: ignore[index]
        return  # a file is opened outside the site, where our policy does not reach
    page = response.content.decode()  # type: ignore[attr-defined]
    assert "<style" not in page, name
    assert " style=" not in page, name
    assert "javascript:" not in page, name
    assert not any(f" {handler}=" in page for handler in ("onclick", "onload", "onchange", "onsubmit")), name
    for script in page.split("<script")[1:]:
        assert script.split(">")[0].strip().startswith("src="), name


@pytest.mark.parametrize("address", ["/finns-inte/", "/administration/personer/"])
def test_refusals_have_it_too(client_of: ClientOf, address: str) -> None:
    response = client_of("bjorn").get(address)
    assert response.status_code in (403, 404)
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_cookies_are_kept_close(people: dict[str, User]) -> None:
    people["bjorn"].set_password("en-lång-fras-att-minnas-27")
    people["bjorn"].save()
    client = Client()
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": people["bjorn"].email, "password": "en-lång-fras-att-minnas-27"})
    session, token = client.cookies[settings.SESSION_COOKIE_NAME], client.cookies[settings.CSRF_COOKIE_NAME]
    for cookie in (session, token):
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert session["max-age"] == ""  # gone when the browser closes


def test_cookies_travel_over_https_only_where_there_is_https(monkeypatch: pytest.MonkeyPatch) -> None:
    from fyren.house import settings as house

    monkeypatch.setenv("FYREN_HTTPS", "1")
    try:
        served = importlib.reload(house)
        assert served.SESSION_COOKIE_SECURE
        assert served.CSRF_COOKIE_SECURE
        assert served.SECURE_HSTS_SECONDS >= 31_536_000
        assert served.SECURE_SSL_REDIRECT
    finally:
        monkeypatch.undo()
        importlib.reload(house)


def test_a_form_from_elsewhere_is_refused(people: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["farid"])
    values = {"name": "Ny", "email": "ny@fyren.example"}
    assert client.post(reverse("person_add"), values).status_code == 403
    assert not User.objects.filter(email="ny@fyren.example").exists()

    page = client.get(reverse("person_add")).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert client.post(reverse("person_add"), values | {"csrfmiddlewaretoken": token}).status_code == 302


def test_what_staff_read_stays_out_of_caches(client_of: ClientOf) -> None:
    assert "no-store" in client_of("bjorn").get(reverse("body_list"))["Cache-Control"]
    assert "Cache-Control" not in client_of(None).get(reverse("body_list"))


def test_public_pages_set_no_cookie(bodies: dict[str, Body], people: dict[str, User]) -> None:
    """Every page that everyone may read, save the log-in, which needs one (and so is the control)."""
    world, anyone = World(bodies, people), access_table.viewer_as(access_table.ANYONE)
    with_cookie = set()
    for route in access_table.routes():
        if "GET" in route.policies and route.policies["GET"].allows(anyone):
            asked = Asked(world, bodies["KS"], None, is_own=True)
            kwargs = OBJECTS[route.name](asked) if route.arguments else None
            if Client().get(reverse(route.name, kwargs=kwargs)).cookies:
                with_cookie.add(route.name)
    assert with_cookie == {"account_login"}


def test_another_host_is_refused() -> None:
    assert Client(headers={"host": "exempel.se"}).get("/").status_code == 400
