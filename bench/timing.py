"""Timing of a call, and how figures are printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds over several runs."""

    p50: float
    p95: float
    runs: int


def spread(call: Callable[[], object], runs: int = 200, warm_up: int = 10) -> Spread:
    """Time a call; the first `warm_up` runs are not counted."""
    for _ in range(warm_up):
        call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    times.sort()
    return Spread(statistics.median(times), times[int(len(times) * 0.95)], runs)


def once(call: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def row(what: str, value: str, aim: str, remark: str = "") -> None:
    """Print one figure with what it aims at."""
    print(f"{what:<46} {value:>14}   {aim:<24} {remark}".rstrip())


def ms(seconds: float) -> str:
    """Seconds as milliseconds with one decimal; what is shorter than one, such as the bare view, as microseconds."""
    return f"{seconds * 1000:.1f} ms" if seconds >= 0.001 else f"{seconds * 1_000_000:.0f} µs"
