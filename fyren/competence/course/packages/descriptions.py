"""What a platform reads first: SCORM 1.2's `imsmanifest.xml` and cmi5's `cmi5.xml`, each of one unit."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.html import format_html


@dataclass(frozen=True, slots=True)
class Described:
    """What is told of a package: for whom, in which language, which version, its title and its subject."""

    slug: str
    language: str
    version: str
    title: str
    subject: str

    @property
    def name(self) -> str:
        """A name within XML, the same in every version."""
        return f"grunderna-{self.slug}-{self.language}"

    def address(self, part: str) -> str:
        """An IRI of a part, the same in every version: platforms know a course by it, and nothing needs to be there."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"fyren/competence/{self.name}/{part}").urn


def imsmanifest(about: Described) -> str:
    """SCORM 1.2's manifest: one organization with one item, which is a SCO.

    No mastery score: the course itself says when it is passed, and a platform that knew a score would set "failed" for
    who pauses.
    """
    return str(format_html(_MANIFEST, name=about.name, version=about.version, title=about.title))


def cmi5_xml(about: Described) -> str:
    """cmi5's course structure: one assignable unit, done when it is completed and passed."""
    return str(
        format_html(
            _CMI5,
            course=about.address("course"),
            unit=about.address("unit"),
            language=about.language,
            title=about.title,
            subject=about.subject,
        )
    )


_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="{version}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="item" identifierref="unit">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="unit" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
"""

_CMI5 = """<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{course}">
    <title><langstring lang="{language}">{title}</langstring></title>
    <description><langstring lang="{language}">{subject}</langstring></description>
  </course>
  <au id="{unit}" moveOn="CompletedAndPassed" masteryScore="1.0" launchMethod="AnyWindow">
    <title><langstring lang="{language}">{title}</langstring></title>
    <description><langstring lang="{language}">{subject}</langstring></description>
    <url>index.html</url>
  </au>
</courseStructure>
"""
