"""The ending, a referral with its answer, a look afterwards; and what stands before a head or supervisor for her answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.casework.actions import ending
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.actions.override import ask_override
from sintas.documents.actions.printing import make_final
from sintas.documents.reading.composing import wanted
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

from .first_file import entry_of

CRITERIA = ("emotional_stability", "social_functioning", "managing_trauma", "ready_to_return")


def write(by: Any, case: Any) -> dict[str, UUID]:
    """One of each record of the ending."""
    said, today = {"by": by, "case": case}, clock.today()
    termination = ending.write_termination(
        **said, happened=today, kind_of="planned", success="partly", reasons=["goals_met"], reason_words=["Parto pindah"], manner="berangsur di telaga",
        judged=[f"{one}:reached" for one in CRITERIA], evidence=dict.fromkeys(CRITERIA, "tampak di bengkel"), final_counselling="held",
        final_words="tentang telaga", not_rejection_explained=True, coping=["berjalan ke telaga"], reflection="berani sejak di bengkel",
        achievements=["ke bengkel sendiri"], unresolved=["surat dari Parto"], handed_to=["Bu Sulastri"], returns_to="other_family",
        source_of_trauma="partly", return_view="rumah Sulastri aman", client_view="siap ke telaga", channels=["visit"],
        follow_up_plan="bertemu di telaga", follow_up_on=today + timedelta(days=30), own_words=["selesai di telaga"],
    )  # fmt: skip
    sent = ending.refer(
        **said, happened=today, receiver="Klinik Telaga", receiver_kind="health", receiver_contact="081298765432", reasons=["luka dari Parto"],
        purpose="diperiksa tanpa Parto", chronology="dari Jalan Sunyi ke bengkel", services_given="duduk di telaga", condition=["takut Parto"],
        released=["identity", "health"], urgency="this_week", state="sent",
    )  # fmt: skip
    answered = ending.answer_referral(**said, entry=sent.entry, state="accepted", answer="diterima Klinik Telaga")
    look = ending.follow_up(
        **said, happened=today, channel="visit", with_whom="Sulastri", condition="tenang di telaga", signs=["fear"], sign_words="takut pada Parto",
        answers=["accompany"], answer_words="ditemani ke bengkel", surroundings="Jalan Sunyi sepi", next_on=today + timedelta(days=30),
    )  # fmt: skip
    found = {"termination": termination, "referral": answered, "follow_up": look}
    return {f"casework:{name}": entry_of(row) for name, row in found.items()}


def put_forward(people: dict[str, Any], cast: dict[str, Any], case: Any) -> tuple[UUID, UUID]:
    """Asked of Sari and waiting: the assessment, leave to go on, a paper with its Word file. Returned with a comment: the plan, by Siska.

    Gives the paper and the request for the assessment.
    """
    by = people["ratna"]
    with acting_as(by.user_id):
        paper = make_final(by=by, case=case, wish=wanted("social_report"), word=True)
        said = {"by": by, "case": case, "approver_id": cast["sari"].pk}
        assessment = ask_approval(**said, subject="assessment", note="mohon dibaca sebelum ke bengkel")
        ask_approval(**said, subject="paper", entry=paper.pk)
        ask_override(**said, stage=case.stage, reason="Parto mencari di telaga")
        plan = ask_approval(by=by, case=case, subject="plan", approver_id=cast["siska"].pk)
    with acting_as(people["siska"].user_id):
        decide(by=people["siska"], approval_id=plan.pk, outcome="returned", comment="tambahkan jalan ke bengkel")
    return paper.pk, assessment.pk
