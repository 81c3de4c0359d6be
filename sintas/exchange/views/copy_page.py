"""A form with what somebody outside the team would read standing under it: a partner by a link, a unit of this installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from sintas.cases.bases import Case
from sintas.cases.reading.head import head_of
from sintas.casework.reading.packets import shown_parts
from sintas.kit.forms import PartForm
from sintas.kit.pages import FormPage, form_page
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping.refusals import BadInput, NotNow

from ..reading.sent import copy_of

T = TypeVar("T")


def tried(form: PartForm, act: Callable[[], T], *, field: str) -> tuple[T | None, int | None]:
    """(what the verb gave, None); refused, (None, the status of the page), with the sentence on the form: on `field` when it has no such name."""
    try:
        return act(), None
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name if name in form.fields else field, str(sentence))
        return None, None
    except NotNow as refused:
        form.add_error(None, str(refused.sentence))
        return None, 409


def copy_page(request: HttpRequest, actor: Any, case: Case, row: Any, form: PartForm, page: FormPage, status: int | None) -> HttpResponse:
    """`row`: the referral, whose copy is shown as it would be read today."""
    copy = copy_of(case, row, actor.user_id, LANGUAGE)
    context: dict[str, Any] = {"alerts": head_of(case, actor=actor).alerts, "copy": copy, "parts": shown_parts(copy.parts)}
    return form_page(request, form, page, template="exchange/link.html", status=status, **context)
