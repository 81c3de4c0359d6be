"""What a group's team may know of how a member's measures changed: a later copy beside the first, in figures and codes alone. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_group import PURPOSE, READERS
from sintas.cases.bases import Case
from sintas.cases.reading.consent import may
from sintas.casework.reading.measured_changes import MeasuredChange, measured_changes, whole_of
from sintas.casework.reading.packet_words import part
from sintas.kit import clock
from sintas.practice.catalogue import load

from .copy import CODED, may_go

NEEDED, OF_SCALES = "progress", "psychology"  # what was measured of the work; and of scales


def may_tell(case: Case) -> frozenset[str]:
    """The classes such a copy would hold, as far as consent goes today; empty where it does not cover how things went."""
    allowed, always = may_go(case)
    wanted = [one for one in (NEEDED, OF_SCALES) if may(case, PURPOSE, READERS, one, clock.today())]
    return (always | frozenset(wanted)) if allowed and NEEDED in wanted else frozenset()


def changes_for_group(case: Case, classes: Collection[str], *, by_name: str, lang: str) -> list[dict[str, Any]]:
    """In the shape a release keeps, the first part with the same in codes (`CODED`): {"ways": [[what, code]], "whole": code}. [] while nothing was
    measured twice.
    """
    with translation.override(lang):
        found = measured_changes(case, lang, scales=OF_SCALES in classes)
        if not found:
            return []
        first = part(_("Yang diukur di kasusnya"), facts=[(one.what, told(one, lang)) for one in found])
        first[CODED] = {"ways": [[one.what, one.way] for one in found], "whole": whole_of(one.way for one in found)}
        return [first, part(_("Pendamping"), facts=[(_("Nama"), by_name)])]


def told(one: MeasuredChange, lang: str) -> str:
    """ "8 (1 Agustus 2026), lalu 3 (2 November 2026): membaik" """
    said = {"first": one.first, "last": one.last, "way": load("measured_changes").label(one.way, lang).lower()}
    return _("%(first)s, lalu %(last)s: %(way)s") % said
