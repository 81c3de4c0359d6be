"""A device handed round: the screen is locked, and one page answers, the questions of one round. The facilitator's password opens the rest again.

The session keeps which round, and when it was last seen before it was locked: unlocking changes that moment, so that a later lock of the same
session, by idling or by the button, does not bring the questions back.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.signin import open_to_all

from ..actions.feedback import give_answer, the_round
from ..actions.members import may_work
from ..forms.feedback import AnswerForm
from ..policy import WORK, the_group

HANDED = "handed"  # in the session: file, round, seen


def hand_round(request: HttpRequest, *, file_id: UUID, round_id: UUID) -> None:
    """Lock the screen but for the questions of this round."""
    request.session[HANDED] = {"file": str(file_id), "round": str(round_id), "seen": request.session.get("seen", "")}
    request.session["locked"] = True


def taken_back(request: HttpRequest) -> None:
    """The facilitator has the device again."""
    request.session.pop(HANDED, None)


def handed(request: HttpRequest) -> tuple[UUID, UUID] | None:
    """(file, round) while this locked session is handed round; None for every other visitor."""
    asked: Any = request
    held = request.session.get(HANDED)
    if not held or asked.locked_user is None or held["seen"] != request.session.get("seen", ""):
        return None
    return UUID(held["file"]), UUID(held["round"])


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """`/umpan-balik/`: the questions, one member after another. Neither address nor page says which group; whoever is not handed it is sent on."""
    held = handed(request)
    if held is None:
        return sent_on(request)
    file_id, round_id = held
    by: Any = actor_for(request.locked_user)  # type: ignore[attr-defined]
    with acting_as(by.user_id):
        try:
            group = the_group(by, file_id, WORK)
            may_work(by, group)
            row = the_round(group, round_id)
            form = AnswerForm(request.POST if request.method == "POST" else None)
            more = row.closed_at is None and row.answered < row.asked
            if request.method == "POST" and more and form.is_valid():
                give_answer(by=by, group=group, round_id=round_id, **form.facts())
                return HttpResponseRedirect(reverse("groupwork:answer") + "?selesai=1", status=303)
        except BadInput:
            more = True
        except Refusal:  # off the team meanwhile, the group closed, the last answer in: nothing of it is the member's concern
            return HttpResponseRedirect(reverse("staff:locked"))
    return questions(request, form, thanks="selesai" in request.GET and request.method != "POST", more=more, back=(file_id, round_id))


def sent_on(request: HttpRequest) -> HttpResponse:
    """To the door, or in. What a member had typed when the session ended does not travel along: it would become a draft of the facilitator's."""
    asked: Any = request
    if asked.actor is not None:
        return HttpResponseRedirect("/")
    return HttpResponseRedirect(reverse("staff:sign_in" if asked.locked_user is None else "staff:locked"))


def questions(request: HttpRequest, form: AnswerForm, *, thanks: bool, more: bool, back: tuple[UUID, UUID]) -> HttpResponse:
    """The page; after an answer it thanks, and the browser drops what it may hold of the one before."""
    context = {"form": form, "thanks": thanks, "more": more, "next": reverse("groupwork:feedback_round", args=list(back))}
    answered = render(request, "groupwork/answer.html", context, status=422 if form.has_errors else 200)
    if thanks:
        answered.headers["Clear-Site-Data"] = '"cache"'
    return answered
