"""Files that cannot be taken in: an error at the field, nothing saved, the server goes on."""

from __future__ import annotations

import glob
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fyren.base.uploads import OTHER_FIELDS
from fyren.plan.models import PlanImport
from fyren.vault.models import AuditRow
from tests.plan.imports.documents import EXAMPLE, broken_pdf, encrypted_pdf, scanned_pdf, zip_bomb

pytestmark = pytest.mark.django_db

BAD = {
    "empty": (b"", "plan.txt"),
    "blank": (b" \n\t\n", "plan.txt"),
    "broken": (broken_pdf, "plan.pdf"),
    "encrypted": (encrypted_pdf, "plan.pdf"),
    "scanned": (scanned_pdf, "plan.pdf"),
    "wrong_type": (b"\x89PNG\r\n\x1a\n" + bytes(400), "plan.pdf"),
    "old_word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "plan.doc"),
    "not_a_zip": (b"PK\x03\x04" + bytes(400), "plan.docx"),
    "zip_bomb": (zip_bomb, "plan.docx"),
    "number": (b"1. Inledning\nKontakta 811218-9876\n", "plan.txt"),
    "number_in_name": (EXAMPLE.encode(), "plan 811218-9876.txt"),
}


def send(client: Client, content: bytes, name: str = "plan.txt", **extra: str):
    document = SimpleUploadedFile(name, content, content_type="application/octet-stream")
    return client.post(reverse("import_upload"), {"document": document, "title": ""}, **extra)


@pytest.mark.parametrize("kind", sorted(BAD))
def test_a_bad_file_is_an_error_at_the_field(client_of, kind):
    content, name = BAD[kind]
    response = send(client_of("amira"), content() if callable(content) else content, name)

    assert response.status_code == 200
    (message,) = response.context["form"].errors["document"]
    assert message in response.content.decode().replace("&#x27;", "'")
    assert "811218" not in response.content.decode()
    assert not PlanImport.objects.exists()
    assert not AuditRow.objects.filter(act__startswith="plan.").exists()


def test_a_good_file_is_taken_in(client_of):
    """The positive control of all the above."""
    response = send(client_of("amira"), EXAMPLE.encode())

    plan_import = PlanImport.objects.get()
    assert response.url == reverse("import_review", args=[plan_import.public_id])


def test_no_file_at_all(client_of):
    response = client_of("amira").post(reverse("import_upload"), {"title": ""})

    assert response.context["form"].errors["document"]


def test_a_declared_giant_is_refused_before_its_body_is_read(client_of):
    """The length says 200 MB; the body that stands behind it is never asked for."""
    client = client_of("amira")
    read = []

    class Body:
        def read(self, *size):
            read.append(size)
            return b""

        readline = read

    response = client.generic(
        "POST",
        reverse("import_upload"),
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(200 * 1024 * 1024), "wsgi.input": Body()},
    )

    assert response.status_code == 413
    assert "20 MB" in response.content.decode()
    assert read == []


def test_reading_stops_at_the_limit(client_of, settings):
    """A little more than the limit passes the declared length, and is stopped while it is read."""
    settings.PLAN_UPLOAD_LIMIT = 200_000
    response = send(client_of("amira"), b"a" * (200_000 + OTHER_FIELDS // 2))

    assert response.status_code == 413
    assert not PlanImport.objects.exists()
    assert send(client_of("amira"), EXAMPLE.encode()).status_code == 302


def test_an_absurd_length_is_refused(client_of):
    response = client_of("amira").generic(
        "POST", reverse("import_upload"), b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="mycket"
    )

    assert response.status_code == 413


def test_no_file_is_left_behind(client_of, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # others upload at the same time
    before = set(glob.glob(f"{tempfile.gettempdir()}/*.upload*"))
    for content in (EXAMPLE.encode(), broken_pdf()):
        send(client_of("amira"), content)

    assert set(glob.glob(f"{tempfile.gettempdir()}/*.upload*")) <= before


def test_a_forged_form_is_refused(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["amira"])

    assert send(client, EXAMPLE.encode()).status_code == 403
    assert not PlanImport.objects.exists()


@pytest.mark.parametrize("who", [None, "bjorn", "farid", "gun"])
def test_others_are_refused_before_anything_is_read(client_of, who):
    response = send(client_of(who), EXAMPLE.encode())

    assert response.status_code == (302 if who is None else 403)
    assert not PlanImport.objects.exists()
