"""The decisions of a conference: what, who, by when. One that a member of the team owes on a day ahead is a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.keeping import keep, strike_out
from sintas.cases.actions.tasks import drop, end_of_day, give_task, standing
from sintas.cases.bases import Case
from sintas.cases.reading.duties import open_from
from sintas.cases.reading.tasks import owners_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Decision

VERB = "casework.confer"
ME, CLIENT, OTHER = "me", "client", "other"
NOT_OURS_ANY_MORE = gettext_lazy("Keputusan pembahasan diubah: tidak lagi menjadi tugas ini.")


@dataclass(frozen=True)
class Wanted:
    """One row as it is to stand; `entry` None for a new decision. `owner` is "client", "other" or the id of a member of the team."""

    what: str
    owner: str
    owner_words: str | None
    due_on: date | None
    entry: UUID | None = None
    removed: bool = False

    def says_the_same_as(self, row: Decision) -> bool:
        """Nothing to write."""
        stands = row.withdrawn_at is None
        return stands and (row.what, row.owner, row.owner_words, row.due_on) == (self.what, self.owner, self.owner_words, self.due_on)


def standing_decisions(case: Case, conference: UUID | None) -> dict[UUID, Decision]:
    """The newest version of each decision of a conference, struck ones too, in their order; none for a new conference. Opens content."""
    if conference is None:
        return {}
    rows = Decision.objects.filter(file_id=case.pk, conference=conference, superseded_at=None, set_aside=False)
    return {row.entry: row for row in rows.order_by("position", "written_at")}


def checked_decisions(
    case: Case, rows: Sequence[Mapping[str, Any]], before: Mapping[UUID, Decision], *, since: FuzzyDate, by: Actor
) -> list[Wanted]:
    """The rows as they are to stand. Raises BadInput naming the cell: nothing decided, nobody named, somebody who is not on the team, a day
    before the conference, or a decision of another one. Whoever left the team may stay the owner of what they took on.
    """
    team = {value for value, _name in owners_of(case, first=by.user_id)}
    return [_checked(at, row, before, team, since, by) for at, row in enumerate(rows)]


def keep_decisions(*, by: Actor, case: Case, conference: UUID, wanted: Sequence[Wanted], before: Mapping[UUID, Decision]) -> None:
    """Write what is new or changed, strike out what was taken away, and let the tasks follow."""
    for one, place in zip(wanted, positions_of(wanted, before), strict=True):
        old = before.get(one.entry) if one.entry else None
        if one.removed:
            if old is not None and old.withdrawn_at is None:
                strike_out(Decision, by=by, case=case, entry=old.entry, kind="decision")
                _let_go(by, case, old.entry)
            continue
        if old is not None and one.says_the_same_as(old):
            continue
        row = keep(
            Decision,
            by=by,
            case=case,
            kind="decision",
            verb=VERB,
            story=False,
            conference=conference,
            position=place,
            what=one.what,
            owner=one.owner,
            owner_words=one.owner_words,
            due_on=one.due_on,
            entry=old.entry if old else None,
            based_on=old.number if old else None,
        )
        _owe(by, case, row, old)


def set_decisions_aside(*, by: Actor, case: Case, conference: UUID, wanted: Sequence[Wanted], before: Mapping[UUID, Decision]) -> None:
    """Somebody saved the conference first: the rows that say something else are kept beside, as the conference's own text is."""
    for one, place in zip(wanted, positions_of(wanted, before), strict=True):
        old = before.get(one.entry) if one.entry else None
        if place is None or (old is not None and one.says_the_same_as(old)):
            continue
        Decision.objects.create(
            file_id=case.pk,
            organisation_id=case.organisation_id,
            entry=old.entry if old else uuid7(),
            number=old.number + 1 if old else 1,
            author_id=by.user_id,
            set_aside=True,
            conference=conference,
            position=place,
            what=one.what,
            owner=one.owner,
            owner_words=one.owner_words,
            due_on=one.due_on,
        )


