"""Running text of a plan inside one element of text, so that it is read by people and taken apart again without loss.

Blocks stand with an empty line between. What begins with `#` is ours:
    `# 2.1` and the title on the next line   a chapter, until the next one
    `##`                                     the closing, until the end
    `#: `                                    a lead-in
    `#1`                                     here stands the first objective of the goal
A line of the wording itself that is empty, or begins with `#` or a backslash, has a backslash before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from fyren.plan.structure import Block, BlockKind, Section

BETWEEN = "\n\n"
CLOSING = "##"
LEAD_IN = "#: "


class Unreadable(ValueError):
    """Raised for a file that is no StratML, or none that keeps to the documented structure."""


def escaped(text: str) -> str:
    """Wording as a block."""
    return "\n".join(f"\\{line}" if not line or line[0] in "#\\" else line for line in text.split("\n"))


def plain(block: str) -> str:
    """A block as wording."""
    return "\n".join(line.removeprefix("\\") for line in block.split("\n"))


def blocks_of(text: str) -> list[str]:
    """The blocks of a text."""
    return text.split(BETWEEN) if text else []


def chapters_text(sections: Iterable[Section], closing: str) -> str:
    """The chapters and the closing as one text."""
    blocks = []
    for section in sections:
        blocks.append(f"# {section.number}\n{escaped(section.title)}")
        blocks += [escaped(paragraph) for paragraph in section.paragraphs]
    if closing:
        blocks += [CLOSING, *(escaped(part) for part in closing.split(BETWEEN))]
    return BETWEEN.join(blocks)


def chapters_of(text: str) -> tuple[tuple[Section, ...], str]:
    """The chapters and the closing, as `chapters_text` wrote them. Text before the first chapter makes one without
    number and title."""
    chapters: list[tuple[str, str, list[str]]] = []
    blocks = blocks_of(text)
    place = blocks.index(CLOSING) if CLOSING in blocks else len(blocks)
    for block in blocks[:place]:
        head, _line, title = block.partition("\n")
        if head.startswith("# "):
            chapters.append((head[2:], plain(title), []))
            continue
        if not chapters:
            chapters.append(("", "", []))
        chapters[-1][2].append(plain(block))
    closing = BETWEEN.join(plain(block) for block in blocks[place + 1 :])
    return tuple(Section(number, title, tuple(paragraphs)) for number, title, paragraphs in chapters), closing


def area_text(blocks: Iterable[Block]) -> str:
    """A development area's blocks in order, with a mark where each objective stands."""
    written, objectives = [], 0
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            written.append(escaped(block.text))
        elif block.kind is BlockKind.LEAD_IN:
            written.append(LEAD_IN + escaped(block.text))
        else:
            objectives += 1
            written.append(f"#{objectives}")
    return BETWEEN.join(written)


def area_blocks(text: str, objectives: list[Block]) -> tuple[Block, ...]:
    """A development area's blocks, as `area_text` wrote them. Objectives that no mark places come last.

    Raises:
        Unreadable: a mark names an objective that is not there.
    """
    placed: list[Block] = []
    left = dict(enumerate(objectives, start=1))
    for block in blocks_of(text):
        mark = block[1:] if block.startswith("#") else ""
        if mark.isdecimal():
            if int(mark) not in left:
                raise Unreadable(f"#{mark}")
            placed.append(left.pop(int(mark)))
        elif block.startswith(LEAD_IN):
            placed.append(Block(BlockKind.LEAD_IN, plain(block[len(LEAD_IN) :])))
        else:
            placed.append(Block(BlockKind.PARAGRAPH, plain(block)))
    return (*placed, *left.values())
