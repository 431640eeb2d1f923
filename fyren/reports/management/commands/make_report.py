"""`run.py manage make_report`: a closed round's report as a file, the same that the page gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from fyren.reports.making import read_template, report_file
from fyren.reports.models import ReportKind
from fyren.reports.queries import NotFound, find_frame
from fyren.reports.sections import Section, Sections


class Command(BaseCommand):
    """Make a report."""

    help = "Make a closed round's report: the same file as the page gives, and the same each time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plan", default="", metavar="SLUG", help="needed only when the round is about several")
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--round", required=True, help="the round's key or title")
        parser.add_argument("--format", choices=ReportKind.values, required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        parser.add_argument("--public", action="store_true", help="leave out what is not decided")
        parser.add_argument("--sections", nargs="+", choices=[str(each) for each in Section], metavar="SECTION")
        parser.add_argument("--template", type=Path, metavar="FILE.docx", help="a Word file to take the look from")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compose and write.

        Raises:
            CommandError: there is no such round or plan, the template cannot be used, or the file cannot be written.
        """
        chosen = frozenset(Section(each) for each in options["sections"] or Section)
        try:
            frame = find_frame(
                plan=options["plan"],
                year=options["year"],
                key=options["round"],
                sections=Sections(chosen, is_public=options["public"]),
            )
            template = read_template(options["template"]) if options["template"] else None
            data = report_file(frame, ReportKind(options["format"]), template=template)
        except NotFound as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._write(options["output"], data)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(why)s. Choose another place with --output.")
                % {"file": path, "why": error.strerror}
            ) from error
        self.stdout.write(_("Written: %(file)s (%(size)s kB)") % {"file": path, "size": len(data) // 1024 + 1})
