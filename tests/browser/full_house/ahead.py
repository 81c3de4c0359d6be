"""The plan, sessions before and after consent, a conference, an evaluation with the result of a goal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.casework.actions import planning
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.sessions import plan_session, record_session
from sintas.casework.actions.stages import complete_stage
from sintas.casework.models import GoalResult
from sintas.kit import clock

from .first_file import entry_of


def before_consent(by: Any, case: Any) -> UUID:
    """A session that could not wait for the client's yes; to be written before there is one."""
    day = clock.today() - timedelta(days=6)
    early = record_session(by=by, case=case, happened=day, note="Menunggu di telaga.", before_consent_reason="Parto di depan pintu")
    return entry_of(early)


def write(by: Any, case: Any) -> dict[str, UUID]:
    """One of each record of planning, implementation and evaluation."""
    said, today = {"by": by, "case": case}, clock.today()
    plan = planning.write_plan(
        **said, happened=today - timedelta(days=3), goal_general="tenang di telaga", target="Melur dan Sulastri", follows_from="takut pada Parto",
        violence_ongoing="yes", stop_violence=["Parto dijauhkan"], resources_internal=["tekun di bengkel"], resources_external=["Sulastri"],
        people="Sulastri dan kader telaga", cost="ongkos ke bengkel", method="berjalan ke telaga", equipment="mesin dari bengkel",
        time="sesudah panen mangga", review_on=today + timedelta(days=14), agreement="agreed", agreed_on=today - timedelta(days=3),
        agreement_words="asal Parto tidak tahu", own_words={"method": "jalan ke telaga"},
    )  # fmt: skip
    goal = planning.set_goal(
        **said, text="berani ke bengkel", indicator="pergi tanpa Sulastri", baseline="tidak lewat Jalan Sunyi", target="dua kali ke bengkel",
        horizon="short", due_on=today + timedelta(days=21),
    )  # fmt: skip
    planning.set_goal(**said, text="tenang di telaga", not_measured=True, why_not_measured="Sulastri belum setuju")
    planning.agree_step(**said, what="melihat telaga")  # nobody has taken it on yet
    found = {
        "plan": plan,
        "goal": goal,
        "planned_service": planning.plan_service(
            **said, pillar="therapy", content=["menata hari di telaga"], provider="bengkel psikologi", members="Melur dan Sulastri",
            goals=[goal.entry], own_words={"technique": "ngobrol di telaga"},
        ),
        "implementer": planning.name_implementer(**said, part="kader", name="Bu Sulastri", role="menemani ke telaga", continues=True),
        "plan_step": planning.agree_step(
            **said, what="mendaftar di bengkel", owner="other", owner_words="Sulastri", due_on=today + timedelta(days=5), obstacle="Parto di jalan",
            answer="lewat telaga", goal=goal.entry,
        ),
        "session": session(said, goal.entry),
        "session_plan": plan_session(**said, starts_at=clock.now() + timedelta(days=2), note="lanjut di telaga"),
        "conference": conference(by, said),
        "evaluation": evaluation(said, goal.entry),
    }  # fmt: skip
    found["goal_result"] = GoalResult.current.get(file_id=case.pk, goal=goal.entry)
    return {f"casework:{name}": entry_of(row) for name, row in found.items()}


def go_on(by: Any, case: Any) -> str:
    """Complete every stage that is, up to evaluation; the stage where the case stands then."""
    while case.stage != "evaluation":
        case.stage = complete_stage(by=by, case=case, stage=case.stage)
    return str(case.stage)


def session(said: dict[str, Any], goal: UUID) -> Any:
    """A step of a therapy taken before its turn, with its reason, and everything else a session can hold."""
    today = clock.today()
    return record_session(
        **said, happened=today - timedelta(days=1), duration_min=60, place="bengkel rekan", channel="face_to_face", participants=["client", "family"],
        participant_words="Sulastri", therapy="reality", steps=["wdep_d"], order_reason="Melur mulai dari telaga", techniques=["support"],
        goals=[goal], state_before="gelisah karena Parto", note="Duduk di telaga.", client_words="Saya lebih tenang di telaga.",
        feedback="suka di telaga", achievement="menyebut nama Parto", worst_case="Parto datang ke bengkel", next_step="ke bengkel",
        next_on=today + timedelta(days=3), next_owner="me", own_words={"techniques": "mengobrol di telaga"},
    )  # fmt: skip


def conference(by: Any, said: dict[str, Any]) -> Any:
    """A conference with who came, what was decided by whom, and what somebody saw differently."""
    day = clock.today() - timedelta(days=1)
    rows = [
        {"what": "menjaga jalan ke bengkel", "owner": str(by.user_id), "due_on": day + timedelta(days=8)},
        {"what": "menyiapkan kamar", "owner": "other", "owner_words": "Sulastri", "due_on": None},
    ]
    came = [{"name": "Bu Sulastri", "position": "kader telaga", "institution": "bengkel rekan"}]
    return hold_conference(
        **said, happened=day, place="ruang telaga", leader="Bu Sulastri", minutes_by="Mas Parto Muda", attendance=came, decisions=rows,
        dissents=[{"who": "Sulastri", "decision": 1, "what": "tidak lewat bengkel", "why": "Parto tahu telaga"}],
        summary="aman di telaga", discussion="apakah bengkel aman", dissent="Sulastri ingin pindah", follow_up="melihat telaga lagi",
    )  # fmt: skip


def evaluation(said: dict[str, Any], goal: UUID) -> Any:
    """Process and outcome, the result of a goal, the decision."""
    result = {"goal": goal, "status": "improved", "text": "sudah ke bengkel", "evidence": "terlihat Sulastri", "value": "satu kali ke bengkel"}
    return evaluate(
        **said, happened=clock.today(), kind_of="periodic", discussed_with="Bu Sulastri", discussion="bengkel dibicarakan", process="lancar di telaga",
        method_fit="cocok di telaga", supporting_words=["Sulastri"], hindering_words=["Parto"], outcome="lebih tenang di telaga",
        client_words="Saya suka telaga", competence="belajar dari Sulastri", ratings=["emotional_stability:3"], decision="continue",
        decision_reason="bengkel belum selesai", continued_by="Bu Sulastri", results=[result], next_on=clock.today() + timedelta(days=14),
    )  # fmt: skip
