"""Importing a plan document: taken in, corrected, decided, published or discarded. Each is one act with one audit row.

A document's text never goes into the change log: what is logged is which line got which label, so that a discarded
document is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.documents.lines import lines_to_json
from fyren.base.forms import refuse_personal_numbers
from fyren.base.history import Conflict, take_version
from fyren.base.history.changes import log_texts
from fyren.base.screening import without_controls
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_import, check_review_import, check_steer_plan
from fyren.plan.actions.publishing import publish
from fyren.plan.importing import Correction, Mention, ParsedPlan, reparse
from fyren.plan.intake import ReadDocument, contact_details, refuse_folded_identities, refuse_identities
from fyren.plan.models import ImportState, Plan, PlanEdition, PlanImport
from fyren.plan.publishing import what_hinders, what_remains
from fyren.plan.queries.imports import ImportContent, read_import
from fyren.plan.review import ANSWERS, Answer, Review, all_questions
from fyren.plan.wiping import wiped
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

TITLE_LENGTH = 300


@action(Act.PLAN_IMPORTED)
def start_import(*, document: ReadDocument, authority: Body, by: Viewer) -> PlanImport:
    """Keep a document that was read (`fyren.plan.intake.read_file`) for review.

    Raises:
        PermissionDenied: `by` is not coordinator at the authority.
        ValidationError: the document holds a personal identity number, or the authority is none.
    """
    check_import(by)
    plan_import = PlanImport(
        authority=authority,
        file_name=document.file_name,
        file_sha256=document.sha256,
        title=_title(document.title),
        lines=lines_to_json(document.lines),
        corrections=Review().corrections_json(),
        parsed={**document.parsed.to_json(), "contacts": [asdict(detail) for detail in contact_details(document)]},
        started_by=by.actor,
    )
    check_review_import(by, plan_import)
    if not authority.is_authority:
        raise ValidationError(_("An administration does not own plans. Choose the board that it works for."))
    refuse_identities(document)
    plan_import.full_clean(exclude=["decided"])  # an empty list, which Django would take for a missing answer
    plan_import.save(force_insert=True)
    record(Act.PLAN_IMPORTED, by=by.actor, about=plan_import)
    return plan_import


@action(Act.IMPORT_CORRECTED)
def correct_import(
    *,
    plan_import: PlanImport,
    items: Sequence[Correction] = (),
    mentions: Mapping[Mention, tuple[str, ...]] | None = None,
    expected_version: int,
    by: Viewer,
) -> PlanImport:
    """Give lines new labels, or replace lists of names, as one step that can be undone.

    The items replace every label that was given before on the lines they concern.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: a line is not in the document, or a name holds a personal identity number.
    """
    content = _check_open(plan_import, expected_version, by)
    lengths = {line.number: len(line.text) for line in content.lines}
    if any(item.line not in lengths or not 0 <= item.start < max(lengths[item.line], 1) for item in items):
        raise ValidationError(_("The document has no such line. Load the page again."))
    refuse_personal_numbers("\n".join([*(item.area for item in items), *_names(mentions)]))
    review = content.review
    if items:
        review = review.with_labels(items)
    if mentions:
        review = review.with_mentions(mentions)
    logged = {f"line/{item.line}/{item.start}": ("", item.label.value) for item in items}
    logged |= {f"mentions/{kind.value}": ("", str(len(names))) for kind, names in (mentions or {}).items()}
    _reread(plan_import, content, review, content.title)
    fields = _save(plan_import, ("corrections", "parsed"), logged, expected_version, by)
    record(Act.IMPORT_CORRECTED, by=by.actor, about=plan_import, fields=fields)
    return plan_import


@action(Act.IMPORT_CORRECTED)
def decide_doubt(
    *, plan_import: PlanImport, keys: Sequence[str], answer: Answer, expected_version: int, by: Viewer
) -> PlanImport:
    """Answer questions of the review: the text is right as it was read, or stays outside the plan.

    Args:
        keys: the questions, as `fyren.plan.review.Question.key`; a new label is given with `correct_import` instead.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: a question is not there any more, or cannot be answered so.
    """
    content = _check_open(plan_import, expected_version, by)
    questions = {question.key: question for question in all_questions(content.parsed, content.contacts)}
    if not keys or any(key not in questions for key in keys):
        raise ValidationError(_("The question is not there any more. Load the page again."))
    if any(answer not in ANSWERS[questions[key].asks] for key in keys):
        raise ValidationError(_("The question cannot be answered so."))
    review = content.review.with_answers(keys, answer)
    plan_import.decided = review.decided_json()
    plan_import.corrections = review.corrections_json()
    logged = {f"line/{questions[key].line}/{questions[key].start}": ("", answer.value) for key in keys}
    fields = _save(plan_import, ("corrections", "decided"), logged, expected_version, by)
    record(Act.IMPORT_CORRECTED, by=by.actor, about=plan_import, fields=fields)
    return plan_import


@action(Act.IMPORT_CORRECTED)
def undo_correction(*, plan_import: PlanImport, expected_version: int, by: Viewer) -> PlanImport:
    """Undo the last step of the review.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: there is nothing to undo.
    """
    content = _check_open(plan_import, expected_version, by)
    if not content.review.steps:
        raise ValidationError(_("There is nothing to undo."))
    review = content.review.undone()
    plan_import.decided = review.decided_json()
    _reread(plan_import, content, review, content.title)
    logged = {"undone": ("", str(len(content.review.steps)))}
    fields = _save(plan_import, ("corrections", "decided", "parsed"), logged, expected_version, by)
    record(Act.IMPORT_CORRECTED, by=by.actor, about=plan_import, fields=fields)
    return plan_import


@action(Act.IMPORT_CORRECTED)
def rename_import(*, plan_import: PlanImport, title: str, expected_version: int, by: Viewer) -> PlanImport:
    """Give the plan its title; empty takes the document's own again.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: the title is too long or holds a personal identity number.
    """
    content = _check_open(plan_import, expected_version, by)
    new = _title(title)
    logged = {"title": (content.title, new)}
    _reread(plan_import, content, content.review, new)
    fields = _save(plan_import, ("title", "parsed"), logged, expected_version, by)
    record(Act.IMPORT_CORRECTED, by=by.actor, about=plan_import, fields=fields)
    return plan_import


@action(Act.IMPORT_DISCARDED)
def discard_import(*, plan_import: PlanImport, expected_version: int, by: Viewer) -> PlanImport:
    """Discard an import. The document's text is wiped; that the import was made, by whom and when, stays.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
    """
    _check_open(plan_import, expected_version, by)
    logged = {"state": (plan_import.state, ImportState.DISCARDED.value)}
    plan_import.state = ImportState.DISCARDED
    plan_import.lines, plan_import.corrections, plan_import.parsed, plan_import.decided = [], {}, {}, []
    names = ("state", "lines", "corrections", "parsed", "decided")
    fields = _save(plan_import, names, logged, expected_version, by)
    record(Act.IMPORT_DISCARDED, by=by.actor, about=plan_import, fields=fields)
    return plan_import


@action(Act.IMPORT_PUBLISHED)
def publish_import(
    *, plan_import: PlanImport, plan: Plan | None = None, address: str = "", expected_version: int, by: Viewer
) -> PlanEdition:
    """Publish an import as the first edition of a new plan, or as the next one of `plan`. Its facts stay empty.

    The text that was left out, and contact details outside the wording, are wiped from the import.

    Args:
        address: the address wished for a new plan; "" takes one from the title.

    Raises:
        PermissionDenied, Conflict: as `_check_open`.
        ValidationError: something remains to be decided, one message for each thing; or the wording holds a personal
            identity number.
    """
    content = _check_open(plan_import, expected_version, by)
    if plan is not None:
        check_steer_plan(by, plan)
        plan = Plan.objects.select_for_update().get(pk=plan.pk)  # nobody opens a revision or an edition meanwhile
    refuse_folded_identities(content.lines, content.parsed)
    remains = [*what_remains(content), *what_hinders(plan)]
    if remains:
        raise ValidationError(remains)
    edition = publish(plan_import, content, plan, address=address, by=by)
    logged = {"state": (plan_import.state, ImportState.PUBLISHED.value)}
    plan_import.state, plan_import.edition = ImportState.PUBLISHED, edition
    kept = wiped(content.lines, content.parsed, content.contacts)
    plan_import.lines, plan_import.parsed = kept.lines, kept.parsed
    fields = _save(plan_import, ("state", "edition", "lines", "parsed"), logged, expected_version, by)
    record(Act.IMPORT_PUBLISHED, by=by.actor, about=plan_import, fields=fields)
    return edition


def _check_open(plan_import: PlanImport, expected_version: int, by: Viewer) -> ImportContent:
    """The content of an import that `by` may review now.

    Raises:
        PermissionDenied: `by` is not coordinator at the authority that took the document in.
        Conflict: someone else was first.
        ValidationError: the import is published or discarded.
    """
    check_review_import(by, plan_import)
    current = PlanImport.objects.select_related("authority").get(pk=plan_import.pk)
    if current.row_version != expected_version:
        raise Conflict(current)
    if current.state != ImportState.REVIEW:
        raise ValidationError(_("The import is closed: it has been published or discarded."))
    return read_import(current)


def _title(title: str) -> str:
    plain = " ".join(without_controls(title, one_line=True).split())
    refuse_personal_numbers(plain)
    if len(plain) > TITLE_LENGTH:
        raise ValidationError(_("The title is longer than %(limit)s characters.") % {"limit": TITLE_LENGTH})
    return plain


def _names(mentions: Mapping[Mention, tuple[str, ...]] | None) -> list[str]:
    return [name for names in (mentions or {}).values() for name in names]


def _reread(plan_import: PlanImport, content: ImportContent, review: Review, title: str) -> None:
    """Fold the document anew after decisions; the contact details in it are the same as before.

    Raises:
        ValidationError: the pieces, joined in this way, hold a personal identity number.
    """
    parsed: ParsedPlan = reparse(
        content.lines, review.corrections, title=title or None, fallback_title=content.fallback_title
    )
    refuse_folded_identities(content.lines, parsed)
    plan_import.title = title
    plan_import.corrections = review.corrections_json()
    plan_import.parsed = {**parsed.to_json(), "contacts": [asdict(detail) for detail in content.contacts]}


def _save(
    plan_import: PlanImport,
    names: Sequence[str],
    logged: Mapping[str, tuple[str, str]],
    expected_version: int,
    by: Viewer,
) -> list[str]:
    """Write the named fields against the row version and log what was decided.

    `save_changes` is not used here: it would copy the whole document into the change log at every decision.

    Raises:
        Conflict: someone else was first.
    """
    values: dict[str, Any] = {name: getattr(plan_import, name) for name in names}
    take_version(plan_import, expected_version, **values)
    log_texts(plan_import, logged, by=by.actor)
    return list(names)
