"""What waits for a second pair of eyes: openings by break-glass, and colleagues' unusual days."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.policy import visible_to
from sintas.cases.reading.releases import outlines
from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from ..models import Entry, EntryWords, Unusual
from ..policy import the_look, the_review


def review_facts(actor: Actor, entry_id: UUID, lang: str) -> list[Fact]:
    """Who opened which case when, and why; the words open under a key of their own, with a trail row. Raises NotYours."""
    entry = the_review(actor, entry_id)
    trail.record(by=actor, verb="read entry", file_id=entry.file_id, opens_release=entry.pk)
    words = EntryWords.objects.filter(entry_id=entry.pk).first()
    said = (words.reason if words else None) or ""
    return [
        Fact(_("Nomor kasus"), number_of(actor, entry)),
        Fact(_("Dibuka oleh"), entry.person.full_name),
        Fact(_("Mulai"), numbers.moment(entry.at)),
        Fact(_("Sampai"), numbers.moment(entry.until)),
        Fact(_("Alasan"), load("break_glass_reasons").label(entry.reason, lang)),
        Fact(_("Penjelasannya"), said, gap="" if said else _("tidak ditulis"), voice=True),
    ]


def number_of(actor: Actor, entry: Entry) -> str:
    """The case's number, as far as this reader may know it; of a restricted case only its team."""
    own = visible_to(actor).filter(pk=entry.file_id).values_list("number", flat=True).first()
    if own:
        return str(own)
    known = outlines(actor, [entry.file_id]).get(entry.file_id)
    return known.number if known else (_("kasus terbatas") if entry.restricted else _("kasus lembaga ini"))


def look_facts(actor: Actor, unusual_id: UUID, lang: str) -> list[Fact]:
    """Whose day, which, and what was counted. Raises NotYours."""
    row = the_look(actor, unusual_id)
    return [
        Fact(_("Siapa"), row.person.full_name),
        Fact(_("Unit"), row.unit.name),
        Fact(_("Hari"), numbers.day(row.day)),
        Fact(_("Apa"), load("unusual_rules").label(row.rule, lang)),
        Fact(_("Berapa"), counted(row)),
    ]


def counted(row: Unusual) -> str:
    """ "34 berkas; biasanya 6 sehari"."""
    if row.rule == "glass_again":
        return _("%(count)d kali dalam 30 hari") % {"count": row.count}
    if row.usual is None:
        return _("%(count)d berkas") % {"count": row.count}
    return _("%(count)d berkas; biasanya paling banyak %(usual)d") % {"count": row.count, "usual": row.usual}
