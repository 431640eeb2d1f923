"""A plan's wording laid out for reading: chapters in the document's order, bullets as lists, places to link to.

Nothing is rewritten here. A bullet's mark is lifted out of its text, since a list draws it again; every other character
is the document's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure, Section

BULLETS = "•●◦▪■□‣∙·⁃➢►✓✔\uf0b7\uf0a7\uf0d8\uf076"
DASHES = "-–—*"
Notes = Mapping[str, Sequence[Any]]


class NodeKind(StrEnum):
    """What has an address of its own. Values are used in addresses and in templates."""

    AREA = "area"
    FOCUS_AREA = "focus_area"
    AIM = "aim"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the database knows of a development or focus area of a frozen edition."""

    public_id: str
    number: str
    slug: str
    text: str
    focus_areas: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A development area, focus area or un-numbered aim in its place. `public_id` is "" in a draft."""

    kind: NodeKind
    number: str
    text: str
    slug: str
    path: str
    public_id: str = ""
    notes: tuple[Any, ...] = ()
    area: Node | None = None
    long_title: str = ""

    @property
    def name(self) -> str:
        """Number and words, for links and titles."""
        return f"{self.number} {self.text}".strip()


class PartKind(StrEnum):
    """How a part of a chapter is shown."""

    PARAGRAPH = "paragraph"
    LEAD_IN = "lead_in"
    LIST = "list"
    OVERVIEW = "overview"  # the development areas in the words of the chapter above them
    NODES = "nodes"


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of wording with its path (as `PlanStructure.texts` gives it) and the notes that stand beside it."""

    path: str
    text: str
    notes: tuple[Any, ...] = ()
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together. `mark` is the bullet of a list, as in the document."""

    kind: PartKind
    lines: tuple[Line, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section, a development area (`node`) or the closing (without title)."""

    place: str  # the id of its heading: "2.1", so that an address may end in #2.1
    number: str
    title: Line
    level: int
    parts: tuple[Part, ...]
    node: Node | None = None

    @property
    def is_named(self) -> bool:
        """False for words that stand before the first heading, and for the closing."""
        return bool(self.number or self.title.text)

    @property
    def introduction(self) -> Chapter:
        """A development area's running text, without what it leads to."""
        kept = tuple(part for part in self.parts if part.kind in (PartKind.PARAGRAPH, PartKind.LIST))
        return replace(self, parts=kept)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole plan, ready to be shown."""

    chapters: tuple[Chapter, ...]
    nodes: tuple[Node, ...]  # in reading order: an area, then what it holds
    closing: Chapter | None = None

    def node(self, slug: str) -> Node | None:
        """The area, focus area or aim with that address; None when there is none."""
        return next((node for node in self.nodes if node.slug == slug), None)

    def chapter_of(self, node: Node) -> Chapter:
        """The chapter in which a node stands.

        Raises:
            StopIteration: the node is from another layout.
        """
        area = node.area or node
        return next(chapter for chapter in self.chapters if chapter.node == area)

    def beside(self, node: Node) -> tuple[Node | None, Node | None]:
        """The nodes before and after in reading order."""
        place = self.nodes.index(node)
        before = self.nodes[place - 1] if place else None
        after = self.nodes[place + 1] if place + 1 < len(self.nodes) else None
        return before, after


def split_bullet(text: str) -> tuple[str, str]:
    """A paragraph's bullet and the words after it; the bullet is "" where there is none."""
    mark, rest = text[:1], text[1:]
    if mark and mark in BULLETS and rest.strip():
        return mark, rest.lstrip()
    if mark and mark in DASHES and rest[:1].isspace() and rest.strip():
        return mark, rest.lstrip()
    return "", text


