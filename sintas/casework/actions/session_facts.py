"""What a session says about the plan and its therapy, checked before it is kept: codes, goals, "n of m", order of steps, guidance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.kit.stored import stored
from sintas.practice.therapy import order_problem, part_problem
from sintas.programmes.actions.running import manner_checked
from sintas.safekeeping.refusals import BadInput

from ..reading.sessions import goal_entries, steps_held

MANY = {"techniques": "techniques", "steps": "therapy_steps", "participants": "contact_parties", "topics": "psychoeducation_topics",
        "activities": "implementation_activities"}  # fmt: skip
ONE = {"channel": "session_channels", "worker_role": "session_roles", "therapy": "therapies", "pillar": "pillars",
       "manner": "rehabilitation_manners", "welfare": "welfare_activities"}  # fmt: skip
SPIRITUAL = "spiritual"  # therapies: mental and spiritual guidance (R263, R279)
ORDER_OF_THE_SOURCE = gettext_lazy("Diimpor: urutan langkah seperti dalam dokumen sumber.")


def check_codes(facts: dict[str, Any]) -> None:
    """Every coded field against its list. Raises BadInput naming the field."""
    for field, name in ONE.items():
        checked(field, name, facts.get(field, ""))
    manner_checked(facts.get("manner", ""))
    for field, name in MANY.items():
        if field in facts:
            facts[field] = all_checked(field, name, facts[field])


def checked_goals(case: Case, goals: Iterable[Any], *, kept: Iterable[UUID] = ()) -> list[UUID]:
    """Entries of this case's goals, each once; `kept` are those the session named before, which may have left the plan since.

    Raises BadInput for an id that is no goal of this case.
    """
    wanted = list(dict.fromkeys(_as_id(goal) for goal in goals))
    fresh = set(wanted) - set(kept)
    if fresh and fresh - goal_entries(case):
        raise BadInput({"goals": _("Ada tujuan yang tidak ada dalam rencana kasus ini. Pilih dari daftar.")})
    return [goal for goal in wanted if goal is not None]


def check_part(facts: dict[str, Any]) -> None:
    """ "Session n of m" belongs to a therapy and must fit (R220). Raises BadInput."""
    no, of = facts.get("part_no"), facts.get("part_of")
    if (no is not None or of is not None) and not facts.get("therapy"):
        raise BadInput({"therapy": _("Sesi ke berapa ditulis bersama terapinya. Pilih terapinya, atau hapus nomor sesinya.")})
    problem = part_problem(no, of)
    if problem is not None:
        raise BadInput({"part_no": problem.sentence(get_language() or "id")})


def check_guidance(facts: dict[str, Any]) -> None:
    """Religious or spiritual guidance is given because the client wants it (R191, R279); a source document is kept as it is. Raises BadInput."""
    if facts.get("therapy") == SPIRITUAL and not facts.get("guidance_wished") and not facts.get("imported"):
        sentence = _("Bimbingan rohani diberikan bila klien menginginkannya. Tandai bila klien memintanya, atau pilih terapi lain.")
        raise BadInput({"guidance_wished": sentence})


def reason_for_order(case: Case, on: date | None, facts: dict[str, Any], *, but: UUID | None) -> str | None:
    """Why a step stands outside its order, as written; None when nothing was.

    Raises BadInput naming the earlier step when one is out of order and no reason is written (R218). What is imported keeps the order
    of its document. `on` is the session's day when it is known exactly.
    """
    reason = (facts.get("order_reason") or "").strip()
    if reason or not facts.get("steps"):
        return reason or None
    problem = order_problem(steps_held(case, but=but), on, facts["steps"])
    if problem is None:
        return None
    if facts.get("imported"):
        return stored(ORDER_OF_THE_SOURCE)
    raise BadInput({"order_reason": problem.sentence(get_language() or "id")})


def _as_id(goal: Any) -> UUID | None:
    try:
        return goal if isinstance(goal, UUID) else UUID(str(goal))
    except ValueError:
        return None
