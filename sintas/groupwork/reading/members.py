"""The members of a group as its pages show them. A membership counts while it stands here and the release stands in her case, of a guest while
her own consent stands: whoever took consent back is suspended from that moment, and no page of the group names her any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.reading.releases_to_groups import LetGo, let_go_to, rows, standing
from sintas.kit import numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load

from ..models import GONE, Group, GuestConsent, Member, MemberState

SUSPENDED = "suspended"
NAMED_STILL = ("", "over")  # why her release ended, when the name she chose may still be read in what the group has written


@dataclass(frozen=True)
class OfGroup:
    """One membership. `state`: of group_member_states, or SUSPENDED where `written` still says otherwise; `called` is "" for whoever may not be
    named any more; `who`: the same of somebody who left and came back.
    """

    member_id: UUID
    release_id: UUID | None  # none of a guest
    state: str
    called: str
    since: date
    written: str
    who: UUID


@dataclass(frozen=True)
class Proposed:
    """Somebody her worker proposed and nobody has taken up; the name is in the copy."""

    release_id: UUID
    by_name: str
    on: date


def members_of(group: Group, let_go: list[LetGo] | None = None) -> list[OfGroup]:
    """Everybody who ever was, in the order they were taken up. Three queries, one without `let_go`, and one where there are guests;
    header keys only.
    """
    by_release: dict[UUID | None, LetGo] = {one.release_id: one for one in (let_go if let_go is not None else let_go_to(group.pk))}
    members = list(Member.objects.filter(file_id=group.pk).order_by("taken_up_on", "pk"))
    states = {row.member_id: row for row in MemberState.objects.filter(file_id=group.pk, ended_at=None).defer("words")}
    guests = consenting_guests(group) if any(one.release_id is None for one in members) else frozenset()
    return [of_group(one, states[one.pk], by_release.get(one.release_id), guest=one.pk in guests) for one in members]


def consenting_guests(group: Group) -> frozenset[UUID]:
    """Ids of the members without a case whose consent stands today. One query, nothing unsealed."""
    return frozenset(GuestConsent.objects.filter(file_id=group.pk, taken_back_on=None).values_list("member_id", flat=True))


def of_group(member: Member, state: MemberState, let_go: LetGo | None, *, guest: bool = False) -> OfGroup:
    """One, as it stands today. `guest`: without a case, and her own consent stands."""
    stands = (let_go is not None and let_go.stands) or (member.release_id is None and guest)
    code = SUSPENDED if not stands and state.state not in GONE else state.state
    named = may_be_named(state.state, stands=stands, ended_why=let_go.ended_why if let_go is not None else None)
    return OfGroup(member.pk, member.release_id, code, member.called if named else "", state.on, state.state, member.member_case or member.pk)


def may_be_named(state: str, *, stands: bool, ended_why: str | None) -> bool:
    """While what she let go stands, of a guest her consent; and of whoever has gone, unless that was taken back. `ended_why`: None without a release."""
    return stands or (state in GONE and ended_why in NAMED_STILL)


def unnamed_in(groups: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Group -> its members whom no page may name today; a group without any is left out. One query, however many groups; nothing is unsealed."""
    hers = OuterRef("member__release_id")
    agreed = GuestConsent.objects.filter(member=OuterRef("member_id"), taken_back_on=None)
    asked = MemberState.objects.filter(file_id__in=list(groups), ended_at=None).annotate(
        stands=Exists(standing().filter(pk=hers)), ended_why=Subquery(rows().filter(pk=hers).values("ended_why")[:1]), guest=Exists(agreed)
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for group, member, state, stands, ended_why, guest in asked.values_list("file_id", "member_id", "state", "stands", "ended_why", "guest"):
        if not may_be_named(state, stands=stands or guest, ended_why=ended_why):
            found[group].add(member)
    return dict(found)


def takes_part(one: OfGroup) -> bool:
    """Was let in and has not gone; she may be suspended."""
    return one.written == "member"


def has_case(one: OfGroup) -> bool:
    """Not a guest: what is noted of her alone has a place."""
    return one.release_id is not None


def proposed_of(let_go: Iterable[LetGo], members: Iterable[OfGroup]) -> list[Proposed]:
    """What stands and is not taken up."""
    taken = {one.release_id for one in members}
    return [Proposed(one.release_id, one.by_name, one.made_at.date()) for one in let_go if one.stands and one.release_id not in taken]


def member_row(group: Group, one: OfGroup, lang: str) -> Row:
    """One line of the list. Whoever simply takes part bears no tag: in a long list the others must be found."""
    simply = one.state == "member"
    since = _("tamu, sejak %(day)s") if not has_case(one) else _("anggota sejak %(day)s") if simply else _("sejak %(day)s")
    return Row(
        one.called or _("Seorang anggota"),
        reverse("groupwork:member", args=[group.pk, one.member_id]),
        since % {"day": numbers.day(one.since)},
        tag=None if simply else state_tag(one.state, lang),
    )


def proposed_row(group: Group, one: Proposed) -> Row:
    """One proposal by whose it is; the name stands behind it."""
    return Row(
        _("Usulan dari %(who)s") % {"who": one.by_name}, reverse("groupwork:proposal", args=[group.pk, one.release_id]), numbers.day(one.on)
    )


def state_tag(state: str, lang: str) -> Tag:
    """A state in words with its shape."""
    if state == SUSPENDED:
        return Tag(_("ditangguhkan: persetujuannya berakhir"), "late")
    return Tag(load("group_member_states").label(state, lang), {"preparing": "part", "member": "done"}.get(state, ""))
