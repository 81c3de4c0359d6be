"""Break-glass: a file opens for four hours, with a reason. Two other people learn of it at once, and one of them closes the review."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.policy import visible_to
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.notices import tell

from .joining import keep_words, label, needed

VERB = "access.break_glass"


@dataclass(frozen=True)
class Opening:
    """What became of it. `found`: in, there (on the team already) or no. `told`: the names of those who were told, two where the house has two."""

    found: str
    file_id: UUID | None = None
    told: tuple[str, ...] = ()


@transaction.atomic
def break_glass(*, by: Actor, number: str, reason: str, words: str, unit_id: UUID | None = None) -> Opening:
    """Open the case of this number for four hours. `reason` is a code of break_glass_reasons.

    Unknown, another house's, erased and kept out by a conflict of interest are the same "no"; the trail knows the difference, and the
    lead sees the attempt. Raises Refusal without the verb. The view must have asked for the second step again (`@asks_again`).
    """
    if not by.holds(VERB):
        raise Refusal(verb=VERB)
    needed("break_glass_reasons", reason)
    entry_id = uuid7()
    try:
        found, file_id, told = opened(number, unit_id, entry_id, reason)
    except IntegrityError:  # sent twice at the same moment: the second now finds that they are in
        found, file_id, told = opened(number, unit_id, entry_id, reason)
    if found == "there":
        return Opening("there", file_id)
    if found != "in":
        trail.record(by=by, verb="break glass", file_id=file_id, outcome="refused", why=found, reason=reason)
        return Opening("no")
    case = visible_to(by).get(pk=file_id)
    entry = keep_words(case, entry_id, words)
    told_to = [str(one) for one in told]
    trail.record(by=by, verb="break glass", file_id=case.pk, opens=True, entry=str(entry.pk), reason=reason, told=told_to)
    line = f"{label('break_glass_reasons', reason)}. {words}".strip()
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=line, tags=["joined_break_glass"])
    for user_id in told:
        tell(user_id, "glass_broken_restricted" if entry.restricted else "glass_broken")
    names = dict(User.objects.filter(pk__in=told).values_list("pk", "full_name"))
    return Opening("in", case.pk, tuple(names[one] for one in told if one in names))


def opened(*given: str | UUID | None) -> tuple[str, UUID | None, list[UUID]]:
    """What the database did with (number, unit, entry, reason): outcome, file, whom to tell."""
    with transaction.atomic(), connection.cursor() as c:
        c.execute("SELECT outcome, file, told FROM break_glass(%s, %s, %s, %s)", given)
        found, file_id, told = c.fetchone()
        return found, file_id, told or []


def told_words(told: tuple[str, ...]) -> str:
    """What the person reads who opened it: who knows now, also when the house has nobody else."""
    if not told:
        return _("Tidak ada orang lain yang dapat diberi tahu. Tinjauan tetap terbuka; sampaikan sendiri kepada pimpinan lembaga hari ini.")
    if len(told) == 1:
        return _("Yang diberi tahu hanya %(who)s: tidak ada orang lain. Sampaikan juga kepada pimpinan lembaga hari ini.") % {"who": told[0]}
    return _("Sudah diberi tahu: %(one)s dan %(other)s.") % {"one": told[0], "other": told[1]}
