"""The house's own pages: what they say, to whom, and what they leave behind on a reader's computer."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory, override_settings
from django.urls import resolve, reverse
from django.views.defaults import bad_request, permission_denied, server_error
from lxml import html

from fyren.base.due import DUE, DueItem
from fyren.house.navigation import may_open, navigation_for

PUBLIC = ["home", "open_data", "open_data_dcat", "about", "accessibility", "gallery", "robots", "sheets"]


@pytest.fixture
def waiting() -> Iterator[list[DueItem]]:
    items: list[DueItem] = []

    def adapter(viewer: object) -> list[DueItem]:
        return items

    DUE.register(adapter)
    yield items
    DUE.unregister(adapter)


def item(number: int, day: dt.date | None) -> DueItem:
    return DueItem(
        verb="Svara", what=f"Remiss {number}", url=f"/remiss/{number}/", date=day, reason="Nämnden har inte svarat."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_set_no_cookie_and_do_not_vary(client: Client, name: str):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
def test_the_same_probe_finds_a_cookie_where_there_is_one(client: Client):
    response = client.get(reverse("account_login"))
    assert response.cookies
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["home", "about", "accessibility", "gallery", "account_login"])
def test_pages_hold_nothing_that_the_policy_refuses(client: Client, name: str):
    page = client.get(reverse(name)).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick" not in page
    assert "<script>" not in page
    assert page.count("<h1") == 1
    assert '<html lang="sv">' in page


def test_staff_go_on_to_what_waits(client_of: Callable[[str | None], Client]):
    response = client_of("bjorn").get("/")
    assert (response.status_code, response.headers["Location"]) == (302, reverse("today"))


@pytest.mark.django_db
def test_today_asks_for_log_in(client: Client):
    assert client.get(reverse("today")).status_code == 302


def test_nothing_waits(client_of: Callable[[str | None], Client]):
    assert "Inget väntar på dig." in client_of("gun").get(reverse("today")).content.decode()


def test_three_things_wait(client_of: Callable[[str | None], Client], waiting: list[DueItem]):
    waiting += [item(1, None), item(2, dt.date(2020, 1, 1)), item(3, dt.date(2999, 1, 1))]
    page = client_of("bjorn").get(reverse("today")).content.decode()
    assert "Tre saker väntar på dig." in page
    assert page.index("Remiss 2") < page.index("Remiss 3") < page.index("Remiss 1")
    assert page.count("Försenad") == 1


def test_one_thing_waits(client_of: Callable[[str | None], Client], waiting: list[DueItem]):
    waiting.append(item(1, None))
    assert "En sak väntar på dig." in client_of("bjorn").get(reverse("today")).content.decode()


def test_at_most_seven_rows(client_of: Callable[[str | None], Client], waiting: list[DueItem]):
    waiting += [item(number, dt.date(2030, 1, number)) for number in range(1, 15)]
    page = client_of("bjorn").get(reverse("today")).content.decode()
    assert "14 saker väntar på dig. De här sju kommer först." in " ".join(page.split())
    assert page.count('class="due__row"') == 7


def test_today_shows_ones_roles(client_of: Callable[[str | None], Client]):
    page = client_of("amira").get(reverse("today")).content.decode()
    assert "Samordnare" in page
    assert "Kommunstyrelsen" in page


def test_navigation_shows_only_what_one_may_open(cast):
    for viewer in cast.values():
        for group in navigation_for(viewer, "/"):
            assert group.items
    assert navigation_for(cast["gun"], "/idag/")[0].items[0].url == "/idag/"
    assert may_open(cast["nobody"], "today") == ""
    assert may_open(cast["gun"], "no_such_page") == ""


def test_groups_are_folded_for_who_may_open_much_but_where_one_is(cast):
    groups = navigation_for(cast["amira"], "/matris/", "matrix_at_hand")
    assert [group.is_folded for group in groups] == [False, *[True] * (len(groups) - 1)]
    assert [str(group.label) for group in groups if group.is_here] == ["Året"]
    few = navigation_for(cast["nobody"], "/planer/", "plan_list")
    assert [group.is_folded for group in few] == [False]


@pytest.mark.django_db
def test_a_folded_group_opens_where_one_is(client_of: Callable[[str | None], Client]):
    page = html.fromstring(client_of("amira").get(reverse("plan_list")).content.decode())
    folds = page.xpath("//div[@class='frame__side']//details[@class='nav__fold']")
    assert len(folds) > 5
    (opened,) = (fold for fold in folds if fold.get("open") is not None)
    assert opened.xpath(".//a[@aria-current='page']/@href") == [reverse("plan_list")]


def test_navigation_marks_where_one_is(cast):
    def marks(path: str) -> dict[str, str]:
        name = resolve(path).url_name or ""
        return {link.url: link.current for group in navigation_for(cast["amira"], path, name) for link in group.items}

    assert marks("/idag/")["/idag/"] == "page"
    plans = may_open(cast["amira"], "plan_list")
    assert marks(f"{plans}vaxjo/3.2.1/")[plans] == "true"
    assert set(marks("/mitt-konto/losenord/").values()) == {""}
    assert marks("/aret/2027/matris/")["/matris/"] == "true"
    assert marks("/aret/2027/tidslinje/")["/aktiviteter/"] == "true"
    assert marks("/aret/2027/")["/aret/"] == "true"
    assert marks("/aret/2027/internbudgetar/")["/internbudget/"] == "true"
    assert marks("/aktivitetsfil/23456789abcdef/")["/internbudget/"] == "true"
    assert marks("/steg/23456789abcdef/")["/aktiviteter/"] == "true"


@pytest.mark.django_db
def test_the_accessibility_statement_is_honest(client: Client):
    page = client.get(reverse("accessibility")).content.decode()
    assert "inte granskad av utomstående ännu" in page
    assert "Ej inlagd" in page
    with override_settings(ACCESSIBILITY_CONTACT="tillganglighet@vaxjo.example"):
        page = client.get(reverse("accessibility")).content.decode()
    assert 'href="mailto:tillganglighet@vaxjo.example"' in page
    assert "Ej inlagd" not in page


@pytest.mark.django_db
@override_settings(DEMO=True)
def test_examples_are_marked_on_screen_and_paper(client: Client):
    assert "Exempeldata" in client.get("/").content.decode()
    assert "Exempeldata" in client.get(reverse("sheets")).content.decode()


@pytest.mark.django_db
@override_settings(DEMO=False, MUNICIPALITY='Ex"}\\ö kommun')
def test_what_is_real_is_not_called_an_example(client: Client):
    sheet = client.get(reverse("sheets")).content.decode()
    assert "Exempeldata" not in client.get("/").content.decode() + sheet
    assert "Ex\\22 \\7d \\5c ö kommun" in sheet


@pytest.mark.django_db
def test_a_missing_page_says_so_in_swedish(client: Client):
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "Sidan finns inte här" in response.content.decode()


def test_a_refusal_says_so_in_swedish():
    request = RequestFactory().get("/")
    assert "Du får inte öppna den här sidan" in permission_denied(request, PermissionDenied()).content.decode()


def test_the_page_for_errors_needs_no_database(settings):
    settings.STATIC_ROOT = "/nowhere"
    request = RequestFactory().get("/")
    assert "Något gick fel hos oss" in server_error(request).content.decode()
    assert "Servern förstod inte" in bad_request(request, ValueError()).content.decode()


@pytest.mark.django_db
def test_a_form_that_came_too_late():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("account_login"), {"login": "a@b.example"})
    assert response.status_code == 403
    assert "Formuläret hade varit öppet för länge" in response.content.decode()


@pytest.mark.django_db
def test_log_in_errors_take_the_reader_to_the_field(client: Client):
    page = client.post(reverse("account_login"), {"login": "", "password": "x"}).content.decode()
    assert "data-error-summary" in page
    assert 'href="#id_login"' in page
    assert "Fyll i fältet." in page
    assert "placeholder" not in page
    assert "/stangt/" not in page


def test_logging_out_takes_the_cookie_away_and_leaves_no_message(client_of: Callable[[str | None], Client]):
    client = client_of("gun")
    response = client.post(reverse("account_logout"))
    assert response.cookies["fyren"].value == ""
    assert response.cookies["fyren"]["max-age"] == 0
