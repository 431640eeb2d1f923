"""`run.py manage load_demo`: fill an empty installation with the demo's municipality."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from fyren.editing.views.telling import faults_page
from fyren.house.demo.cast import BESIDE, CAST
from fyren.house.demo.editing import load_editing
from fyren.house.demo.guide_content import load_guide
from fyren.house.demo.load import load_demo
from fyren.people.models import Body
from fyren.people.roles import ROLES
from fyren.vault.actions import OPERATOR
from fyren.vault.keys import make_ring, ring_path
from fyren.vault.sealing import seal

# Easy to type from another window, hard enough for a server that only this machine reaches.
_WORDS = ["fyr", "hamn", "kaj", "boj", "lots", "segel", "våg", "skär", "strand", "brygga", "ankar", "kompass"]


class Command(BaseCommand):
    """Load the whole demo, all or nothing."""

    help = "Load the demo into an empty installation. Does nothing where the demo already is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and write the log-ins beside the data for the one who starts the demo.

        Raises:
            CommandError: this is not a demo, or the installation has other content.
        """
        if not settings.DEMO:
            raise CommandError("Set FYREN_DEMO=1: demo data must never enter a real installation.")
        logins = settings.VAR / "demo" / "logins.json"
        if Body.objects.exists():
            if not logins.exists():
                raise CommandError("The installation has content that is not the demo's.")
            load_guide(
                OPERATOR, settings.DEMO_GUIDE, faults_page()
            )  # a demo that was made before there was a guide gets one
            return
        make_ring(ring_path())
        passwords = {persona.key: _password() for persona in (*CAST, *BESIDE)}
        with transaction.atomic():
            cast = load_demo(passwords)
        load_guide(OPERATOR, settings.DEMO_GUIDE, faults_page())
        load_editing(cast=cast)
        while seal():
            continue
        _write(logins, passwords)


def _password() -> str:
    return "-".join(secrets.choice(_WORDS) for _ in range(4)) + f"-{secrets.randbelow(90) + 10}"


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    logins = [
        {
            "role": str(ROLES[persona.role].role.label),
            "name": f"{persona.name}, {persona.body}",
            "email": persona.email,
            "password": passwords[persona.key],
        }
        for persona in (*CAST, *BESIDE)
    ]
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(logins, ensure_ascii=False, indent=2))
    aside.chmod(0o600)
    aside.replace(path)
