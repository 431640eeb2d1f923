"""The shell of a document that asks for nothing else: style and script inside, allowed by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# No origin gets anything, and the page gets nothing of the device but what it needs: reading aloud needs no permission.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around a document's body.

    Attributes:
        language, direction: of the whole document.
        title: neutral and true.
        style, scripts: our own, put in as they are. A script must not hold "</script".
        data: JSON texts by element id, read by the scripts; not executed, so that they need no hash.
        icon: a data: address, "" for none.
        media: whether it may play films from its own host.
        posts: whether it may send a form to its own host.
        connects: where its script may call, as a policy has it; "" for nowhere.
    """

    language: str
    direction: str
    title: str
    style: str
    scripts: tuple[str, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    description: str = ""
    icon: str = ""
    media: bool = False
    posts: bool = False
    connects: str = ""
    body_class: str = field(default="")

    def document(self, body: SafeString) -> bytes:
        """The whole document."""
        return (_HEAD.format(**self._parts()) + body + self._foot()).encode()

    def policy(self) -> str:
        """The content security policy: nothing but what stands in the document itself."""
        return policy_of([self.style], self.scripts, media=self.media, posts=self.posts, connects=self.connects)

    def _parts(self) -> dict[str, str]:
        # A policy in <meta> cannot say frame-ancestors; the header does.
        meta = self.policy().replace("; frame-ancestors 'none'", "")
        return {
            "language": format_html("{}", self.language),
            "direction": format_html("{}", self.direction),
            "title": format_html("{}", self.title),
            "policy": format_html("{}", meta),
            "description": format_html('<meta name="description" content="{}">\n', self.description)
            if self.description
            else "",
            "icon": format_html('<link rel="icon" href="{}">\n', self.icon or "data:,"),
            "style": self.style,
            "body_class": format_html(' class="{}"', self.body_class) if self.body_class else "",
        }

    def _foot(self) -> SafeString:
        data = format_html_join(
            "",
            '<script type="application/json" id="{}">{}</script>\n',
            ((name, SafeString(text.replace("<", "\\u003c"))) for name, text in self.data),
        )
        scripts = format_html_join("", "<script>{}</script>\n", ((SafeString(each),) for each in self.scripts))
        return SafeString(f"{data}{scripts}</body>\n</html>\n")


_HEAD = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{title}</title>
{description}{icon}<style>{style}</style>
</head>
<body{body_class}>
"""


def policy_of(
    styles: Sequence[str], scripts: Sequence[str], *, media: bool = False, posts: bool = False, connects: str = ""
) -> str:
    """A policy under which only these styles and scripts count, whatever the document asks for."""
    parts = {
        "default-src": "'none'",
        "style-src": " ".join(map(source_hash, styles)) or "'none'",
        "script-src": " ".join(map(source_hash, scripts)) or "'none'",
        "img-src": "data:",
        "media-src": "'self'" if media else "'none'",
        "base-uri": "'none'",
        "form-action": "'self'" if posts else "'none'",
        "frame-ancestors": "'none'",
    }
    if posts or connects:
        parts["connect-src"] = connects or "'self'"
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def source_hash(text: str) -> str:
    """How a policy names a style or script: by the SHA-256 of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def headers(policy: str) -> dict[str, str]:
    """What the document is to be sent with: nothing kept, nothing told, nothing framed."""
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Request-OTR": "1",
    }
