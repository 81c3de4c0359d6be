"""print_group(): a paper of a group as it stands now, or empty to be filled in by hand. It takes no number and is not kept."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.policy import can
from sintas.groupwork.models import Group
from sintas.groupwork.reading.changes_for_paper import changes_for_paper
from sintas.groupwork.reading.for_paper import group_for_paper
from sintas.groupwork.reading.groups import has_contract
from sintas.groupwork.reading.paper_shapes import GroupPart
from sintas.groupwork.reading.report_for_paper import lines_of, passages_of
from sintas.groupwork.reading.result_for_paper import result_of
from sintas.groupwork.reading.session_for_paper import session_for_paper
from sintas.groupwork.reading.sessions import session_of
from sintas.kit import clock, numbers, paper
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actor import Actor

from ..audience import the_house
from ..downloads import Download
from ..group_papers import CONTRACT, REPORT, TOLD, GroupPaper
from ..house import house_of, writer_of
from ..sheet import Sheet
from ..wording import Wording

PRINT, VERB = "cases.print", "print group"


def print_group(*, by: Actor, group: Group, kind: GroupPaper, lang: str, about: UUID | None = None, empty: bool = False) -> Download:
    """In the language `lang`, under the group's number. `about`: the session a paper of one tells of. The name of the file says kind and day.

    Raises Refusal for whoever may not print, NotYours for a session of another group, NotNow for what is not agreed, planned or written yet.
    """
    if not can(by, PRINT, group):
        raise Refusal(verb=VERB, file_id=group.pk)
    if not empty:
        refuse_too_early(group, kind, about)
    trail.record(by=by, verb=VERB, file_id=group.pk, opens=not empty, slug=kind.slug)
    with translation.override(lang):
        wording = Wording(f"board/{kind.slug}", lang)
        told = GroupPart() if empty else read(by, group, kind, about, lang, wording["unnamed"])
        today = clock.today()
        sheet = Sheet(
            wording, "blank" if empty else "final", house_of(group.unit_id), the_house(), numbers.day(today), *writer_of(by.user_id)
        )
        data = kind.build(told, sheet)
    pdf = paper.render(kind.template, data, at=None if empty else clock.now().replace(microsecond=0))
    end = "kosong" if empty else f"{today:%Y%m%d}"
    return Download(pdf.bytes, f"{group.number}-{kind.path}-{end}.pdf")


def refuse_too_early(group: Group, kind: GroupPaper, about: UUID | None) -> None:
    """Before anything is opened: a refusal takes back the row under which it was read. Raises NotYours, NotNow."""
    if kind.of == CONTRACT and not has_contract(group):
        raise not_yet(group, _("Kontrak kelompok belum disepakati. Cetak formulir kosongnya, atau tulis dahulu yang disepakati."))
    if kind.of_session and about is None:
        raise not_yet(group, _("Pilih sesinya dahulu. Bila belum ada, rencanakan sesi di halaman kelompok."))
    if kind.of_session and about is not None and not session_of(group, about).told and kind.of == TOLD:
        raise not_yet(group, _("Jalannya sesi ini belum ditulis. Cetak formulir kosongnya, atau tulis dahulu yang terjadi."))


def read(by: Actor, group: Group, kind: GroupPaper, about: UUID | None, lang: str, unnamed: str) -> GroupPart:
    """What the paper needs."""
    told = group_for_paper(group, lang, unnamed)
    if about is not None and kind.of_session:
        told = replace(told, session=session_for_paper(group, about, lang, unnamed))
    if kind.of == REPORT:
        sessions, members = lines_of(group, lang, unnamed)
        told = replace(told, passages=passages_of(group, lang), sessions=sessions, members=members, result=result_of(group, lang, unnamed))
        told = replace(told, changes=changes_for_paper(by, group, lang))
    return told


def not_yet(group: Group, words: str) -> NotNow:
    """What is missing, said where the paper was asked for."""
    return NotNow(words, verb=VERB, file_id=group.pk)
