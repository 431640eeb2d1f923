"""What the three journeys of an employee ask of somebody new: words to read, presses, words to write, and the minutes.

The time is reckoned from published rates, never taken with a clock, so that the figure says something of the page:

- Reading: from 184 words a minute, aloud, the mean of 17 languages (Trauzettel-Klosinski and Dietz 2012,
  doi:10.1167/iovs.11-8284), to 238, silently, in English (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
- A press: to make up one's mind 1.35 s, to point 1.1 s, to press 0.2 s (Card, Moran and Newell 1980,
  doi:10.1145/358886.358895).
- Writing on a telephone: 36.2 words a minute (Palin et al. 2019, the mean of 37 370 persons).

What must be read is what stands on the screen from the top to what one presses or writes in, once; at the end what the
way was for. Not what a text rests on, which is there for who doubts it. Two rows for each: until one knows what to do,
which is the aid's answer, and until it is done.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.timing import row
from runner.browser import NAMES

LANGUAGES = ("sv", "sv-simple", "en")
READ_A_MINUTE, WRITTEN_A_MINUTE, PRESS = (238, 184), 36.2, 1.35 + 1.1 + 0.2
SHORT = 3  # words: an answer such as yes is read each time
AIM = "below 3 min"
# What a person writes at the least, invented: 12 words of what was seen, 6 of the child's own.
SEEN = "Kim kom med ett blåmärke på kinden och ville inte gå hem."
HEARD = "Skrik och dunsar om nätterna."
SAID = "Jag vill inte att pappa kommer."

# The texts on the screen that have not been read, from the top to an element and with it.
UNREAD = """(last) => {
    window.read = window.read || new WeakSet();
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const part = node.parentElement;
        const place = last.compareDocumentPosition(node);
        if ((place & Node.DOCUMENT_POSITION_FOLLOWING) && !(place & Node.DOCUMENT_POSITION_CONTAINED_BY)) break;
        if (window.read.has(node) || !node.data.trim() || part.closest('.rests, .bases, noscript')) continue;
        if (!part.checkVisibility()) continue;
        window.read.add(node);
        found.push(node.data.trim());
    }
    return found;
}"""


@dataclass
class Walk:
    """A way through the pages: what has been read, pressed and written."""

    page: Any
    seen: set[str] = field(default_factory=set)
    read: int = 0
    presses: int = 0
    written: int = 0
    known: tuple[float, float] = (0, 0)
    words_known: int = 0

    def look(self, selector: str) -> None:
        """Read what is new on the screen, to an element and with it. A sentence that stood before is not read again."""
        texts = self.page.locator(selector).first.evaluate(UNREAD)
        self.read += sum(len(text.split()) for text in texts if text not in self.seen)
        self.seen.update(text for text in texts if len(text.split()) > SHORT)

    def press(self, selector: str) -> None:
        """Read to what one presses, and press it."""
        self.look(selector)
        self.page.locator(selector).first.click()
        self.presses += 1

    def answer(self, *answers: str) -> None:
        """Open the aid and answer it."""
        self.press("[data-aid] > summary")
        for each in answers:
            self.press(f"[data-aid] [data-answer='{each}']")
        self.look("[data-aid] .advice")
        self.known, self.words_known = self.minutes, self.read

    def write(self, key: str, text: str) -> None:
        """Press a field and write in it."""
        self.look(f"#r-{key}")
        self.page.locator(f"#r-{key}").fill(text)
        self.presses += 1
        self.written += len(text.split())

    @property
    def minutes(self) -> tuple[float, float]:
        """For a quick reader and for a slow one."""
        rest = self.presses * PRESS / 60 + self.written / WRITTEN_A_MINUTE
        quick, slow = (self.read / rate + rest for rate in READ_A_MINUTE)
        return quick, slow


def _teacher(walk: Walk) -> None:
    """A preschool teacher with a worry: what to notice, whether she must, and the report."""
    walk.press("[data-step=notice] > summary")
    walk.look("[data-step=notice]")
    walk.answer("no", "child_authority", "child", "seen", "no", "no", "unknown", "")
    walk.press("[data-report] > summary")
    walk.press("[data-form=child]")
    for key, text in (("reporter-name", "Robin Exempel"), ("child-name", "Kim Exempel"), ("seen", SEEN)):
        walk.write(key, text)
    walk.write("child-words", SAID)
    walk.press("[data-show]")
    walk.press("[data-take=file]")
    walk.look(".shown .where")


def _caretaker(walk: Walk) -> None:
    """A caretaker who heard a neighbour: what to do, what the law says, and a note without a name."""
    walk.press("[data-step=act] > summary")
    walk.answer("no", "housing", "adult", "told", "unknown", "no", "unknown", "no")
    walk.press("[data-report] > summary")
    walk.press("[data-form=adult]")
    walk.press("[data-gate=no]")
    walk.press("[data-gate=consult]")
    walk.write("seen", HEARD)
    walk.press("[data-show]")
    walk.look(".shown .where")


def _manager(walk: Walk) -> None:
    """A manager whose employee is exposed: how to ask, what to do, what not to write, and what the law says."""
    for step in ("ask", "act", "afterwards"):
        walk.press(f"[data-step={step}] > summary")
    walk.answer("no", "authority", "staff", "told", "no", "no")


JOURNEYS: tuple[tuple[str, str, Callable[[Walk], None]], ...] = (
    ("a preschool teacher", "forskola", _teacher),
    ("a caretaker", "bostadsbolag", _caretaker),
    ("a manager", "chef", _manager),
)


def measure(files: dict[str, bytes]) -> None:
    """Print each journey's words, presses and minutes, in each language.

    Args:
        files: the published tree of the employees' pages.
    """
    from playwright.sync_api import sync_playwright

    path = os.environ.get("FYREN_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        row("employees' journeys", "not measured", AIM, "no browser is installed")
        return
    print("what the employees' journeys ask of somebody new, reckoned from published rates")
    with tempfile.TemporaryDirectory(prefix="fyren-bench-employees-") as folder, sync_playwright() as playwright:
        for name, content in files.items():
            target = Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for code in LANGUAGES:
            for who, slug, way in JOURNEYS:
                _print(f"  {code}: {who}", _walked(browser, Path(folder, code), slug, way))
        browser.close()


def _walked(browser: Any, home: Path, slug: str, way: Callable[[Walk], None]) -> Walk:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    walk = Walk(page)
    page.goto(f"file://{home}/index.html")
    walk.press(f".professions a[href='{slug}/index.html']")
    page.wait_for_selector("[data-step]")
    way(walk)
    page.close()
    return walk


def _print(what: str, walk: Walk) -> None:
    row(f"{what} knows", _minutes(walk.known), AIM, f"{walk.words_known} words to read")
    told = f"{walk.read} words to read, {walk.presses} presses, {walk.written} words to write"
    row(f"{what} has done it", _minutes(walk.minutes), AIM, told)


def _minutes(told: tuple[float, float]) -> str:
    quick, slow = told
    return f"{quick:.1f} to {slow:.1f} min"
