"""What the file knows of violence that may still go on, for whoever writes a plan (R418)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.facts import facts_for
from sintas.cases.reading.ongoing import incident_goes_on


@dataclass(frozen=True)
class Danger:
    """The answer suggested (degrees), and what it rests on. A suggestion: the worker answers, with the client."""

    degree: str
    words: str


def danger_in_file(case: Case) -> Danger | None:
    """None when nothing in the file points to it; coded columns only."""
    known = []
    ongoing = incident_goes_on(case)
    if ongoing:
        known.append(_("ada kejadian yang masih berlangsung"))
    if "lives_with_perpetrator" in facts_for(case, "danger")["flags"]:
        known.append(_("klien tinggal serumah dengan pelaku"))
    if not known:
        return None
    return Danger("yes" if ongoing else "not_known", _("Menurut berkas: %(known)s. Rencana dimulai dari sini.") % {"known": "; ".join(known)})
