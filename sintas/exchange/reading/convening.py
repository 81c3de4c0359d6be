"""A conference that is called together, as its page shows it: the plan, who is asked and what they said, what outsiders may read. Opens content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact, Row, StoryEntry, Tag
from sintas.practice.catalogue import load
from sintas.practice.conference import steps_from
from sintas.staff.models import User

from ..models import Convening, Invitation, PartnerLink, Reply
from .invited import invited_to
from .minutes import standing_minutes
from .way import readings

KNOTS = {"invited": "todo", "accepted": "part", "came": "done"}
ENDS = {
    "withdrawn": gettext_lazy("Bahannya ditarik."),
    "consent": gettext_lazy("Bahannya tertutup karena persetujuan klien berubah."),
    "locked": gettext_lazy("Tautannya terkunci setelah lima kode yang salah."),
    "renewed": gettext_lazy("Bahannya diganti."),
    "superseded": gettext_lazy("Bahannya tertutup karena undangannya diubah. Buat tautan baru."),
}


@dataclass(frozen=True)
class Invitee:
    """Somebody asked. `papers` says in a sentence what an outsider can read; `reads` while that can be opened."""

    invitation_id: UUID
    name: str
    sub: str
    state: Tag
    said: list[StoryEntry]
    outside: bool
    account: bool  # reads in her own account, without a link
    mine: bool
    papers: str
    reads: bool
    may_answer: bool
    withdrawn: bool


@dataclass(frozen=True)
class ConveningView:
    """One conference called together. `off`: why it does not take place; `over`: its day has passed."""

    entry: UUID
    title: str
    facts: list[Fact]
    purpose: str
    agenda: list[str]
    summary: str
    invitees: list[Invitee]
    off: str
    called_off: bool
    over: bool
    begun: bool  # its day has come
    written: bool  # its minutes stand


def convenings_of(case: Case) -> list[Row]:
    """Every conference called together, the latest day first."""
    rows = list(Convening.current.filter(file_id=case.pk).order_by("-on", "-written_at"))
    return [
        Row(title_of(row), reverse("exchange:convening_page", args=[case.pk, row.entry]), row.purpose, tag=tag_of(row)) for row in rows
    ]


def tag_of(row: Convening) -> Tag:
    """How it stands."""
    if row.called_off:
        return Tag(_("dibatalkan"))
    return Tag(_("akan datang"), "todo") if row.on >= clock.today() else Tag(_("sudah lewat"), "done")


def title_of(row: Convening) -> str:
    """ "Senin, 2 September 2024, 09.00"."""
    return ", ".join(filter(None, (numbers.long_day(row.on), numbers.clock_time(row.at) if row.at else "")))


def releases_of(case: Case, entry: UUID) -> list[UUID]:
    """The releases in which partners wrote words: opened with the trail row of the page."""
    found = Reply.objects.filter(file_id=case.pk, invitation__convening=entry, release__isnull=False, words__isnull=False)
    return list(dict.fromkeys(found.values_list("release_id", flat=True)))


def convening_view(case: Case, entry: UUID, actor_id: UUID, lang: str) -> ConveningView | None:
    """Call after the trail row that opens the file and releases_of(). None for any other id."""
    row = Convening.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        return None
    invited = list(invited_to(case, entry))
    replies: dict[UUID, list[Reply]] = {one.pk: [] for one in invited}
    for reply in Reply.objects.filter(invitation__in=invited).order_by("number"):
        replies[reply.invitation_id].append(reply)
    links = {link.invitation_id: link for link in PartnerLink.objects.filter(invitation__in=invited).select_related("release").order_by("pk")}
    ids = {one.user_id for one in invited if one.user_id} | {reply.actor_id for held in replies.values() for reply in held if not reply.by_partner}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    read = readings(case, {link.pk: link.release.reader_id for link in links.values()}) if links else {}
    return ConveningView(
        entry=entry,
        title=title_of(row),
        facts=facts_of(row, lang),
        purpose=row.purpose,
        agenda=row.agenda,
        summary=row.summary or "",
        invitees=[invitee(row, one, replies[one.pk], links.get(one.pk), names, read, actor_id, lang) for one in invited],
        off=row.why_off or "",
        called_off=row.called_off,
        over=row.on < clock.today(),
        begun=row.on <= clock.today(),
        written=standing_minutes(case, entry) is not None,
    )


def facts_of(row: Convening, lang: str) -> list[Fact]:
    """When, where, who leads."""
    hours = "–".join(numbers.clock_time(at) for at in (row.at, row.ends_at) if at)
    mode = load("conference_modes").label(row.mode, lang) if row.mode else ""
    gap = _("belum ditentukan")
    return [
        Fact(_("Hari"), numbers.long_day(row.on)),
        Fact(_("Jam"), hours, gap="" if hours else gap),
        Fact(_("Cara bertemu"), mode, gap="" if mode else gap),
        Fact(_("Tempat atau cara bergabung"), row.place or "", gap="" if row.place else gap),
        Fact(_("Pemimpin"), row.leader or "", gap="" if row.leader else gap),
    ]


def invitee(
    row: Convening,
    one: Invitation,
    replies: list[Reply],
    link: PartnerLink | None,
    names: Mapping[UUID, str],
    read: Mapping[UUID, tuple[int, Any]],
    actor_id: UUID,
    lang: str,
) -> Invitee:
    """With everything that was said about coming, oldest first."""
    steps = load("invitation_steps")
    state = next(reply.step for reply in reversed(replies) if reply.step != "said")
    outside = one.reads_a_copy
    name = (one.name or "") if one.user_id is None else names.get(one.user_id, "")
    kind = _("rekan di luar tim") if one.guest_id else load("consent_recipients").label(one.recipient_kind, lang) if outside else ""
    said = [
        StoryEntry(
            steps.label(reply.step, lang), numbers.moment(reply.at), icon="talk" if reply.words else "doc", text=reply.words or "",
            by=_("dari mitra: %(who)s") % {"who": name} if reply.by_partner else names.get(reply.actor_id, ""),
        )
        for reply in replies
        if reply.step != "invited"
    ]  # fmt: skip
    reads = link is not None and link.release.ended_at is None and link.release.until > clock.now()
    return Invitee(
        invitation_id=one.pk,
        name=name,
        sub=", ".join(filter(None, (one.position, one.organisation, kind))) if outside else "",
        state=Tag(steps.label(state, lang), KNOTS.get(state, "")),
        said=said,
        outside=outside,
        account=one.guest_id is not None,
        mine=one.user_id == actor_id,
        papers=papers_of(link, reads, read, lang) if outside else "",
        reads=reads,
        may_answer=bool(steps_from(state, on=row.on, today=clock.today())) and not row.called_off,
        withdrawn=state == "withdrawn",
    )


def papers_of(link: PartnerLink | None, reads: bool, read: Mapping[UUID, tuple[int, Any]], lang: str) -> str:
    """What they may read, until when, and whether they have."""
    if link is None:
        return _("Belum ada bahan yang dibukakan.")
    if not reads:
        return str(ENDS.get(link.release.ended_why, _("Waktu membaca bahannya sudah habis.")))
    classes = ", ".join(load("data_classes").label(code, lang) for code in link.release.data_classes)
    sentence = _("Dapat membaca: %(classes)s. Sampai %(until)s.") % {"classes": classes, "until": numbers.moment(link.release.until)}
    times, at = read.get(link.pk, (0, None))
    if times and at is not None:
        return sentence + " " + _("Dibaca %(times)s kali, terakhir %(moment)s.") % {"times": times, "moment": numbers.moment(at)}
    return sentence + " " + _("Belum dibaca.")
