"""record_tie(): a union, parentage, guardianship or the quality of a relation between two people of the file (R54, R81)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping import trail, versions
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Person, Tie
from ..policy import can
from .family import BY_BIRTH, born_in, is_ancestor, parentage
from .keeping import refuse_future


def record_tie(
    *,
    by: Actor,
    case: Case,
    one: UUID | None,
    other: UUID | None,
    kind: str = "",
    quality: str = "",
    energy: str = "",
    since: FuzzyDate | None = None,
    until: FuzzyDate | None = None,
    note: str = "",
    own_words: dict[str, str] | None = None,
    **version: Any,
) -> Tie:
    """Keep a tie from `one` to `other` (entries of people; None is the client). In parentage and guardianship `one` is the elder side.

    Raises BadInput: somebody tied to themselves, somebody outside the file, nothing said about the tie, a child that would be its own
    ancestor, a child older than its parent (by birth or adoption), an end before the beginning.
    """
    own = {k: v for k, v in (own_words or {}).items() if v}
    checked("kind", "tie_kinds", kind)
    checked("quality", "tie_qualities", quality)
    checked("energy", "tie_energies", energy)
    if one == other:
        raise BadInput({"other": _("Pilih dua orang yang berbeda.")})
    for field, who in (("one", one), ("other", other)):
        if who is not None and not Person.current.filter(file_id=case.pk, entry=who).exists():
            raise BadInput({field: _("Orang ini tidak ada dalam berkas. Catat dahulu orangnya.")})
    if not (kind or quality or own):
        raise BadInput({"kind": _("Pilih jenis ikatan, atau kualitas hubungannya.")})
    if kind and load("tie_kinds").get(kind).group == "parentage":
        refuse_impossible_parentage(by=by, case=case, parent=one, child=other, kind=kind, entry=version.get("entry"))
    in_order(since, until)
    # not through keep(): its `kind` names the record, and a tie has a field of that name
    if not can(by, "cases.record", case):
        raise Refusal(verb="record tie", file_id=case.pk)
    row = versions.write(
        Tie,
        by=by,
        file_id=case.pk,
        organisation_id=case.organisation_id,
        one=one,
        other=other,
        kind=kind,
        quality=quality,
        energy=energy,
        since=since.encode() if since and since.is_known else None,
        until=until.encode() if until and until.is_known else None,
        note=note.strip() or None,
        own_words=own or None,
        **version,
    )
    trail.record(by=by, verb="record tie", file_id=case.pk, entry=str(row.entry), number=row.number)
    return row


def refuse_impossible_parentage(*, by: Actor, case: Case, parent: UUID | None, child: UUID | None, kind: str, entry: UUID | None) -> None:
    """Nobody is their own ancestor; nobody is born before the parent who bore or adopted them. Raises BadInput on `other`."""
    ties = [tie for tie in parentage(case) if tie.entry != entry]
    if is_ancestor(ties, of=parent, who=child):
        raise BadInput({"other": _("Menurut ikatan lain, orang kedua adalah orang tua atau leluhur orang pertama. Periksa arahnya.")})
    if kind not in BY_BIRTH:
        return
    trail.record(by=by, verb="compare births", file_id=case.pk, opens=True)
    if born_in(case, parent).certainly_after(born_in(case, child)):
        raise BadInput({"other": _("Anak ini lebih tua daripada orang tuanya. Periksa tanggal lahir keduanya, atau tukar arahnya.")})


def in_order(since: FuzzyDate | None, until: FuzzyDate | None) -> None:
    """Neither lies ahead, and the end does not come before the beginning. Raises BadInput."""
    if since is not None:
        refuse_future(since, "since")
    if until is not None:
        refuse_future(until, "until")
        if since is not None and until.certainly_before(since):
            raise BadInput({"until": _("Berakhir tercatat sebelum mulai. Periksa kedua tanggalnya.")})
