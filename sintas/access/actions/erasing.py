"""A file is erased for good: asked for by its lead, decided by the head of its unit, never by the same person, seven days later at the earliest.

Nothing is erased by itself; retention only makes a list. What goes and what stays: migrations/0004_erasing.py.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.codes import checked
from sintas.cases.policy import is_lead
from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Posting
from sintas.staff.notices import tell
from sintas.staff.policy import still_here

from ..models import Erasure, Hold
from ..reading.erasing import Asked, asked_of

ASK, ERASE = "access.ask_erasure", "access.erase"
WAITS = timedelta(days=7)  # in which it can be taken back; the database counts as well
SAID: dict[str, str | Promise] = {
    "never by whoever asked": gettext_lazy("Anda sendiri yang mengajukannya. Kepala unit yang lain yang memutuskan."),
    "held": gettext_lazy("Berkas ini masih ditahan untuk proses di luar. Tim kasus mengakhiri penahanan itu lebih dahulu."),
    "too early": gettext_lazy("Masa tunggu tujuh hari belum selesai. Sampai hari itu permintaan masih dapat ditarik."),
}


class Erasable(Protocol):
    """A case, or an enquiry of the room intake (intake/actions/erasing.py says which of them may be erased)."""

    @property
    def pk(self) -> UUID: ...  # of the file
    @property
    def organisation_id(self) -> UUID: ...
    @property
    def unit_id(self) -> UUID: ...


@transaction.atomic
def ask_erasure(*, by: Actor, case: Erasable, ground: str, words: str = "", number: str = "") -> Erasure:
    """The lead asks; `ground` is a code of erasure_grounds, `words` (sealed) stay with the team. The unit's heads and the team are told.

    `number` is an enquiry's own; that of a case the database knows. Raises Refusal for anybody but the lead, BadInput without a ground,
    NotNow while one is asked for or the file is held.
    """
    only_the_lead(by, case, "ask erasure")
    if not checked("ground", "erasure_grounds", ground):
        raise BadInput({"ground": _("Pilih dasar penghapusan.")}, file_id=case.pk)
    if Hold.objects.filter(file_id=case.pk, ended_at=None).exists():
        raise NotNow(SAID["held"], verb="ask erasure", file_id=case.pk)
    try:
        with transaction.atomic():
            row = Erasure.objects.create(
                file_id=case.pk,
                organisation_id=case.organisation_id,
                ground=ground,
                words=words.strip() or None,
                made_by=by.user_id,
                made_at=clock.now(),
                number=number,
            )
    except IntegrityError:
        raise NotNow(_("Penghapusan berkas ini sudah diajukan."), verb="ask erasure", file_id=case.pk) from None
    trail.record(by=by, verb="ask erasure", file_id=case.pk, ground=ground)
    for head in heads_of(case) - {by.user_id}:
        tell(head, "erasure_asked")
    return row


@transaction.atomic
def withdraw_erasure(*, by: Actor, case: Erasable) -> None:
    """The lead takes it back, as long as nothing was decided. Repeating is harmless. Raises Refusal."""
    only_the_lead(by, case, "withdraw erasure")
    asked = Erasure.objects.filter(file_id=case.pk, outcome="asked")
    if asked.update(outcome="withdrawn", ended_at=clock.now(), ended_by=by.user_id):
        trail.record(by=by, verb="withdraw erasure", file_id=case.pk)
        for head in heads_of(case) - {by.user_id}:
            tell(head, "erasure_withdrawn")


@transaction.atomic
def hold(*, by: Actor, case: Erasable, reason: str) -> None:
    """The file may not be erased for now; `reason` is a code of hold_reasons. Standing already: nothing changes.

    Raises Refusal, BadInput, NotYours when it was erased at this very moment.
    """
    only_the_lead(by, case, "hold erasure")
    # whoever is erasing it holds the request: wait, and then look whether there is still something to hold
    list(Erasure.objects.select_for_update().filter(file_id=case.pk, outcome="asked"))
    if not is_lead(by, case.pk):
        raise NotYours(verb="hold erasure", file_id=case.pk)
    if not checked("reason", "hold_reasons", reason):
        raise BadInput({"reason": _("Pilih mengapa berkas ini masih diperlukan.")}, file_id=case.pk)
    if not Hold.objects.filter(file_id=case.pk, ended_at=None).exists():
        Hold.objects.create(
            file_id=case.pk, organisation_id=case.organisation_id, reason=reason, made_by=by.user_id, made_at=clock.now()
        )
        trail.record(by=by, verb="hold erasure", file_id=case.pk, reason=reason)


@transaction.atomic
def end_hold(*, by: Actor, case: Erasable) -> None:
    """What was outside is over. Repeating is harmless. Raises Refusal."""
    only_the_lead(by, case, "end hold")
    if Hold.objects.filter(file_id=case.pk, ended_at=None).update(ended_at=clock.now(), ended_by=by.user_id):
        trail.record(by=by, verb="end hold", file_id=case.pk)


@transaction.atomic
def decline_erasure(*, by: Actor, erasure_id: UUID) -> None:
    """The head says no; whoever asked is told. Raises NotYours, NotNow for one's own request."""
    asked = to_decide(by, erasure_id, "decline erasure")
    for file_id, told in decided(by, "decline_erasure", asked, "decline erasure"):
        trail.record(by=by, verb="decline erasure", file_id=file_id)
        tell(told, "enquiry_erasure_declined" if asked.kind == "enquiry" else "erasure_declined", file_id)


