"""Pages that belong to no room: the neutral calendar, and the refusals drawn from templates/kit/errors/."""

import calendar

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sintas.kit import clock, numbers
from sintas.kit.calendar_words import SHORT_WEEKDAYS


@require_safe
def neutral(request: HttpRequest) -> HttpResponse:
    """A calendar of this month; nothing on it tells where one was."""
    today = clock.today()
    weeks = [
        [{"number": day, "today": day == today.day} for day in week]
        for week in calendar.Calendar().monthdayscalendar(today.year, today.month)
    ]
    lang = "en" if (get_language() or "id").startswith("en") else "id"
    context = {"month": numbers.month(today), "weeks": weeks, "weekdays": SHORT_WEEKDAYS[lang]}
    return HttpResponse(render_to_string("kit/neutral.html", context))


def refuse(status: int) -> HttpResponse:
    """The page for a refusal (400, 403, 404, 409, 413, 422, 429, 500, 503): one plain sentence and what to do.

    Says nothing of what was asked for, and so is byte for byte the same for "not yours" and "not there".
    """
    return HttpResponse(render_to_string(f"kit/errors/{status}.html"), status=status)
