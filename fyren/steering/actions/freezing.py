"""Freezing a budget as an edition. Steps inside actions, with no audit of their own."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from fyren.base.clock import SWEDISH_TIME
from fyren.base.documents.writing import as_pdf, as_word
from fyren.base.frozen import checksum_of
from fyren.people.viewer import Viewer
from fyren.steering.appendix import appendix
from fyren.steering.content import outline_of
from fyren.steering.models import BudgetEdition, EditionFile, EditionStage, FileKind, InternalBudget
from fyren.steering.queries.content import content_of
from fyren.steering.terms import term_of


def freeze(budget: InternalBudget, stage: EditionStage, *, by: Viewer) -> BudgetEdition:
    """An edition of the budget as it now stands.

    Raises:
        ValidationError: there is nothing in it.
    """
    content = content_of(budget)
    if not content.stances and not content.activities:
        said = _("%(budget)s is empty. Take a stance or add an activity first.")
        raise ValidationError(said % {"budget": term_of(budget.authority).opening})
    return _keep(budget, stage, content.to_json(), by=by)


def freeze_adopted(budget: InternalBudget, *, by: Viewer, **facts: Any) -> BudgetEdition:
    """The edition that a decision adopted: the very content that was proposed, with the decision's facts.

    Work goes on while a proposal lies with the meeting (status, steps); that is no part of what the meeting decided.
    """
    proposed = budget.editions.filter(stage=EditionStage.PROPOSED).first()
    if proposed is None:
        raise ValueError(f"{budget.public_id} is adopted without having been proposed")
    return _keep(budget, EditionStage.ADOPTED, proposed.content, by=by, **facts)


def add_files(edition: BudgetEdition) -> None:
    """The edition as Word and PDF, kept with their checksums: the meeting's papers are these very bytes."""
    content = edition.read()
    document = appendix(
        content,
        day=edition.frozen_at.astimezone(SWEDISH_TIME).date(),
        checksum=edition.checksum,
        is_example=settings.DEMO,
    )
    for kind, data in ((FileKind.WORD, as_word(document)), (FileKind.PDF, as_pdf(document))):
        EditionFile.objects.create(edition=edition, kind=kind, data=data, sha256=hashlib.sha256(data).hexdigest())


def renew_files(edition: BudgetEdition) -> None:
    """The appendices of an edition whose content was changed by the blanking of a text, made anew from what is left;
    none where it had none. The former bytes are gone."""
    removed, _by_model = edition.files.all().delete()
    if removed:
        add_files(edition)


def _keep(
    budget: InternalBudget, stage: EditionStage, data: dict[str, Any], *, by: Viewer, **facts: Any
) -> BudgetEdition:
    latest = budget.editions.aggregate(latest=Max("number"))["latest"] or 0
    edition = BudgetEdition(
        budget=budget,
        number=latest + 1,
        stage=stage,
        content=data,
        outline=outline_of(data),
        schema_version=data["schema_version"],
        checksum=checksum_of(data),
        frozen_by=by.actor,
        **facts,
    )
    edition.full_clean()
    edition.save(force_insert=True)
    return edition
