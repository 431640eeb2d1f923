"""A plan as StratML Part 1, and back to the same wording.

A development area is a Goal; a focus area, or an aim without number, is an Objective. What the plan does not say
(vision, mission, indicators) is left out. Chapters stand as running text (see `running`), since StratML has no element
for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from fyren.plan.addresses import CHOSEN
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure
from fyren.reports.stratml.grammar import PART_1, faults
from fyren.reports.stratml.running import Unreadable, area_blocks, area_text, chapters_of, chapters_text

AIM = "Strävan utan nummer"
FOCUS_AREA = "Insatsområde"
TARGET, CHALLENGE, RELATED = "Målbild", "Utmaning", "Plan som nämns"
# A goal of Part 2 that is not the plan's: what its indicators stand under.
CONTEXT = "Nyckeltal att läsa planen mot"
CONTEXT_SAYS = "Nyckeltalen hör till budgeten, hållbarhetsprogrammet eller sammanhanget. Inget av dem är planens eget."
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the wording. None and "" are left out.

    Args:
        identifiers: XML ids by (place of the area, place of its objective, 0 for the area itself), counted from 1.
    """

    organization: str = ""
    source: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    published_on: dt.date | None = None
    identifiers: Mapping[tuple[int, int], str] = field(default_factory=dict)


def put(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Add an element in the parent's own namespace."""
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name), dict(attributes))
    element.text = text
    return element


def put_if(parent: etree._Element, name: str, text: str | None) -> None:
    """Add an element with a text, unless there is none."""
    if text:
        put(parent, name, text)


def strategic_plan(structure: PlanStructure, facts: Facts) -> etree._Element:
    """The plan as Part 1."""
    root = etree.Element(etree.QName(PART_1, "StrategicPlan"), nsmap={None: PART_1})
    fill(root, structure, facts)
    return root


def fill(root: etree._Element, structure: PlanStructure, facts: Facts) -> None:
    """Write the plan into the root, of either part."""
    put(root, "Name", structure.title)
    put_if(root, "OtherInformation", chapters_text(structure.sections, structure.closing))
    core = put(root, "StrategicPlanCore")
    organization = put(core, "Organization")
    put_if(organization, "Name", facts.organization)
    for name in structure.contributors:
        put(put(organization, "Stakeholder", StakeholderTypeType="Organization"), "Name", name)
    kinds = ((TARGET, structure.target_pictures), (CHALLENGE, structure.challenges), (RELATED, structure.related_plans))
    for kind, names in kinds:
        for name in names:
            value = put(core, "Value")
            put(value, "Name", name)
            put(value, "Description", kind)
    for place, area in enumerate(structure.development_areas, start=1):
        _goal(core, area, place, facts.identifiers)
    _administrative(root, facts)


def _goal(core: etree._Element, area: DevelopmentArea, place: int, ids: Mapping[tuple[int, int], str]) -> None:
    goal = put(core, "Goal")
    put(goal, "Name", area.title)
    put(goal, "Description", area.long_title)
    put_if(goal, "Identifier", ids.get((place, 0)))
    put_if(goal, "SequenceIndicator", area.number)
    put_if(goal, "OtherInformation", area_text(area.blocks))
    chosen = [block for block in area.blocks if block.kind in CHOSEN]
    for number, block in enumerate(chosen, start=1):
        objective = put(goal, "Objective")
        put(objective, "Name", AIM if block.kind is BlockKind.AIM else f"{FOCUS_AREA} {block.number}".strip())
        put(objective, "Description", block.text)
        put_if(objective, "Identifier", ids.get((place, number)))
        put_if(objective, "SequenceIndicator", block.number)


def _administrative(root: etree._Element, facts: Facts) -> None:
    about = put(root, "AdministrativeInformation")
    days = (("StartDate", facts.starts_on), ("EndDate", facts.ends_on), ("PublicationDate", facts.published_on))
    for name, day in days:
        put_if(about, name, day.isoformat() if day else None)
    put_if(about, "Source", facts.source)


def written(root: etree._Element) -> bytes:
    """The file's bytes: as they are, since added white space would change the wording."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data


def read(data: bytes) -> etree._Element:
    """The root of a file of either part, with nothing fetched and no entity of its own.

    Raises:
        Unreadable: it is no XML, too large, or does not keep to the documented structure.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("the file is too large")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("the file has a document type of its own")
    wrong = faults(root)
    if wrong:
        raise Unreadable("; ".join(wrong[:5]))
    return root


def structure_of(root: etree._Element) -> PlanStructure:
    """The plan's wording in a file of either part that `read` has read.

    Raises:
        Unreadable: a mark in the running text leads nowhere.
    """
    core = _child(root, "StrategicPlanCore")
    sections, closing = chapters_of(_text(root, "OtherInformation"))
    values = [(_text(value, "Description"), _text(value, "Name")) for value in _all(core, "Value")]
    organizations = _all(core, "Organization")
    return PlanStructure(
        title=_text(root, "Name"),
        sections=sections,
        development_areas=tuple(_area(goal) for goal in _all(core, "Goal") if not _is_context(goal)),
        closing=closing,
        target_pictures=tuple(name for kind, name in values if kind == TARGET),
        challenges=tuple(name for kind, name in values if kind == CHALLENGE),
        contributors=tuple(_text(one, "Name") for each in organizations for one in _all(each, "Stakeholder")),
        related_plans=tuple(name for kind, name in values if kind == RELATED),
    )


def _is_context(goal: etree._Element) -> bool:
    return (_text(goal, "Name"), _text(goal, "Description")) == (CONTEXT, CONTEXT_SAYS)


def _area(goal: etree._Element) -> DevelopmentArea:
    objectives = [_objective(each) for each in _all(goal, "Objective")]
    return DevelopmentArea(
        number=_text(goal, "SequenceIndicator"),
        title=_text(goal, "Name"),
        long_title=_text(goal, "Description"),
        blocks=area_blocks(_text(goal, "OtherInformation"), objectives),
    )


def _objective(element: etree._Element) -> Block:
    kind = BlockKind.AIM if _text(element, "Name") == AIM else BlockKind.FOCUS_AREA
    worded = "Description" if _all(element, "Description") else "Name"
    return Block(kind, _text(element, worded), _text(element, "SequenceIndicator"))


def _all(parent: etree._Element, name: str) -> list[etree._Element]:
    return list(parent.iterchildren(etree.QName(etree.QName(parent).namespace, name).text))


def _child(parent: etree._Element, name: str) -> etree._Element:
    return _all(parent, name)[0]  # the grammar has seen that it is there


def _text(parent: etree._Element, name: str) -> str:
    found = _all(parent, name)
    return (found[0].text or "") if found else ""
