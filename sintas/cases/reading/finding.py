"""Search in one's own caseload: the header words are opened in memory and compared there. Nobody learns that a person exists elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from sintas.kit import names, nik, phones
from sintas.safekeeping import trail
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Client, Reach
from ..policy import visible_to
from .caseload import CaseLine, clients_of, line_of

MOST = 30  # hits worth reading; more means the words were too few
LEAST = 2  # letters


@dataclass(frozen=True)
class Hit:
    """A case that fits, and by what: the words are said, never the value."""

    line: CaseLine
    why: str
    score: float


def find(actor: Actor, words: str, lang: str = "id") -> list[Hit]:
    """Best first, at most MOST. Looks at names (any spelling, forgiving), initials, case number, NIK and telephone, open and closed cases.

    Writes one trail row with keyed digests of the words and the number of hits. Four queries at most.
    """
    asked = " ".join(words.split())[:100]
    hits = _hits(actor, asked, lang) if asked else []
    trail.record(by=actor, verb="search", words=_digests(actor, asked), hits=len(hits))
    return sorted(hits, key=lambda hit: (-hit.score, hit.line.closed_on is not None, hit.line.number))[:MOST]


def _hits(actor: Actor, asked: str, lang: str) -> list[Hit]:
    cases = visible_to(actor)
    identity, number = nik.normal(asked), phones.normal(asked)
    rows = clients_of(cases).only("id", "name", "called", "other_names", *_CASE).annotate(**_digest_matches(actor, identity, number))
    found = []
    for row in rows:
        why, score = _fit(row, asked)
        if score >= names.ENOUGH:
            found.append(Hit(line_of(row, lang), why, score))
    return found


_CASE = (
    "file__id",
    *(f"file__case__{name}" for name in ("number", "journey", "stage", "opened_on", "closed_on", "closing_reason", "last_recorded_at")),
)


def _digest_matches(actor: Actor, identity: str | None, number: str | None) -> dict[str, Any]:
    key, organisation = service_key(), actor.organisation_id
    same_nik = Client.current.filter(pk=OuterRef("pk"), nik_print=key.fingerprint("nik", organisation, identity or "-"))
    same_phone = Reach.current.filter(file_id=OuterRef("file_id"), phone_print=key.fingerprint("phone", organisation, number or "-"))
    return {"same_nik": Exists(same_nik), "same_phone": Exists(same_phone)}


def _fit(row: Any, asked: str) -> tuple[str, float]:
    """(why, score): the strongest reason alone."""
    if row.same_nik:
        return _("NIK sama"), 100.0
    if row.same_phone:
        return _("Nomor telepon sama"), 100.0
    if _same_number(asked, row.file.case.number):
        return _("Nomor kasus"), 99.0
    short = names.initials(readable(row, "name", "?")).casefold()
    if len(asked) < LEAST and asked.casefold() != short:
        return "", 0.0
    if asked.casefold() == short:
        return _("Inisial"), 98.0
    best = max((names.match(asked, one) for field in ("name", "called", "other_names") if (one := readable(row, field))), default=0.0)
    return (_("Nama sama") if best == 100.0 else _("Nama mirip")), best


def _same_number(asked: str, number: str) -> bool:
    """KS-0002 is also found as ks2, ks 0002 and 2."""
    letters, digits = _split(number)
    asked_letters, asked_digits = _split(asked)
    return bool(asked_digits) and asked_digits == digits and asked_letters in ("", letters)


def _split(text: str) -> tuple[str, str]:
    """Letters and digits of a case number, without its leading zeros; a text of another shape gives no digits."""
    found = re.fullmatch(r"([a-z]*)0*([0-9]+)", "".join(letter for letter in text.casefold() if letter.isalnum()))
    return (found[1], found[2]) if found else (text, "")


def _digests(actor: Actor, asked: str) -> list[str]:
    """The words as the trail keeps them: comparable with themselves, readable by nobody."""
    words: Iterable[str] = names.folded(asked).split() or asked.casefold().split()
    return [service_key().fingerprint("search", actor.organisation_id, word).hex()[:16] for word in words]
