"""Drafts and forms: what a view needs, in four calls.

initial, draft = drafts.prefill(request, NoteForm, {})           # or: form, draft = drafts.resume(request, NoteForm)
form = NoteForm(request.POST or None, initial=initial)
page = FormPage(_("Catatan"), **drafts.page_values(request, draft))
... after the action succeeded:  drafts.done(request)
"""

from __future__ import annotations

from typing import Any, TypedDict, TypeVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from sintas.kit.forms import PartForm

from .opening import Opened, draft_for, draft_of
from .saving import drop_draft, filling_of

F = TypeVar("F", bound=PartForm)


class PageValues(TypedDict):
    """What kit.pages.FormPage takes for autosave."""

    draft_url: str
    draft_saved_at: str


def address(path: str) -> str:
    """Where the form at this path saves its draft (the form's `data-draft`)."""
    return reverse("staff:draft") + "?" + urlencode({"form": path})


def waiting(request: HttpRequest) -> Opened | None:
    """The draft to show on this page: the one named by ?draf=, else the newest. None when the form is being sent."""
    if request.method == "POST":
        return None
    by, named = request.actor, request.GET.get("draf")  # type: ignore[attr-defined]
    return draft_for(by, request.path) if named is None else draft_of(by, request.path, named)


def prefill(
    request: HttpRequest, form_class: type[forms.BaseForm], initial: dict[str, Any] | None = None, *, prefix: str = ""
) -> tuple[dict[str, Any], Opened | None]:
    """`initial` with the draft's words over it, as each field's widget reads them. On POST: `initial` as it was, and None."""
    values, draft = dict(initial or {}), waiting(request)
    if draft is None:
        return values, None
    typed: MultiValueDict[str, Any] = MultiValueDict(draft.fields)
    for name, field in form_class.base_fields.items():  # type: ignore[attr-defined]
        if not field.widget.needs_multipart_form:  # a browser does not give a chosen file back
            values[name] = field.widget.value_from_datadict(typed, MultiValueDict(), f"{prefix}-{name}" if prefix else name)
    return values, draft


def resume(request: HttpRequest, form_class: type[F], **kwargs: Any) -> tuple[F, Opened | None]:
    """The form for this request: what was sent (bound), or a draft standing as typed and not judged, or a fresh one."""
    if request.method == "POST":
        return form_class(request.POST, request.FILES or None, **kwargs), None
    draft = waiting(request)
    return (form_class.resumed(draft.fields, **kwargs), draft) if draft else (form_class(**kwargs), None)


def page_values(request: HttpRequest, draft: Opened | None) -> PageValues:
    """The two values kit.pages.FormPage takes for autosave."""
    return {"draft_url": address(request.path), "draft_saved_at": draft.saved if draft else ""}


def done(request: HttpRequest) -> None:
    """The form was sent and its action succeeded: its draft goes (that of this filling, and one left from before fillings had names)."""
    sent = {"submission": request.POST.getlist("submission")}
    for filling in {filling_of(sent), ""}:
        drop_draft(by=request.actor, form=request.path, filling=filling)  # type: ignore[attr-defined]
