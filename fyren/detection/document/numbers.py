"""Whom to call: the municipality's numbers to the social services, in view before anything is opened."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.detection.content import Contact
from fyren.detection.document.making import Making
from fyren.publishing.document.pieces import element, join


def calling(making: Making) -> SafeString:
    """The box with the numbers, and what to call when someone is in danger."""
    say = making.guidance.report(making.code).get("say", {})
    return format_html(
        "<section class=calling>{}\n{}{}</section>\n",
        element("h2", say.get("calling-title", "")),
        number_rows(making),
        element("p", making.inline(say.get("calling-danger", ""))),
    )


def number_rows(making: Making) -> SafeString:
    """A row for the day and one for the hours outside it; a number that is not known is said to be missing."""
    say = making.guidance.report(making.code).get("say", {})
    settings = making.settings
    rows = (("contact-centre", settings.contact_centre), ("out-of-hours", settings.out_of_hours))
    return join(
        format_html("<p class=call>{}: {}</p>\n", say.get(label, ""), _number(making, contact, say))
        for label, contact in rows
    )


def contact_data(making: Making, contact: Contact | None) -> dict[str, Any] | None:
    """A number for the page's script; None where there is none."""
    if contact is None:
        return None
    return {"number": contact.number, "shown": contact.shown, "review_by": contact.review_by.isoformat()}


def _number(making: Making, contact: Contact | None, say: Any) -> SafeString:
    if contact is None:
        return format_html("{}", say.get("number-missing", ""))
    link = format_html('<a class=tel href="tel:{}">{}</a>', contact.number, making.number(contact.shown))
    return format_html(
        "{} <small data-number-review={}{}>{}</small>",
        link,
        contact.review_by.isoformat(),
        SafeString("" if contact.review_by < making.day else " hidden"),
        say.get("number-unverified", ""),
    )
