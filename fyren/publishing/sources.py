"""What published claims rest on. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim rests on.

    Attributes:
        name: the law or document, without its section.
        section: told only on days when it is verified; "" where it is not known, or there is none.
        is_law: False for the municipality's own advice, and for a document that is no law; neither has a section to
            verify. The document is verified, and is told by its name.
    """

    key: str
    name: str
    section: str
    says: str
    is_law: bool
    verified: bool
    checked_on: dt.date
    review_by: dt.date

    def is_verified_on(self, day: dt.date) -> bool:
        """Whether it may be told as certain on a day: confirmed, and not past the day to read it again."""
        return self.verified and day <= self.review_by
