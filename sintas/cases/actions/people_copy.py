"""A person, a client or a tie as the keywords with which its verb writes it again in another file."""

from __future__ import annotations

from typing import Any

from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Client, Person, Tie

PERSON_AS_IS = (
    "relation", "sex", "age_stated", "deceased", "before_birth", "birth_order", "religion", "education", "occupation", "address",
    "is_guardian", "unsafe_guardian", "is_perpetrator", "is_support", "may_know", "note",
)  # fmt: skip
CLIENT_AS_IS = ("sex", "age_stated", "religion", "education", "occupation")


def facts_of(row: Person | Client, *, shared_home: bool) -> dict[str, Any]:
    """Keywords of record_person(). The marks of danger travel with the person; a client becomes a plain person without address or NIK."""
    if isinstance(row, Client):
        return {
            "name": row.name,
            "own_words": {"relation": "klien dalam kasus terkait"},
            "birth": FuzzyDate.decode(row.birth or ""),
            **{name: getattr(row, name) for name in CLIENT_AS_IS},
        }
    return {
        "name": row.name,
        "birth": FuzzyDate.decode(row.birth or ""),
        "death": FuzzyDate.decode(row.death or ""),
        "phone": row.phone or "",
        "own_words": dict(row.own_words or {}),
        "in_household": row.in_household and shared_home,
        **{name: getattr(row, name) for name in PERSON_AS_IS},
    }


def tie_facts(tie: Tie) -> dict[str, Any]:
    """Keywords of record_tie() without its two people."""
    return {
        "kind": tie.kind,
        "quality": tie.quality,
        "energy": tie.energy,
        "since": FuzzyDate.decode(tie.since or ""),
        "until": FuzzyDate.decode(tie.until or ""),
        "note": tie.note or "",
        "own_words": dict(tie.own_words or {}),
    }
