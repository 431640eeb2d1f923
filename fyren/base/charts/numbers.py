"""Numbers as Swedish writes them, and the even steps of an axis."""

from __future__ import annotations

import math

MINUS = "−"
THIN = "\u202f"  # narrow, and no line breaks there
_DIGITS = 4  # that a reader can hold: 13,2 · 132,4 · 1 325


def swedish_number(value: float, decimals: int | None = None) -> str:
    """A number with decimal comma, thin spaces between thousands and a true minus.

    Args:
        decimals: None gives as many as four digits leave room for, at most two, and no noughts at the end.
    """
    if decimals is None:
        whole = len(str(int(abs(value))))
        written = f"{value:,.{max(0, min(2, _DIGITS - whole))}f}"
        written = written.rstrip("0").rstrip(".") if "." in written else written
    else:
        written = f"{value:,.{decimals}f}"
    if not written.strip("-0.,"):
        written = written.lstrip("-")
    return written.replace(",", THIN).replace(".", ",").replace("-", MINUS)


def even_steps(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Even numbers from at or below `low` to at or above `high`: 1, 2 or 5 times a power of ten apart."""
    span = high - low
    if not span > 1e-6 * max(1.0, abs(high)):  # no axis tells such values apart
        span = max(1.0, abs(high))
        high = low + span
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((factor * power for factor in (1, 2, 5, 10) if factor * power >= raw), 10 * power)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, max(last, first + 1) + 1))


def axis_steps(values: list[float]) -> tuple[float, ...]:
    """The steps of an axis that holds the values. It begins at nought unless they all lie far from it."""
    if not values:
        return even_steps(0.0, 1.0)
    low, high = min(values), max(values)
    if 0 <= low < 0.6 * high or low == high >= 0:
        low = 0.0
    elif low > 0:
        return even_steps(low, high)
    return even_steps(min(low, 0.0), max(high, 0.0))
