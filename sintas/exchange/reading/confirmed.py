"""What partners said on the minutes, for the team: who was shown which version, who confirmed it, who did not and why. Opens content."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.pieces import StoryEntry, Tag

from ..models import Confirmation, ShownMinutes
from .confirming import title_of
from .invited import invited_to, states_of
from .pack import title_of as name_of


@dataclass(frozen=True)
class PartnerWord:
    """Somebody outside who was asked to the conference. `said`: every word on its minutes, the newest first, each with its version."""

    invitation_id: UUID
    name: str
    tag: Tag
    said: list[StoryEntry]


def partner_words(case: Case, entry: UUID, version: int) -> list[PartnerWord]:
    """Of everybody outside whose invitation stands. Call after the trail row that opens the file and word_releases()."""
    outside = list(invited_to(case, entry).exclude(recipient_kind=""))
    states = states_of(outside)
    shown = {row.invitation_id: row for row in ShownMinutes.objects.filter(file_id=case.pk, conference=entry, ended_at=None).defer("parts")}
    said: dict[UUID, list[Confirmation]] = {}
    for word in words_on(case, entry):
        said.setdefault(word.shown.invitation_id, []).append(word)
    return [
        PartnerWord(
            invitation_id=one.pk,
            name=name_of(one),
            tag=tag_of(shown.get(one.pk), said.get(one.pk, []), version),
            said=[StoryEntry(title_of(word), numbers.moment(word.at), text=word.words or "", icon="talk") for word in said.get(one.pk, [])],
        )
        for one in outside
        if states[one.pk] != "withdrawn" or one.pk in said
    ]


def tag_of(shown: ShownMinutes | None, said: list[Confirmation], version: int) -> Tag:
    """How it stands with the version that stands."""
    told = {"version": version}
    if shown is None or shown.version != version:
        return Tag(_("versi %(version)s belum dibukakan") % told)
    word = next((one for one in said if one.shown_id == shown.pk), None)
    if word is None:
        return Tag(_("menunggu tanggapan atas versi %(version)s") % told, "todo")
    return Tag(_("membenarkan versi %(version)s") % told, "done") if word.agrees else Tag(_("tidak sependapat dengan versi %(version)s") % told, "late")


def words_on(case: Case, entry: UUID) -> QuerySet[Confirmation]:
    """Every word on the minutes of this conference, the newest first."""
    found = Confirmation.objects.filter(file_id=case.pk, shown__conference=entry).select_related("shown__invitation").defer("shown__parts")
    return found.order_by("-at")


def word_releases(case: Case, entry: UUID) -> list[UUID]:
    """The releases under whose keys partners' words lie: opened with the trail row of the page."""
    found = Confirmation.objects.filter(file_id=case.pk, shown__conference=entry, words__isnull=False)
    return list(dict.fromkeys(found.values_list("release_id", flat=True)))
