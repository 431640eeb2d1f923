"""The review's own rules: questions, corrections line by line, undo, the two sides."""

from __future__ import annotations

from fyren.plan.importing import Corrections, Label, reparse
from fyren.plan.review import Answer, Asks, ContactDetail, Review, open_questions, pieces_of_lines, relabelled
from fyren.plan.review_rows import Fate, rows_of
from tests.plan.imports.documents import EXAMPLE, REAL, TITLE, read_text


def _questions(document, contacts=(), decided=None):
    return open_questions(document.parsed, contacts, decided or {})


def test_missing_title_is_the_first_question():
    questions = _questions(read_text(EXAMPLE, title=""))

    assert [question.asks for question in questions] == [Asks.TITLE, Asks.DOUBT]


def test_answered_question_is_not_asked_again_and_others_are():
    document = read_text(EXAMPLE, title="")
    title, doubt = _questions(document)

    assert _questions(document, decided={doubt.key: Answer.AGREE}) == [title]


def test_contact_detail_is_asked_in_its_place():
    document = read_text(EXAMPLE)
    questions = _questions(document, [ContactDetail("email", 2, 0, "namn@exempel.se")])

    assert [(question.line, question.asks) for question in questions] == [(2, Asks.CONTACT), (6, Asks.DOUBT)]


def test_rows_of_an_activity_table_ask_nothing(activity_table):
    assert activity_table.parsed.proposals
    assert not [question for question in _questions(activity_table) if question.asks is Asks.UNRESOLVED]


def test_relabelling_the_first_part_of_a_line_keeps_the_second():
    document = read_text(EXAMPLE)
    pieces = pieces_of_lines(document.parsed.spans)[6]
    assert [piece.label for piece in pieces] == [Label.LEAD_IN, Label.AIM]

    items = relabelled(pieces, Corrections(), line=6, start=0, label=Label.PARAGRAPH)

    assert [(item.start, item.label) for item in items] == [(0, Label.PARAGRAPH), (25, Label.AIM)]


def test_a_start_inside_a_piece_splits_it():
    document = read_text(EXAMPLE)
    pieces = pieces_of_lines(document.parsed.spans)[2]
    items = relabelled(pieces, Corrections(), line=2, start=17, label=Label.CLOSING)

    parsed = reparse(document.lines, Corrections(tuple(items)), title="Exempelplan")

    assert parsed.structure.sections[0].paragraphs == ("Kommunen arbetar",)
    assert parsed.structure.closing == "mot våld."


def test_a_start_in_the_space_before_a_piece_means_the_piece():
    document = read_text("  1. Inledning\nKommunen arbetar mot våld.\n")
    pieces = pieces_of_lines(document.parsed.spans)[1]

    items = relabelled(pieces, Corrections(), line=1, start=0, label=Label.PARAGRAPH)

    assert [item.start for item in items] == [2]


def test_undo_gives_back_exactly_what_stood_there():
    first = relabelled((), Corrections(), line=2, start=0, label=Label.CLOSING)
    second = relabelled((), Corrections(), line=2, start=0, label=Label.LEAD_IN)
    review = Review().with_labels(first)
    again = review.with_labels(second).with_answers(["a", "b"], Answer.AGREE)

    assert again.undone().decided == {}
    assert again.undone().undone() == review
    assert review.undone() == Review()
    assert Review().undone() == Review()


def test_a_review_is_the_same_after_being_stored():
    review = Review().with_labels(relabelled((), Corrections(), line=2, start=0, label=Label.CLOSING))
    review = review.with_answers(["a"], Answer.LEAVE_OUT)

    assert Review.from_json(review.corrections_json(), review.decided_json()) == review


def test_rows_hold_every_line_of_the_real_plan_once():
    document = read_text(REAL.read_text(), title=TITLE)
    rows = rows_of(document.lines, document.parsed)

    shown = "".join(segment.source for row in rows for segment in row.segments)
    assert "".join(shown.split()) == "".join(REAL.read_text().split())


def test_the_found_side_holds_the_wording_to_the_letter():
    document = read_text(REAL.read_text(), title=TITLE)
    row = next(row for row in rows_of(document.lines, document.parsed) if row.number == "3.2.1")
    area = document.parsed.structure.development_areas[1]

    assert "".join(segment.found for segment in row.segments) == area.focus_areas[0].text
    assert [segment.line for segment in row.segments] == [171, 173]


def test_what_is_left_out_says_why():
    document = read_text("1. Inledning\nKommunen arbetar mot våld.\n\n2.1.1 Att fler vågar fråga\n")
    rows = rows_of(document.lines, document.parsed)

    assert all(row.reason for row in rows if row.fate is Fate.LEFT)
