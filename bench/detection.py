"""What the decision aid costs: the walk of every combination of answers, and each way on a slow telephone; what the
employees' documents weigh, and how long the journeys are."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import detection_journeys
from bench.guide_visits import SLOWER, slow_page
from bench.site import ROOT, own_process, temporary_var
from bench.timing import ms, row
from fyren.detection import rules
from fyren.detection.aid_files import national_aid
from fyren.detection.aid_json import rules_json
from fyren.detection.rules import Answers, advice_of, walk
from runner.browser import NAMES

DAY = dt.date(2026, 11, 25)
SCRIPT = Path(rules.__file__).parent / "document" / "scripts" / "aid.js"
SETTINGS = ROOT / "fyren" / "house" / "demo" / "detection"  # of a municipality: numbers and the exit's address
ROUNDS = 9
WALK, WAY = "below 10 s", "below 5 ms"
# Each way as it is gone: after every answer the next question is sought and the advice so far is made.
_GONE = """([aid, ways, day]) => ways.map((way) => {
    const start = performance.now();
    const answers = {};
    for (const [question, answer] of Object.entries(way)) {
        answers[question] = answer;
        aidNext(aid, answers, []);
        aidAdvice(aid, answers, day);
    }
    return performance.now() - start;
})"""


def measure() -> None:
    """Print the walk and the ways."""
    worked = time.process_time()
    aid = national_aid()
    ways = list(walk(aid))
    for answers in ways:
        advice_of(aid, answers, DAY)
    seconds = time.process_time() - worked
    row("decision aid, walk of all combinations", f"{seconds:.1f} s", WALK, f"{len(ways)} ways, of the processor")
    text = rules_json(DAY)
    row("decision aid, rules and words", f"{len(text.encode()) / 1000:.1f} kB", "", "three languages, as it is")
    _on_device(text, ways)
    with temporary_var() as var:
        own_process("bench.detection", var)


def _weights() -> None:
    """Each profession's document as it is sent, in each language, beside the guide's budget."""
    import django

    django.setup()
    from fyren.detection.pack_files import national_pack, read_pack
    from fyren.detection.publisher import EMPLOYEES
    from fyren.detection.reading import Guidance
    from fyren.publishing.items import Item, Origin
    from fyren.publishing.pages import BUDGET
    from fyren.publishing.port import tree_of

    bodies = {**national_pack(), **read_pack(SETTINGS)}
    items = {name: Item(name, body, Origin.PACK) for name, body in bodies.items()}
    begun = time.process_time()
    files = tree_of(EMPLOYEES, items, DAY)
    seconds = time.process_time() - begun
    guidance, aim = Guidance(items), f"at most {BUDGET // 1000} kB"
    print("the employees' documents, by language and profession")
    for language in guidance.languages:
        for slug in ("", *(f"{profession.slug}/" for profession in guidance.professions)):
            path = f"{language.code}/{slug}index.html"
            remark = f"{len(files[path]) // 1000} kB as it is"
            row(f"  {language.code}/{slug}", f"{len(files[f'{path}.br']) / 1000:.1f} kB", aim, remark)
    row("  export of all languages", f"{seconds:.1f} s", "", "of the processor")
    detection_journeys.measure(files)


def _on_device(text: str, ways: Sequence[Answers]) -> None:
    """Every way on a slowed processor."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("FYREN_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        row("decision aid, a way on the device", "not measured", WAY, "no browser is installed")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page, _device = slow_page(browser)
        page.evaluate(f"(() => {{ {SCRIPT.read_text()}\nObject.assign(window, {{ aidNext, aidAdvice }}); }})()")
        rounds = [_times(page, text, ways) for _ in range(ROUNDS)]
        browser.close()
    # Each way by the median of its rounds: the slowing stops the page now and then, which says nothing of a way.
    times = sorted(statistics.median(each) / 1000 for each in zip(*rounds, strict=True))
    remark = f"every question of it, {len(ways)} ways, processor slowed {SLOWER} times"
    row("decision aid, a way on the device, p50", ms(statistics.median(times)), WAY, remark)
    row("decision aid, the slowest way on the device", ms(times[-1]), WAY, f"each by the median of {ROUNDS} rounds")


def _times(page: Any, text: str, ways: Sequence[Answers]) -> list[float]:
    argument = json.dumps([json.loads(text), ways, DAY.isoformat()])
    found: list[float] = page.evaluate(f"(text) => ({_GONE})(JSON.parse(text))", argument)
    return found


if __name__ == "__main__":
    _weights()
