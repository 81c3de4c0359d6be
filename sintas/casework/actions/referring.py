"""A referral to somebody who can give what the client needs (R340, F8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can
from sintas.directory.reading.choosing import chosen
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..followers import referral_written
from ..models import Referral
from ..reading.released import LetGo
from .assessing_base import carried, emptied, standing
from .ending_base import same_day
from .ending_tasks import answer_known, ask_for_answer

VERB = "casework.refer"
BEFORE_ANSWER = ("prepared", "sent")
# the step of protection that a referral to this kind of receiver is
STEPS = {"shelter": "safe_house", "police": "police", "health": "medical", "psychologist": "mental_health"}
PROTECTING = gettext_lazy("Rujukan kepada %(receiver)s, dikirim sebelum ada persetujuan.")


def refer(
    *,
    by: Actor,
    case: Case,
    protective_reason: str = "",
    told_client: str = "",
    entry: UUID | None = None,
    imported: bool = False,
    **facts: Any,
) -> Referral:
    """Write a referral, or its next version. `facts` are fields of Referral and happened, based_on, submission; without a `state` it is
    prepared, or stays as it was; a document that tells none is kept without.

    `released` holds only classes the client's consent gives to this kind of receiver; it is sent once at least the identity is released.
    `protective_reason` sends it without: a step of protection is written with it in the same save (told_client as there). A sent one gives
    the lead a task to ask for the answer. What is imported is kept as its document tells it. What is not named stays.
    `service_ref` must be a service of the house's directory that is offered while it is chosen and while it is sent.
    Raises Refusal, BadInput (receiver, codes, service_ref, what is not released, not sent without consent or reason), Overtaken, AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record referral", file_id=case.pk)
    facts = emptied(Referral, facts)
    before = standing(Referral, case, entry)
    facts = same_day(before, facts) | carried(Referral, by=by, case=case, before=before, facts=facts, kind="referral")
    stood = before.state if before is not None else "" if imported else "prepared"
    facts["state"] = facts.get("state") or stood
    codes_checked(facts)
    reason = protective_reason.strip()
    if imported:
        facts["service_ref"] = None  # of another house's directory
    else:
        still_offered(by, before, facts)
        may_be(before, facts, reason, LetGo(case, day_of(facts.get("happened"))))
    row = keep(
        Referral, by=by, case=case, kind="referral", verb=VERB, entry=entry, imported=imported, line=line_of(facts), tags=[*filter(None, [facts["state"]])],
        **facts,
    )  # fmt: skip
    if reason and not imported:
        what = stored(PROTECTING, receiver=row.receiver)
        step = STEPS.get(row.receiver_kind, "other")
        record_urgent_step(by=by, case=case, kind=step, what=what, reason=reason, told_client=told_client)
    if not imported and row.state == "sent" and (before is None or before.state != "sent"):
        ask_for_answer(by=by, case=case, referral=row)
    elif before is not None and before.state == "sent" and row.state == "prepared":
        answer_known(by=by, case=case, entry=row.entry)
    referral_written(by=by, case=case, row=row, before=before)
    return row


def codes_checked(facts: dict[str, Any]) -> None:
    """A receiver, and every code in its list. Raises BadInput naming the field."""
    if not (facts.get("receiver") or "").strip():
        raise BadInput({"receiver": _("Tulis kepada siapa klien dirujuk: lembaga, atau nama dan jabatannya.")})
    checked("receiver_kind", "consent_recipients", facts.get("receiver_kind") or "")
    checked("urgency", "referral_urgency", facts.get("urgency") or "")
    checked("state", "referral_states", facts["state"])
    if "released" in facts:
        facts["released"] = all_checked("released", "data_classes", facts["released"])


def still_offered(by: Actor, before: Referral | None, facts: Mapping[str, Any]) -> None:
    """Asked when a service is chosen and when the referral goes out: nobody is sent to a closed door. What went before stays as it is.

    Raises BadInput (service_ref).
    """
    service_id = facts.get("service_ref")
    if service_id is None:
        return
    same = before is not None and before.service_ref == service_id
    if same and before is not None and (facts["state"] != "sent" or before.state == "sent"):
        return
    service = chosen(by, service_id)
    if service is None:
        raise BadInput({"service_ref": _("Layanan ini tidak ada di direktori lembaga Anda. Cari lagi, atau lepaskan dan tulis penerimanya sendiri.")})
    if service.closed:
        words = _("Layanan ini tidak ditawarkan lagi (%(why)s). Cari layanan lain, atau lepaskan dari direktori setelah bertanya kepada lembaganya.")
        raise BadInput({"service_ref": words % {"why": service.closed}})


def may_be(before: Referral | None, facts: dict[str, Any], reason: str, consented: LetGo) -> None:
    """What was let go or sent before is not asked again: a withdrawal since then is a matter of its own (cases: stop_processing).

    Raises BadInput in words the worker can act on.
    """
    kind, state = facts.get("receiver_kind") or "", facts["state"]
    if state not in BEFORE_ANSWER and (before is None or before.state != state):
        raise BadInput({"state": _("Jawaban penerima ditulis lewat “Catat jawaban” pada rujukan itu.")})
    same_receiver = before is not None and before.receiver_kind == kind
    let_go = frozenset(before.released) if before is not None and same_receiver and before.state != "prepared" else frozenset()
    withheld = [one for one in facts.get("released", ()) if one not in consented.to(kind) | let_go]
    if withheld:
        raise BadInput({"released": not_released(withheld)})
    if reason and state != "sent":
        raise BadInput({"state": _("Rujukan pelindungan dikirim sekarang: pilih “Dikirim”, atau hapus alasan pelindungannya.")})
    sending = state == "sent" and not (before is not None and same_receiver and before.state == "sent")
    if sending and not kind:
        raise BadInput({"receiver_kind": _("Pilih jenis penerimanya sebelum mengirim, agar persetujuan klien dapat diperiksa.")})
    if sending and not reason and not consented.enough_to_send(kind):
        raise BadInput(
            {
                "state": _(
                    "Klien belum menyetujui rujukan kepada penerima ini. Simpan sebagai “Disiapkan”, bicarakan dengan klien, catat di "
                    "“Persetujuan”, lalu kirim. Bila keselamatan terancam, tulis alasannya di “Rujukan pelindungan”."
                )
            }
        )


def not_released(classes: Iterable[str]) -> str:
    """Which classes, and how to ask for them."""
    lang = get_language() or "id"
    names = ", ".join(load("data_classes").label(one, lang) for one in classes)
    return _("Belum dilepas klien untuk penerima ini: %(names)s. Lepaskan tandanya, atau catat dahulu persetujuannya.") % {"names": names}


def day_of(happened: FuzzyDate | date | None) -> date:
    """The day whose consent counts: that of the referral, today when nobody noted it."""
    return min(as_fuzzy(happened).latest or clock.today(), clock.today())


def line_of(facts: dict[str, Any]) -> str:
    """To whom and why."""
    why = facts.get("purpose") or "; ".join(facts.get("reasons") or ())
    return f"{facts['receiver']}: {why}" if why else str(facts["receiver"])
