"""What was told, version by version. The content must have been opened in the trail."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.reading.versions import Version, versions_of
from sintas.staff.models import User

from ..models import Enquiry, Telling
from .enquiries import told_facts


def standing_of(one: Enquiry) -> Telling:
    """The version that stands."""
    return Telling.current.get(file_id=one.pk)


def author_of(told: Telling) -> str:
    """Who wrote this version."""
    return User.objects.filter(pk=told.author_id).values_list("full_name", flat=True).first() or _("Seseorang")


def history_of(one: Enquiry) -> list[Version]:
    """Newest first; a text that was set aside is compared with the version it was meant to follow."""
    lang = get_language() or "id"
    rows = Telling.objects.filter(file_id=one.pk).select_related("author").order_by("number", "set_aside", "written_at")
    return versions_of((row, words_of(row, lang)) for row in rows)


def words_of(told: Telling, lang: str) -> dict[str, str]:
    """Term -> words of everything that was told."""
    parts = told_facts(told, lang)
    marks = {
        _("Tinggal serumah dengan pelaku"): told.lives_with_perpetrator,
        _("Wali atau orang tua adalah pelaku, atau tidak aman"): told.unsafe_guardian,
        _("Menyatakan ingin mati atau melukai diri"): told.wish_to_die,
    }
    said = {str(fact.term): str(fact.words) for part in (parts.safety, parts.happened, parts.person, parts.came) for fact in part}
    return said | {term: _("ya") for term, holds in marks.items() if holds}
