"""The documented structure of StratML, for checking what is written and what is taken in.

From the published descriptions of ISO 17469-1:2015 (Part 1, Strategic Plan) and ANSI/AIIM 22 (Part 2, Performance Plan
or Report). The schemas themselves are published without a licence that lets them be kept here; see docs/api.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
ROOTS = {PART_1: "StrategicPlan", PART_2: "PerformancePlanOrReport"}

# Children in their order: "?" may be left out, "*" as many as one likes, "+" at least one, otherwise exactly one.
_COMMON = {
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "Vision": "Description? Identifier?",
    "Mission": "Description? Identifier?",
    "Value": "Name? Description?",
    "Goal": "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*",
}
_PART_1 = _COMMON | {
    "StrategicPlan": "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?",
    "Objective": "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?",
    "Stakeholder": "Name Description?",
    "AdministrativeInformation": "StartDate? EndDate? PublicationDate? Source? Submitter?",
    "Submitter": "GivenName? Surname? PhoneNumber? EmailAddress?",
}
_PART_2 = _COMMON | {
    "PerformancePlanOrReport": (
        "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?"
    ),
    "Objective": (
        "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*"
    ),
    "Stakeholder": "Name Description? Role*",
    "Role": "Name Description? RoleType*",
    "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
    "Submitter": "Identifier? GivenName? Surname? PhoneNumber? EmailAddress?",
    "PerformanceIndicator": (
        "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* "
        "OtherInformation?"
    ),
    "Relationship": "Identifier? ReferentIdentifier* Name? Description?",
    "MeasurementInstance": "TargetResult* ActualResult*",
    "TargetResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "ActualResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "Descriptor": "DescriptorName? DescriptorValue?",
}
_CHILDREN = {PART_1: _PART_1, PART_2: _PART_2}
_ATTRIBUTES: dict[str, dict[str, frozenset[str]]] = {
    "PerformancePlanOrReport": {"Type": frozenset({"Strategic_Plan", "Performance_Plan", "Performance_Report"})},
    "Stakeholder": {"StakeholderTypeType": frozenset({"Person", "Organization", "Generic_Group"})},
    "PerformanceIndicator": {
        "PerformanceIndicatorType": frozenset({"Quantitative", "Qualitative"}),
        "ValueChainStage": frozenset({"Outcome", "Output_Processing", "Output", "Input_Processing", "Input"}),
    },
    "Relationship": {"RelationshipType": frozenset({"Broader_Than", "Peer_To", "Narrower_Than"})},
}
_DAYS = frozenset({"StartDate", "EndDate", "PublicationDate"})
_ID = re.compile(r"[^\W\d][\w.-]*")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def faults(root: etree._Element) -> list[str]:
    """What does not keep to the documented structure, one sentence each with the element's path."""
    space, name = _split(root)
    if ROOTS.get(space) != name:
        return [f"{name}: neither StrategicPlan nor PerformancePlanOrReport of ISO 17469"]
    seen: set[str] = set()
    return [fault for element in root.iter("*") for fault in _faults_of(element, space, seen)]


def _split(element: etree._Element) -> tuple[str, str]:
    name = etree.QName(element)
    return name.namespace or "", name.localname


def _faults_of(element: etree._Element, space: str, seen: set[str]) -> Iterator[str]:
    own, name = _split(element)
    children = [_split(child)[1] for child in element.iterchildren("*")]
    if own != space:
        yield f"{name}: of another namespace"
    wanted = _CHILDREN[space].get(name)
    if wanted is not None and not _pattern(wanted).fullmatch("".join(f"{child} " for child in children)):
        yield f"{name}: holds {' '.join(children) or 'nothing'}, not {wanted}"
    if wanted is None and children:
        yield f"{name}: holds elements, not text"
    yield from _wrong_attributes(element, name)
    yield from _wrong_value(name, element.text or "", seen, may_be_empty=space == PART_2)


def _pattern(wanted: str) -> re.Pattern[str]:
    parts = (re.fullmatch(r"(\w+)([?*+]?)", part) for part in wanted.split())
    return re.compile("".join(f"(?:{part[1]} ){part[2]}" for part in parts if part))


def _wrong_attributes(element: etree._Element, name: str) -> Iterator[str]:
    allowed = _ATTRIBUTES.get(name, {})
    for key, value in element.attrib.items():
        if not str(key).startswith("{") and str(value) not in allowed.get(str(key), frozenset()):
            yield f"{name}: {key}={value!s} is not allowed"
    if name == "PerformancePlanOrReport" and "Type" not in element.attrib:
        yield f"{name}: has no Type"


def _wrong_value(name: str, text: str, seen: set[str], *, may_be_empty: bool) -> Iterator[str]:
    if not text and may_be_empty and name in _DAYS | {"NumberOfUnits"}:
        return
    if name in _DAYS and not _is_day(text):
        yield f"{name}: {text!r} is no day"
    if name == "NumberOfUnits" and not _NUMBER.fullmatch(text):
        yield f"{name}: {text!r} is no number"
    if name == "Identifier":
        if not _ID.fullmatch(text):
            yield f"{name}: {text!r} is no XML id"
        if text in seen:
            yield f"{name}: {text!r} stands twice"
        seen.add(text)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
