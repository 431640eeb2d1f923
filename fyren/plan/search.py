"""What the search finds of the plans: the current editions' wording, piece by piece, and the notes beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fyren.base.search import SearchDocument, index, remove
from fyren.base.search.models import SearchEntry
from fyren.plan.addresses import address_of
from fyren.plan.models import Plan, PlanEdition
from fyren.plan.queries.pages import anchors_of, notes_by_path
from fyren.plan.reading import Chapter, Layout, Node, NodeKind, lay_out
from fyren.plan.rules import Stage

SOURCE = "plan"
WEIGHTS = {"plan": 5, "focus_area": 4, "aim": 4, "area": 3, "section": 2, "closing": 2, "note": 1}


class PlanSearchSource:
    """Every plan's current edition. All of it is public: what is not adopted is not found."""

    name = SOURCE
    label: str | Promise = _lazy("Plan")

    def documents(self) -> Iterator[SearchDocument]:
        """All documents of all plans, as they now stand."""
        return chain.from_iterable(documents_of(plan) for plan in Plan.objects.order_by("pk"))


def refresh_plan(plan: Plan) -> None:
    """Put a plan's current edition into the index, in place of what was there.

    Runs inside the action that changed something: the index stands in the same database, so that it is changed if
    the act happened, and only then.
    """
    stale = SearchEntry.objects.filter(source=SOURCE, key__startswith=f"{plan.public_id}:")
    remove(SOURCE, list(stale.values_list("key", flat=True)))
    index(documents_of(plan))


def documents_of(plan: Plan) -> Iterator[SearchDocument]:
    """A plan's documents; none while nothing of it is adopted. A key begins with the plan's public id."""
    edition = PlanEdition.objects.filter(plan=plan, stage=Stage.ADOPTED).order_by("-number").first()
    if edition is None:
        return
    notes = notes_by_path(edition)
    layout = lay_out(edition.read(), anchors=anchors_of(edition), notes=notes, address=address_of)
    yield _document(plan, "plan", 0, reverse("plan", args=[plan.slug]), plan.title, "")
    for number, chapter in enumerate(_sections(layout)):
        kind = "section" if chapter is not layout.closing else "closing"
        yield _document(plan, kind, number, _at(plan, chapter.place), _title(plan, layout, chapter), _text(chapter))
    for number, node in enumerate(layout.nodes):
        url = reverse("plan_node", args=[plan.slug, node.slug])
        yield _document(plan, node.kind.value, number, url, node.name, _beside(layout, node))
    places = dict(_places(plan, layout))
    listed = [note for path in sorted(notes) for note in notes[path]]
    for number, note in enumerate(listed):
        url = places.get(note.path, reverse("plan", args=[plan.slug]))
        yield _document(plan, "note", number, url, _("Editorial note"), note.text)


def _document(plan: Plan, kind: str, number: int, url: str, title: str, text: str) -> SearchDocument:
    key = f"{plan.public_id}:{kind}:{number}"
    return SearchDocument(SOURCE, key, url, title, text, is_public=True, weight=WEIGHTS[kind])


def _at(plan: Plan, place: str) -> str:
    return f"{reverse('plan', args=[plan.slug])}#{place}"


def _sections(layout: Layout) -> Iterator[Chapter]:
    """The chapters that are no development areas, the closing included."""
    yield from (chapter for chapter in layout.chapters if chapter.node is None)
    if layout.closing is not None:
        yield layout.closing


def _title(plan: Plan, layout: Layout, chapter: Chapter) -> str:
    if chapter is layout.closing:
        return _("Closing words")
    return f"{chapter.number} {chapter.title.text}".strip() or plan.title


def _text(chapter: Chapter) -> str:
    """A chapter's own words. The overview's belong to the areas, which have documents of their own."""
    return "\n\n".join(line.text for part in chapter.parts for line in part.lines if line.node is None)


def _beside(layout: Layout, node: Node) -> str:
    """What an area says besides its title. A focus area is its own words and nothing more."""
    if node.kind is not NodeKind.AREA:
        return ""
    return f"{node.long_title}\n\n{_text(layout.chapter_of(node).introduction)}".strip()


def _places(plan: Plan, layout: Layout) -> Iterator[tuple[str, str]]:
    """Where each piece of wording is read, by path."""
    for chapter in (*layout.chapters, *([layout.closing] if layout.closing else [])):
        url = reverse("plan_node", args=[plan.slug, chapter.node.slug]) if chapter.node else _at(plan, chapter.place)
        yield chapter.title.path, url
        for part in chapter.parts:
            for line in part.lines:
                is_own = line.node is not None and line.node.area is not None
                yield line.path, reverse("plan_node", args=[plan.slug, line.node.slug]) if is_own and line.node else url
