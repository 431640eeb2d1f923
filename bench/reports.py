"""What a report of a whole municipality costs: Word, PDF and Excel from one closed round, in a child of its own."""

from __future__ import annotations

import resource
import time

from bench.site import manage, own_process, temporary_var
from bench.timing import row

BODIES, ACTIVITIES, INDICATORS, YEARS = 15, 300, 50, 10
AIM = "together below 3 s, 300 MB"


def measure() -> None:
    """The three files in one process, as one press of a button asks for them one after another."""
    with temporary_var() as var:
        manage(var, "prepare")
        own_process("bench.reports", var)


def _make() -> None:
    import django

    django.setup()
    from django.utils import translation

    from fyren.reports.composing.frame import Frame
    from fyren.reports.making import report_file
    from fyren.reports.models import ReportKind
    from fyren.steering.round_content import RoundContent
    from tests.reports.sample import round_content

    translation.activate("sv")
    kept = round_content(activities=ACTIVITIES, indicators=INDICATORS, years=YEARS).to_json()
    start, worked = time.perf_counter(), time.process_time()
    content = RoundContent.from_json(kept)
    frame = Frame(content, content.plans[0], 1, "0" * 64)
    row("report, read from its edition", f"{time.perf_counter() - start:.2f} s", "")
    for kind in (ReportKind.WORD, ReportKind.PDF, ReportKind.EXCEL):
        begun = time.perf_counter()
        data = report_file(frame, kind)
        row(f"report as {kind.label}", f"{time.perf_counter() - begun:.2f} s", "", f"{len(data) // 1024} kB")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sizes = f"{BODIES} bodies, {ACTIVITIES} activities, {INDICATORS} indicators × {YEARS} years × 3"
    row("report, all three", f"{time.perf_counter() - start:.2f} s", AIM, sizes)
    row("report, of the processor", f"{time.process_time() - worked:.2f} s", "", "what it costs when nothing else runs")
    row("report, memory at most", f"{memory} MB", AIM)


if __name__ == "__main__":
    _make()