def positions_of(wanted: Sequence[Wanted], before: Mapping[UUID, Decision]) -> list[int | None]:
    """Which position each row has or takes; None for one that is struck out."""
    found: list[int | None] = []
    place = last_place(before)
    for one in wanted:
        old = before.get(one.entry) if one.entry else None
        place += old is None and not one.removed
        found.append(None if one.removed else old.position if old else place)
    return found


def last_place(rows: Mapping[UUID, Decision]) -> int:
    """The position of the last decision, struck ones counted; 0 for none."""
    return max((row.position for row in rows.values()), default=0)


def _checked(at: int, row: Mapping[str, Any], before: Mapping[UUID, Decision], team: set[str], since: FuzzyDate, by: Actor) -> Wanted:
    entry = _entry(row.get("entry"), before)
    old = before.get(entry) if entry else None
    if row.get("removed"):
        return Wanted("", "", None, None, entry, removed=True)
    what, owner = str(row.get("what") or "").strip(), str(row.get("owner") or "")
    words, due_on = str(row.get("owner_words") or "").strip() or None, row.get("due_on")
    owner = str(by.user_id) if owner == ME else owner
    place = {"no": at + 1}
    if not what:
        raise BadInput({f"decisions-{at}-what": _("Keputusan %(no)s belum ditulis. Tulis apa yang diputuskan.") % place})
    if not owner:
        raise BadInput({f"decisions-{at}-owner": _("Keputusan %(no)s belum ada pelaksananya. Pilih siapa yang menjalankannya.") % place})
    if owner not in (CLIENT, OTHER) and owner not in team and (old is None or old.owner != owner):
        raise BadInput({f"decisions-{at}-owner": _("Keputusan %(no)s: pilih seseorang dari tim kasus ini.") % place})
    if owner == OTHER and words is None:
        raise BadInput({f"decisions-{at}-owner_words": _("Keputusan %(no)s: tulis siapa pihak lain itu.") % place})
    if due_on is not None and since.earliest is not None and due_on < since.earliest:
        sentence = _("Keputusan %(no)s tidak dapat jatuh sebelum pembahasannya. Periksa tanggalnya.") % place
        raise BadInput({f"decisions-{at}-due_on": sentence})
    return Wanted(what, owner, words, due_on, entry)


def _entry(given: Any, before: Mapping[UUID, Decision]) -> UUID | None:
    if not given:
        return None
    found = next((entry for entry in before if str(entry) == str(given)), None)
    if found is None:
        raise BadInput({"decisions": _("Ada keputusan yang bukan dari pembahasan ini. Muat ulang halaman ini; drafnya tetap ada.")})
    return found


def _owe(by: Actor, case: Case, row: Decision, old: Decision | None) -> None:
    """The task of a decision follows it: given once, moved when it changes, dropped when nobody of the team owes it any more."""
    if row.owner in (CLIENT, OTHER):
        _let_go(by, case, row.entry)
        return
    team = {value for value, _name in owners_of(case, first=by.user_id)}
    open_one = standing(case, UUID(row.owner), row.what, "decision", None, row.entry)
    ahead = row.due_on is not None and row.due_on >= clock.today()
    answered = open_one is None and open_from(case, row.entry)
    stays = old is not None and (old.owner, old.due_on) == (row.owner, row.due_on)
    if row.owner not in team or answered or (open_one is None and (not ahead or stays)):
        return
    due = end_of_day(row.due_on) if row.due_on is not None else None
    give_task(by=by, case=case, owner_id=UUID(row.owner), title=row.what, kind="decision", due_at=due, source_entry=row.entry)


def _let_go(by: Actor, case: Case, entry: UUID) -> None:
    task = standing(case, by.user_id, "", "decision", None, entry)
    if task is not None:
        drop(by=by, task=task, reason=stored(NOT_OURS_ANY_MORE))
