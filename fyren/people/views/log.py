"""The audit, for auditors and administrators. Who, what and when; never any content."""

from __future__ import annotations

import datetime as dt
from itertools import chain

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.csv_text import csv_lines
from fyren.base.display import Tab
from fyren.people import actions
from fyren.people.access import can_check_log
from fyren.people.forms.log import LogCheckForm, LogFilter
from fyren.people.forms.versioned import values_of
from fyren.people.log import PROBLEMS, Criteria, chain_state, in_words, rows_matching
from fyren.people.models import LogCheck
from fyren.people.queries import people_names
from fyren.people.requests import ViewerRequest
from fyren.people.views.editing import Editing, add
from fyren.vault.keys import KeyRingError
from fyren.vault.sealing import Problem, verify

PER_PAGE = 50
PLACES_SHOWN = 10
CHECKS_SHOWN = 12


def _tabs(current: str) -> list[Tab]:
    places = (("audit_log", _("Rows")), ("log_check", _("Check of the log")))
    return [Tab(label, reverse(name), current=name == current) for name, label in places]


def audit_log(request: ViewerRequest) -> HttpResponseBase:
    """The rows that match, a page at a time; posted, the same rows as a file."""
    form = LogFilter(request.GET)
    if request.method == "POST":
        return _export(request, form.criteria)
    page = Paginator(rows_matching(form.criteria), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": _tabs("audit_log"),
        "form": form,
        "page": page,
        "rows": list(in_words(page)),
        "state": chain_state(),
        "is_filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "people/audit/log.html", context)


def _export(request: ViewerRequest, criteria: Criteria) -> StreamingHttpResponse:
    actions.note_log_export(by=request.viewer)
    head = [_("When"), _("Who"), _("Act"), _("Kind"), _("Object"), _("Authority"), _("Fields"), _("Sealed")]
    rows = (
        [
            row.at.astimezone(clock.SWEDISH_TIME).isoformat(sep=" ", timespec="seconds"),
            row.who,
            row.act,
            row.kind,
            row.object_id,
            row.authority,
            ", ".join(row.fields),
            _("Yes") if row.is_sealed else _("No"),
        ]
        for row in in_words(rows_matching(criteria).iterator(chunk_size=1000))
    )
    name = f"logg-{clock.today().isoformat()}.csv"
    return StreamingHttpResponse(
        csv_lines(chain([head], rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def log_check(request: ViewerRequest) -> HttpResponse:
    """Is the log whole, when was it last checked, and the form that says that it was checked now."""
    checks = list(LogCheck.objects.all()[:CHECKS_SHOWN])
    findings, is_late, key_error = _verified()
    names = people_names({check.checked_by for check in checks})
    editing = Editing(
        save=lambda form: actions.note_log_check(**values_of(form), by=request.viewer),
        done=reverse("log_check"),
        message=_("The check is noted."),
        template="people/audit/check.html",
        context={
            "tabs": _tabs("log_check"),
            "may_note": can_check_log(request.viewer),
            "state": chain_state(),
            "findings": findings,
            "is_late": is_late,
            "key_error": key_error,
            "checks": [(check, names.get(check.checked_by) or _("Unknown person")) for check in checks],
        },
    )
    return add(request, LogCheckForm(request.POST or None, initial=_next_period(checks)), editing)


def _verified() -> tuple[list[tuple[str, int, str]], bool, bool]:
    """What is wrong with the log (words, how many, the first places); whether sealing stands still; and whether there
    is no key to check with."""
    places: dict[Problem, list[int]] = {}
    try:
        for finding in verify():
            places.setdefault(finding.problem, []).append(finding.at)
    except KeyRingError:
        return [], False, True
    is_late = places.pop(Problem.NOT_SEALED, None) is not None
    shown = ((str(PROBLEMS[problem]), found) for problem, found in places.items())
    return [(words, len(found), ", ".join(map(str, found[:PLACES_SHOWN]))) for words, found in shown], is_late, False


def _next_period(checks: list[LogCheck]) -> dict[str, object]:
    """From the day after what was checked last, up to yesterday, which is the last whole day."""
    yesterday = clock.today() - dt.timedelta(days=1)
    first = checks[0].last_day + dt.timedelta(days=1) if checks else None
    return {"first_day": min(first, yesterday) if first else None, "last_day": yesterday}
