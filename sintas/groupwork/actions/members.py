"""The members of a group, by its own team: taken up from a proposal or not, prepared, in, gone. Each step is a row."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import end_release
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.releases_to_groups import LetGo, let_go_to
from sintas.kit import clock
from sintas.practice.group.membership import entry_problem, words_stay_out
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import GONE, Group, GuestConsent, Member, MemberState
from ..policy import WORK
from ..reading.members import consenting_guests
from .proposing import refuse_full

PREPARING, MEMBER, LEFT, DECLINED = "preparing", "member", "left", "declined"
NOT_INVITED, OVER = "not_invited", "over"  # why a release ended; the first is a state as well
HER_OWN = frozenset({"own_choice", "consent_withdrawn", "time_or_place"})  # reasons by which she chose, when she had not begun yet


@transaction.atomic
def take_up(*, by: Actor, group: Group, release_id: UUID) -> Member:
    """Begin to prepare somebody who was proposed, under the name she chose. Twice is harmless.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput when a closed group has begun, or when a former membership of hers was
    suspended and nobody has written that she left, or when she takes part out of another case; NotYours when what was let go does not stand for
    this group.
    """
    may_work(by, group)
    one_at_a_time(group)
    before = Member.objects.filter(file_id=group.pk, release_id=release_id).first()
    if before is not None:
        return before
    let_go = standing(group, release_id)
    refuse_full(group)
    if Member.objects.filter(file_id=group.pk, member_case=let_go.file_id, left_on=None).exists():
        sentence = _("Keikutsertaannya yang terdahulu masih ditangguhkan. Catat dahulu bahwa ia keluar, lalu persiapkan ia lagi dari usulan ini.")
        raise BadInput({"member": sentence})
    refuse_twice(group, release_id)
    shown = open_release(by=by, release_id=release_id)
    today = clock.today()
    member = Member.objects.create(
        file_id=group.pk, organisation_id=group.organisation_id, member_case=let_go.file_id, release_id=release_id, called=shown.title, taken_up_on=today
    )
    step(by, group, member, PREPARING, today)
    trail.record(by=by, verb="take up member", file_id=group.pk, member=str(member.pk), release=str(release_id))
    return member


def refuse_twice(group: Group, release_id: UUID) -> None:
    """Raises BadInput where the same person takes part already, out of another case. A digest and links are compared; no case is opened."""
    with connection.cursor() as c:
        c.execute("SELECT takes_part_already(%s, %s)", [group.pk, release_id])
        (twice,) = c.fetchone()
    if twice:
        sentence = _(
            "Orang yang sama sudah disiapkan atau sudah ikut kelompok ini dari kasus lain. Bicarakan dengan kedua pengusulnya. Bila ternyata dua orang, "
            "NIK atau kaitan kasusnya diperbaiki dahulu di sana."
        )
        raise BadInput({"member": sentence})


@transaction.atomic
def decline(*, by: Actor, group: Group, release_id: UUID) -> None:
    """Not in this group: the copy shuts, and her own team sees that it was not taken up. Raises Refusal, NotYours, NotNow for a member."""
    may_work(by, group)
    one_at_a_time(group)
    if Member.objects.filter(file_id=group.pk, release_id=release_id).exists():
        raise NotNow(_("Ia sudah disiapkan atau sudah ikut. Catat bahwa ia keluar."), verb="decline member", file_id=group.pk)
    standing(group, release_id)
    end_release(by=by, release_id=release_id, why=NOT_INVITED)
    note_down(by=by, case=group, kind="group_member", happened=clock.today(), line=None, tags=[NOT_INVITED])
    trail.record(by=by, verb="decline member", file_id=group.pk, release=str(release_id))


@transaction.atomic
def accept(*, by: Actor, group: Group, member_id: UUID, words: str, on: date | None = None) -> Member:
    """She was prepared by talking with her alone (R238, R259: `words` say how), and takes part from `on` (today when None).

    Raises Refusal, NotYours, NotNow when she is no longer being prepared or her consent ended, BadInput. In already: nothing changes.
    """
    may_work(by, group)
    member, state = the_member(group, member_id)
    if state.state == MEMBER:
        return member
    consents = consents_today(group, member)
    problem = entry_problem(state.state, MEMBER, consents=consents, prepared=True)
    if problem is not None:
        raise NotNow(problem.sentence(by.language), verb="accept member", file_id=group.pk)
    if not words.strip():
        raise BadInput({"words": _("Tulis singkat bagaimana ia disiapkan, misalnya apa yang dibicarakan tentang kelompok dan aturan mainnya.")})
    step(by, group, member, MEMBER, the_day(member, on), words=words.strip())
    trail.record(by=by, verb="accept member", file_id=group.pk, member=str(member.pk))
    return member


@transaction.atomic
def leave(*, by: Actor, group: Group, member_id: UUID, reason: str, words: str = "", on: date | None = None) -> Member:
    """She takes part no more, or will not begin, for a reason of group_leaving_reasons; what was let go ends with it. Raises Refusal, NotYours, BadInput.

    Gone already: nothing changes. What was written of meetings she was in stays.
    """
    may_work(by, group)
    member, state = the_member(group, member_id)
    if state.state in GONE:
        return member
    if not checked("reason", "group_leaving_reasons", reason):
        raise BadInput({"reason": _("Pilih mengapa ia keluar.")})
    day = the_day(member, on)
    after = LEFT if state.state == MEMBER else DECLINED if reason in HER_OWN else NOT_INVITED
    step(by, group, member, after, day, reason=reason, words=words.strip())
    member.left_on = day
    member.save(update_fields=["left_on"])
    if member.release_id is None:
        if words_stay_out(reason):
            end_guest_consent(by, member, day)
    else:
        with suppress(NotYours):  # her case may have been erased, and the copy with it
            end_release(by=by, release_id=member.release_id, why=OVER)
    trail.record(by=by, verb="leave group", file_id=group.pk, member=str(member.pk), reason=reason)
    return member


def may_work(by: Actor, group: Group) -> None:
    """Raises Refusal without groups.work in its unit, NotNow for a closed group."""
    if not can(by, WORK, group):
        raise Refusal(verb=WORK, file_id=group.pk)
    if group.closed_on is not None:
        raise NotNow(_("Kelompok ini sudah ditutup."), verb=WORK, file_id=group.pk)


def one_at_a_time(group: Group) -> None:
    """Two facilitators at once: the second finds what the first has done."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended('members:' || %s, 0))", [str(group.pk)])


