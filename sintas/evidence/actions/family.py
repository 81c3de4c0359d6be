"""add_relative(): somebody joins the family from where the worker tapped: "+ Pasangan", "+ Anak", "+ Saudara", "+ Orang tua" (R100)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.people import record_person
from sintas.cases.actions.ties import record_tie
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.kin import subject_of
from sintas.instruments.family import CLIENT
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..reading.family import UNKNOWN, WAYS, named_in, other_parents, parents_of, relation_by_way

BY_BIRTH = "biological"  # of a parent, child or sibling unless something else is said


def add_relative(
    *, by: Actor, case: Case, to: str, how: str, kind: str = "", other: str = "", sex: str = "", name: str = "", **facts: Any
) -> Any:
    """A person and the ties that place them; `to` is whom they join (a ref of the family), `how` one of WAYS, `other` a child's second
    parent (UNKNOWN: nobody knows).

    Nobody is typed twice: person and ties are those of "Orang & kontak". `facts` as for record_person(). All or nothing.
    Raises BadInput (somebody outside the file, a partner without the kind of tie, a child of whose several possible parents none was chosen,
    a sibling of one without parents in the file, whatever the two verbs refuse), Refusal.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="add relative", file_id=case.pk)
    trail.record(by=by, verb="read family", file_id=case.pk, opens=True)
    family = subject_of(case).family
    if how not in WAYS or named_in(family, to) is None:
        raise BadInput({"": _("Orang ini tidak ada lagi dalam berkas. Muat ulang gambarnya.")})
    if how == "child" and not other and len(other_parents(family, to)) > 1:
        raise BadInput({"other": _("Pilih orang tua yang lain, atau “Tidak diketahui”.")})
    other = "" if other == UNKNOWN else other
    if other and named_in(family, other) is None:
        raise BadInput({"other": _("Pilih dari orang dalam berkas.")})
    if how == "partner" and not kind:
        raise BadInput({"kind": _("Pilih ikatannya: menikah, berpacaran, berpisah, atau yang lain.")})
    parents = parents_of(family, to)
    if how == "sibling" and not parents and to != CLIENT:
        raise BadInput({"": _("Catat dahulu orang tuanya, lalu tambahkan saudaranya.")})
    relation = relation_by_way(family, to, how, sex, other)
    with transaction.atomic():
        person = record_person(by=by, case=case, name=name, sex=sex, relation=relation or ("" if name.strip() else "relative"), **facts)
        for one, two in ties_of(to, str(person.entry), how, other, parents):
            record_tie(by=by, case=case, one=entry_of(one), other=entry_of(two), kind=kind or BY_BIRTH)
    return person


def ties_of(to: str, new: str, how: str, other: str, parents: list[str]) -> list[tuple[str, str]]:
    """Which ties place the new one, elder side first. A client's sibling is placed by the relation where no parent is in the file."""
    if how == "partner":
        return [(to, new)]
    if how == "parent":
        return [(new, to)]
    if how == "child":
        return [(to, new), *([(other, new)] if other and other != to else [])]
    return [(parent, new) for parent in parents]


def entry_of(ref: str) -> UUID | None:
    """A ref of the family as the file keeps it: None is the client."""
    return None if ref == CLIENT else UUID(ref)


