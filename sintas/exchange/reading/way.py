"""The way of one referral as its page shows it: the steps with who and when, the link and who opened it. Opens content and releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.cases.reading.releases import titles_of
from sintas.casework.models import Referral
from sintas.directory.reading.choosing import Chosen, chosen
from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact, StoryEntry, Tag
from sintas.practice.catalogue import load
from sintas.practice.referral import ENDED, STAYS, unanswered
from sintas.safekeeping.models import Trail
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Move, PartnerLink, Sending

ICONS = {"sent": "out", "feedback": "talk", "declined": "warn", "lapsed": "clock", "withdrawn": "back", "done": "tick"}
KNOTS = {"sent": "part", "received": "part", "accepted": "part", "begun": "part", "done": "done"}
ENDS = {
    "withdrawn": gettext_lazy("ditarik oleh tim"),
    "consent": gettext_lazy("berakhir karena persetujuan klien berubah"),
    "locked": gettext_lazy("terkunci setelah lima kode yang salah"),
    "renewed": gettext_lazy("diganti tautan baru"),
    "superseded": gettext_lazy("berakhir karena rujukannya diubah"),
    "over": gettext_lazy("berakhir bersama rujukannya"),
}


@dataclass(frozen=True)
class LinkShown:
    """A link: until when, how it stands, and how often it was opened. `open` while somebody can still read there."""

    open: bool
    until: str
    state: str
    facts: list[Fact]


@dataclass(frozen=True)
class Way:
    """`steps` oldest first; `state` as a tag; `link` None when none was ever made; `news`: partner's words not yet in the file; `service`: its
    entry of the directory, None for a receiver written by hand or for who may not look there."""

    receiver: str
    state: Tag | None
    facts: list[Fact]
    steps: list[StoryEntry]
    link: LinkShown | None
    news: int
    ended: bool
    overdue: str
    service: Chosen | None = None


def releases_of(case: Case, entry: UUID) -> list[UUID]:
    """The releases partners answered: opened with the trail row of the page, for their words and for whom they were."""
    found = Move.objects.filter(file_id=case.pk, sending__entry=entry, release__isnull=False)
    return list(dict.fromkeys(found.values_list("release_id", flat=True)))


def way_of(by: Actor, case: Case, row: Referral, lang: str) -> Way:
    """Call after the trail row that opens the file and releases_of()."""
    sendings = list(Sending.objects.filter(file_id=case.pk, entry=row.entry).order_by("turn"))
    moves = list(Move.objects.filter(sending__in=sendings).order_by("sending__turn", "number"))
    links = list(PartnerLink.objects.filter(sending__in=sendings).select_related("release").order_by("pk"))
    names, receivers = names_of(moves, links), titles_of({move.release_id for move in moves if move.release_id})
    last, sending = (moves[-1] if moves else None), (sendings[-1] if sendings else None)
    noted = max((move.number for move in moves if move.sending_id == last.sending_id and move.step == "noted"), default=0) if last else 0
    state = load("referral_steps").get(last.after) if last else None
    return Way(
        receiver=row.receiver,
        state=Tag(state.label(lang), KNOTS.get(state.code, "")) if state else None,
        facts=facts_of(row, sending, lang),
        steps=[step_shown(move, receivers, names, lang) for move in moves],
        link=link_shown(case, links, names) if links else None,
        news=sum(1 for move in moves if last and move.sending_id == last.sending_id and move.by_partner and move.number > noted),
        ended=last is None or last.after in ENDED,
        overdue=overdue_words(sending) if sending and last and unanswered(last.after) else "",
        service=chosen(by, row.service_ref) if row.service_ref else None,
    )


def facts_of(row: Referral, sending: Sending | None, lang: str) -> list[Fact]:
    """When it went, how urgent it is, until when an answer is owed, and what may be passed on."""
    let_go = ", ".join(load("data_classes").label(code, lang) for code in row.released)
    kind, urgency = load("consent_recipients"), load("referral_urgency")
    return [
        Fact(_("Jenis penerima"), kind.label(row.receiver_kind, lang) if row.receiver_kind else "", gap="" if row.receiver_kind else _("belum dipilih")),
        Fact(_("Kedesakan"), urgency.label(row.urgency, lang) if row.urgency else "", gap="" if row.urgency else _("belum dicatat")),
        Fact(_("Jawaban ditunggu sampai"), numbers.day(sending.due_on) if sending else "", gap="" if sending else _("belum dikirim")),
        Fact(_("Data yang boleh disampaikan"), let_go, gap="" if let_go else _("belum ada yang dilepas")),
    ]


def overdue_words(sending: Sending) -> str:
    """ "Jawabannya sudah lewat 3 hari"; '' while there is time."""
    late = (clock.today() - sending.due_on).days
    if late <= 0:
        return ""
    return _("Jawabannya sudah lewat %(days)s. Tanyakan kepada penerima, atau bicarakan jalan lain bersama klien.") % {"days": numbers.days(late)}


def step_shown(move: Move, receivers: Mapping[UUID, str], names: Mapping[UUID, str], lang: str) -> StoryEntry:
    """One step; what a partner said says so, with the name the copy they answered was made for, not the one the referral bears today."""
    steps = load("referral_steps")
    title = steps.label(move.step, lang)
    if move.step == "corrected":
        title = f"{title}: {steps.label(move.after, lang)}"
    said_by = receivers.get(move.release_id) if move.release_id else None
    by = _("dari mitra: %(who)s") % {"who": said_by or _("nama tidak tersimpan")} if move.by_partner else names.get(move.actor_id, "")
    return StoryEntry(title, numbers.moment(move.at), icon=ICONS.get(move.step, "pen" if move.step in STAYS else "doc"), text=move.words or "", by=by)


def link_shown(case: Case, links: Sequence[PartnerLink], names: Mapping[UUID, str]) -> LinkShown:
    """The last link, with the readings of all of them."""
    last = links[-1]
    release = last.release
    is_open = release.ended_at is None and release.until > clock.now()
    reads = readings(case, {one.pk: one.pk for one in links})
    seen = ""
    if reads:
        last_at = max(at for _times, at in reads.values())
        seen = _("%(times)s kali, terakhir %(moment)s") % {"times": sum(times for times, _at in reads.values()), "moment": numbers.moment(last_at)}
    state = _("dapat dibuka") if is_open else _("waktunya sudah habis")
    if release.ended_at is not None:
        state = str(ENDS.get(release.ended_why, _("sudah berakhir")))
    facts = [
        Fact(_("Tautan"), state),
        Fact(_("Dibuat"), f"{names.get(last.made_by_id, '')}, {numbers.moment(release.made_at)}"),
        Fact(_("Berlaku sampai"), numbers.moment(release.until)),
        Fact(_("Dibaca mitra"), seen, gap="" if seen else _("belum")),
    ]
    return LinkShown(is_open, numbers.moment(release.until), state, facts)


def readings(case: Case, readers: Mapping[UUID, UUID]) -> dict[UUID, tuple[int, datetime]]:
    """How often and when last each link was opened, from the trail (one query). `readers`: link -> who reads it, the link itself or a colleague in
    her own account, who may read other copies of the file as well. Its `at` is the database's own.
    """
    rows = Trail.objects.filter(file_id=case.pk, actor_id__in=set(readers.values()), verb="read release", outcome="done").extra(select={"at": "at"})
    times: Counter[UUID] = Counter()
    last: dict[UUID, datetime] = {}
    of = {str(link): link for link in readers}
    for actor_id, at, detail in rows.order_by("id").values_list("actor_id", "at", "detail"):
        link = of.get(detail.get("release", ""))
        if link is not None and readers[link] == actor_id:
            times[link] += 1
            last[link] = at
    return {link: (count, last[link]) for link, count in times.items()}


def names_of(moves: Sequence[Move], links: Sequence[PartnerLink]) -> dict[UUID, str]:
    """Of the staff who took a step or made a link."""
    wanted = {move.actor_id for move in moves if not move.by_partner} | {link.made_by_id for link in links}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "full_name")) if wanted else {}
