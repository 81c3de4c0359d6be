"""What becomes of an enquiry: redirected, not eligible, withdrawn. (Accepting opens a case: accepting.py.)"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.files import end_intake_scope
from sintas.cases.codes import all_checked, checked
from sintas.kit import clock
from sintas.kit.stored import LANGUAGE, stored
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

from ..followers import tell_sender
from ..models import Enquiry, Telling
from ..reading.referral_in import referral_of

TURNED_TO = gettext_lazy("Diarahkan ke: %(where)s")
WITHDREW = gettext_lazy("Ditarik kembali oleh orangnya.")


def may_decide(by: Actor, enquiry: Enquiry) -> None:
    """Raises Refusal without intake.decide in the unit, NotNow when it was decided before."""
    if not by.holds("intake.decide", enquiry.unit_id):
        raise Refusal(
            _("Keputusan atas pengaduan diambil oleh kepala unit. Pengaduan ini sudah ada dalam daftarnya."),
            verb="decide enquiry",
            file_id=enquiry.pk,
        )
    if enquiry.state != "open":
        raise NotNow(_("Pengaduan ini sudah diputuskan."), verb="decide enquiry", file_id=enquiry.pk)


@transaction.atomic
def decide_otherwise(
    *, by: Actor, enquiry: Enquiry, state: str, eligibility: str = "", redirected_to: str = "", words: str = "", ppks: tuple[str, ...] = ()
) -> Enquiry:
    """Redirect (where to is needed), or say that it cannot be served here (why is needed). Raises Refusal, NotNow, BadInput."""
    may_decide(by, enquiry)
    if state == "redirected" and not redirected_to.strip():
        raise BadInput({"redirected_to": _("Tulis ke mana orang ini diarahkan, supaya ia tidak hilang di antara dua pintu.")})
    if state == "not_eligible" and not eligibility:
        raise BadInput({"eligibility": _("Pilih alasannya, supaya dapat dijelaskan kepada orangnya.")})
    if state not in ("redirected", "not_eligible", "withdrawn"):
        raise BadInput({"decision": _("Pilih keputusannya.")})
    enquiry.eligibility = checked("eligibility", "eligibility_reasons", eligibility)
    enquiry.ppks = all_checked("ppks", "ppks", ppks)
    told = Telling.current.get(file_id=enquiry.pk)
    told.redirected_to, told.decision_words = redirected_to or None, words or None
    told.save(update_fields=["redirected_to", "decision_words"])
    close(by=by, enquiry=enquiry, state=state)
    tell_sender(by=by, row=referral_of(enquiry.pk), state=state, words=why_not(enquiry, state, redirected_to))
    trail.record(by=by, verb="decide enquiry", file_id=enquiry.pk, state=state, eligibility=eligibility)
    end_intake_scope(by=by, file_id=enquiry.pk, unit_id=enquiry.unit_id)
    return enquiry


def why_not(enquiry: Enquiry, state: str, redirected_to: str) -> str:
    """What the sender is told: the coded reason and where to turn. What else was written down stays in the house."""
    if state == "withdrawn":
        return stored(WITHDREW)
    why = load("eligibility_reasons").label(enquiry.eligibility, LANGUAGE) if enquiry.eligibility else ""
    where = stored(TURNED_TO, where=redirected_to.strip()) if redirected_to.strip() else ""
    return ". ".join(filter(None, (why, where)))


def close(*, by: Actor, enquiry: Enquiry, state: str, **more: Any) -> None:
    """Set the decision; two deciders at once: the second gets NotNow."""
    changed = Enquiry.objects.filter(pk=enquiry.pk, state="open").update(
        state=state,
        decided_at=clock.now(),
        decided_by_id=by.user_id,
        eligibility=enquiry.eligibility,
        ppks=enquiry.ppks,
        **more,
    )
    if changed != 1:
        raise NotNow(_("Pengaduan ini sudah diputuskan."), verb="decide enquiry", file_id=enquiry.pk)
    enquiry.state = state
