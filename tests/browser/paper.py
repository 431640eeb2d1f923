"""What a sheet of paper says, as a reader of the file finds it."""

from __future__ import annotations


def squeezed(text: str) -> str:
    """Without what separates words, which a sheet of paper does not hold."""
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "-")
