"""`run.py bench`: prints what each part of the site costs on this machine."""

from __future__ import annotations

import sys

from bench import (
    competence,
    detection,
    guide,
    guide_visits,
    indicators,
    kolada,
    processes,
    reports,
    rounds,
    steering,
    xapi,
)
from bench.site import manage, own_process, temporary_var


def main() -> int:
    """Measure processes first, on empty directories, then pages in this process."""
    print(f"{'measured':<46} {'figure':>14}   {'aim':<24} remark")
    with temporary_var() as var:
        processes.fresh_migrate(var)
    with temporary_var() as var:
        manage(var, "prepare", "--demo")
        processes.plan_import(var)
        processes.idle_memory(var)
        processes.demo_start()
        own_process("bench.pages", var)
    steering.measure()
    kolada.measure()
    rounds.measure()
    reports.measure()
    indicators.measure()
    guide.measure()
    guide_visits.measure()
    detection.measure()
    competence.measure()
    xapi.measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
