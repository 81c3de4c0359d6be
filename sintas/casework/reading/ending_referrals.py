"""Referrals as the page of the ending shows them: to whom, why, what was let go, and what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Tag
from sintas.kit.places import address_if_any
from sintas.practice.catalogue import load

from ..models import Referral
from .ending_parts import label, lines

KNOTS = {"prepared": "todo", "sent": "part", "accepted": "part", "declined": "", "done": "done"}


@dataclass(frozen=True)
class ReferralShown:
    """`answer_url` is "" for a referral that expects nothing more, `state` None where its document tells none."""

    receiver: str
    sub: str
    state: Tag | None
    facts: list[Fact]
    answer: str
    by: str
    url: str
    answer_url: str
    declined: bool
    way_url: str = ""  # the steps it went, where a room above keeps them


def referrals_shown(case: Case, rows: Sequence[Referral], names: Mapping[Any, str], lang: str) -> list[ReferralShown]:
    """In words, the latest first."""
    return [shown(case, row, names, lang) for row in rows]


def shown(case: Case, row: Referral, names: Mapping[Any, str], lang: str) -> ReferralShown:
    state = load("referral_states").get(row.state) if row.state else None
    when = FuzzyDate.decode(row.happened)
    sub = [label("consent_recipients", row.receiver_kind, lang), when.text(lang) if when.is_known else "", label("referral_urgency", row.urgency, lang)]
    return ReferralShown(
        receiver=row.receiver,
        sub=", ".join(filter(None, sub)),
        state=Tag(state.label(lang), KNOTS.get(state.code, "")) if state else None,
        facts=facts_of(row, lang),
        answer=answer_of(row),
        by=names.get(row.author_id, ""),
        url=reverse("casework:referral_entry", args=[case.pk, row.entry]),
        answer_url="" if state and state.flag("ended") else reverse("casework:referral_answer", args=[case.pk, row.entry]),
        declined=row.state == "declined",
        way_url=address_if_any("referral_way", case.pk, row.entry) if row.state not in ("", "prepared") else "",
    )


def facts_of(row: Referral, lang: str) -> list[Fact]:
    """What is written; what was not let go is said openly."""
    let_go = ", ".join(load("data_classes").label(code, lang) for code in row.released)
    told = [
        Fact(_("Alasan"), lines(row.reasons)),
        Fact(_("Yang diharapkan"), row.purpose or ""),
        Fact(_("Keadaan saat dirujuk"), lines(row.condition)),
        Fact(_("Layanan yang diberikan"), row.services_given or ""),
        Fact(_("Kronologi"), row.chronology or ""),
        Fact(_("Kontak penerima"), row.receiver_contact or ""),
        Fact(_("Data yang boleh disampaikan"), let_go) if let_go else Fact(_("Data yang boleh disampaikan"), gap=_("belum ada yang dilepas")),
    ]
    return [fact for fact in told if fact.words or fact.gap]


def answer_of(row: Referral) -> str:
    """ "27 September 2024: diterima minggu depan"; '' before an answer."""
    day = numbers.day(row.answered_on) if row.answered_on else ""
    return ": ".join(filter(None, (day, row.answer)))
