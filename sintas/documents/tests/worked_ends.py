"""Evaluations, an ending, referrals and looking in afterwards, written through the real verbs on a file of the tests. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from sintas.cases.bases import Case
from sintas.casework.actions.ending import follow_up, refer, write_termination
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.sessions import record_session
from sintas.casework.models import Goal
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from .conftest import UNSAFE


def look_twice(case: Case, by: Actor) -> None:
    """Two evaluations with a session between them: the second sees the first goal reached, and looks at no other."""
    goals = list(Goal.current.filter(file_id=case.pk).order_by("position", "written_at", "entry"))
    evaluate(
        by=by, case=case, happened=date(2024, 9, 10), kind_of="periodic", techniques=["interview"], decision="modify", move=False,
        decision_reason="Jadwal sekolah berubah.", ratings=["emotional_stability:1"],
        results=[{"goal": goals[0].entry, "status": "unchanged", "text": "nada tinggi masih sering", "evidence": "catatan asrama", "value": "5 kali"},
                 {"goal": goals[1].entry, "status": "improved", "text": "mulai ikut makan bersama", "evidence": "tiga kali dalam seminggu"}],
    )  # fmt: skip
    record_session(
        by=by, case=case, happened=date(2024, 9, 17), before_consent_reason="klien minta segera", note="Latihan menolak dengan tenang.",
        achievement="Berani berkata tidak.", techniques=["support"], pillar="therapy", duration_min=45, no_next_step=True,
    )  # fmt: skip
    evaluate(
        by=by, case=case, happened=date(2024, 9, 20), until=date(2024, 9, 22), kind_of="outcome", techniques=["observation"],
        mechanisms=["team_discussion"], professions=["psychologist"], discussed_with="Bu Psikolog", discussion="Tim melihat hari tenang bertambah.",
        ran_smoothly="yes", goals_fully_met="partly", process="Berjalan sesuai jadwal.", method_fit="Latihan kecil lebih cocok.",
        supporting_words=["bibi menemani"], hindering_words=["ujian sekolah"], outcome="Klien lebih tenang.", anxiety_after="mild",
        ratings=["emotional_stability:3", "interaction:2"], satisfaction="very", client_words="Saya merasa didengarkan.",
        competence="Kami terlambat mengajak psikolog.", decision="stop", decision_reason="Tujuan utama tercapai.", continued_by="bibi", move=False,
        results=[{"goal": goals[0].entry, "status": "reached", "text": "nada tinggi jarang", "evidence": "catatan asrama dua minggu", "value": "1 kali"}],
    )  # fmt: skip


def end(case: Case, by: Actor) -> None:
    """An ending with three criteria judged, words that would hurt beside words to keep, and receivers that do not agree."""
    write_termination(
        by=by, case=case, happened=date(2024, 9, 26), kind_of="planned", success="partly", reasons=["goals_met"], reason_words=["ayah tiri ditahan"],
        manner="disampaikan saat sesi", judged=["emotional_stability:reached", "social_functioning:partly", "managing_trauma:not_yet"],
        evidence={"emotional_stability": "dua minggu tanpa mimpi buruk", "managing_trauma": "masih menghindari jalan pulang"},
        final_counselling="held", final_words="membahas rasa kehilangan", not_rejection_explained=True, coping=["menelepon bibi", "menulis buku harian"],
        reflection="Klien memilih langkah kecil.", achievements=["Kembali bersekolah", "Berani berkata tidak"], unresolved=["mudah curiga kepada teman"],
        handed_to=["guru BK"], returns_to="other_family", source_of_trauma="no", return_view="Rumah bibi aman.", client_view="Saya siap, asal boleh menelepon.",
        channels=["phone_safe"], follow_up_plan="Menelepon sebulan sekali.", follow_up_on=date(2024, 10, 10),
    )  # fmt: skip


def send(case: Case, by: Actor, **more: Any) -> Any:
    """A referral to a hospital whose words hold a name that may not be printed."""
    facts: dict[str, Any] = {
        "happened": clock.today(), "receiver": "RSUD Contoh, poli psikologi", "receiver_kind": "health", "receiver_contact": "Jl. Sehat No. 1",
        "reasons": ["mimpi buruk kembali", f"takut bertemu {UNSAFE}"], "purpose": "Pemeriksaan psikologis dan terapi.",
        "chronology": "Kejadian malam hari di rumah.", "services_given": "Dua sesi pendampingan.", "condition": ["tenang di sekolah", "sulit tidur"],
        "urgency": "this_week", "released": [],
    }  # fmt: skip
    return refer(by=by, case=case, **(facts | more))


def look_in(case: Case, by: Actor) -> None:
    """An attempt, then a contact with a sign of relapse that was answered."""
    follow_up(by=by, case=case, happened=date(2024, 10, 10), channel="phone_safe", reached=False, with_whom="bibi")
    follow_up(
        by=by, case=case, happened=FuzzyDate.decode("2024-10-14"), channel="visit", condition="Bersekolah setiap hari.", signs=["withdrawing"],
        sign_words="sepekan tidak keluar kamar", answers=["accompany"], answer_words="sesi tambahan pekan depan", surroundings="Rumah bibi tenang.",
        next_on=date(2024, 11, 14), next_channel="phone_safe",
    )  # fmt: skip
