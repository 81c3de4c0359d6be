"""What a unit of another house reads of a case before it answers, and out of which its own case is opened. Consent decides what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import INSIDE
from sintas.cases.bases import Case
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.let_go import all_let_go
from sintas.casework.reading.released import LetGo
from sintas.intake.reading.arrived import CARRY
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import redact, without_words
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, Unit

from ..models import OpenDoor
from .handover import Handover, part, parts_of
from .sent import NAME, ways
from .transfers import PURPOSE

NEEDED = ("identity", "contact", "services", "risk_safety")  # nobody can go on without them


@dataclass(frozen=True)
class OutsideCopy:
    """`classes`: what stands in it; `missing`: what the client has not let go, without which nothing is offered."""

    classes: list[str]
    parts: list[dict[str, Any]] = field(default_factory=list, repr=False)
    missing: list[str] = field(default_factory=list)


def doors(case: Case) -> list[tuple[UUID, str]]:
    """(unit, "house, unit") of the units of other houses that take offers, and in which somebody can answer."""
    staffed = Posting.objects.filter(ended_at=None, role="head", user__is_active=True).values("unit_id")
    open_now = OpenDoor.objects.filter(ended_at=None).exclude(organisation_id=case.organisation_id).values("unit_id")
    found = Unit.objects.filter(pk__in=open_now, closed=False).filter(pk__in=staffed).select_related("organisation")
    return [(unit.pk, f"{unit.organisation.name}, {unit.name}") for unit in found.order_by("organisation__name", "name")]


def kinds() -> list[tuple[str, str]]:
    """Kinds of house consent speaks of."""
    return [(code, words) for code, words in load("consent_recipients").choices(get_language() or "id") if code not in INSIDE]


def needed_of(case: Case) -> tuple[str, ...]:
    """Of a child's file that it is a child's, too."""
    return (*NEEDED, "child") if LetGo(case, clock.today()).is_child else NEEDED


def missing_for(case: Case, kind: str) -> list[str]:
    """The names of what the client has not let go to this kind of house for a transfer; [] when it may be offered."""
    lang, classes = get_language() or "id", load("data_classes")
    return [classes.label(one, lang) for one in needed_of(case) if not all_let_go(case, PURPOSE, kind, [one], clock.today())]


def outside_copy(case: Case, by: Actor, said: Handover, kind: str) -> OutsideCopy:
    """Compose it; the trail row that opens the file stands first. Names of unsafe guardians and protected addresses are taken out."""
    if missing := missing_for(case, kind):
        return OutsideCopy([], missing=missing)
    classes = list(needed_of(case))
    whole = file_for_paper(case, by.language, ("reach",))
    file = redact(whole, classes)
    client = file.client
    carry = {"name": client.name, "called": client.called, "birth": client.birth, "sex": client.sex, "synthetic": case.synthetic}
    first = part(
        _("Klien"), facts=[(term, words) for term, words in (
            (_("Nama"), client.name), (_("Disapa"), client.called), (_("Jenis kelamin"), client.sex), (_("Lahir atau usia"), client.birth or client.age),
        ) if words], lines=ways(file.reach),
    )  # fmt: skip
    parts = [first | {CARRY: carry}, *parts_of(case, by, said)]
    for secrets, mark, shortest in ((whole.secrets, _("[alamat dilindungi]"), 8), (whole.unsafe_names, _("[nama tidak ditulis]"), NAME)):
        parts = without_words(parts, secrets, mark, shortest=shortest)
    return OutsideCopy(classes, parts)
