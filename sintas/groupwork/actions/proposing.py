"""A client is proposed to a group by her own worker, out of what she lets go for it; and taken back. The group's side is in members.py."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.releasing import end_release
from sintas.cases.actions.releasing_group import release_to_group
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can, lets_in
from sintas.cases.reading.releases_to_groups import let_go_by
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Group
from ..policy import Offered, the_offered
from ..reading.copy import CLASSES, SaidOfHer, copy_for_group, may_go

PROPOSE = "cases.record"
FORMING = ("engagement", "assessment", "planning")  # a closed group takes nobody in after these


def may_propose(by: Actor, case: Case) -> None:
    """Raises Refusal for whoever is on the team for a time only, of a restricted case for everybody but its lead."""
    if not can(by, PROPOSE, case) or not lets_in(by, case):
        raise Refusal(verb="release group_work", file_id=case.pk)


@transaction.atomic
def propose(
    *, by: Actor, case: Case, group_id: UUID, called: str, classes: Collection[str] = (), words: str = "", of_her: SaidOfHer | None = None
) -> UUID:
    """Put before the team of a group of one's own unit who would take part, under the name she chose; returns the id of the release.
    `of_her`, what helps to compose the group, goes with the class assessment, as `words` do.

    Raises Refusal, NotYours for a group that is not offered; BadInput without a name, for classes that consent does not cover, a group
    that takes nobody in any more, somebody who is proposed or in it already.
    """
    may_propose(by, case)
    group = the_offered(by, group_id, case.pk)
    refuse_full(group)
    one_at_a_time(case)
    if not called.strip():
        raise BadInput({"called": _("Tulis nama yang ia pilih untuk dipakai di kelompok.")})
    _allowed, always = may_go(case)
    wanted = always | (frozenset(classes) & frozenset(CLASSES)) | (frozenset({"assessment"}) if words.strip() or of_her else frozenset())
    check_said(of_her or SaidOfHer())
    trail.record(by=by, verb="compose group_work", file_id=case.pk, opens=True)
    parts = copy_for_group(case, called=called.strip(), classes=wanted, words=words.strip(), by_name=by.name, lang=by.language, of_her=of_her)
    row = release_to_group(by=by, case=case, group_id=group.pk, data_classes=sorted(wanted), title=called.strip(), parts=parts)
    note_down(by=by, case=case, kind="group_proposed", happened=clock.today(), line=None)
    return row.pk


def one_at_a_time(case: Case) -> None:
    """Two of her team, or a double tap: the second finds what the first has done."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended('proposed:' || %s, 0))", [str(case.pk)])


def check_said(of_her: SaidOfHer) -> None:
    """Raises BadInput for a code outside its list."""
    checked("verbal", "verbal_abilities", of_her.verbal)
    checked("interest", "group_interest_levels", of_her.interest)
    all_checked("warned", "group_proposal_warnings", of_her.warned)


def refuse_full(group: Group | Offered) -> None:
    """A closed group that has begun stays among those who began it."""
    if group.openness == "closed" and group.stage not in FORMING:
        raise BadInput({"group": _("Kelompok ini tertutup dan sudah berjalan. Anggota baru tidak lagi masuk; pilih kelompok lain.")})


@transaction.atomic
def take_back(*, by: Actor, case: Case, group_id: UUID) -> None:
    """From now on the group's team reads nothing of this client; if she takes part already, her membership is suspended. Repeating is harmless."""
    may_propose(by, case)
    for one in let_go_by(case):
        if one.group_id == group_id and not one.ended_why:
            end_release(by=by, release_id=one.release_id, why="withdrawn")
