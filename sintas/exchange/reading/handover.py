"""What the receiving unit reads of a case before it is theirs: composed in words when the transfer is proposed, never the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.duties import duties_owed
from sintas.cases.reading.head import head_of
from sintas.kit import clock, numbers
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST, deadline
from sintas.staff.actor import Actor

LENGTH = 4_000  # characters of one part


@dataclass(frozen=True)
class Handover:
    """The sender's words (C13: transfer form). `reason` and `urgency` are codes of transfer_reasons and referral_urgency."""

    reason: str
    urgency: str
    done: str
    still_open: str
    dangers: str
    safe_contact: str
    why: str = ""


def title() -> str:
    """What stands over the copy; says nothing of anybody."""
    return _("Usulan pengalihan")


def parts_of(case: Case, by: Actor, said: Handover) -> list[dict[str, Any]]:
    """The copy in parts as models.ReleaseBody keeps them, in the sender's language. No name of the client, no address. Opens header keys."""
    lang = by.language
    head = head_of(case, actor=by)
    owed = [duty_line(code, due, lang) for code, due in duties_owed(case)]
    facts = [
        (_("Alasan"), load("transfer_reasons").label(said.reason, lang)),
        (_("Kedesakan"), load("referral_urgency").label(said.urgency, lang)),
        (_("Tahap sekarang"), journeys.get(case.journey).label(case.stage, lang)),
        (_("Didampingi sejak"), numbers.day(case.opened_on)),
    ]
    return [
        part(_("Pengalihan ini"), facts=facts, text=said.why),
        *([part(_("Selalu diingat"), lines=[str(one.text) for one in head.alerts])] if head.alerts else []),
        part(_("Yang sudah dilakukan"), text=said.done),
        part(_("Yang masih berjalan"), text=said.still_open),
        *([part(_("Kewajiban menurut undang-undang yang masih berjalan"), lines=owed)] if owed else []),
        part(_("Bahaya yang perlu diketahui"), text=said.dangers),
        part(_("Cara menghubungi dengan aman"), text=said.safe_contact),
    ]


def duty_line(code: str, due: datetime | None, lang: str) -> str:
    """What the law asks, by when and whom: its clock does not stop because the case moves. The zone is named: the reader may work in another."""
    owner = _("tugas advokat") if deadline(code).by_advocate else _("tugas pendamping utama")
    if due is None:
        return f"{load(LIST).label(code, lang)} ({owner})"
    words = _("%(duty)s: paling lambat %(moment)s %(zone)s (%(owner)s)")
    return words % {"duty": load(LIST).label(code, lang), "moment": numbers.moment(due), "zone": clock.zone_letters(), "owner": owner}


def part(heading: str, *, facts: Any = (), lines: Any = (), text: str = "") -> dict[str, Any]:
    """One part of the copy."""
    return {"title": str(heading), "facts": [[str(term), str(words)] for term, words in facts], "lines": list(lines), "text": text}
