"""Addresses: a body's report in a round of follow-up."""

from __future__ import annotations

from fyren.people.roles import Role
from fyren.people.routes import KNOWN, only, route
from fyren.steering.views import body_reports, report_files, report_imports, report_steps

READS = only(Role.COORDINATOR, Role.CONTACT, Role.HEAD, Role.DECISION_READER, Role.REGISTRAR)
READS_OWN = only(Role.COORDINATOR, Role.CONTACT, Role.HEAD, Role.DECISION_READER, Role.REGISTRAR, own=True)
WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)
HELPED = only(Role.CONTACT, Role.COORDINATOR)
RELEASES = only(Role.HEAD, own=True)
TAKES_BACK = only(Role.CONTACT, Role.COORDINATOR, Role.HEAD, own=True)
DECIDES = only(Role.CONTACT, Role.COORDINATOR, Role.REGISTRAR, own=True)
FILE = "uppfoljning/rapportfil/<slug:public_id>/"
REPORT = "uppfoljning/rapport/<slug:public_id>/"

urlpatterns = [
    route("uppfoljning/rapport/", body_reports.my_reports, get=READS, name="my_reports"),
    route("uppfoljning/sprakhjalp/", body_reports.report_language, get=HELPED, post=HELPED, name="report_language"),
    route(REPORT, body_reports.report, get=KNOWN, name="report"),
    route(f"{REPORT}del/<slug:part>/", body_reports.report_part, get=WRITES, post=WRITES, name="report_part"),
    route(f"{REPORT}del/<slug:part>/utkast/", body_reports.report_draft, get=WRITES, post=WRITES, name="report_draft"),
    route(f"{REPORT}motesdag/", report_steps.meeting, get=WRITES, post=WRITES, name="report_meeting"),
    route(f"{REPORT}skicka/", report_steps.send, get=WRITES, post=WRITES, name="report_send"),
    route(f"{REPORT}slapp/", report_steps.release, get=RELEASES, post=RELEASES, name="report_release"),
    route(f"{REPORT}ge-tillbaka/", report_steps.give_back, get=RELEASES, post=RELEASES, name="report_give_back"),
    route(f"{REPORT}ta-tillbaka/", report_steps.take_back, get=TAKES_BACK, post=TAKES_BACK, name="report_take_back"),
    route(f"{REPORT}beslut/", report_steps.decide, get=DECIDES, post=DECIDES, name="report_decide"),
    route(f"{REPORT}word/", report_files.report_word, get=READS_OWN, name="report_word"),
    route(f"{REPORT}utbytesfil/", report_imports.report_exchange, get=WRITES, name="report_exchange"),
    route(f"{REPORT}fil/", report_imports.report_file, get=WRITES, post=WRITES, name="report_file"),
    route(FILE, report_imports.report_import, get=WRITES, post=WRITES, name="report_import"),
    route(
        f"{FILE}kolumner/",
        report_imports.report_import_columns,
        get=WRITES,
        post=WRITES,
        name="report_import_columns",
    ),
    route(
        f"{FILE}kasta/",
        report_imports.report_import_discard,
        get=WRITES,
        post=WRITES,
        name="report_import_discard",
    ),
    route(f"{REPORT}uppgifter/", report_steps.facts, get=DECIDES, post=DECIDES, name="report_facts"),
]
