"""A routine's text: sections under rows that begin with "## ", within them paragraphs and rows; see `publishing.prose`.

What the unit itself must fill in stands in square brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from fyren.publishing.prose import Block, blocks

_HEADING = "## "
_GAP = re.compile(r"\[[^\]\n]+\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" for what stands before the first) and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


def sections(text: str) -> list[Section]:
    """The text's sections in order."""
    found: list[Section] = []
    heading = ""
    for is_heading, lines in groupby(text.splitlines(), lambda line: line.startswith(_HEADING)):
        some = list(lines)
        if is_heading:
            found += [Section(line.removeprefix(_HEADING).strip(), ()) for line in some[:-1]]
            heading = some[-1].removeprefix(_HEADING).strip()
        else:
            found.append(Section(heading, tuple(blocks("\n".join(some)))))
            heading = ""
    if heading:
        found.append(Section(heading, ()))
    return [each for each in found if each.heading or each.blocks]


def gaps(text: str) -> list[str]:
    """What is left to fill in, as it stands between its brackets, each once and in order."""
    return list(dict.fromkeys(found[1:-1] for found in _GAP.findall(text)))
