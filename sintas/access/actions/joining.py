"""A head or supervisor joins a case of the unit for a time, with a reason; the team is told and it stands in the story."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.recording import note_down
from sintas.cases.codes import checked
from sintas.cases.models import Access, Case
from sintas.cases.policy import visible_to
from sintas.kit import clock, numbers
from sintas.kit.ids import uuid7
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.rings import RELEASE
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Entry, EntryWords

VERB = "access.join"
DAYS, MOST_DAYS = 14, 90
THERE = gettext_lazy("Anda sudah ada dalam tim kasus ini.")


@transaction.atomic
def join(*, by: Actor, file_id: UUID, reason: str, words: str = "", days: int = DAYS) -> Entry:
    """From now on this person reads the case, until `days` from now. `reason` is a code of join_reasons.

    Raises Refusal without the verb, NotYours for a case that is not one of the unit's open cases (restricted, kept out, another unit's),
    NotNow when already on the team, BadInput for a length outside 1 to 90 days.
    """
    if not by.holds(VERB):
        raise Refusal(verb=VERB, file_id=file_id)
    needed("join_reasons", reason)
    if not 1 <= days <= MOST_DAYS:
        raise BadInput({"days": _("Tulis 1 sampai %(most)d hari.") % {"most": MOST_DAYS}})
    entry_id = uuid7()
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT join_file(%s, %s, %s, %s)", [file_id, entry_id, reason, days])
    except IntegrityError:  # sent twice at the same moment: the first has let them in
        raise NotNow(THERE, verb=VERB, file_id=file_id) from None
    except ProgrammingError as refused:
        if "there already" in str(refused):
            raise NotNow(THERE, verb=VERB, file_id=file_id) from None
        raise NotYours(verb=VERB, file_id=file_id) from None
    case = visible_to(by).get(pk=file_id)
    entry = keep_words(case, entry_id, words)
    trail.record(by=by, verb="join", file_id=case.pk, opens=True, entry=str(entry.pk), reason=reason, days=days)
    with translation.override("id"):
        line = f"{label('join_reasons', reason)}. Sampai {numbers.day(entry.until)}."
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=f"{line} {words}".strip(), tags=["joined_supervisor"])
    tell_team(case, "supervisor_joined", but=by.user_id)
    return entry


def keep_words(case: Case, entry_id: UUID, words: str) -> Entry:
    """The words of an entry the database has just written, under a key of their own."""
    connection.keyring.new_file(entry_id, (RELEASE,))  # type: ignore[attr-defined]
    EntryWords.objects.create(file_id=case.pk, organisation_id=case.organisation_id, entry_id=entry_id, reason=words.strip() or None)
    return Entry.objects.get(pk=entry_id)


def needed(name: str, code: str, field: str = "reason") -> str:
    """A code of this list, and not an empty one. Raises BadInput."""
    if not code:
        raise BadInput({field: _("Pilih salah satu.")})
    return checked(field, name, code)


def label(name: str, code: str) -> str:
    """A code in the language of the file: what is kept in the story is Indonesian, as the practice writes it."""
    return load(name).label(code, "id")


def tell_team(case: Case, code: str, *, but: UUID) -> None:
    """One notice for everybody on the team."""
    rows = Access.live.filter(file_id=case.pk, scope="team", user_id__isnull=False).exclude(user_id=but)
    for user_id in rows.values_list("user_id", flat=True):
        tell(user_id, code, case.pk)
