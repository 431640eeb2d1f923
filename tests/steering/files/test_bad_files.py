"""Files that cannot be taken in: an error at the field, nothing saved, the server goes on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fyren.steering.models import ActivityImport
from tests.steering.files.workbooks import encrypted, own_file, send, with_macros, zip_bomb

pytestmark = pytest.mark.django_db

BAD = {
    "empty": (b"", "plan.xlsx"),
    "no_rows": (own_file(), "plan.xlsx"),
    "broken": (b"PK\x03\x04" + bytes(400), "plan.xlsx"),
    "not_a_table": (b"\x89PNG\r\n\x1a\n" + bytes(400), "plan.xlsx"),
    "old_excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "plan.xls"),
    "encrypted": (encrypted(), "plan.xlsx"),
    "macros": (with_macros(), "plan.xlsm"),
    "zip_bomb": (zip_bomb(), "plan.xlsx"),
    "too_many_columns": (("a;" * 300 + "\r\n").encode() + b"1;" * 300 + b"x", "plan.csv"),
    "number_in_name": (own_file(("Rubrik",), ("x",)), "plan 811218-9876.xlsx"),
}
SAID = {"encrypted": "lösenord", "macros": "makron", "zip_bomb": "packas upp", "old_excel": "varken Excel"}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_a_bad_file_is_an_error_at_the_field(client_of, course, kind):
    data, name = BAD[kind]
    response = send(client_of("bjorn"), course.budget, data, name)
    assert response.status_code == 200
    (message,) = response.context["form"].errors["document"]
    assert SAID.get(kind, "") in message
    assert "811218" not in response.content.decode()
    assert not ActivityImport.objects.exists()


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_a_good_file_is_taken_in(client_of, course, world, name):
    """The positive control of all the above."""
    assert world.focus_area
    rows = [("Rubrik", "Insatsområden"), ("Utbilda vikarier", "3.1.1")]
    data = own_file(*rows) if name.endswith("xlsx") else "\r\n".join(";".join(row) for row in rows).encode("cp1252")
    response = send(client_of("bjorn"), course.budget, data, name)
    draft = ActivityImport.objects.get()
    assert response["Location"] == reverse("activity_import_columns", args=[draft.public_id])
    assert draft.read_tables()[0].rows[1] == ("Utbilda vikarier", "3.1.1")


def test_a_declared_giant_is_refused_before_its_body_is_read(client_of, course):
    address = reverse("exchange_import", args=[course.budget.public_id])
    response = client_of("bjorn").generic(
        "POST",
        address,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(200 * 1024 * 1024),
    )
    assert response.status_code == 413
    assert "20 MB" in response.content.decode()
