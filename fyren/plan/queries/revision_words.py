"""What a revision's parts, changes and faults are called, as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyren.plan import editing
from fyren.plan.comparison import RowKind, Summary
from fyren.plan.editing import part_key
from fyren.plan.mapping import Fault, FaultKind, Goal, Kind, Pair
from fyren.plan.structure import BlockKind, PlanStructure

ROW_KINDS: dict[RowKind, tuple[str | Promise, str]] = {
    RowKind.SAME: (gettext_lazy("Unchanged"), "not_started"),
    RowKind.REWORDED: (gettext_lazy("Changed"), "in_progress"),
    RowKind.ADDED: (gettext_lazy("Added"), "done"),
    RowKind.REMOVED: (gettext_lazy("Removed"), "cancelled"),
    RowKind.MOVED: (gettext_lazy("Moved"), "in_progress"),
}

EDIT_FAULTS: dict[editing.Fault, str | Promise] = {
    editing.Fault.NO_SUCH_PLACE: gettext_lazy("That place is no longer in the draft. Load the page again."),
    editing.Fault.EMPTY_TEXT: gettext_lazy("Write a text. If it is to go, choose Remove instead."),
    editing.Fault.NOT_REMOVABLE: gettext_lazy("A heading cannot be removed. Change its words instead."),
    editing.Fault.AT_THE_EDGE: gettext_lazy("It already stands there."),
    editing.Fault.LAST_ONE: gettext_lazy("It is the only paragraph of its section. Change its words instead."),
    editing.Fault.WRONG_KIND: gettext_lazy("That cannot be done with this kind of text."),
}

MAPPING_FAULTS: dict[FaultKind, str | Promise] = {
    FaultKind.UNKNOWN: gettext_lazy("%(goal)s is no longer in the wording. Choose another."),
    FaultKind.OLD_MISSING: gettext_lazy(
        "%(goal)s is missing on the old side. Say what becomes of it, or that it ends."
    ),
    FaultKind.NEW_MISSING: gettext_lazy(
        "%(goal)s is missing on the new side. Say what it comes from, or that it is new."
    ),
    FaultKind.CONTRADICTION: gettext_lazy("%(goal)s cannot both end or be new and go on. Remove one of the pairs."),
    FaultKind.EMPTY_PAIR: gettext_lazy("A pair is empty on both sides. Remove it."),
}


def summary_sentence(summary: Summary) -> str:
    """The sentence "2 new, 1 changed, 1 removed"."""
    counted = (
        (summary.added, ngettext("%(n)s new", "%(n)s new", summary.added)),
        (summary.reworded, ngettext("%(n)s changed", "%(n)s changed", summary.reworded)),
        (summary.removed, ngettext("%(n)s removed", "%(n)s removed", summary.removed)),
        (summary.moved, ngettext("%(n)s moved", "%(n)s moved", summary.moved)),
    )
    parts = [words % {"n": number} for number, words in counted if number]
    return ", ".join(parts) if parts else _("No differences")


def part_titles(structure: PlanStructure) -> dict[str, str]:
    """The names of the parts by path: sections and areas with their numbers, the closing, the whole."""
    titles = {"": _("The plan as a whole"), "title": _("Title")}
    for position, section in enumerate(structure.sections):
        key = part_key("section", section.number, position)
        titles.setdefault(key, f"{section.number} {section.title}".strip() or _("Section without heading"))
    for position, area in enumerate(structure.development_areas):
        key = part_key("area", area.number, position)
        titles.setdefault(key, f"{area.number} {area.title}".strip() or _("Area without heading"))
    titles["closing"] = _("Closing text")
    return titles


def block_label(kind: BlockKind, number: str) -> str:
    """What a block of a development area is called."""
    if kind is BlockKind.FOCUS_AREA:
        return _("Focus area %(number)s") % {"number": number} if number else _("Focus area")
    names = {BlockKind.AIM: _("Aim without number"), BlockKind.LEAD_IN: _("Line before the list")}
    return names.get(kind, _("Paragraph"))


def goal_label(goal: Goal) -> str:
    """A focus area in a sentence: its number, or the words of an aim that has none."""
    return goal.number or f"”{goal.text[:60]}{'…' if len(goal.text) > 60 else ''}”"


def fault_sentence(fault: Fault, goals: Mapping[str, Goal]) -> str:
    """What is wrong with a mapping and what to do."""
    goal = goals.get(fault.key)
    return str(MAPPING_FAULTS[fault.kind]) % {"goal": goal_label(goal) if goal else fault.key}


def mapping_sentences(
    pairs: Iterable[Pair], kinds: Mapping[Pair, Kind], old: Mapping[str, Goal], new: Mapping[str, Goal]
) -> list[tuple[Kind, str]]:
    """What a mapping means, one sentence for each thing that happens; what simply goes on is one sentence together."""
    pairs = list(pairs)
    after = {key: [new[p.new] for p in pairs if p.old == key and p.new is not None] for key in old}
    before = {key: [old[p.old] for p in pairs if p.new == key and p.old is not None] for key in new}
    said: list[tuple[Kind, str]] = []
    for key, goal in old.items():
        if len(after[key]) > 1:
            values = {"old": goal_label(goal), "new": _listed(after[key])}
            said.append((Kind.SPLIT, _("%(old)s is split into %(new)s.") % values))
    for key, goal in new.items():
        if len(before[key]) > 1:
            values = {"old": _listed(before[key]), "new": goal_label(goal)}
            said.append((Kind.MERGED, _("%(old)s are merged into %(new)s.") % values))
    said += [(kind, _single(pair, kind, old, new)) for pair, kind in _in_given_order(pairs, kinds)]
    same = [pair for pair in pairs if kinds[pair] is Kind.SAME]
    if same:
        text = ngettext("%(n)s focus area goes on unchanged.", "%(n)s focus areas go on unchanged.", len(same))
        said.append((Kind.SAME, text % {"n": len(same)}))
    return said


def _in_given_order(pairs: list[Pair], kinds: Mapping[Pair, Kind]) -> list[tuple[Pair, Kind]]:
    shown = (Kind.REWORDED, Kind.ENDED, Kind.NEW)
    return [(pair, kinds[pair]) for pair in dict.fromkeys(pairs) if kinds[pair] in shown]


def _single(pair: Pair, kind: Kind, old: Mapping[str, Goal], new: Mapping[str, Goal]) -> str:
    values = {
        "old": goal_label(old[pair.old]) if pair.old is not None else "",
        "new": goal_label(new[pair.new]) if pair.new is not None else "",
    }
    if kind is Kind.ENDED:
        return _("%(old)s ends.") % values
    if kind is Kind.NEW:
        return _("%(new)s is new.") % values
    if values["old"] == values["new"]:
        return _("%(old)s goes on with new wording.") % values
    return _("%(old)s goes on as %(new)s with new wording.") % values


def _listed(goals: list[Goal]) -> str:
    names = [goal_label(goal) for goal in goals]
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
