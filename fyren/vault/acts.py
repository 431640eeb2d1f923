"""The closed list of what can be done in Fyren. An act that is not here cannot be recorded, so it cannot be done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """Audited acts: `<room>.<object>.<what happened>`. Values are stored; never change or reuse one."""

    LOGGED_IN = "people.session.opened", _("Logged in")
    LOG_IN_FAILED = "people.session.refused", _("Log-in refused")
    LOGGED_OUT = "people.session.closed", _("Logged out")
    PASSWORD_CHANGED = "people.password.changed", _("Password changed")
    PERSON_ADDED = "people.person.added", _("Person added")
    PERSON_CHANGED = "people.person.changed", _("Person changed")
    ROLE_GIVEN = "people.role.given", _("Role given")
    ROLE_ENDED = "people.role.ended", _("Role ended")
    BODY_ADDED = "people.body.added", _("Body added")
    BODY_CHANGED = "people.body.changed", _("Body changed")
    BODY_SUCCEEDED = "people.body.succeeded", _("Body succeeded by another")
    BODY_DECISION_ADDED = "people.body_decision.added", _("Body's decision entered")
    RECORDS_EXPORTED = "people.records.exported", _("Authority's documents exported")
    LOG_CHECKED = "people.log.checked", _("Log checked")
    KEYS_ROTATED = "vault.keys.rotated", _("Keys rotated")
    AUDIT_END_ACCEPTED = "vault.chain.end_accepted", _("End of the audit's chain accepted after a restored backup")
    PROGRAMME_SAVED = "plan.programme.saved", _("Sustainability programme saved")
    GOAL_SAVED = "plan.direction_goal.saved", _("Direction goal saved")
    INTERPRETATION_MADE = "plan.interpretation.made", _("Interpretation made")
    INTERPRETATION_ENDED = "plan.interpretation.ended", _("Interpretation ended")
    PLAN_IMPORTED = "plan.import.started", _("Plan document imported")
    IMPORT_CORRECTED = "plan.import.corrected", _("Import corrected")
    IMPORT_DISCARDED = "plan.import.discarded", _("Import discarded")
    IMPORT_PUBLISHED = "plan.import.published", _("Import published as a plan")
    PLAN_FACTS_CHANGED = "plan.facts.changed", _("Plan facts changed")
    PLAN_LINKED = "plan.link.made", _("Plans linked")
    NOTE_SAVED = "plan.editorial_note.saved", _("Editorial note saved")
    NOTE_REMOVED = "plan.editorial_note.removed", _("Editorial note removed")
    INTERNAL_NOTE_SAVED = "plan.internal_note.saved", _("Internal note saved")
    INTERNAL_NOTE_HANDED_OVER = "plan.internal_note.handed_over", _("Internal note handed over")
    REVISION_OPENED = "plan.revision.opened", _("Revision opened")
    DRAFT_CHANGED = "plan.draft.changed", _("Draft wording changed")
    REVISION_ADVANCED = "plan.revision.advanced", _("Revision moved to its next stage")
    REVISION_WITHDRAWN = "plan.revision.withdrawn", _("Revision withdrawn")
    ANSWER_SAVED = "plan.answer.saved", _("Consultation answer saved")
    ANSWER_HANDED_OVER = "plan.answer.handed_over", _("Consultation answer handed over")
    ANSWER_WEIGHED = "plan.answer.weighed", _("Consultation answer weighed")
    MAPPING_SAVED = "plan.mapping.saved", _("Focus areas mapped to the new edition")
    TEXT_BLANKED = "base.text.blanked", _("Text blanked in every version")
