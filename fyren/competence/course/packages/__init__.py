"""The course as packages that learning platforms take in: SCORM 1.2 and cmi5."""

from fyren.competence.course.packages.packing import FORMS, package_of

__all__ = ["FORMS", "package_of"]
