"""Taking the course: each question answered by trying, as somebody does who knows nothing yet."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page

Where = Page | FrameLocator


def lessons(where: Where) -> list[Locator]:
    """The course's lessons, in order."""
    return where.locator("[data-lesson]").all()


def take_lesson(lesson: Locator) -> int:
    """Answer every question of a lesson until it is right; how many answers it took."""
    if lesson.get_attribute("open") is None:
        lesson.locator("> summary").click()
    tries = 0
    for check in lesson.locator("[data-check]").all():
        for choice in check.locator(".choices button").all():
            choice.click()
            tries += 1
            if check.locator(".told.right").count():
                break
    return tries


def take_course(where: Where) -> None:
    """Take every lesson."""
    for lesson in lessons(where):
        take_lesson(lesson)
