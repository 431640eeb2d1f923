"""`run.py manage export_stratml --output FILE`: a plan for other tools that read plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from lxml import etree

from fyren.plan.api import current_editions
from fyren.plan.models import PlanEdition
from fyren.reports.stratml.exporting import exported
from fyren.reports.stratml.grammar import faults
from fyren.reports.stratml.plans import written


class Command(BaseCommand):
    """Write the file."""

    help = "Export a plan's current edition as StratML (ISO 17469): part 1 the plan, part 2 with decided follow-up."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        parser.add_argument("--plan", default="", metavar="SLUG", help="needed only when there are several plans")
        parser.add_argument("--part", type=int, choices=(1, 2), default=1)
        parser.add_argument("--year", type=int, help="the follow-up's budget year (part 2); the latest if left out")
        parser.add_argument("--schema", type=Path, metavar="FILE.xsd", help="validate against the published schema too")
        parser.add_argument("--site", default="", metavar="URL", help="the installation's address, put in as source")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, check against the documented structure, write.

        Raises:
            CommandError: it is not said which plan, the plan has no development area, or the schema finds a fault.
        """
        root = exported(plan_chosen(options["plan"]), part=options["part"], site=options["site"], year=options["year"])
        wrong = faults(root) or (against(root, options["schema"]) if options["schema"] else [])
        if wrong:
            raise CommandError("; ".join(wrong[:5]))
        options["output"].write_bytes(written(root))
        self.stdout.write(_("Written: %(file)s") % {"file": options["output"]})


def against(root: etree._Element, schema: Path) -> list[str]:
    """What a schema on this machine finds.

    Raises:
        CommandError: the schema cannot be read.
    """
    try:
        validator = etree.XMLSchema(etree.parse(schema, etree.XMLParser(resolve_entities=False, no_network=True)))
    except (OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise CommandError(f"{schema}: {error}") from error
    validator.validate(root)
    return [str(fault) for fault in validator.error_log]


def plan_chosen(slug: str) -> PlanEdition:
    """The named plan's current edition; without a name the only one's.

    Raises:
        CommandError: there is none of that address, or several to choose between.
    """
    editions = {edition.plan.slug: edition for edition in current_editions()}
    if slug in editions:
        return editions[slug]
    if not slug and len(editions) == 1:
        return next(iter(editions.values()))
    names = ", ".join(sorted(editions)) or "–"
    raise CommandError(_("Say which plan with --plan. There are: %(names)s.") % {"names": names})
