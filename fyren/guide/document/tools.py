"""The on-device tools as one reads them; the script makes them answer. Never sent, never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Audience, TopicPlan
from fyren.guide.document.pieces import Making
from fyren.publishing.document.pieces import NOTHING, element, fold, join


def tool_of(topic: TopicPlan, making: Making) -> SafeString:
    """The tool that a topic opens; nothing where it has none, or where the language waits for approval."""
    content = making.guide.tools(making.code)
    if not topic.tool or content is None or not making.language.shows_everything:
        return NOTHING
    young = topic.audience == Audience.CHILD
    makers = {"okay": _okay_young if young else _okay, "plan": _plan, "stop": _stop}
    title = making.say("tool.okay.title_young" if topic.tool == "okay" and young else f"tool.{topic.tool}.title")
    inside = format_html("<div class=in>\n{}</div>", makers[topic.tool](content, making))
    return fold(element("h5", title), inside, format_html(' class=tool data-tool="{}"', topic.tool))


def _okay(content: Mapping[str, Any], making: Making) -> SafeString:
    return _questions(content.get("okay", {}), making)


def _okay_young(content: Mapping[str, Any], making: Making) -> SafeString:
    return _questions(content.get("okay_young", {}), making)


def _questions(content: Mapping[str, Any], making: Making) -> SafeString:
    """Questions without number, count or order of weight; then the same, turned around."""
    asked = format_html_join(
        "",
        "<li{}><p>{}</p>\n",
        (
            (SafeString(" data-serious") if each.get("serious") else NOTHING, making.inline(each["text"]))
            for each in content.get("questions", [])
        ),
    )
    mirrored = format_html_join("", "<li>{}\n", ((making.inline(each),) for each in content.get("mirrored", [])))
    leads_to = format_html('<p><b data-to="{}">{}</b></p>', Audience.STOP, making.say(f"door.{Audience.STOP}"))
    return join(
        [
            element("p", making.say("tool.okay.opening"), "first"),
            element("p", making.say("tool.okay.how")),
            _care(making),
            format_html("<ul class=questions>\n{}</ul>\n", asked),
            format_html("<p class=serious>{}</p>\n", making.say("tool.okay.serious")),
            element("p", making.say("tool.okay.places")),
            fold(
                making.say("tool.okay.mirror"),
                format_html("<ul>{}</ul>{}", mirrored, leads_to),
                SafeString(" class=mirror"),
            ),
        ]
    )


def _plan(content: Mapping[str, Any], making: Making) -> SafeString:
    plan = content.get("plan", {})
    steps = _steps(plan.get("steps", []), making)
    return join(
        [
            element("p", making.say("tool.plan.first"), "first plan-first"),
            format_html("<p class=reading>{}</p>\n", making.say("tool.plan.reading_only")),
            _care(making),
            element("p", making.inline(plan.get("lead", ""))),
            format_html("<ol class=steps>\n{}</ol>\n", steps),
        ]
    )


def _stop(content: Mapping[str, Any], making: Making) -> SafeString:
    stop = content.get("stop", {})
    said = [element("p", making.inline(making.say(f"tool.stop.{key}")), "first") for key in ("first", "yours")]
    return join(
        [
            *said,
            element("p", making.inline(stop.get("lead", ""))),
            format_html("<ol class=steps>\n{}</ol>\n", _steps(stop.get("steps", []), making)),
            element("p", making.inline(making.say("tool.stop.before_contact")), "first"),
        ]
    )


def _steps(steps: Sequence[Mapping[str, str]], making: Making) -> SafeString:
    return format_html_join(
        "",
        "<li{}><h6>{}</h6><p>{}</p>\n",
        (
            (
                format_html(' data-prompt="{}"', each["prompt"]) if each.get("prompt") else NOTHING,
                each["heading"],
                making.inline(each["text"]),
            )
            for each in steps
        ),
    )


def _care(making: Making) -> SafeString:
    """What happens to what one writes; the script puts the choices after it."""
    texts = [making.say(f"tool.{key}") for key in ("stays", "emptied")]
    said = join(element("p", each, "care") for each in texts)
    return said + format_html("<noscript><p class=care>{}</p></noscript>\n", making.say("tool.needs_script"))
