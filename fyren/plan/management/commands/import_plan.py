"""`run.py manage import_plan FILE`: take a plan document in, or only show what would be found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.documents import Problem
from fyren.people.models import Body, BodyKind
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.plan.actions.imports import decide_doubt, publish_import, start_import
from fyren.plan.import_words import reason_of, summary
from fyren.plan.importing import ParsedPlan, public_json
from fyren.plan.intake import ReadDocument, contact_details, read_file
from fyren.plan.models import PlanEdition, PlanImport
from fyren.plan.queries.imports import read_import
from fyren.plan.review import Answer, Asks, Question, open_questions
from fyren.vault.actions import OPERATOR


class Command(BaseCommand):
    """Read a document; save and publish unless told otherwise."""

    help = (
        "Import a plan from text, PDF or Word (.docx). A document without doubtful lines is published; one with "
        "doubtful lines is kept for review."
    )
    # A dry run must work before there are keys or tables, so nothing about them is checked beforehand.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--title", default="", help="the plan's title, when the document has no title line")
        parser.add_argument("--dry-run", action="store_true", help="show what would be found; save nothing")
        parser.add_argument("--json", action="store_true", help="print what was found as JSON, and nothing else")
        parser.add_argument("--publish", action="store_true", help="vouch for the doubtful lines and publish")
        parser.add_argument("--address", default="", metavar="SLUG", help="short address of a new plan: /planer/SLUG/")
        parser.add_argument("--authority", default="", metavar="SHORT_NAME", help="who owns the plan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, and unless it is a dry run save.

        Raises:
            CommandError: the file cannot be read, there is no such authority, or something hinders publishing.
        """
        try:
            document = read_file(options["file"], title=options["title"])
        except ValidationError as error:
            raise CommandError(_refusal(options["file"], error)) from error
        if options["json"]:
            self._print_json(document.parsed)
        else:
            self._tell(document)
        if not options["dry_run"]:
            self._save(document, options)

    def _print_json(self, parsed: ParsedPlan) -> None:
        """JSON is UTF-8, whatever the terminal's own encoding."""
        reconfigure = getattr(self.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
        self.stdout.write(json.dumps(public_json(parsed), ensure_ascii=False, indent=2))

    def _tell(self, document: ReadDocument) -> None:
        questions = open_questions(document.parsed, contact_details(document), {})
        self.stdout.write(document.parsed.structure.title)
        self.stdout.write(summary(document.parsed.structure, questions))
        for question in questions:
            self.stdout.write(f"  {describe(question)}")

    def _save(self, document: ReadDocument, options: dict[str, Any]) -> None:
        authority = authority_named(options["authority"])
        by = Viewer(OPERATOR, clock.today(), grants=(Grant(Role.COORDINATOR, authority.public_id),))
        say = self.stderr.write if options["json"] else self.stdout.write
        try:
            plan_import = start_import(document=document, authority=authority, by=by)
        except ValidationError as error:
            raise CommandError(_refusal(options["file"], error)) from error
        saved = _("Saved for review: %(address)s") % {"address": reverse("import_review", args=[plan_import.public_id])}
        try:
            edition = self._publish(plan_import, options, by)
        except ValidationError as error:
            raise CommandError(f"{_refusal(options['file'], error)} {saved}") from error
        say(saved if edition is None else _("Published: %(address)s") % {"address": f"/planer/{edition.plan.slug}/"})

    def _publish(self, plan_import: PlanImport, options: dict[str, Any], by: Viewer) -> PlanEdition | None:
        """Publish when nothing is doubtful, or when somebody vouches for it; otherwise leave it for review."""
        questions = read_import(plan_import).questions
        doubts = [question.key for question in questions if question.asks in (Asks.DOUBT, Asks.CONTACT)]
        if questions and not options["publish"]:
            return None
        if doubts:
            decide_doubt(
                plan_import=plan_import,
                keys=doubts,
                answer=Answer.AGREE,
                expected_version=plan_import.row_version,
                by=by,
            )
        return publish_import(
            plan_import=plan_import, address=options["address"], expected_version=plan_import.row_version, by=by
        )


def describe(question: Question) -> str:
    """A question as one line of text."""
    reason = reason_of(question)
    if question.line == 0:
        return reason
    return _("Line %(line)s: %(reason)s “%(text)s”") % {
        "line": question.line,
        "reason": reason,
        "text": question.text if len(question.text) <= 80 else f"{question.text[:79]}…",
    }


def _refusal(file: Path, error: ValidationError) -> str:
    """What hinders, on one line."""
    if not file.is_file() and getattr(error, "code", None) == Problem.BROKEN:
        return _("%(file)s: there is no such file.") % {"file": file}
    return f"{file}: {' '.join(error.messages)}"


def authority_named(short_name: str) -> Body:
    """The authority that will own the plan: the one named, else the executive board.

    Raises:
        CommandError: there is no such authority today, or no executive board to assume.
    """
    authorities = Body.objects.on(clock.today()).authorities()
    if short_name:
        found = list(authorities.filter(short_name__iexact=short_name))
    else:
        found = list(authorities.filter(kind=BodyKind.EXECUTIVE_BOARD))
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted(authorities.values_list("short_name", flat=True)))
    raise CommandError(
        _("Say which authority owns the plan with --authority. There are: %(names)s.") % {"names": names or "–"}
    )
