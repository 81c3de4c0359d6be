"""What cannot be in a family, whoever recorded it: checked by the verbs of people and of ties, because sealed dates carry no constraint."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FIRST_YEAR, LAST_YEAR, FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..models import Case, Client, Person, Tie

# a stepchild may be older than its stepparent, a foster child than a foster parent; these may not
BY_BIRTH = frozenset({"biological", "presumed", "adopted"})


def born_of(row: Client | Person) -> FuzzyDate:
    """When somebody was born, as far as known; an age that was said counts as "about", but not for the dead (when was it said of?)."""
    birth = getattr(row, "birth", None)
    if birth:
        return FuzzyDate.decode(birth)
    if row.age_stated is None or getattr(row, "deceased", False):
        return FuzzyDate.unknown()
    year = row.written_at.year - row.age_stated
    return FuzzyDate.about(year) if FIRST_YEAR <= year <= LAST_YEAR else FuzzyDate.unknown()


def born_in(case: Case, entry: UUID | None) -> FuzzyDate:
    """The birth of a person of the file; None is the client. Needs the file's content opened."""
    row = Client.current.filter(file_id=case.pk).first() if entry is None else Person.current.filter(file_id=case.pk, entry=entry).first()
    return born_of(row) if row is not None else FuzzyDate.unknown()


def born_before_children(*, by: Actor, case: Case, entry: UUID, born: FuzzyDate) -> None:
    """A new birth date must fit the parents and children already tied to this person. Raises BadInput on `birth`."""
    ties = [tie for tie in parentage(case) if tie.kind in BY_BIRTH and entry in (tie.one, tie.other)]
    if not ties:
        return
    trail.record(by=by, verb="compare births", file_id=case.pk, opens=True)
    for tie in ties:
        parent = born if tie.one == entry else born_in(case, tie.one)
        child = born if tie.other == entry else born_in(case, tie.other)
        if parent.certainly_after(child):
            raise BadInput({"birth": _("Dengan tanggal ini seorang anak lebih tua daripada orang tuanya. Periksa tanggal atau ikatannya.")})


def parentage(case: Case) -> list[Tie]:
    """The ties from parent (`one`) to child (`other`) that stand."""
    kinds = [row.code for row in load("tie_kinds").of_group("parentage")]
    return list(Tie.current.filter(file_id=case.pk, kind__in=kinds).only("id", "entry", "one", "other", "kind"))


def is_ancestor(ties: list[Tie], of: UUID | None, who: UUID | None) -> bool:
    """Is `who` a parent, grandparent ... of `of`? (None is the client.)"""
    seen: set[UUID | None] = set()
    ahead = [tie.one for tie in ties if tie.other == of]
    while ahead:
        at = ahead.pop()
        if at == who:
            return True
        if at not in seen:
            seen.add(at)
            ahead += [tie.one for tie in ties if tie.other == at]
    return False
