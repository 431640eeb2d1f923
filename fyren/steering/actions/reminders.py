"""Reminders of reports that are late: one digest to each body, with a link and no content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.base import clock
from fyren.people.viewer import Viewer
from fyren.steering.models import BodyReport, Round
from fyren.steering.queries.reminders import Remindable, remindable, silent
from fyren.steering.round_access import check_run_rounds
from fyren.steering.round_rules import RoundState
from fyren.vault.actions import OPERATOR
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder led to, by names of bodies.

    Args:
        sent: got the digest.
        too_soon: have had one within the days that they have chosen.
        unreachable: have neither a contact nor another address.
    """

    sent: tuple[str, ...] = ()
    too_soon: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()


@action(Act.REPORTS_REMINDED)
def remind(*, round: Round, by: Viewer, only: BodyReport | None = None) -> Reminded:
    """Remind every body that is late in the round, or one body, late or not.

    Raises:
        PermissionDenied: `by` is no coordinator.
    """
    check_run_rounds(by)
    found = remindable(round, by.day)
    chosen = [each for each in found if (each.report.pk == only.pk if only is not None else each.late is not None)]
    done = _send(chosen, clock.now(), with_silent=False)
    record(Act.REPORTS_REMINDED, by=by.actor, about=only or round)
    return done


@action(Act.REPORTS_REMINDED)
def remind_late(*, by: Viewer) -> Reminded:
    """Remind of everything that is late in open rounds, and of activities that nothing has been said of for six months,
    whether a round is open or not. For a job: `by` is the installation itself.

    Raises:
        PermissionDenied: `by` is neither the installation nor a coordinator.
    """
    if by.actor != OPERATOR:
        check_run_rounds(by)
    results, told = [], set[int]()
    for round in Round.objects.filter(state=RoundState.OPEN).select_related("year").order_by("cut_off_on"):
        found = [each for each in remindable(round, by.day) if each.late is not None or each.silent]
        results.append(_send(found, clock.now(), with_silent=True))
        told.update(each.report.authority_id for each in found)
    results.append(_send(silent(by.day, but=told), clock.now(), with_silent=True))
    record(Act.REPORTS_REMINDED, by=by.actor)
    return Reminded(
        *(tuple(name for each in results for name in getattr(each, kind)) for kind in Reminded.__dataclass_fields__)
    )


def _send(found: Iterable[Remindable], now: dt.datetime, *, with_silent: bool) -> Reminded:
    sent: list[Remindable] = []
    too_soon, unreachable = [], []
    for each in found:
        if each.rests_until is not None and now < each.rests_until:
            too_soon.append(each.name)
        elif not each.addresses:
            unreachable.append(each.name)
        else:
            sent.append(each)
    letters = [_letter(each, with_silent=with_silent) for each in sent]
    BodyReport.objects.filter(pk__in=[each.report.pk for each in sent]).update(reminded_at=now)
    # Nothing goes out of an act that did not happen.
    transaction.on_commit(lambda: get_connection().send_messages(letters))
    return Reminded(tuple(each.name for each in sent), tuple(too_soon), tuple(unreachable))


def _letter(each: Remindable, *, with_silent: bool) -> EmailMessage:
    """A link and no content: what is written stays in Fyren."""
    lines = [_("Hello,"), ""]
    if each.late is not None or not with_silent:
        lines.append(_("A report of follow-up waits for %(body)s.") % {"body": each.name})
    if with_silent and each.silent:
        lines.append(
            ngettext(
                "Nothing has been said of %(count)s activity for six months.",
                "Nothing has been said of %(count)s activities for six months.",
                each.silent,
            )
            % {"count": each.silent}
        )
    lines += ["", _("Log in to Fyren to see what it is about:"), f"{settings.SITE_ADDRESS}{reverse('today')}", ""]
    lines.append(_("You choose how often reminders may come under “How we plan”."))
    return EmailMessage(_("Reminder from Fyren"), "\n".join(lines), to=list(each.addresses))
