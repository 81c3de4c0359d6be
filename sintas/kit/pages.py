"""Answers with a form: one call instead of the same five lines in every view."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import PartForm
from sintas.kit.pieces import Link

Words = str | Promise
_SAVE = _("Simpan")


@dataclass(frozen=True, slots=True)
class FormPage:
    """What stands around a form. The title goes into the browser's tab and history: no name, initials or case words in it."""

    title: Words
    back: Link | None = None
    lead: Words = ""
    save: Words = _SAVE
    action: str = ""
    draft_url: str = ""
    draft_saved_at: str = ""


def form_page(
    request: HttpRequest,
    form: PartForm | None,
    page: FormPage,
    *,
    template: str = "kit/form_page.html",
    status: int | None = None,
    **context: Any,
) -> HttpResponse:
    """Renders at once (inside the request's transaction): 422 when the form was refused, else 200, unless `status` says otherwise."""
    refused = form is not None and form.has_errors
    return render(request, template, {"form": form, "page": page, **context}, status=status or (422 if refused else 200))
