"""`/rujukan/`: referrals on their way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import numbers
from sintas.kit.pieces import Pill, Row, Tag
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.signin import alone

from ..reading.open_referrals import OnTheWay, mine_on_the_way, unanswered_in_units


@require_safe
def open_referrals(request: HttpRequest) -> HttpResponse:
    """One's own cases'; for a head or supervisor below it the unanswered ones of the unit, by number alone."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("cases.read"):
        raise Refusal(verb="list referrals")
    alone(request)
    lang = get_language() or "id"
    trail.record(by=actor, verb="list referrals")
    mine = mine_on_the_way(actor, lang)
    oversees = actor.holds("staff.see_workload")
    others = unanswered_in_units(actor, {one.file_id for one in mine}) if oversees else []
    context = {
        "rows": [row_of(one, lang) for one in mine],
        "others": [row_of(one, lang) for one in others],
        "oversees": oversees,
    }
    return render(request, "exchange/open_referrals.html", context)


def row_of(one: OnTheWay, lang: str) -> Row:
    """By initials and number; the receiver by kind, because its name lies in the file."""
    kind = load("consent_recipients").label(one.receiver_kind, lang) if one.receiver_kind else _("Penerima belum dipilih")
    state = load("referral_steps").label(one.state, lang)
    when = _("Jawaban ditunggu sampai %(day)s.") % {"day": numbers.day(one.due_on)}
    return Row(
        f"{one.who} · {one.number}" if one.who else one.number,
        reverse("exchange:referral", args=[one.file_id, one.entry]) if one.entry else "",
        f"{kind}. {when}",
        tag=Tag(_("lewat %(days)s") % {"days": numbers.days(one.days_late)}, "late") if one.days_late else Tag(state),
        pills=[Pill(_("ada kabar dari mitra"), "accent")] if one.news else [],
    )
