"""Who is on a case: adding, leaving, handing over, blocking for a conflict of interest. A file is never without a lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.notices import tell
from sintas.staff.sessions import end_sessions

from ..codes import checked
from ..models import Access, Case, Conflict
from ..policy import FileHead, can, is_lead, lets_in, named_team
from .duties import begin_for_advocate
from .recording import note_down

SCOPE_OF = {"second": "team", "member": "team", "carer": "carer"}
CONFLICT = "conflict"
LEAST_NAMED = 2
LASTING = Q(scope="team", ended_at=None, until=None, user_id__isnull=False)
ON_TEAMS = """
SELECT file_id, user_id FROM cases_access
 WHERE file_id = ANY(%s) AND scope = 'team' AND ended_at IS NULL AND until IS NULL AND user_id IS NOT NULL
"""


def add_member(*, by: Actor, case: Case, user_id: UUID, role: str = "member") -> Access:
    """Put somebody of the same organisation on the case (role second, member or carer).

    Raises Refusal without the verb cases.assign, for whoever is on the team for a time only, and in a restricted case for everybody but
    its lead; BadInput for somebody unknown, already there, or blocked by a conflict of interest.
    """
    if not can(by, "cases.assign", case) or not lets_in(by, case):
        raise Refusal(verb="add member", file_id=case.pk)
    row = seat(by=by, head=case, user_id=user_id, role=role)
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=None, tags=[f"joined_{role}"])
    trail.record(by=by, verb="add member", file_id=case.pk, user=str(user_id), role=role)
    tell(user_id, "added_to_case", case.pk)
    if row.scope == "team":
        begin_for_advocate(by=by, case=case)
    return row


def seat(*, by: Actor, head: FileHead, user_id: UUID, role: str) -> Access:
    """The row that brings somebody of the same organisation into a file, a case's or a group's; the verb that calls has authorised and tells it.

    Raises BadInput for an unknown role, somebody unknown, already there, or kept out by a conflict of interest.
    """
    if role not in SCOPE_OF:
        raise BadInput({"role": _("Pilih peran dalam tim.")})
    lasting = Q(expires_on=None) | Q(expires_on__gte=clock.today())
    if not User.objects.filter(lasting, pk=user_id, organisation_id=head.organisation_id, is_active=True).exists():
        raise BadInput({"user": _("Petugas ini tidak ada dalam daftar lembaga Anda.")})
    if Access.live.filter(file_id=head.pk, user_id=user_id).exists():
        raise BadInput({"user": _("Ia sudah ada dalam tim kasus ini.")})
    if Conflict.objects.filter(file_id=head.pk, user_id=user_id).exists():
        raise BadInput({"user": _("Ia tidak dapat masuk tim ini: ada benturan kepentingan yang dicatat.")})
    Access.objects.filter(file_id=head.pk, user_id=user_id, ended_at=None).update(ended_at=F("until"), ended_why="ran_out")
    return Access.objects.create(
        file_id=head.pk,
        organisation_id=head.organisation_id,
        home_unit_id=head.unit_id,
        user_id=user_id,
        scope=SCOPE_OF[role],
        role=role,
        given_by=by.user_id,
    )


def end_membership(*, by: Actor, case: Case | FileHead, user_id: UUID, why: str) -> None:
    """Somebody leaves the case, or the group: themselves, or by the lead. The lead hands over instead (NotNow). Repeating is harmless.

    Their sessions end (staff/sessions.py). A restricted case keeps two of its named team (NotNow), unless a conflict of interest is the reason.
    """
    if user_id != by.user_id and not is_lead(by, case.pk) and not (why == CONFLICT and isinstance(case, Case) and lets_in(by, case)):
        raise Refusal(verb="end membership", file_id=case.pk)
    if isinstance(case, Case) and case.restricted_at and why != CONFLICT and len(named_team(case) - {user_id}) < LEAST_NAMED <= len(named_team(case)):
        raise NotNow(
            _("Kasus terbatas mempunyai paling sedikit dua orang dalam timnya. Tambahkan orang lain lebih dahulu."),
            verb="end membership",
            file_id=case.pk,
        )
    if Access.objects.filter(file_id=case.pk, user_id=user_id, role="lead", ended_at=None).exists():
        raise NotNow(_("Pendamping utama menyerahkan kasus lebih dahulu kepada orang lain."), verb="end membership", file_id=case.pk)
    if not Access.objects.filter(file_id=case.pk, user_id=user_id, ended_at=None).exists():
        return
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=None, tags=["left"])
    trail.record(by=by, verb="end membership", file_id=case.pk, user=str(user_id), why=why)
    now, ending = clock.now(), Access.objects.filter(file_id=case.pk, user_id=user_id, ended_at=None)
    for row_id in ending.values_list("pk", flat=True):
        replaying.note(replaying.OUT, row_id, now)
    ending.update(ended_at=now, ended_by=by.user_id, ended_why=why[:30])
    end_sessions(user_id)


def led_by(by: Actor, file_id: UUID) -> UUID | None:
    """Who leads a file one leads or oversees as its unit's head; None when neither."""
    if is_lead(by, file_id):
        return by.user_id
    with acting_as(by.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute("SELECT user_id FROM cases_access WHERE file_id = %s AND role = 'lead' AND ended_at IS NULL", [file_id])
        found = c.fetchone()
    return found[0] if found else None


@transaction.atomic
def hand_over(*, by: Actor, file_id: UUID, new_lead_id: UUID, why: str) -> None:
    """Give a case to another lead: by its lead, or by the head of its unit, who need not read it (foundation: owner's function).

    A restricted case goes to somebody of its named team, by its lead alone; a member takes it over when the lead works here no more.
    `why` is a code of handover_reasons. The sessions of the one who led it end; they and the whole team are told, for a head may also
    give it to herself, and would otherwise read what she could only join with a reason.
    Raises Refusal when neither, BadInput when the new lead is unknown, blocked or the same person.
    """
    checked("why", "handover_reasons", why)
    trail.record(by=by, verb="hand over", file_id=file_id, to=str(new_lead_id), why=why)
    if new_lead_id == by.user_id and is_lead(by, file_id):
        raise BadInput({"new_lead": _("Kasus ini sudah Anda dampingi. Pilih orang lain.")})
    if not User.objects.filter(Q(expires_on=None) | Q(expires_on__gte=clock.today()), pk=new_lead_id).exists():
        raise BadInput({"new_lead": _("Akun petugas ini sudah berakhir. Pilih orang lain.")})
    before, named = led_by(by, file_id), on_teams(by, [file_id])
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT hand_over_file(%s, %s, %s)", [file_id, new_lead_id, why[:30]])
    except ProgrammingError as refused:
        if "not to this person" in str(refused):
            raise BadInput({"new_lead": _("Kasus ini tidak dapat diserahkan kepada orang itu.")}) from None
        raise Refusal(verb="hand over", file_id=file_id) from None
    if before is not None and before != new_lead_id:
        end_sessions(before)
        if before != by.user_id:  # by the head: whoever led it learns of it, though the file is theirs no more
            tell(before, "case_taken_over")
    tell(new_lead_id, "case_handed_over", file_id)
    tell_of_new_lead(named, but={by.user_id, new_lead_id, before})


def on_teams(by: Actor, file_ids: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    """(file, person) for everybody on these teams for good, of the files one is on or whose unit one oversees; of others nothing."""
    mine = set(Access.objects.filter(LASTING, file_id__in=file_ids).values_list("file_id", "user_id"))
    with acting_as(by.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(ON_TEAMS, [list(file_ids)])
        return sorted(mine | set(c.fetchall()))


def tell_of_new_lead(named: Sequence[tuple[UUID, UUID]], *, but: Collection[UUID | None]) -> None:
    """Nobody begins to read a file as its lead without its team knowing. `named` as on_teams() gave it before the change."""
    for file_id, user_id in named:
        if user_id not in but:
            tell(user_id, "lead_changed", file_id)


@transaction.atomic
def block(*, by: Actor, case: Case, user_id: UUID) -> None:
    """Enter a conflict of interest: from now on nothing of this file shows to that person, whatever their team or role.

    Raises Refusal without cases.assign; NotNow for the lead (hand over first).
    """
    if not can(by, "cases.assign", case) or not lets_in(by, case):
        raise Refusal(verb="enter conflict", file_id=case.pk)
    if not User.objects.filter(pk=user_id, organisation_id=case.organisation_id).exists():
        raise BadInput({"user": _("Petugas ini tidak ada dalam daftar lembaga Anda.")})
    if user_id == by.user_id:
        raise NotNow(_("Benturan kepentingan Anda sendiri dicatat oleh rekan setim."), verb="enter conflict", file_id=case.pk)
    if Access.objects.filter(file_id=case.pk, user_id=user_id, ended_at=None).exists():
        end_membership(by=by, case=case, user_id=user_id, why=CONFLICT)
    _row, new = Conflict.objects.get_or_create(
        file_id=case.pk, user_id=user_id, defaults={"organisation_id": case.organisation_id, "entered_by": by.user_id}
    )
    if new:
        end_sessions(user_id)
    trail.record(by=by, verb="enter conflict", file_id=case.pk, user=str(user_id))
    replaying.note(replaying.CONFLICT, case.pk, clock.now(), user_id)
