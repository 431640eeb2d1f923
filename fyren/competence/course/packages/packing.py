"""A package: one document, and the file that tells a platform what it is. The same content and day: the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from fyren.competence.course.content import Edition
from fyren.competence.course.document import Form, document_of
from fyren.competence.course.document.making import Making
from fyren.competence.course.packages.descriptions import Described, cmi5_xml, imsmanifest

FORMS = {Form.SCORM12: ("imsmanifest.xml", imsmanifest), Form.CMI5: ("cmi5.xml", cmi5_xml)}
PAGE = "index.html"
_READABLE = 0o644 << 16
_UNIX = 3


def package_of(making: Making, edition: Edition, form: Form) -> bytes:
    """A package for an audience, in a language.

    Raises:
        NoSettings: the municipality has not said what it is called.
    """
    name, describe = FORMS[form]
    described = Described(
        edition.slug,
        making.code,
        making.reading.course.version,
        making.course_name(edition.key),
        making.say("course.subject"),
    )
    page = document_of(making, edition, form).html
    return zipped({name: describe(described).encode(), PAGE: page}, making.reading.course.dated)


def zipped(files: Mapping[str, bytes], day: dt.date) -> bytes:
    """Files in a zip, sorted, of a day. Not packed: packers differ from machine to machine, and the page is small."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            archive.writestr(entry, data)
    return held.getvalue()
