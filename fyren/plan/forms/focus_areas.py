"""The choice of focus areas, under plan and development area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from fyren.plan.models import FocusArea
from fyren.plan.queries.focus_areas import Group, grouped

if TYPE_CHECKING:
    _Several = forms.ModelMultipleChoiceField[FocusArea]
else:
    _Several = forms.ModelMultipleChoiceField  # the real class takes no type argument


class GroupedBoxes(forms.CheckboxSelectMultiple):
    """Check boxes under plan and development area. The first has the id that a list of errors leads to."""

    template_name = "plan/widgets/grouped_boxes.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups: list[Group] = []

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With `plans`: each plan's title with its areas, and each area's boxes."""
        context = super().get_context(name, value, attrs)
        plans: dict[str, list[tuple[str, Any]]] = {}
        for group, (_label, options, _index) in zip(self.groups, context["widget"]["optgroups"], strict=True):
            plans.setdefault(group.plan, []).append((group.area, options))
        return {**context, "plans": plans.items()}

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The id of a box, by its place."""
        return super().id_for_label(id_, "0" if index == "0_0" else index)


class FocusAreaChoice(_Several):
    """Focus areas with their numbers and words, under plan and development area."""

    widget = GroupedBoxes

    def offer(self, areas: Iterable[FocusArea]) -> None:
        """What can be chosen; each has its area, edition and plan read."""
        offered = list(areas)
        self.queryset = FocusArea.objects.filter(pk__in=[each.pk for each in offered])
        boxes: Any = self.widget
        boxes.groups = grouped(offered)
        boxes.choices = [(group.area, [(each.pk, str(each)) for each in group.focus_areas]) for group in boxes.groups]

    def offer_beside(self, areas: Iterable[FocusArea], chosen: Iterable[FocusArea]) -> None:
        """What holds, and what is chosen already although its plan has gone on."""
        offered = list(areas)
        present = {each.pk for each in offered}
        self.offer([*offered, *(each for each in chosen if each.pk not in present)])
