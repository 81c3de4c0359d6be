"""Shared screen: a survivor sits alongside. The server leaves out everybody else until the password ends it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail

from ..actions.door import check
from ..forms.sign_in import UnlockForm
from ..paths import asked_for
from .door import refusal


@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """`/layar-bersama/`: on. request.shared is from now on the id of the file being looked at (`file`), "" for none in particular."""
    file_id = as_uuid(request.POST.get("file") or request.GET.get("file", ""))
    request.session["shared"] = str(file_id or "")
    trail.record(by=request.actor, verb="share screen", file_id=file_id)  # type: ignore[attr-defined]
    return HttpResponseRedirect(asked_for(request), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def end_sharing(request: HttpRequest) -> HttpResponse:
    """`/layar-bersama/selesai/`: off, with the password; whoever sits alongside cannot end it."""
    by: Any = request.actor  # type: ignore[attr-defined]
    if by is None or request.session.get("shared") is None:
        return HttpResponseRedirect(asked_for(request))
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = check(by=by, username=by.username, password=form.cleaned_data["password"], verb="end shared screen")
        if entry.user is not None:
            del request.session["shared"]
            trail.record(by=by, verb="end shared screen")
            return HttpResponseRedirect(asked_for(request), status=303)
        form.add_error("password", refusal(entry) if entry.wait else _("Kata sandi belum cocok. Coba lagi."))
    page = FormPage(
        _("Akhiri layar bersama"),
        back=Link(asked_for(request), _("Kembali")),
        lead=_("Setelah ini kasus lain dan pencarian tampak lagi di layar."),
        save=_("Akhiri layar bersama"),
    )
    return form_page(request, form, page)


def as_uuid(text: str) -> UUID | None:
    """None for anything that is no id."""
    try:
        return UUID(text)
    except ValueError:
        return None
