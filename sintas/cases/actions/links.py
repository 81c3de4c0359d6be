"""link_cases() and copy_family(): two cases that belong together, for those who may see both."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit import clock
from sintas.kit.names import folded
from sintas.kit.stored import stored
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Client, Link, Person, Tie
from ..policy import can, named_team, the_case, visible_to
from .people import record_person, relation_label
from .people_copy import facts_of, tie_facts
from .recording import note_down
from .ties import record_tie

SAME_PERSON = "returning"
FROM_LINKED = gettext_lazy("%(relation)s (dalam kasus terkait)")


@transaction.atomic
def link_cases(*, by: Actor, case: Case, number: str, kind: str, copy: bool = False, **_version: Any) -> Link:
    """Tie this case to another of the actor's own cases by its number; `copy` also copies its family over. Twice is harmless.

    Raises Refusal without cases.record, and for whoever is on this team for a time only; BadInput for a number that is not on the actor's
    list (somebody else's or none at all: the same sentence), for one they read for a time only, for the case itself, or an unknown kind.
    """
    if not can(by, "cases.record", case) or by.user_id not in named_team(case):
        raise Refusal(verb="link cases", file_id=case.pk)
    if not kind:
        raise BadInput({"kind": _("Pilih kaitannya.")})
    checked("kind", "link_kinds", kind)
    other = visible_to(by).filter(number__iexact=number.strip()).exclude(pk=case.pk).order_by("opened_on").first()
    if other is None:
        raise BadInput({"number": _("Tidak ada kasus lain dengan nomor itu di daftar kasus Anda.")})
    if by.user_id not in named_team(other):
        raise BadInput({"number": _("Kasus dengan nomor itu Anda baca untuk sementara. Kaitannya dicatat oleh tim tetapnya.")})
    link = Link.standing.filter(Q(file_id=case.pk, other_file_id=other.pk) | Q(file_id=other.pk, other_file_id=case.pk)).first()
    if link is None:
        link = Link.objects.create(
            file_id=case.pk, other_file_id=other.pk, organisation_id=case.organisation_id, kind=kind, made_by=by.user_id
        )
        for one in (case, other):
            note_down(by=by, case=one, kind="linked", happened=clock.today(), line=None, tags=[kind])
            trail.record(by=by, verb="link cases", file_id=one.pk, kind=kind)
    if copy:
        copy_family(by=by, source=other, into=case, kind=link.kind)
    return link


@transaction.atomic
def end_link(*, by: Actor, case: Case, link: UUID | str, reason: str, **_version: Any) -> Link:
    """Two cases no longer stand together, for instance because the wrong number was typed. People who were copied stay until struck out.

    Both stories say so; the reason stands in this case alone. Ending twice is harmless. Raises Refusal without cases.record, BadInput
    without a reason, NotYours unless the link is of this case and both cases are the actor's own.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="end link", file_id=case.pk)
    if not reason.strip():
        raise BadInput({"reason": _("Tulis mengapa kaitan ini diakhiri. Satu kalimat cukup.")})
    found = Link.objects.filter(Q(file_id=case.pk) | Q(other_file_id=case.pk), pk=link).select_for_update(of=("self",)).first()
    if found is None:
        raise NotYours(verb="end link", file_id=case.pk)
    if found.ended_at is not None:
        return found
    found.ended_at, found.ended_by = clock.now(), by.user_id
    found.save(update_fields=["ended_at", "ended_by"])
    other = the_case(by, found.other_file_id if found.file_id == case.pk else found.file_id, "cases.record")
    for one, why in ((case, reason.strip()), (other, None)):
        note_down(by=by, case=one, kind="link_ended", happened=clock.today(), line=why, tags=[found.kind])
        trail.record(by=by, verb="end link", file_id=one.pk, kind=found.kind)
    return found


@transaction.atomic
def copy_family(*, by: Actor, source: Case, into: Case, kind: str) -> int:
    """Copy people and ties of one case into another, sealed anew under its keys; returns how many people are new. Repeating adds nobody.

    Between two cases of the same person everything is kept. Otherwise the relation was said from the other client's side, so it is kept
    as words to be coded here; the other client becomes a person of this file, and whoever bears this client's name is this client.
    Raises NotYours unless both cases are visible, Refusal for one that is read for a time only: what is copied would stay.
    """
    for one in (source, into):
        if by.user_id not in named_team(the_case(by, one.pk, "cases.record")):
            raise Refusal(verb="copy family out", file_id=one.pk)
    trail.record(by=by, verb="copy family out", file_id=source.pk, opens=True, to=str(into.pk))
    here, there = Client.current.get(file_id=into.pk), Client.current.get(file_id=source.pk)
    same = kind == SAME_PERSON
    placed: dict[UUID | None, UUID | None] = {None: None}
    added = 0
    if not same:
        facts = facts_of(there, shared_home=kind != "other")
        entry, new = place(by=by, case=into, submission=uuid5(into.pk, f"client {source.pk}"), facts=facts)
        placed[None], added = entry, added + new
    for person in Person.current.filter(file_id=source.pk).order_by("birth_order", "written_at"):
        if not same and folded(person.name) and folded(person.name) == folded(here.name):
            placed[person.entry] = None
            continue
        facts = facts_of(person, shared_home=kind != "other")
        if not same:
            label = relation_label(person.relation, "id")
            theirs = stored(FROM_LINKED, relation=label)
            facts |= {"relation": "", "own_words": {**(person.own_words or {}), "relation": theirs}}
        entry, new = place(by=by, case=into, submission=uuid5(into.pk, str(person.entry)), facts=facts)
        placed[person.entry], added = entry, added + new
    copy_ties(by=by, source=source, into=into, placed=placed)
    trail.record(by=by, verb="copy family in", file_id=into.pk, opens=True, people=added)
    return added


def place(*, by: Actor, case: Case, submission: UUID, facts: dict[str, Any]) -> tuple[UUID, int]:
    """(entry in the new file, 1 if it is new)."""
    try:
        return record_person(by=by, case=case, submission=submission, **facts).entry, 1
    except AlreadyDone as before:
        return before.done.entry, 0


def copy_ties(*, by: Actor, source: Case, into: Case, placed: dict[UUID | None, UUID | None]) -> None:
    """Every tie between two people who were copied; one that the other file cannot hold is left out and counted in the trail."""
    left_out = 0
    for tie in Tie.current.filter(file_id=source.pk).order_by("written_at"):
        if tie.one not in placed or tie.other not in placed:
            left_out += 1
            continue
        try:
            with transaction.atomic():
                record_tie(
                    by=by,
                    case=into,
                    one=placed[tie.one],
                    other=placed[tie.other],
                    submission=uuid5(into.pk, str(tie.entry)),
                    **tie_facts(tie),
                )
        except (AlreadyDone, BadInput):
            left_out += 1
    if left_out:
        trail.record(by=by, verb="ties left out", file_id=into.pk, count=left_out)
