"""Components: what they say, that they escape, and that they refuse what does not exist."""

import datetime as dt

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template

from fyren.base.conflicts import conflict_rows, settled
from fyren.base.display import history_rows
from fyren.base.icons import ICONS
from fyren.base.models import ChangeEntry
from fyren.base.templatetags.components import STATUSES
from fyren.base.wording import Change, compared
from fyren.people.models import Body


def drawn(source: str, **context: object) -> str:
    return " ".join(Template(source).render(Context(context)).split())


class BodyForm(forms.ModelForm):
    class Meta:
        model = Body
        fields = ["name", "kind", "valid_from"]


@pytest.mark.parametrize("kind", STATUSES)
def test_a_state_has_a_word_and_unless_dashed_a_shape(kind: str):
    css, shape, word = STATUSES[kind]
    tag = drawn("{% status kind %}", kind=kind)
    assert str(word) in tag
    assert ("<svg" in tag) == bool(shape)
    assert bool(shape) != (css == "dashed")


def test_there_are_twelve_icons_and_no_other():
    assert len(ICONS) == 12
    with pytest.raises(KeyError):
        drawn('{% icon "heart" %}')


@pytest.mark.parametrize(
    "source",
    [
        '{% status "done" word %}',
        "{% notice title=word %}{{ word }}{% endnotice %}",
        '{% card word "/" %}{{ word }}{% endcard %}',
        "{% fold word %}{{ word }}{% endfold %}",
        "{% empty word word word %}",
        "{% breadcrumbs word word %}",
        "{% compare word word2 %}",
        "{% adopted %}{{ word }}{% endadopted %}",
        "{% editorial word %}{{ word }}{% endeditorial %}",
        "{% progress 1 2 word %}",
    ],
)
def test_what_people_wrote_is_escaped(source: str):
    assert "<b>" not in drawn(source, word="<b>", word2="<b> <b>")


def test_the_summary_names_every_field_that_is_wrong():
    page = drawn("{{ form }}", form=BodyForm({"valid_from": "snart"}))
    assert page.index("data-error-summary") < page.index('id="id_name"')
    for name in ("name", "kind", "valid_from"):
        assert f'href="#id_{name}"' in page
        assert f'id="id_{name}_error"' in page
    assert "(frivilligt)" in page
    assert 'type="date"' in page


def test_a_form_in_order_has_no_summary():
    assert "data-error-summary" not in drawn("{{ form }}", form=BodyForm())


def test_order_is_label_help_error_control():
    class Helped(forms.Form):
        word = forms.CharField(label="Etikett", help_text="Hjälp")

    page = drawn("{{ form.word.as_field_group }}", form=Helped({}))
    order = [page.index(part) for part in ("Etikett", "Hjälp", "id_word_error", "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_word_helptext id_word_error"' in page


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Body(), "Ej verifierad"),
        (Body(source="vaxjo.se"), "Aldrig kontrollerad"),
        (Body(source="vaxjo.se", checked_on=dt.date(2020, 3, 1)), "Källa: vaxjo.se"),
        (
            Body(source="vaxjo.se", checked_on=dt.date(2020, 3, 1), review_by=dt.date(2020, 9, 1)),
            "Numret är inte kontrollerat sedan mars 2020. Det kan ha ändrats.",
        ),
    ],
)
def test_a_fact_says_where_it_comes_from(fact: Body, said: str):
    assert said in drawn("{% fact_stamp fact number=True %}", fact=fact)


def test_comparison_keeps_both_texts_whole():
    old, new = "Alla som möter barn ska veta.", "Alla medarbetare som möter barn och unga ska veta det."
    pieces = compared(old, new)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == new
    page = drawn("{% compare old new %}", old=old, new=new)
    assert "tillagt:" in page
    assert "<ins>" in page


def test_a_rewritten_sentence_is_one_change():
    assert [piece.change for piece in compared("ett två tre", "fyra fem sex")] == [Change.REMOVED, Change.ADDED]


def entry(version: int, field: str, **more: str) -> ChangeEntry:
    return ChangeEntry(actor="a", object_id="x", field=field, row_version=version, **more)


def test_what_was_saved_together_stands_together():
    rows = history_rows([entry(2, "name"), entry(2, "kind"), entry(1, "name")], {"a": "Amira"}, {"name": "Namn"})
    assert [[change.label for change in row.changes] for row in rows] == [["Namn", "kind"], ["Namn"]]
    assert rows[0].who == "Amira"
    assert history_rows([entry(1, "name")], {}, {})[0].who == "Okänd person"


def test_a_text_taken_out_shows_only_why():
    rows = [entry(1, "name", blanked_reason="Namngav en person.")]
    assert "Namngav en person." in drawn("{% history rows %}", rows=rows)


def test_a_conflict_shows_what_differs_and_takes_the_choice():
    saved = Body(name="Nämnden", kind="board", row_version=7)
    form = BodyForm({"name": "Styrelsen", "kind": "company", "valid_from": ""})
    assert form.is_valid(), form.errors
    rows = conflict_rows(form, saved)
    assert [(row.name, row.yours, row.saved) for row in rows] == [
        ("name", "Styrelsen", "Nämnden"),
        ("kind", "Bolag", "Nämnd"),
    ]
    page = drawn(
        "{% conflict form rows 'Amira' at 7 %}", form=form, rows=rows, at=dt.datetime(2026, 3, 1, 14, 32, tzinfo=dt.UTC)
    )
    assert "Amira sparade 15.32 medan du skrev. Välj vad som ska gälla." in page
    assert 'name="row_version" value="7"' in page
    posted = QueryDict("name=Styrelsen&kind=company&choose_name=saved&choose_kind=yours&choose_pk=saved")
    chosen = settled(posted, saved)
    assert (chosen["name"], chosen["kind"], "pk" in chosen) == ("Nämnden", "company", False)


def test_a_hidden_field_is_nobodys_to_choose():
    form = BodyForm({"name": "Styrelsen", "kind": "company"})
    form.fields["row_version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form.full_clean()
    saved = Body(name="Nämnden", kind="company", row_version=7)
    assert [row.name for row in conflict_rows(form, saved)] == ["name"]


def test_progress_says_figure_and_word():
    page = drawn('{% progress 4 9 "avsnitt klara" %}')
    assert "4 av 9 avsnitt klara" in page
    assert "Pågår" in page
