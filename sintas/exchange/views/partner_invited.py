"""Behind the code of an invitation to a conference: its copy, whether one comes, and afterwards a word on the minutes. Part of the partner's one
page (views/partner.py).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from sintas.cases.forms.base import submission_id
from sintas.practice.conference import PARTNER_SAYS
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions.confirming import confirm_minutes
from ..actions.replying import reply_as_partner
from ..forms.partner import ComingForm, ConfirmForm
from ..partner import Partner
from ..reading.confirming import Asked, asked_of
from ..reading.invitation import invitation_for
from ..reading.whom_to_ring import Ring

MINUTES = "minutes"  # before the names of the second form of the page


def invited(request: HttpRequest, by: Partner, ring: Ring | None, base: str = "") -> HttpResponse:
    """Read, or answered; what was typed stays on the page when it is refused. `base`: the page it stands in, for a colleague in her account."""
    form: ComingForm | None = None
    confirm: ConfirmForm | None = None
    status = 200
    if request.method == "POST":
        if f"{MINUTES}-shown" in request.POST:
            confirm = ConfirmForm(request.POST, prefix=MINUTES)
            said = confirm.is_valid() and confirmed(by, confirm)
        else:
            form = ComingForm(request.POST, steps=list(PARTNER_SAYS))
            said = form.is_valid() and answered(by, form)
        if said:
            return HttpResponseRedirect(request.path, status=303)
        status = 422
    shown = invitation_for(by, get_language() or "id")
    asked = asked_of(by)
    context = {
        "shown": shown,
        "form": form or ComingForm(steps=shown.may),
        "asked": asked,
        "confirm": asked_anew(confirm, asked.shown_id if asked else ""),
        "typed": left_over(confirm, asked),
        "ring": ring,
        "base": base,
    }
    return render(request, "exchange/partner_invited.html", context, status=status)


def asked_anew(refused: ConfirmForm | None, shown_id: str) -> ConfirmForm:
    """The form for what stands now. Of one that spoke of something else its words stay, and whether it is so is asked again."""
    if refused is None:
        return ConfirmForm(prefix=MINUTES, initial={"shown": shown_id})
    if refused.data.get(f"{MINUTES}-shown") != shown_id:
        refused.data = {**dict(refused.data.items()), f"{MINUTES}-shown": shown_id, f"{MINUTES}-agrees": ""}
    return refused


def left_over(refused: ConfirmForm | None, asked: Asked | None) -> list[str]:
    """Words on minutes that are not shown any more: there is no field for them, and still they are their writer's."""
    if refused is None or (asked is not None and asked.shown_id):
        return []
    words = str(refused.data.get(f"{MINUTES}-words", ""))
    return [words] if words.strip() else []


def answered(by: Partner, form: ComingForm) -> bool:
    """Run the verb; False with the reason in the form."""
    held = form.cleaned_data
    return ran(by, form, lambda: reply_as_partner(by=by, step=held["step"], words=held["words"], submission=submission_id(held["submission"])))


def confirmed(by: Partner, form: ConfirmForm) -> bool:
    """The same of a word on the minutes."""
    held = form.cleaned_data
    said = {"shown_id": held["shown"], "agrees": held["agrees"] == "yes", "words": held["words"], "submission": submission_id(held["submission"])}
    return ran(by, form, lambda: confirm_minutes(by=by, **said))


def ran(by: Partner, form: Any, verb: Any) -> bool:
    """False with the reason in the form, beside its field or on top."""
    try:
        verb()
    except BadInput as refused:
        for name, sentence in refused.fields.items():
            form.refuse(name, str(sentence))
    except NotNow as refused:
        trail.record(by=by, verb="answer by link", file_id=by.file_id, outcome="refused")
        form.add_error(None, str(refused.sentence))
    else:
        return True
    return False
