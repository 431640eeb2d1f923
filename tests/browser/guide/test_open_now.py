"""What the page says of opening hours on a device, in any time zone, held against the reckoning minute by minute."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from fyren.guide.content import Channel, Contact, Hours, OtherDay
from fyren.guide.document import page as document
from fyren.guide.opening import holiday_table, table_of
from fyren.guide.pack_files import Kind
from fyren.publishing.packs import named
from tests.guide.by_minute import state_by_minute
from tests.guide.document.content import DAY, LOCAL, guide_of, made, service

pytestmark = [pytest.mark.browser, pytest.mark.looks]

SCRIPT = Path(document.__file__).parent / "scripts" / "opening.js"
SWEDEN = ZoneInfo("Europe/Stockholm")
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock time has no zone
EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
CASES: dict[str, dict[str, Any]] = {
    "over-midnight": {"hours": [{"days": EVERY_DAY, "opens": "19:00", "closes": "02:30"}]},
    "weekdays": {"hours": [{"days": [1, 2, 3, 4, 5], "opens": "08:00", "closes": "16:30", "holidays": False}]},
    "weekend": {"hours": [{"days": [6, 7], "opens": "00:00", "closes": "24:00"}]},
    "always": {"hours": [{"days": EVERY_DAY, "opens": "00:00", "closes": "24:00"}]},
    "sunday-night": {"hours": [{"days": [7], "opens": "01:00", "closes": "03:30"}]},
    "days-that-differ": {
        "hours": [{"days": EVERY_DAY, "opens": "09:00", "closes": "17:00"}],
        "other_days": [{"day": "2026-12-24", "opens": "10:00", "closes": "12:00"}, {"day": "2026-12-31"}],
    },
    "summer-only": {
        "hours": [
            {
                "days": EVERY_DAY,
                "opens": "10:00",
                "closes": "15:00",
                "valid_from": "2027-06-01",
                "valid_to": "2027-08-31",
            }
        ]
    },
}
# In universal time: around midnight, the two changes of the clock, holidays, days that differ, and a common day.
INSTANTS = [
    "2026-11-24T22:59",
    "2026-11-24T23:00",
    "2026-11-25T01:29",
    "2026-11-25T01:30",
    "2027-03-27T23:30",
    "2027-03-28T00:59",
    "2027-03-28T01:00",
    "2027-03-28T01:31",
    "2027-10-30T23:30",
    "2027-10-31T00:59",
    "2027-10-31T01:00",
    "2027-10-31T02:29",
    "2026-12-24T09:30",
    "2026-12-24T11:00",
    "2026-12-25T10:00",
    "2026-12-31T10:00",
    "2026-12-31T22:59",
    "2026-12-31T23:00",
    "2027-01-01T10:00",
    "2027-06-25T10:00",
    "2027-06-26T10:00",
    "2027-05-31T22:00",
    "2027-08-31T12:59",
    "2027-08-31T13:00",
]
STATES = """(now) => {
    document.dispatchEvent(new Event('visibilitychange'));
    return Object.fromEntries([...document.querySelectorAll('.card')].map((card) => {
        const now = card.querySelector('.now');
        return [card.dataset.s, now ? [now.classList.contains('open'), now.textContent] : null];
    }));
}"""


def contact_of(found: dict[str, Any]) -> Contact:
    """The same hours as content."""
    day = dt.date.fromisoformat
    hours = tuple(
        Hours(
            tuple(each["days"]),
            each["opens"],
            each["closes"],
            valid_from=day(each["valid_from"]) if "valid_from" in each else None,
            valid_to=day(each["valid_to"]) if "valid_to" in each else None,
            holidays=each.get("holidays", True),
        )
        for each in found["hours"]
    )
    others = tuple(
        OtherDay(day(each["day"]), each.get("opens", ""), each.get("closes", ""))
        for each in found.get("other_days", [])
    )
    return Contact(Channel.VOICE, "1177", number="1177", hours=hours, other_days=others)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The guide with a service for each case, as a file."""
    own = dict(LOCAL)
    for key, found in CASES.items():
        way = {"channel": "voice", "shown": "0470-410 01", "number": "+4647041001", **found}
        own[named(Kind.SERVICE, key)] = service(key, contacts=[way])
        own[named(Kind.SERVICE_WORDS, key, "sv")] = {"name": key, "does": "Ett exempel."}
    file = tmp_path_factory.mktemp("hours") / "index.html"
    file.write_bytes(made(guide=guide_of(own)).html)
    return file.as_uri()


