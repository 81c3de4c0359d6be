"""What was agreed at the end of a session becomes a task of whoever promised it."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.tasks import give_task
from sintas.cases.bases import Case
from sintas.cases.reading.duties import open_from
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Session

ME, CLIENT = "me", "client"
OF_CLIENT = gettext_lazy("Klien: %(step)s")
END_OF_DAY = time(17, 0)


def check_next_step(case: Case, owner: str, on: date | None, held: FuzzyDate) -> None:
    """Raises BadInput for a day before the session itself, or an owner who is not on the team."""
    if on is not None and held.earliest is not None and on < held.earliest:
        raise BadInput({"next_on": _("Langkah berikutnya tidak dapat jatuh sebelum sesinya. Periksa tanggalnya.")})
    if owner and owner not in (ME, CLIENT) and owner not in {str(member.user_id) for member in team_of(case)}:
        raise BadInput({"next_owner": _("Pilih seseorang dari tim kasus ini.")})


def agree_next_step(*, by: Actor, case: Case, session: Session, words: str, owner: str, on: date | None) -> None:
    """One task per session: a correction does not give it twice. Without a day, or with one that has passed (late entry), nothing is owed."""
    if not words or on is None or on < clock.today() or open_from(case, session.entry):
        return
    due = timezone.make_aware(datetime.combine(on, END_OF_DAY))
    title = stored(OF_CLIENT, step=words) if owner == CLIENT else words
    give_task(
        by=by,
        case=case,
        owner_id=by.user_id if owner in ("", ME, CLIENT) else UUID(owner),
        title=title,
        kind="next_step",
        due_at=due,
        source_entry=session.entry,
    )
