"""Notes on one member: `/kelompok/<group>/anggota/<member>/catatan/<moment>/`. They are written into her own case, and shut with her consent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sintas.cases.policy import the_case
from sintas.cases.views.history import history
from sintas.cases.views.recording import A_CASE, Door, Frame, RecordPage, record
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import NotYours

from ..actions.noting import KIND, note_member
from ..forms.note import FORMS
from ..models import MemberNote
from ..policy import READ, WORK
from ..reading.noted_member import Noted, the_noted
from ..reading.session_meant import id_in, session_meant
from ..reading.struck import struck_words
from .frame import nobody


def found_already(_actor: Any, _file_id: UUID, _verb: str) -> Any:
    """The view below asks for the member itself: a case is found here by nobody."""
    raise NotYours(verb=WORK)


def frame_of_member(_actor: Any, her: Noted) -> Frame:
    """The name she chose leads back to her page in the group."""
    return Frame(her.called)


def back_to_member(her: Noted) -> str:
    """Her page in the group; the address holds no id of her case."""
    return reverse("groupwork:member", args=[her.group_id, her.member_id])


A_MEMBER = Door(found_already, nobody, frame_of_member, READ, back_to_member)
TITLES = {
    "session": _("Catatan sesi tentang anggota"), "assessment": _("Asesmen anggota"), "plan": _("Rencana anggota"),
    "evaluation": _("Evaluasi anggota"), "ending": _("Kelanjutan anggota"),
}  # fmt: skip
LEAD = _("Yang Anda tulis di sini masuk ke kasusnya sendiri, dan dibaca tim kasusnya. Berkas kelompok tidak menyimpannya.")
SAVED = _("Catatan tersimpan di kasusnya.")
PAGES = {
    moment: RecordPage(
        KIND, form, partial(note_member, moment=moment), TITLES[moment], MemberNote, verb=WORK, door=A_MEMBER, lead=LEAD, saved=SAVED,
        struck=struck_words,
    )
    for moment, form in FORMS.items()
}


@require_safe
def versions(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """`/kasus/<id>/kelompok/catatan/<entry>/versi/`, for the team of her case: every version, and a text that was set aside."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, READ)
    moment = MemberNote.objects.filter(file_id=case.pk, entry=entry).values_list("moment", flat=True).first()
    if moment is None:
        raise NotYours(verb="read history", file_id=case.pk)
    return history(replace(PAGES[moment], door=A_CASE, back="groupwork:of_case"))(request, file_id, entry)


def note(request: HttpRequest, group_id: UUID, member_id: UUID, moment: str) -> HttpResponse:
    """A new note; of every moment but a session the one that stands. 404 once what she let go has ended."""
    return page_of(request, group_id, member_id, moment, None)


def session_note(request: HttpRequest, group_id: UUID, member_id: UUID, entry: UUID) -> HttpResponse:
    """`.../catatan/session/<entry>/`: the note of one session again."""
    return page_of(request, group_id, member_id, "session", entry)


def in_session(request: HttpRequest, her: Noted) -> dict[str, Any]:
    """`?session=<id>`, from the page of a session: a note begun there knows its number and its day."""
    meant = session_meant(her.group_id, entry=id_in(request.GET.get("session", "")))
    return {"session": meant.entry, "session_no": meant.no, "happened": FuzzyDate.on(meant.on)} if meant is not None else {}


def back_to_session(request: HttpRequest, her: Any, row: MemberNote) -> str:
    """Whoever came from the page of a session goes on there: several notes are written one after the other."""
    came = id_in(request.GET.get("session", ""))
    return reverse("groupwork:session", args=[her.group_id, came]) if came is not None and came == row.session else ""


def page_of(request: HttpRequest, group_id: UUID, member_id: UUID, moment: str, entry: UUID | None) -> HttpResponse:
    """Draft, correction and refusal as every record has them (cases/views/recording.py)."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    her = the_noted(actor, group_id, member_id)
    if moment not in PAGES:
        raise NotYours(verb=WORK, file_id=group_id)
    hers = MemberNote.current.filter(file_id=her.pk, member=member_id, moment=moment)
    if entry is not None and not hers.filter(entry=entry).exists():
        if not MemberNote.objects.filter(file_id=her.pk, member=member_id, moment=moment, entry=entry, withdrawn_at__isnull=False).exists():
            raise NotYours(verb=WORK, file_id=group_id)
        if request.method != "POST":
            return HttpResponseRedirect(back_to_member(her))
        entry = None  # struck out by a colleague meanwhile: what was written now stands as a note of its own
    standing = entry or (hers.values_list("entry", flat=True).first() if moment != "session" else None)
    page = replace(PAGES[moment], first=partial(in_session, request), then=partial(back_to_session, request)) if moment == "session" else PAGES[moment]
    if standing is not None:
        urls = {"strike_url": reverse("groupwork:member_note_strike", args=[group_id, member_id, standing])}
        page = replace(page, aside=lambda _request, _her: urls)
    return record(request, page, her.pk, standing, opened=her)  # type: ignore[arg-type] # a FileHead
