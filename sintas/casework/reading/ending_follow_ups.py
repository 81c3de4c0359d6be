"""Looks after the ending as a thread: how the client was, what signs there were, what was done about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Link, Pill
from sintas.practice.catalogue import load
from sintas.practice.follow_up import Answer, answer_to

from ..models import FollowUp
from .ending_facts import REOPEN
from .ending_parts import label


@dataclass(frozen=True)
class Look:
    """One contact or attempt. `todo` are the steps its answers and signs lead to; `unanswered`: signs wait for an answer."""

    title: str
    when: str
    by: str
    attempt: bool
    condition: str
    surroundings: str
    signs: list[Pill]
    sign_words: str
    answers: str
    answer_words: str
    unanswered: bool
    suggested: str
    following: str
    todo: list[Link]
    url: str


def looks_shown(case: Case, rows: Sequence[FollowUp], names: Mapping[Any, str], lang: str) -> list[Look]:
    """In words, the latest first."""
    return [shown(case, row, names, lang) for row in rows]


def shown(case: Case, row: FollowUp, names: Mapping[Any, str], lang: str) -> Look:
    when, asked, answers = FuzzyDate.decode(row.happened), answer_to(row.signs), load("relapse_answers")
    unanswered = bool(row.signs or row.sign_words) and not row.answers
    title = ", ".join(filter(None, (label("follow_up_channels", row.channel, lang), row.with_whom))) or _("Kontak tindak lanjut")
    return Look(
        title=title,
        when=when.text(lang) if when.is_known else _("tanggal belum dicatat"),
        by=names.get(row.author_id, ""),
        attempt=not row.reached,
        condition=row.condition or "",
        surroundings=row.surroundings or "",
        signs=[Pill(load("relapse_signs").label(code, lang), "warn") for code in row.signs],
        sign_words=row.sign_words or "",
        answers=", ".join(answers.label(code, lang) for code in row.answers),
        answer_words=row.answer_words or "",
        unanswered=unanswered,
        suggested=", ".join(answers.label(code, lang).lower() for code in suggested_for(case, asked)) if unanswered else "",
        following=following(row, lang),
        todo=todo(case, row, asked.look_at_risk),
        url=reverse("casework:follow_up_entry", args=[case.pk, row.entry]),
    )


def suggested_for(case: Case, asked: Answer) -> list[str]:
    """What may be thought of: opening again is an answer for a case that was closed, as in the form of a look."""
    return [code for code in asked.suggests if code != REOPEN or case.closed_on is not None]


def following(row: FollowUp, lang: str) -> str:
    """ "10 Oktober 2024, kunjungan"; '' when none was agreed."""
    if row.next_on is None:
        return ""
    return ", ".join(filter(None, (numbers.day(row.next_on), label("follow_up_channels", row.next_channel or row.channel, lang).lower())))


def todo(case: Case, row: FollowUp, look_at_risk: bool) -> list[Link]:
    """Where what was answered is carried out."""
    links = [Link(reverse("cases:risk", args=[case.pk]), _("Nilai risiko"))] if look_at_risk else []
    if "refer" in row.answers:
        links.append(Link(reverse("casework:referral", args=[case.pk]), _("Tulis rujukan")))
    if "accompany" in row.answers:
        links.append(Link(reverse("casework:session_plan", args=[case.pk]), _("Rencanakan sesi")))
    return links
