"""Puspa, the unit's psychologist, and what tests of scales do again and again."""

from __future__ import annotations

from typing import Any

from django.test import Client

from sintas.cases.actions.team import add_member
from sintas.cases.models import Case
from sintas.evidence.models import ScaleResult
from sintas.instruments.actions.allowing import allow_wording
from sintas.instruments.scales.catalogue import scale
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import User
from sintas.staff.testing import come_in, hire
from tests.forms_of import Form, Forms

REASON = "Sudah dibaca bersama tiga klien; dipakai untuk melihat perubahan saja."


def psychologist(house: Any, username: str = "puspa") -> User:
    """The psychologist of Ratna's unit."""
    return hire(username, house.unit, "worker", profession="psychologist")


def on_team(case: Case, people: dict[str, Actor], user: User, role: str = "member") -> None:
    """Ratna takes somebody onto the team."""
    with acting_as(people["ratna"].user_id):
        add_member(by=people["ratna"], case=case, user_id=user.pk, role=role)


def enter(user: User) -> Client:
    """A browser of somebody's own."""
    mine = Client()
    come_in(mine, user)
    return mine


def allow(user: User, unit_id: Any, code: str, language: str = "id", version: str = "") -> None:
    """The psychologist allows a wording."""
    with acting_as(user.pk):
        allow_wording(
            by=actor_for(user), unit_id=unit_id, scale=code, version=version or scale(code).version, language=language, reason=REASON
        )


def all_at(code: str, value: Any, **other: Any) -> dict[str, str]:
    """Every item of a shipped scale answered alike, as the page sends it."""
    return {f"q_{item.id}": str(other.get(item.id, value)) for item in scale(code).items if item.kind == "choice"}


def results(who: Actor, case: Case) -> list[ScaleResult]:
    """What is kept, opened. Inside acting_as(who)."""
    trail.record(by=who, verb="read scale", file_id=case.pk, opens=True)
    return list(ScaleResult.current.filter(file_id=case.pk).order_by("written_at"))


def page_form(answer: Any) -> Form:
    """The form of a page: the one that carries a submission."""
    return next(one for one in Forms(answer.content.decode()).found if "submission" in one.names or "submission" in one.given)


def sending(answer: Any, **typed: Any) -> dict[str, Any]:
    """What a browser without JavaScript sends: what stands in this page's form, with `typed` over it; None takes a field away."""
    form = page_form(answer)
    sent = {**form.standing, **form.given, **typed}
    return {name: value for name, value in sent.items() if value is not None}