def lay_out(
    structure: PlanStructure, *, anchors: Sequence[Anchor], notes: Notes, address: Callable[[str, str, int], str]
) -> Layout:
    """Lay a plan's wording out.

    Args:
        anchors: the edition's development areas with their focus areas; empty for a draft.
        notes: editorial notes by path.
        address: makes the address of what has no anchor, from number, words and position.
    """
    sections = [_section(section, position, notes) for position, section in enumerate(structure.sections)]
    parent = _parent_of_areas(structure)
    level = next((s.level + 1 for s in sections if parent and s.number == parent), 2)
    areas = [
        _area(area, position, _find(anchors, area.number, area.title), notes, address, level)
        for position, area in enumerate(structure.development_areas)
    ]
    if not parent:
        areas = [_with_long_title(chapter, notes) for chapter in areas]
    chapters = _in_order(_with_overview(sections, areas, parent, notes), areas, parent)
    nodes = [node for chapter in areas for node in _nodes_of(chapter)]
    return Layout(tuple(chapters), tuple(nodes), _closing(structure, notes))


def _section(section: Section, position: int, notes: Notes) -> Chapter:
    place = section.number or f"u{position + 1}"
    key = f"section/{place}"
    lines = [Line(f"{key}/p{n}", text, _at(notes, f"{key}/p{n}")) for n, text in enumerate(section.paragraphs, 1)]
    title = Line(f"{key}/title", section.title, _at(notes, f"{key}/title"))
    return Chapter(place, section.number, title, _level(section.number), tuple(_as_parts(lines)))


def _closing(structure: PlanStructure, notes: Notes) -> Chapter | None:
    if not structure.closing:
        return None
    paragraphs = structure.closing.split("\n\n")
    last = len(paragraphs) - 1
    lines = [Line("closing", text, _at(notes, "closing") if n == last else ()) for n, text in enumerate(paragraphs)]
    return Chapter("closing", "", Line("closing", ""), 2, tuple(_as_parts(lines)))


def _as_parts(lines: Sequence[Line], kind: PartKind = PartKind.PARAGRAPH) -> Iterator[Part]:
    """Paragraphs as they are; neighbours with the same bullet as one list."""
    mark_before, items = "", list[Line]()
    for line in lines:
        mark, words = split_bullet(line.text)
        if items and mark != mark_before:
            yield Part(PartKind.LIST, tuple(items), mark_before)
            items = []
        if mark:
            items.append(Line(line.path, words, line.notes))
        else:
            yield Part(kind, (line,))
        mark_before = mark
    if items:
        yield Part(PartKind.LIST, tuple(items), mark_before)


def _area(
    area: DevelopmentArea,
    position: int,
    anchor: Anchor | None,
    notes: Notes,
    address: Callable[[str, str, int], str],
    level: int,
) -> Chapter:
    key = f"area/{area.number or f'u{position + 1}'}"
    node = Node(
        NodeKind.AREA,
        area.number,
        area.title,
        anchor.slug if anchor else address(area.number, area.title, position + 1),
        f"{key}/title",
        anchor.public_id if anchor else "",
        _at(notes, f"{key}/title"),
        long_title=area.long_title,
    )
    parts = tuple(_area_parts(area, key, node, list(anchor.focus_areas) if anchor else [], notes, address))
    return Chapter(node.slug, area.number, Line(node.path, area.title, node.notes), level, parts, node)


def _area_parts(
    area: DevelopmentArea,
    key: str,
    area_node: Node,
    anchors: list[Anchor],
    notes: Notes,
    address: Callable[[str, str, int], str],
) -> Iterator[Part]:
    """An area's blocks in the document's own order, neighbours of one kind together."""
    waiting: list[Line] = []
    held: BlockKind | None = None
    for index, block in enumerate(area.blocks, start=1):
        path = f"{key}/b{index}"
        shown = BlockKind.FOCUS_AREA if block.kind is BlockKind.AIM else block.kind
        if waiting and shown is not held:
            yield from _run(held, waiting)
            waiting = []
        held = shown
        node = _node(block, path, area_node, anchors, notes, address, index) if _is_chosen(block) else None
        waiting.append(Line(path, block.text, _at(notes, path), node))
    if waiting:
        yield from _run(held, waiting)


def _run(kind: BlockKind | None, lines: list[Line]) -> Iterator[Part]:
    if kind is BlockKind.FOCUS_AREA:
        yield Part(PartKind.NODES, tuple(lines))
    else:
        yield from _as_parts(lines, PartKind.LEAD_IN if kind is BlockKind.LEAD_IN else PartKind.PARAGRAPH)


