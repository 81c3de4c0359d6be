"""Guests: people who take part in a group without a case, with a consent of their own in the group's file (R46, R49-R52, R238, R259)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.codes import checked
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import Group, GuestConsent, Member
from ..policy import WORK
from .members import PREPARING, end_guest_consent, may_work, one_at_a_time, step, the_day, the_member
from .proposing import refuse_full

FOR_A_CHILD = frozenset({"guardian", "child_assent"})  # of consent_givers
NOT_TOLD, NOT_WILLING = "not_yet", "no"
TAKEN_BACK = "consent_withdrawn"


@transaction.atomic
def add_guest(
    *, by: Actor, group: Group, called: str, given_by: str, reading: str, manner: str = "", child_assent: str = "", agreed_too: str = "",
    may_know: str = "", on: date | None = None, submission: UUID | None = None,
) -> Member:  # fmt: skip
    """Begin to prepare somebody who has no case here and agreed to take part, under the name she chose. Sent twice: the same guest.

    Codes are of consent_givers, consent_readings, consent_manners and child_assents. For a child it must stand who agreed besides; a child who does
    not want to is not added, whoever else agreed. Raises Refusal without groups.work, NotNow for a closed group, BadInput.
    """
    may_work(by, group)
    one_at_a_time(group)
    before = GuestConsent.objects.filter(file_id=group.pk, submission=submission).first() if submission else None
    if before is not None:
        return Member.objects.get(pk=before.member_id)
    refuse_full(group)
    if not called.strip():
        raise BadInput({"called": _("Tulis nama yang ia pilih untuk kelompok.")})
    codes = agreed(given_by, reading, manner, child_assent, agreed_too)
    day, today = on or clock.today(), clock.today()
    if day > today:
        raise BadInput({"on": _("Tanggal ini masih di depan.")})
    member = Member.objects.create(file_id=group.pk, organisation_id=group.organisation_id, called=called.strip(), taken_up_on=today)
    GuestConsent.objects.create(
        file_id=group.pk, organisation_id=group.organisation_id, member=member, on=day, agreed_too=agreed_too.strip() or None,
        may_know=may_know.strip() or None, submission=submission, written_by_id=by.user_id, **codes,
    )  # fmt: skip
    step(by, group, member, PREPARING, today)
    trail.record(by=by, verb="add guest", file_id=group.pk, member=str(member.pk))
    return member


@transaction.atomic
def withdraw_guest(*, by: Actor, group: Group, member_id: UUID, on: date | None = None) -> Member:
    """The guest takes her consent back: from now on no page of the group names her. Taken back already: nothing changes.

    In a group that is closed, and of a guest who has gone, too. Raises Refusal without groups.work, NotYours for whoever is no guest of this group,
    BadInput for a day ahead.
    """
    if not can(by, WORK, group):
        raise Refusal(verb=WORK, file_id=group.pk)
    member, _state = the_member(group, member_id)
    if member.release_id is not None:
        raise NotYours(verb="withdraw guest", file_id=group.pk)
    day = the_day(member, on)
    if end_guest_consent(by, member, day):
        note_down(by=by, case=group, kind="group_member", happened=day, line=None, tags=[TAKEN_BACK])
        trail.record(by=by, verb="withdraw guest", file_id=group.pk, member=str(member.pk))
    return member


def agreed(given_by: str, reading: str, manner: str, child_assent: str, agreed_too: str) -> dict[str, str]:
    """The codes of a consent that counts. Raises BadInput naming what is missing."""
    codes = {
        "given_by": checked("given_by", "consent_givers", given_by),
        "reading": checked("reading", "consent_readings", reading),
        "manner": checked("manner", "consent_manners", manner),
        "child_assent": checked("child_assent", "child_assents", child_assent) if given_by == "guardian" else "",
    }
    if not codes["given_by"]:
        raise BadInput({"given_by": _("Pilih siapa yang menyatakan.")})
    if codes["reading"] in ("", NOT_TOLD):
        raise BadInput({"reading": _("Jelaskan dahulu untuk apa kelompok ini dan apa yang dicatat, lalu pilih bagaimana itu disampaikan.")})
    if given_by == "guardian" and not codes["child_assent"]:
        raise BadInput({"child_assent": _("Tanyakan juga anaknya, lalu pilih jawabannya.")})
    if codes["child_assent"] == NOT_WILLING:
        raise BadInput({"child_assent": _("Anak tidak setuju, jadi ia tidak ditambahkan. Ia boleh berubah pikiran kapan saja.")})
    if given_by in FOR_A_CHILD and not agreed_too.strip():
        raise BadInput({"agreed_too": _("Tulis siapa yang ikut menyetujui: wali yang aman, atau siapa yang memutuskan bersama anak.")})
    return codes
