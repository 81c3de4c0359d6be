"""What the document says the group is for, as far as this house has a place for it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .shape import Told

CONSENT = ("izin", "persetujuan")  # an ethical rule that speaks of consent stands in each member's own case


def about_of(told: Told) -> dict[str, Any]:
    """Keywords of open_group(). Its name is that of the institution: a name may not say who takes part."""
    whole = told.whole
    institution = str((whole.part("institution").value or {}).get("name") or "")
    need = whole.text("category", "group_about.need")
    rules = [one.words("group_about.rules_words") for one in whole.items("ethics") if not of_consent(one.value)]
    return {
        "name": _("Kelompok %(where)s") % {"where": institution} if institution else _("Kelompok dari dokumen"),
        "need": need,
        "rules_words": "; ".join(rules),
    }


def of_consent(words: Any) -> bool:
    """Does this rule say that the members agreed?"""
    return isinstance(words, str) and any(one in words.casefold() for one in CONSENT)


def says_consent(told: Told) -> bool:
    """The document says that everybody who took part agreed; where it stands from now on is noted in the book."""
    found = [one for one in told.whole.items("ethics") if of_consent(one.value)]
    for one in found:
        one.words("consent.outcome")
    return bool(found)