@transaction.atomic
def erase(*, by: Actor, erasure_id: UUID) -> None:
    """Destroys the keys and the rows of the file for good; its page is not there any more, for anybody. The team is told.

    Raises NotYours, NotNow (one's own request, held, the seven days are not over).
    """
    asked = to_decide(by, erasure_id, "erase file")
    if asked.from_when(WAITS) > clock.now():
        raise NotNow(SAID["too early"], verb="erase file", file_id=asked.file_id)
    told = decided(by, "erase_file", asked, "erase file")
    trail.record(by=by, verb="erase file", file_id=asked.file_id, ground=asked.ground)
    replaying.note(replaying.ERASED, asked.file_id, clock.now())  # no older backup brings the file back
    for _file_id, member in told:
        if member != by.user_id:
            tell(member, "file_erased")


def to_decide(by: Actor, erasure_id: UUID, verb: str) -> Asked:
    """Raises Refusal without access.erase, NotYours for what is not asked in one's own unit, NotNow for one's own request or a held file."""
    if not by.holds(ERASE):
        raise Refusal(verb=verb)
    asked = asked_of(by, erasure_id)
    if asked is None or asked.outcome != "asked":
        raise NotYours(verb=verb)
    if asked.made_by == by.user_id:
        raise NotNow(SAID["never by whoever asked"], verb=verb, file_id=asked.file_id)
    if asked.held and verb == "erase file":
        raise NotNow(SAID["held"], verb=verb, file_id=asked.file_id)
    return asked


def decided(by: Actor, function: str, asked: Asked, verb: str) -> list[tuple[UUID, UUID]]:
    """Let the owner's function do it: (file, whom to tell). It asks everything once more, and what it refuses was changed meanwhile."""
    calls = {"erase_file": "SELECT * FROM erase_file(%s)", "decline_erasure": "SELECT * FROM decline_erasure(%s)"}
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute(calls[function], [asked.id])
            return [(file_id, told) for file_id, told in c.fetchall()]
    except ProgrammingError as refused:
        if f"{function}: " not in str(refused):  # a fault of ours, not a refusal
            raise
        sentence = next((words for why, words in SAID.items() if why in str(refused)), None)
        raise NotNow(sentence, verb=verb, file_id=asked.file_id) from None


def only_the_lead(by: Actor, case: Erasable, verb: str) -> None:
    """The lead of a case; of an enquiry whoever took it in."""
    holds = case.organisation_id == by.organisation_id and (by.holds(ASK, case.unit_id) or by.holds(ASK))
    if not holds or not is_lead(by, case.pk):
        raise Refusal(_("Hanya pendamping utama kasus ini, atau penerima pengaduan ini, yang dapat mengajukannya."), verb=verb, file_id=case.pk)


def heads_of(case: Erasable) -> set[UUID]:
    """The heads of the file's unit; a conflict of interest keeps one of them out of every page, and out of this number too."""
    from sintas.cases.reading.releases import kept_out

    found = Posting.objects.filter(still_here("user__"), unit_id=case.unit_id, role="head", ended_at=None)
    return set(found.values_list("user_id", flat=True)) - kept_out(case.pk)
