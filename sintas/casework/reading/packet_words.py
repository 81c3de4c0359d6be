"""Small hands for composing a packet: parts in the shape a release keeps (cases.models.ReleaseBody.parts)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import DateTimeField, Exists
from django.db.models.functions import Greatest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sintas.cases.bases import Case, Versioned
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.models import User

Words = str | Promise
Part = dict[str, Any]


@dataclass(frozen=True)
class Packet:
    """A copy in words, in the language of its reader. `entry` and `number` name the version it was made from; `pdf` is a paper."""

    title: str
    parts: list[Part] = field(default_factory=list)
    pdf: bytes | None = None
    entry: UUID | None = None
    number: int | None = None


def part(title: Words, *, facts: Iterable[tuple[Words, str]] = (), lines: Iterable[str] = (), text: str | None = None, core: bool = False) -> Part:
    """One part; facts without words are left out. A `core` part that holds nothing says so: whoever approves must see the gap."""
    held = [[str(term), words] for term, words in facts if words]
    kept = [line for line in lines if line]
    if core and not (held or kept or text):
        text = _("Belum ditulis.")
    return {"title": str(title), "facts": held, "lines": kept, "text": text or ""}


def filled(parts: Iterable[Part]) -> list[Part]:
    """Without the parts that hold nothing."""
    return [one for one in parts if one["facts"] or one["lines"] or one["text"]]


def word(name: str, code: str | None, lang: str) -> str:
    """The label of a code of the list `name`; "" for none."""
    return load(name).label(code, lang) if code else ""


def words(name: str, codes: Iterable[str] | None, lang: str) -> str:
    """The labels of several codes in a row."""
    return ", ".join(load(name).label(code, lang) for code in codes or ())


def lines_by(name: str, held: Mapping[str, Any] | None, lang: str) -> list[str]:
    """{code: lines or words} as lines with their heading: "Kognitif: sulit tidur; mimpi buruk"."""
    found = []
    for code, said in (held or {}).items():
        told = "; ".join(said) if isinstance(said, list) else str(said)
        if told:
            found.append(f"{load(name).label(code, lang)}: {told}")
    return found


def own_words(row: Any) -> list[str]:
    """The source's wording that matched no list."""
    held = row.own_words or {}
    said = held.values() if isinstance(held, dict) else held
    return [str(one) for one in said if one]


def day(value: Any) -> str:
    """A date in words, "" for none."""
    return numbers.day(value) if value else ""


def when(row: Any, lang: str) -> str:
    """When it happened, as exactly as is known; "" when nobody noted it."""
    held = FuzzyDate.decode(row.happened)
    return "" if held == FuzzyDate.unknown() else held.text(lang)


def written(row: Versioned) -> str:
    """Who wrote this version and when."""
    author = User.objects.only("full_name").get(pk=row.author_id)
    return _("%(who)s, %(day)s") % {"who": author.full_name, "day": numbers.day(row.written_at)}


def version_title(name: str, number: int) -> str:
    """ "Asesmen, versi 3"."""
    return _("%(what)s, versi %(number)s") % {"what": name, "number": number}


def last_change(case: Case, head: type[Versioned], *parts: type[Versioned]) -> datetime | None:
    """When any of these records was last written or struck out; one query, nothing unsealed. None while the head they belong to is not written."""
    stamps = []
    stands = Exists(cast("Any", head).current.filter(file_id=case.pk))
    for model in (head, *parts):
        rows: Any = model._default_manager.filter(file_id=case.pk, set_aside=False).order_by()
        at = Greatest("written_at", "withdrawn_at", output_field=DateTimeField())  # of PostgreSQL: an empty one does not count
        stamps.append(rows.annotate(at=at, stands=stands).values_list("at", "stands"))
    latest = list(stamps[0].union(*stamps[1:], all=True).order_by("-at")[:1])
    return latest[0][0] if latest and latest[0][1] else None
