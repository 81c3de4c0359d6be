"""Several records written in one form: each row is a record of its own, and all are kept or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import strike_out
from sintas.cases.bases import Case, Versioned
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from .assessing_base import emptied, may
from .assessing_change import after_change

V = TypeVar("V", bound=Versioned)


def keep_rows(
    model: type[V],
    keep_one: Callable[..., V],
    *,
    by: Actor,
    case: Case,
    kind: str,
    field: str,
    rows: Iterable[Mapping[str, Any]],
    submission: UUID | None,
) -> list[V]:
    """Write every row that says something new. A row is the facts of `keep_one`, and `entry` with `based_on` where it corrects a record,
    `removed` where the record was entered in error and is struck out. Sent twice, it writes once.

    Raises BadInput at `<field>-<row>-<column>`: a column of the row is wrong, or somebody corrected the record meanwhile; then nothing
    is kept. Raises Refusal, AlreadyDone.
    """
    may(by, case)
    manager: Any = model._default_manager
    stand: dict[UUID, V] = {
        one.entry: one for one in manager.filter(file_id=case.pk, superseded_at=None, set_aside=False, withdrawn_at=None)
    }
    kept: list[V] = []
    with transaction.atomic():
        for at, row in enumerate(rows):
            facts = dict(row)
            entry, based_on, removed = as_uuid(facts.pop("entry", None)), facts.pop("based_on", None), facts.pop("removed", False)
            before = stand.get(entry) if entry else None
            where = f"{field}-{at}-{next(iter(facts))}"
            if entry and before is None:
                if removed:
                    continue
                raise BadInput({where: _("Catatan ini sudah dicoret. Tulis sebagai baris baru bila masih berlaku.")})
            if before is not None and str(based_on or "") != str(before.number) and (removed or not same(model, before, facts)):
                raise BadInput({where: _("Baris ini baru saja diubah rekan Anda. Baca kembali, lalu simpan lagi.")})
            if removed and entry:
                strike_out(model, by=by, case=case, entry=entry, kind=kind)
                after_change(by=by, case=case)
                continue
            if before is not None and same(model, before, facts):
                continue
            part = uuid5(submission, f"{field}-{at}") if submission else None
            try:
                number = before.number if before is not None else None
                kept.append(keep_one(by=by, case=case, entry=entry, based_on=number, submission=part, **facts))
            except BadInput as refused:
                raise BadInput({f"{field}-{at}-{name}": words for name, words in refused.fields.items()}) from None
            except Overtaken:
                raise BadInput({where: _("Baris ini baru saja diubah rekan Anda. Baca kembali, lalu simpan lagi.")}) from None
    return kept


def same(model: type[Versioned], before: Versioned, facts: Mapping[str, Any]) -> bool:
    """Whether the row says what the record says already."""
    for name, value in emptied(model, facts).items():
        held = getattr(before, name)
        now = value.encode() if isinstance(value, FuzzyDate) else value
        if held != now and (held or now):
            return False
    return True


def as_uuid(value: Any) -> UUID | None:
    """An entry as the page carried it; BadInput for what is none."""
    if not value:
        return None
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        raise BadInput({"": _("Ada baris yang tidak terbaca. Muat ulang halaman ini; drafnya tetap ada.")}) from None
