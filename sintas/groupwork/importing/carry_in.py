"""A group of a document into the house: everything in one transaction, and the count of what became of every leaf."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.source import KEPT, REMARK, Fact, keep_source_facts
from sintas.cases.reading.source import paths_kept
from sintas.casework.importing.carry_in import ABOUT_THE_DOCUMENT
from sintas.casework.importing.institution import bring_institution
from sintas.casework.importing.leaves import as_words
from sintas.casework.importing.wording import wordings
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

from ..actions.opening import open_group
from ..models import Group
from ..policy import OPEN, visible_to
from .about import about_of, says_consent
from .members import bring_member
from .shape import Told
from .stages import bring_stages


@dataclass(frozen=True)
class Account:
    """What became of the leaves that speak of the group; those of its members stand in their own cases. `homeless`: part of the document -> leaves of
    it that no record has a place for yet. `dropped` is counted, not assumed.
    """

    ref: str
    number: str
    members: int
    new_cases: int
    placed: int
    remarks: int
    not_stated: int
    dropped: int
    homeless: tuple[tuple[str, int], ...]


class AlreadyThere(Exception):
    """The same source id stands in this unit already; nothing was changed. `number` is "" when the group is not on the operator's list."""

    def __init__(self, ref: str, number: str) -> None:
        self.ref, self.number = ref, number
        super().__init__(ref)


class OnlyTried(Exception):
    """Takes everything back after it was counted."""

    def __init__(self, account: Account) -> None:
        self.account = account
        super().__init__(account.ref)


def carry_in(*, by: Actor, told: Told, unit_id: UUID | None = None, dry_run: bool = False, synthetic: bool = False) -> Account:
    """Import the group into `unit_id` (the first unit where `by` may open one); `by` facilitates it and leads the cases that are new.

    All or nothing; with `dry_run` nothing, after it was counted. Raises AlreadyThere, Refusal, BadInput whose fields are paths in the document.
    """
    unit = unit_id or next(iter(by.units(OPEN)), None)
    if unit is None or not by.holds("cases.open", unit):
        raise Refusal(verb="import group")
    if (before := visible_to(by).filter(unit_id=unit, source_ref=told.ref).first()) is not None:
        raise AlreadyThere(told.ref, before.number)
    try:
        with transaction.atomic():
            account = brought(by, told, unit, synthetic=synthetic or told.synthetic)
            if dry_run:
                raise OnlyTried(account)
    except OnlyTried as tried:
        return tried.account
    return account


def brought(by: Actor, told: Told, unit: UUID, *, synthetic: bool) -> Account:
    """The file, what stands in it, its members, and the rest under its path."""
    group = open_group(by=by, unit_id=unit, synthetic=synthetic, **about_of(told))
    Group.objects.filter(pk=group.pk).update(source_ref=told.ref)
    trail.record(by=by, verb="import", file_id=group.pk, opens=True)
    agreed = says_consent(told)
    new = sum(bring_member(by, group, one, unit, agreed=agreed, synthetic=synthetic) for one in told.members)
    bring_stages(by, group, told)
    bring_institution(by, told.whole.part("institution"))
    remark(told)
    book = told.book
    facts = [Fact(path, as_words(value), KEPT) for path, value in book.left().items()]
    facts += [Fact(path, as_words(book.leaves[path]), REMARK, tags) for path, tags in book.remarks.items()]
    keep_source_facts(by=by, case=group, facts=[*facts, *wordings(book)])
    account = account_of(group, told, new)
    if account.dropped:
        raise RuntimeError(f"{account.dropped} leaves of an import would be lost")  # a fault of ours: nothing is written
    return account


def remark(told: Told) -> None:
    """What speaks about the document, its school, and not about the group."""
    for anomaly in told.whole.items("anomalies"):
        anomaly.remark(str(anomaly.value.get("code") or "")[:40] if isinstance(anomaly.value, dict) else "")
    for key, tag in (ABOUT_THE_DOCUMENT | {"id": "DOCUMENT", "method": "DOCUMENT", "synthetic": "DOCUMENT"}).items():
        told.whole.part(key).remark(tag)


def account_of(group: Group, told: Told, new_cases: int) -> Account:
    """Count anew from what stands in the database, against every leaf of the document."""
    leaves, empty = set(told.book.leaves), told.book.not_stated
    kept, remarks = paths_kept(group, KEPT), paths_kept(group, REMARK)
    placed = set(told.book.placed) & leaves - kept - remarks - empty
    homeless = Counter(path.split(".")[0].split("[")[0] for path in kept)
    return Account(
        told.ref, group.number, len(told.members), new_cases, len(placed), len(remarks), len(empty),
        len(leaves - placed - kept - remarks - empty), tuple(homeless.most_common()),
    )  # fmt: skip


def sentence(account: Account, file: str) -> str:
    """Two lines for the command: the file that was given, counts and names of parts, nobody's name."""
    counted = _(
        "%(file)s → %(number)s: %(members)s anggota (%(new_cases)s kasus baru), %(placed)s ditempatkan, %(remarks)s catatan tentang dokumen, "
        "%(not_stated)s tidak disebut, %(dropped)s hilang."
    ) % {**vars(account), "file": file}
    if not account.homeless:
        return counted
    parts = ", ".join(f"{part} ({many})" for part, many in account.homeless)
    return counted + "\n" + _("Belum ada tempatnya, disimpan seperti tertulis: %(parts)s.") % {"parts": parts}


def already_sentence(there: AlreadyThere, file: str) -> str:
    """Said instead of a count: nothing was changed."""
    return _("%(file)s sudah pernah diimpor sebagai %(number)s. Tidak ada yang diubah.") % {"file": file, "number": there.number}