def standing(group: Group, release_id: UUID) -> LetGo:
    """What was let go to this group and stands. Raises NotYours."""
    found = next((one for one in let_go_to(group.pk) if one.release_id == release_id and one.stands), None)
    if found is None:
        raise NotYours(verb="take up member", file_id=group.pk)
    return found


def the_member(group: Group, member_id: UUID) -> tuple[Member, MemberState]:
    """With where it stands, for a change: the row is locked. Raises NotYours."""
    member = Member.objects.select_for_update().filter(file_id=group.pk, pk=member_id).first()
    if member is None:
        raise NotYours(verb=WORK, file_id=group.pk)
    return member, MemberState.objects.defer("words").get(member=member, ended_at=None)


def consents_today(group: Group, member: Member) -> bool:
    """What her case let go stands, or a guest's own consent."""
    if member.release_id is None:
        return member.pk in consenting_guests(group)
    return any(one.release_id == member.release_id and one.stands for one in let_go_to(group.pk))


def end_guest_consent(by: Actor, member: Member, on: date) -> bool:
    """From now on no page of the group names her. False when it was taken back before."""
    standing = GuestConsent.objects.filter(member=member, taken_back_on=None)
    return standing.update(taken_back_on=Greatest(on, F("on")), taken_back_by=by.user_id) == 1


def the_day(member: Member, on: date | None) -> date:
    """Raises BadInput for a day ahead, or before she was taken up."""
    day = on or clock.today()
    if day > clock.today():
        raise BadInput({"on": _("Tanggal ini masih di depan.")})
    if day < member.taken_up_on:
        raise BadInput({"on": _("Tanggal ini sebelum ia disiapkan untuk kelompok. Periksa tanggalnya.")})
    return day


def step(by: Actor, group: Group, member: Member, state: str, on: date, *, reason: str = "", words: str = "") -> None:
    """End the state that stands and begin the next; the group's story tells it without a name."""
    MemberState.objects.filter(member=member, ended_at=None).update(ended_at=clock.now())
    MemberState.objects.create(
        file_id=group.pk,
        organisation_id=group.organisation_id,
        member=member,
        member_case=member.member_case,
        state=state,
        on=on,
        reason=reason,
        words=words or None,
        made_by_id=by.user_id,
    )
    note_down(by=by, case=group, kind="group_member", happened=on, line=None, tags=[state])
