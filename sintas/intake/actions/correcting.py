"""correct(): what was told is put right or made fuller while the enquiry is open. The version before stays readable."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.codes import checked
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actor import Actor

from ..models import Enquiry, ReferralIn, Telling
from .receiving import write_telling

CODED = {"route": "access_routes", "channel": "contact_channels", "urgency": "urgency"}


def may_correct(by: Actor, enquiry: Enquiry) -> None:
    """Raises Refusal without intake.receive in the unit, NotNow once it was decided (then the case is what is corrected)."""
    if not by.holds("intake.receive", enquiry.unit_id):
        raise Refusal(verb="correct enquiry", file_id=enquiry.pk)
    if enquiry.state != "open":
        raise NotNow(
            _("Pengaduan ini sudah diputuskan. Yang perlu diperbaiki dicatat di kasusnya."), verb="correct enquiry", file_id=enquiry.pk
        )


def correct(
    *, by: Actor, enquiry: Enquiry, based_on: int | None, submission: UUID | None = None, safe_now: str = "", **facts: Any
) -> Telling:
    """The next version of what was told. `facts`: route, channel, urgency, and fields of Telling as receive() takes them.

    Wording of a spreadsheet that no list knew stays until its field is coded. Raises Refusal, NotNow, BadInput, Overtaken (both texts are
    kept; nothing else of the enquiry changes), AlreadyDone.
    """
    may_correct(by, enquiry)
    coded = {name: checked(name, list_name, facts.pop(name, "") or "") for name, list_name in CODED.items()}
    before = Telling.current.get(file_id=enquiry.pk)
    given = facts | coded
    facts["own_words"] = {name: words for name, words in (before.own_words or {}).items() if not given.get(name)} or None
    enough = ReferralIn.current.filter(file_id=enquiry.pk).exists()  # the letter says who was sent and why
    row = write_telling(by=by, enquiry=enquiry, entry=before.entry, based_on=based_on, submission=submission, enough=enough, **facts)
    coded["safe_now"] = safe_now or enquiry.safe_now
    changed: dict[str, Any] = {name: [getattr(enquiry, name), value] for name, value in coded.items() if getattr(enquiry, name) != value}
    if changed:
        Enquiry.objects.filter(pk=enquiry.pk).update(**coded)
    for name, value in coded.items():
        setattr(enquiry, name, value)
    trail.record(by=by, verb="correct enquiry", file_id=enquiry.pk, number=row.number, **changed)
    return row