@pytest.fixture(params=["Europe/Stockholm", "Asia/Kabul", "America/Los_Angeles"])
def device(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a device in a time zone."""
    context = browser.new_context(timezone_id=request.param, locale="sv-SE")
    yield context.new_page()
    context.close()


def test_it_is_open_when_it_is_open_in_sweden(device: Page, address: str) -> None:
    device.clock.install(time=dt.datetime.fromisoformat("2026-11-24T12:00+00:00"))
    device.goto(address)
    seen = set()
    for instant in INSTANTS:
        moment = dt.datetime.fromisoformat(f"{instant}+00:00")
        device.clock.set_fixed_time(moment)
        said = device.evaluate(STATES)
        wall_clock = moment.astimezone(SWEDEN).replace(tzinfo=None)
        for key, found in CASES.items():
            is_open, closes, opens = state_by_minute(contact_of(found), wall_clock)
            assert said[key][0] == is_open, (key, instant, said[key])
            change = closes or opens
            times = re.findall(r"\d\d\.\d\d", said[key][1])
            assert times == ([f"{change:%H.%M}"] if change else []), (key, instant, said[key])
            seen.add((key, is_open))
    both = {key for key in CASES if {(key, True), (key, False)} <= seen}
    assert both == CASES.keys() - {"always"}, "each case is seen open and closed"


@pytest.mark.parametrize(("zone", "is_foreign"), [("Europe/Stockholm", False), ("Asia/Kabul", True)])
def test_a_device_in_another_zone_is_told_whose_time_it_is(
    browser: Browser, address: str, zone: str, is_foreign: bool
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.install(time=dt.datetime.fromisoformat("2026-11-24T12:00+00:00"))
    page.goto(address)
    page.locator(".talk > summary").click()
    assert page.locator(".talk .zone").is_visible() == is_foreign
    context.close()


def some_contact(chance: random.Random, day: dt.date) -> Contact:
    """Any hours, with days that differ near a day."""

    def times() -> tuple[str, str]:
        opens, closes = (chance.choice([0, 1, 120, 510, 720, 1439, chance.randrange(1440)]) for _ in range(2))
        return _clock(opens), "24:00" if chance.random() < 0.1 else _clock(closes)

    hours = tuple(
        Hours(
            tuple(chance.sample(EVERY_DAY, chance.randint(1, 7))),
            *times(),
            valid_from=day + dt.timedelta(chance.randint(-9, 9)) if chance.random() < 0.2 else None,
            valid_to=day + dt.timedelta(chance.randint(-2, 20)) if chance.random() < 0.2 else None,
            holidays=chance.random() < 0.5,
        )
        for _ in range(chance.randint(1, 3))
    )
    others = tuple(
        OtherDay(day + dt.timedelta(chance.randint(-1, 15)), *(times() if chance.random() < 0.6 else ()))
        for _ in range(chance.randint(0, 3))
    )
    return Contact(Channel.VOICE, "1177", number="1177", hours=hours, other_days=others)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def test_the_script_says_what_each_minute_says(browser: Browser) -> None:
    chance = random.Random(1989_253)
    page = browser.new_page()
    data = json.dumps({"holidays": holiday_table(DAY, years=5)})
    page.evaluate(f"(() => {{ const data = {data};\n{SCRIPT.read_text()}\nObject.assign(window, {{ stateOf }}); }})()")
    cases = []
    for _ in range(300):
        moment = dt.datetime(2026, 1, 1) + dt.timedelta(minutes=chance.randrange(4 * 365 * 1440))  # noqa: DTZ001
        cases.append((some_contact(chance, moment.date()), moment))
    said = page.evaluate(
        "(cases) => cases.map(([table, now]) => stateOf(table, now))",
        [[table_of(contact), _minutes(moment)] for contact, moment in cases],
    )
    page.close()
    for (contact, moment), answer in zip(cases, said, strict=True):
        is_open, closes, opens = state_by_minute(contact, moment)
        expected = (is_open, _minutes(closes), _minutes(opens))
        assert (answer["open"], answer.get("closes"), answer.get("opens")) == expected, (contact, moment)
    assert {is_open["open"] for is_open in said} == {True, False}


def _minutes(moment: dt.datetime | None) -> int | None:
    return None if moment is None else int((moment - EPOCH).total_seconds() // 60)
