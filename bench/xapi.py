"""How many statements a second one worker takes in, kept as they are acknowledged."""

from __future__ import annotations

import base64
import http.client
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django

from bench.site import manage, own_process, server, temporary_var
from bench.timing import row

SECONDS, CLIENTS = 10, 2
AIM = "at least 300/s"
_KEY = "nyckel"


def measure() -> None:
    """One statement at a time, and many at once, against a running server."""
    with temporary_var() as var:
        manage(var, "prepare")
        own_process("bench.xapi", var, "prepare")
        name = (var / "source").read_text()
        with server(var) as (process, address):
            for at_once in (1, 25):
                before = _processor(process.pid)
                taken = _post(address, name, at_once)
                each = (_processor(process.pid) - before) / taken
                what = "xAPI, statements a second, one each" if at_once == 1 else f"the same, {at_once} in a request"
                remark = f"{CLIENTS} platforms, one worker, {each * 1000:.1f} ms of its processor each"
                row(what, f"{taken / SECONDS:.0f}/s", AIM, f"{taken} in {SECONDS} s, {remark}")
        own_process("bench.xapi", var, "count")


def prepare() -> None:
    """A platform that may post."""
    django.setup()
    from django.conf import settings

    from fyren.competence.models import Course, LearningSource
    from fyren.house.demo.load import load_organisation
    from fyren.people.models import Unit
    from fyren.people.tokens import hash_of
    from fyren.vault.keys import make_ring, ring_path

    make_ring(ring_path())
    body = load_organisation()["Omsorg"]
    Unit.objects.bulk_create(Unit(authority=body, name=f"Enhet {number}") for number in range(160))
    for number in range(20):
        code = f"https://plattform.example/{number}"
        Course.objects.create(authority=body, name=f"Kurs {number}", gives="base", form="e_learning", code=code)
    source = LearningSource.objects.create(authority=body, name="Plattformen", token_hash=hash_of(_KEY))
    (Path(settings.VAR) / "source").write_text(source.public_id)


def count() -> None:
    """What has been kept, counted."""
    django.setup()
    from django.db.models import Sum

    from fyren.competence.models import Completion
    from fyren.competence.xapi.counting import count_waiting

    start = time.perf_counter()
    while count_waiting():
        pass
    seconds = time.perf_counter() - start
    number = Completion.objects.aggregate(number=Sum("number"))["number"]
    row("statements counted afterwards, by the job", f"{number / seconds:.0f}/s", AIM, f"{number} in {seconds:.1f} s")


def _processor(process_id: int) -> float:
    """Seconds of the processor that a server and its workers have taken."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listing.splitlines()]
    own = [process_id, *(pid for pid, parent in pairs if parent == process_id)]
    ticks = 0
    for pid in own:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _post(address: str, name: str, at_once: int) -> int:
    taken = [0] * CLIENTS
    threads = [
        threading.Thread(target=_client, args=(address, name, at_once, taken, place)) for place in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(taken)


def _client(address: str, name: str, at_once: int, taken: list[int], place: int) -> None:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    headers = {
        "Authorization": "Basic " + base64.b64encode(f"{name}:{_KEY}".encode()).decode(),
        "X-Experience-API-Version": "1.0.3",
        "Content-Type": "application/json",
    }
    end, number = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        body = json.dumps([_statement(number + each) for each in range(at_once)])
        number += at_once
        connection.request("POST", "/xapi/statements", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(answer.status)
        taken[place] += at_once


def _statement(number: int) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "actor": {"account": {"homePage": "https://plattform.example", "name": f"a{number}"}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
        "object": {"id": f"https://plattform.example/{number % 20}"},
        "context": {
            "registration": str(uuid.uuid4()),
            "extensions": {"urn:fyren:unit": f"Enhet {number % 160}", "urn:fyren:level": "front_line"},
        },
        "timestamp": "2026-10-05T09:30:00Z",
    }


if __name__ == "__main__":
    {"prepare": prepare, "count": count}[sys.argv[1]]()
