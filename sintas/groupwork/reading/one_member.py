"""One member of a group: what she let go or agreed to, as long as it stands, and the steps of her membership."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.reading.releases import open_release
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..models import GONE, Group, Member, MemberState
from .guest import GuestAgreed, guest_agreed
from .members import SUSPENDED, of_group, state_tag
from .note_words import notes_of
from .noted_member import noted_in
from .veil import Veil


@dataclass(frozen=True)
class MemberPage:
    """What the page shows. `parts` of the release, empty once it has ended; `changes` of what was let go later, with its day; words of the steps go
    with the name.
    """

    group_id: UUID
    member_id: UUID
    number: str
    called: str
    state: Tag
    suspended: bool
    preparing: bool
    gone: bool
    parts: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    told_on: str
    steps: list[Row]
    guest: GuestAgreed | None
    notes: list[Row]
    moments: list[Row]


def member_page(by: Actor, group: Group, member_id: UUID, lang: str) -> MemberPage:
    """Reads the release while it stands (its row of the trail is hers), of a guest what she agreed to, the group's own words, and nothing else.

    Raises NotYours.
    """
    member = Member.objects.filter(file_id=group.pk, pk=member_id).first()
    if member is None:
        raise NotYours(verb="read group", file_id=group.pk)
    trail.record(by=by, verb="read member", file_id=group.pk, opens=True, member=str(member.pk))
    let_go = next((one for one in let_go_to(group.pk) if one.release_id == member.release_id), None)
    rows = list(MemberState.objects.filter(member=member).select_related("made_by").order_by("made_at", "pk"))
    guest = guest_agreed(member, lang)
    now = of_group(member, rows[-1], let_go, guest=guest is not None and guest.stands)
    parts = open_release(by=by, release_id=let_go.release_id).parts if let_go is not None and let_go.stands else []
    later = open_release(by=by, release_id=let_go.after).parts if let_go is not None and let_go.after is not None else []
    told_on = numbers.day(let_go.after_at) if let_go is not None and let_go.after_at is not None else ""
    veil = Veil(group).but(now.called)
    agreed = replace(guest, facts=veil.facts(guest.facts)) if guest is not None else None
    return MemberPage(
        group.pk, member.pk, group.number, now.called or _("Seorang anggota"), state_tag(now.state, lang), now.state == SUSPENDED,
        now.state == "preparing", now.state in GONE, veil(parts), veil(later), told_on,
        [step_row(veil.row(row), bool(now.called), lang) for row in rows], agreed, *notes_of(noted_in(group, member.pk), lang),
    )  # fmt: skip


def step_row(row: MemberState, named: bool, lang: str) -> Row:
    """One step with its day, who wrote it, and what was said of it as long as she may be named."""
    reason = load("group_leaving_reasons").label(row.reason, lang) if row.reason else ""
    said = " · ".join(filter(None, (numbers.day(row.on), row.made_by.full_name, reason, (row.words or "") if named else "")))
    return Row(load("group_member_states").label(row.state, lang), "", said)
