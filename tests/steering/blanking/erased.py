"""What tests of blanking share: taking a text away, and looking for it in every column and in the kept appendices."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdfium2
from docx import Document as read_word

from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import field_text
from fyren.steering.models import (
    EditionFile,
)
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of

SECRET = "det hemliga ordet"
WORD = "hemliga"


def take_away(about: Any, field: str, by: Viewer, reason: str = "Sekretess.") -> None:
    about.refresh_from_db()
    blank(text=field_text(about, field), reason=reason, expected_version=about.row_version, by=by)


def texts_in_files() -> str:
    """What the kept appendices say, PDF and Word."""
    said = []
    for each in EditionFile.objects.all():
        if each.kind == "pdf":
            pages = pypdfium2.PdfDocument(bytes(each.data))
            said += [page.get_textpage().get_text_bounded() for page in pages]
        else:
            body = read_word(io.BytesIO(bytes(each.data))).element.body
            said.append("".join(body.itertext()))
    return re.sub(r"\s+", " ", " ".join(said)).casefold()


def nowhere(word: str = WORD) -> bool:
    return not places_of(word) and word not in texts_in_files()


def registrar_of(world: World, body: str) -> Viewer:
    """Hanna, who has no other part in this, as registrar there."""
    RoleAssignment.objects.filter(user=world.people["hanna"]).delete()
    RoleAssignment.objects.create(user=world.people["hanna"], role=Role.REGISTRAR, body=world.bodies[body])
    return world.viewer("hanna")
