"""The reasons not to publish the guidance, each in words that lead to mending it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.detection.content import Profession, Step, When
from fyren.detection.pack_files import SOURCE_LANGUAGE, Kind
from fyren.detection.reading import Guidance
from fyren.detection.rules import BadRules, aid_of
from fyren.publishing.items import Items
from fyren.publishing.packs import named
from fyren.publishing.pages import faults_in
from fyren.publishing.port import Fault


def faults_of(items: Items) -> list[Fault]:
    """What the content lacks or breaks; empty when it can be made into pages."""
    return faults_in(Guidance(items), (_settings, _sources, _structure, _words, _aid))


def _settings(guidance: Guidance) -> Iterator[Fault]:
    if guidance.settings is None:
        yield Fault(named(Kind.SETTINGS), _("Say what the municipality is called and where the exit leads."))
        return
    known = {field["key"] for field in guidance.report(SOURCE_LANGUAGE).get("field", ())}
    if unknown := [key for key in guidance.settings.field_order if key not in known]:
        words = _("The order of the report's fields names what is not there: {keys}.")
        yield Fault(named(Kind.SETTINGS), format_lazy(words, keys=", ".join(unknown)))


def _sources(guidance: Guidance) -> Iterator[Fault]:
    """Every claim rests on a source that is there."""
    words = _("It rests on {source}, which is not there.")
    for profession in guidance.professions:
        for section in profession.sections:
            if not section.sources:
                yield Fault(named(Kind.PROFESSION, profession.key), _("A section has no source."))
            for key in set(section.sources) - set(guidance.sources):
                yield Fault(named(Kind.PROFESSION, profession.key), format_lazy(words, source=key))
    for particular in guidance.particulars.values():
        for key in set(particular.sources) - set(guidance.sources):
            yield Fault(named(Kind.PARTICULARS), format_lazy(words, source=key))


def _structure(guidance: Guidance) -> Iterator[Fault]:
    """Every step is there, in order, and what one does is said for now, today and this week."""
    slugs = [profession.slug for profession in guidance.professions]
    for profession in guidance.professions:
        about = named(Kind.PROFESSION, profession.key)
        steps = [section.step for section in profession.sections]
        if list(dict.fromkeys(steps)) != list(Step) or steps != sorted(steps, key=list(Step).index):
            yield Fault(about, _("It must say what to notice, ask, do, and do afterwards, in that order."))
        if {section.when for section in profession.sections} - {None} != set(When):
            yield Fault(about, _("It must say what to do now, today and this week."))
        if slugs.count(profession.slug) > 1:
            yield Fault(about, _("Another profession has the same address."))
        if set(profession.particulars) - set(guidance.particulars):
            yield Fault(about, _("It names a particular that is not there."))


def _words(guidance: Guidance) -> Iterator[Fault]:
    """Every language says everything."""
    for language in guidance.languages:
        for profession in guidance.professions:
            yield from _words_of(guidance, profession, language.code)
        for key in guidance.particulars:
            if guidance.particular_text(key, language.code) is None:
                yield Fault(named(Kind.PARTICULAR_TEXT, key, language.code), _("The text is missing."))
        for kind, found in ((Kind.AID, guidance.aid), (Kind.REPORT, guidance.report), (Kind.STRINGS, guidance.strings)):
            if not found(language.code):
                yield Fault(named(kind, language=language.code), _("The text is missing."))


def _words_of(guidance: Guidance, profession: Profession, language: str) -> Iterator[Fault]:
    about = named(Kind.PROFESSION_TEXT, profession.key, language)
    text = guidance.profession_text(profession.key, language)
    if text is None:
        yield Fault(about, _("The text is missing."))
        return
    words = _("A section has no text: {section}.")
    for section in profession.sections:
        found = text.section.get(section.key)
        if found is None or not (found.title.strip() and found.body.strip()):
            yield Fault(about, format_lazy(words, section=section.key))


def _aid(guidance: Guidance) -> Iterator[Fault]:
    """The rules hold together, and every language has the words of each."""
    if named(Kind.RULES) not in guidance.items:
        yield Fault(named(Kind.RULES), _("The rules are missing."))
        return
    try:
        aid = aid_of(guidance.rules)
    except BadRules as error:
        yield Fault(named(Kind.RULES), str(error))
        return
    needed = {rule.gives for rule in (aid.emergency, aid.otherwise, *aid.rules)}
    for language in guidance.languages:
        if lacking := needed - set(guidance.aid(language.code).get("advice", {})):
            words = _("There are no words for: {keys}.")
            yield Fault(named(Kind.AID, language=language.code), format_lazy(words, keys=", ".join(sorted(lacking))))
