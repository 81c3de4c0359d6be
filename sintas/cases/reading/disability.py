"""Disability and accommodation, as terms and words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Disability

LISTS = {
    "classes": "disability_classes",
    "kinds": "disability_kinds",
    "needs": "disability_needs",
    "barriers": "disability_barriers",
    "rights": "disability_rights",
    "communication": "languages",
}


def disability_facts(row: Disability, lang: str) -> list[Fact]:
    """What helps a meeting first; only what is known."""

    def words(name: str) -> str:
        return ", ".join(load(LISTS[name]).label(code, lang) for code in getattr(row, name))

    own = (row.own_words or {}).get("needs", "")
    known = [
        (_("Disiapkan setiap kali bertemu"), row.accommodation, False),
        (_("Cara berkomunikasi"), words("communication"), False),
        (_("Ragam disabilitas"), words("kinds"), False),
        (_("Kelas disabilitas fisik"), words("classes"), False),
        (_("Masa terjadinya"), load("disability_cause_periods").label(row.cause_period, lang) if row.cause_period else "", False),
        (_("Kebutuhan"), ", ".join(part for part in (words("needs"), own) if part), False),
        (_("Hambatan"), words("barriers"), False),
        (_("Hak yang perlu diperhatikan"), words("rights"), False),
        (_("Menurut klien"), row.about, True),
    ]
    return [Fact(term, said, voice=voice) for term, said, voice in known if said]