def _is_chosen(block: Block) -> bool:
    return block.kind in (BlockKind.FOCUS_AREA, BlockKind.AIM)


def _node(
    block: Block,
    path: str,
    area: Node,
    anchors: list[Anchor],
    notes: Notes,
    address: Callable[[str, str, int], str],
    index: int,
) -> Node:
    anchor = _find(anchors, block.number, block.text)
    if anchor is not None:
        anchors.remove(anchor)  # two with the same words, as where both were taken away, have an anchor each
    kind = NodeKind.AIM if block.kind is BlockKind.AIM else NodeKind.FOCUS_AREA
    slug = anchor.slug if anchor else address(block.number, block.text, index)
    public_id = anchor.public_id if anchor else ""
    return Node(kind, block.number, block.text, slug, path, public_id, _at(notes, path), area)


def _find(anchors: Sequence[Anchor], number: str, text: str) -> Anchor | None:
    """The anchor of a piece of wording: same number and same words."""
    return next((anchor for anchor in anchors if (anchor.number, anchor.text) == (number, text)), None)


def _nodes_of(chapter: Chapter) -> Iterator[Node]:
    if chapter.node is not None:
        yield chapter.node
    for part in chapter.parts:
        yield from (line.node for line in part.lines if line.node is not None)


def _at(notes: Notes, path: str) -> tuple[Any, ...]:
    return tuple(notes.get(path, ()))


def _level(number: str) -> int:
    """The heading's level: 2 for a chapter, one more for each dot, at most 4."""
    return min(2 + number.count("."), 4)


def _parent_of_areas(structure: PlanStructure) -> str:
    """The number of the section that all areas stand under: "3" when they are 3.1, 3.2 …; "" when there is none."""
    parents = {area.number.rpartition(".")[0] for area in structure.development_areas}
    numbers = {section.number for section in structure.sections}
    return parents.pop() if len(parents) == 1 and parents & numbers else ""


def _in_order(sections: list[Chapter], areas: list[Chapter], parent: str) -> list[Chapter]:
    """Areas after the section that holds them and its own sub-sections; otherwise after every section."""
    if not parent:
        return [*sections, *areas]
    inside = (parent, f"{parent}.")
    last = max(n for n, s in enumerate(sections) if s.number == inside[0] or s.number.startswith(inside[1]))
    return [*sections[: last + 1], *areas, *sections[last + 1 :]]


def _with_overview(sections: list[Chapter], areas: list[Chapter], parent: str, notes: Notes) -> list[Chapter]:
    """Put the areas' words from the overview back where the document has them: after "… viktiga:"."""
    nodes = [chapter.node for chapter in areas if chapter.node is not None and chapter.node.long_title]
    if not parent or not nodes:
        return sections
    lines = tuple(Line(_long(node), node.long_title, _at(notes, _long(node)), node) for node in nodes)
    overview = Part(PartKind.OVERVIEW, lines)
    return [_insert(chapter, overview) if chapter.number == parent else chapter for chapter in sections]


def _insert(chapter: Chapter, overview: Part) -> Chapter:
    place = next(
        (n for n, part in enumerate(chapter.parts, start=1) if part.lines[-1].text.rstrip().endswith(":")),
        len(chapter.parts),
    )
    parts = (*chapter.parts[:place], overview, *chapter.parts[place:])
    return replace(chapter, parts=parts)


def _with_long_title(chapter: Chapter, notes: Notes) -> Chapter:
    """An area whose overview has no place of its own opens with the words it had there."""
    node = chapter.node
    if node is None or not node.long_title:
        return chapter
    opening = Part(PartKind.PARAGRAPH, (Line(_long(node), node.long_title, _at(notes, _long(node))),))
    return replace(chapter, parts=(opening, *chapter.parts))


def _long(node: Node) -> str:
    """The path of an area's wording in the overview."""
    return f"{node.path.removesuffix('/title')}/long_title"
