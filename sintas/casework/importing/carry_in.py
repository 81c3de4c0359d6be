"""One case of a document into the house: everything in one transaction, and the count of what became of every leaf."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.opening import open_case
from sintas.cases.actions.source import KEPT, REMARK, Fact, keep_source_facts
from sintas.cases.bases import Case
from sintas.cases.reading.source import imported_before, paths_kept
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from .contradictions import bring_contradictions
from .institution import bring_institution
from .leaves import as_words
from .people import bring_actors, bring_disability, bring_family, bring_route, bring_support, client_facts
from .shape import One
from .stages import every_day
from .story import Story, bring_engagement
from .violence import bring_violence
from .wording import wordings

ONCE = "source_once_per_unit"
ABOUT_THE_DOCUMENT = {
    **dict.fromkeys(("schema", "source_document", "language", "kind", "informant_year", "recovery_time_claim", "invented"), "DOCUMENT"),
    **dict.fromkeys(("practice_by_fadly", "practice_by_arsita"), "PRACTICE"),
    "practicum": "PRACTICUM",
}
ABOUT_THE_CASE = {"derived_checks": "DOCUMENT", "expected_system_behaviour": "DOCUMENT", "synthetic": "DOCUMENT"}


@dataclass(frozen=True)
class Account:
    """What became of the leaves of one case. `kept` have no place among the records and stand under their path.

    `dropped` is counted, not assumed: it is what neither a record nor a kept fact speaks of.
    """

    ref: str
    number: str
    placed: int
    kept: int
    remarks: int
    not_stated: int
    dropped: int


class AlreadyThere(Exception):
    """The same source id stands in this unit already; nothing was changed. `case` is None when it is not on the operator's list."""

    def __init__(self, ref: str, case: Case | None) -> None:
        self.ref, self.case = ref, case
        super().__init__(ref)


def carry_in(*, by: Actor, one: One, unit_id: UUID | None = None, synthetic: bool = False) -> Account:
    """Import one case into `unit_id` (the first unit where `by` may open one); `by` becomes its lead.

    All or nothing. Raises AlreadyThere, Refusal, BadInput whose fields are paths in the document.
    """
    unit = unit_id or next(iter(by.units("cases.open")), None)
    if unit is None:
        raise Refusal(verb="import case")
    if (before := imported_before(by, unit, one.ref)) is not None:
        raise AlreadyThere(one.ref, before)
    try:
        with transaction.atomic():
            case = opened(by, unit, one, synthetic)
            bring_all(by, case, one)
            keep_the_rest(by, case, one)
            account = account_of(case, one)
            if account.dropped:
                raise RuntimeError(f"{account.dropped} leaves of an import would be lost")  # a fault of ours: nothing is written
            trail.record(by=by, verb="import", file_id=case.pk, placed=account.placed, kept=account.kept, remarks=account.remarks)
    except IntegrityError as refused:
        if constraint_of(refused) != ONCE:
            raise
        raise AlreadyThere(one.ref, None) from None
    return account


def opened(by: Actor, unit: UUID, one: One, synthetic: bool) -> Case:
    """The file with its client, opened on the first day the document knows; the id ties it to the document."""
    client = one.own.part("client")
    one.own.text("id", "case.source_ref")
    days = every_day(one.own)  # without any, it is opened today
    facts = client_facts(client, one.ref)
    try:
        return open_case(
            by=by, unit_id=unit, client=facts, opened_on=min(days, default=None), source_ref=one.ref, synthetic=synthetic or one.synthetic, imported=True
        )
    except BadInput as bad:
        raise BadInput({f"{client.path}.{field}": sentence for field, sentence in bad.fields.items()}) from None


def bring_all(by: Actor, case: Case, one: One) -> None:
    """People first, then what was done to the client, then the story; what the document says of itself last."""
    own = one.own
    trail.record(by=by, verb="import", file_id=case.pk, opens=True)
    bring_disability(by, case, own.part("client").part("disability"))
    bring_route(by, case, own.part("client").part("access_route"))
    bring_family(by, case, own.part("family"))
    bring_support(by, case, own.part("resource_system"))
    bring_violence(by, case, own)
    if isinstance(own.part("engagement").value, list):  # a mapping (a later form of the document) is kept as facts instead
        bring_engagement(by, case, own)
    Story(by, case, own).tell()
    bring_actors(by, case, one.document)
    bring_contradictions(by, case, one.document)
    remark_on_the_document(one)
    bring_institution(by, one.document.part("institution"))


def remark_on_the_document(one: One) -> None:
    """What speaks about the document, its school or the practice at large, and not about the client."""
    for anomaly in one.document.items("anomalies"):
        anomaly.remark(str(anomaly.value.get("code") or "")[:40] if isinstance(anomaly.value, dict) else "")
    for key, tag in ABOUT_THE_DOCUMENT.items():
        one.document.part(key).remark(tag)
    for key, tag in ABOUT_THE_CASE.items():
        one.own.part(key).remark(tag)


def keep_the_rest(by: Actor, case: Case, one: One) -> None:
    """Every remark, every wording of a code, and every leaf nobody took, under its path in the document."""
    book = one.book
    facts = [Fact(path, as_words(value), KEPT) for path, value in book.left().items()]
    facts += [Fact(path, as_words(book.leaves[path]), REMARK, tags) for path, tags in book.remarks.items()]
    keep_source_facts(by=by, case=case, facts=[*facts, *wordings(book)])


def account_of(case: Case, one: One) -> Account:
    """Count anew from what stands in the database, against every leaf of the document."""
    leaves, empty = set(one.book.leaves), one.book.not_stated
    kept, remarks = paths_kept(case, KEPT), paths_kept(case, REMARK)
    placed = set(one.book.placed) & leaves - kept - remarks - empty
    return Account(
        ref=one.ref,
        number=case.number,
        placed=len(placed),
        kept=len(kept),
        remarks=len(remarks),
        not_stated=len(empty),
        dropped=len(leaves - placed - kept - remarks - empty),
    )


def sentence(account: Account) -> str:
    """One line for the command: counts, no names."""
    return _(
        "%(ref)s → %(number)s: %(placed)s ditempatkan, %(remarks)s catatan tentang dokumen, %(kept)s tanpa tempat, "
        "%(not_stated)s tidak disebut, %(dropped)s hilang."
    ) % vars(account)


def already_sentence(there: AlreadyThere) -> str:
    """Said instead of a count: nothing was changed."""
    if there.case is None:
        return _("%(ref)s sudah pernah diimpor ke unit ini. Tidak ada yang diubah.") % {"ref": there.ref}
    return _("%(ref)s sudah pernah diimpor sebagai %(number)s. Tidak ada yang diubah.") % {"ref": there.ref, "number": there.case.number}
