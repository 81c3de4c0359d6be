"""What a plan cannot say. Each raises BadInput naming the field; what is merely missing is asked by the gate of the stage, not here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Goal, PlanStep

ME, CLIENT, OTHER = "me", "client", "other"
ANSWERED = ("agreed", "partly", "refused")


def plan(said: dict[str, Any]) -> None:
    """Something is written, and nobody agreed tomorrow."""
    if not any(said.values()):
        raise BadInput({"goal_general": _("Tulis setidaknya ke mana klien ingin sampai, atau langkah pertama yang disepakati.")})
    agreed_on = said.get("agreed_on")
    if agreed_on is not None and agreed_on > clock.today():
        raise BadInput({"agreed_on": _("Hari ini belum sampai. Tulis tanggal saat klien menyampaikan jawabannya.")})
    if agreed_on is not None and said.get("agreement") not in ANSWERED:
        raise BadInput({"agreement": _("Tanggalnya sudah ditulis. Pilih juga jawaban klien.")})


def goal(said: dict[str, Any]) -> None:
    """A goal has words."""
    if not said.get("text"):
        raise BadInput({"text": _("Tulis tujuannya dalam satu kalimat.")})


def goals_of(case: Case) -> frozenset[UUID]:
    """Entries of the goals that stand."""
    return frozenset(Goal.current.filter(file_id=case.pk).values_list("entry", flat=True))


def service(said: dict[str, Any], goals: frozenset[UUID]) -> None:
    """It names something, its days are in order, its goals are of this plan."""
    named = ("pillar", "service", "method", "technique", "therapy", "group_type", "actions", "content", "own_words", "provider")
    if not any(said.get(name) for name in named):
        raise BadInput({"pillar": _("Pilih pilar atau layanannya, atau tulis isinya.")})
    starts, ends = said.get("starts_on"), said.get("ends_on")
    if starts is not None and ends is not None and ends < starts:
        raise BadInput({"ends_on": _("Layanan berakhir sebelum dimulai. Periksa kedua tanggalnya.")})
    if not goals.issuperset(said.get("goals") or ()):
        raise BadInput({"goals": _("Pilih tujuan dari rencana ini.")})


def implementer(said: dict[str, Any]) -> None:
    """Somebody is meant."""
    if not any(said.get(name) for name in ("part", "name", "role")):
        raise BadInput({"part": _("Pilih siapa pelaksananya, atau tulis namanya.")})


def owned(said: dict[str, Any], by: Actor) -> dict[str, Any]:
    """ "Me" under the id of whoever says it, so that a colleague's correction does not take the step over; a name alone means somebody else."""
    owner = str(said.get("owner") or "") or (OTHER if said.get("owner_words") else "")
    return {**said, "owner": str(by.user_id) if owner == ME else owner}


def step(case: Case, entry: UUID | None, said: dict[str, Any]) -> None:
    """It has words, an owner one can name, a goal of this plan. An owner who left the team may stay on a step that was given before."""
    if not said.get("what"):
        raise BadInput({"what": _("Tulis langkahnya dalam satu kalimat.")})
    owner = said["owner"]
    if owner == OTHER and not said.get("owner_words"):
        raise BadInput({"owner_words": _("Tulis siapa yang akan melakukannya.")})
    if owner not in ("", CLIENT, OTHER) and not on_team(case, owner) and not owned_before(case, entry, owner):
        raise BadInput({"owner": _("Pilih seseorang dari tim kasus ini.")})
    if said.get("goal") and said["goal"] not in goals_of(case):
        raise BadInput({"goal": _("Pilih tujuan dari rencana ini.")})


def on_team(case: Case, owner: str) -> bool:
    """Whether this id is that of a member of the team, carers not counted."""
    return owner in {str(member.user_id) for member in team_of(case) if member.role != "carer"}


def owned_before(case: Case, entry: UUID | None, owner: str) -> bool:
    return entry is not None and PlanStep.objects.filter(file_id=case.pk, entry=entry, owner=owner).exists()
