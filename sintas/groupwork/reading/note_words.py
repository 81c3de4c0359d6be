"""A note on a member in words, for the team of her case: from which group, at which moment, what was seen and said. The care key opens it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Row, Tag
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours

from ..models import MOMENTS, MemberNote
from .about import labels
from .noted_member import Noted
from .struck import struck_words

SEALED = ("said", "told", "seen", "around", "evidence")


@dataclass(frozen=True)
class NotePage:
    """One note for the team of her case. `versions_url`: "" for one that was never corrected."""

    entry: UUID
    title: str
    by: str
    facts: list[Fact]
    versions_url: str


def note_page(case: Case, entry: UUID, lang: str) -> NotePage:
    """The version that stands. Raises NotYours for an entry that is not of this case."""
    row = MemberNote.current.filter(file_id=case.pk, entry=entry).select_related("author").first()
    if row is None:
        raise NotYours(verb="read group_note", file_id=case.pk)
    where = _("Dari kelompok %(number)s") % {"number": row.group_number}
    by = f"{where} · {day_words(row, lang)} · {row.author.full_name}, {numbers.moment(row.written_at)}"
    several = MemberNote.objects.filter(file_id=case.pk, entry=entry).count() > 1
    versions = reverse("groupwork:note_history", args=[case.pk, entry]) if several else ""
    return NotePage(entry, moment_words(row, lang), by, note_facts(row, lang), versions)


def moment_words(row: MemberNote, lang: str) -> str:
    """ "Sesi kelompok 3"."""
    named = load("group_note_moments").label(row.moment, lang)
    return f"{named} {row.session_no}" if row.session_no else named


def day_words(row: MemberNote, lang: str) -> str:
    """The day as far as it is known."""
    return FuzzyDate.decode(row.happened).text(lang)


def note_facts(row: MemberNote, lang: str) -> list[Fact]:
    """Everything that stands in it; what is empty is left out."""
    terms = {
        "assessment": {"said": _("Pendapatnya sendiri tentang masalahnya"), "told": _("Kejadian seperti ia ceritakan")},
        "plan": {"said": _("Tujuannya sendiri"), "around": _("Lembaga mana, dan apa yang masih diperlukan")},
        "evaluation": {"said": _("Perubahan menurut dia sendiri")},
        "ending": {"told": _("Siapa yang melanjutkan mendampinginya"), "said": _("Bagaimana ia memandang kelompok ini")},
    }.get(row.moment, {})
    asked = _("Ia sudah ditanya pendapatnya tentang kelompok") if row.moment == "evaluation" else _("Hubungan dengan orang sekitarnya sudah dibicarakan")
    told = [
        Fact(terms.get("said", _("Yang ia katakan")), row.said or "", voice=True),
        Fact(_("Jawabannya"), none_words(row)),
        Fact(terms.get("told", _("Yang ia ceritakan")), row.told or "", voice=row.moment == "assessment"),
        *(Fact(load("success_signs").label(sign, lang), words or _("belum ditulis buktinya")) for sign, words in (row.evidence or {}).items()),
        Fact(_("Yang mendukungnya"), labels("supporting_factors", row.supporting, lang)),
        Fact(_("Keikutsertaannya"), labels("group_observations", row.observations, lang)),
        Fact(_("Tanda yang tampak"), labels("nonverbal_signs", row.signs, lang)),
        Fact(_("Yang terlihat"), row.seen or ""),
        Fact(_("Ditanyakan"), asked if row.asked else ""),
        Fact(_("Pertolongan dari lembaga berwenang"), load("help_received_answers").label(row.help_received, lang) if row.help_received else ""),
        Fact(terms.get("around", _("Siapa yang mendukungnya, siapa yang tidak")), row.around or ""),
    ]
    return [one for one in told if one.words]


def none_words(row: MemberNote) -> str:
    """The honest "no" of this moment, in words."""
    said = {
        "assessment": _("Ia memilih tidak menyampaikan"),
        "plan": _("Ia tidak menginginkan tujuan sendiri"),
        "evaluation": _("Belum tampak tanda apa pun"),
        "ending": _("Ia memilih tidak dilanjutkan"),
    }
    return said.get(row.moment, "") if row.none else ""


def notes_in(case_id: UUID, lang: str) -> list[Row]:
    """Every note in a case, the latest first, for its team; one that was struck out leads to its history. One query, nothing unsealed."""
    return [note_row(row, page_for_her_team(case_id, row), lang) for row in standing(MemberNote.objects.filter(file_id=case_id))]


def page_for_her_team(case_id: UUID, row: MemberNote) -> str:
    """The note, or its history when it was struck out."""
    return reverse("groupwork:note_history" if row.withdrawn_at else "groupwork:note_entry", args=[case_id, row.entry])


def notes_of(her: Noted | None, lang: str) -> tuple[list[Row], list[Row]]:
    """For whoever facilitates her group: the notes of this membership, and the moments of which one can be written. Nothing once she is suspended.

    One that was struck out is told, and leads nowhere: its words are her team's to read.
    """
    if her is None:
        return [], []
    rows = list(standing(MemberNote.objects.filter(member=her.member_id)))
    written = [note_row(row, "" if row.withdrawn_at else note_url(her, row.moment, row.entry if row.moment == "session" else None), lang) for row in rows]
    done = {row.moment for row in rows if row.moment != "session" and row.withdrawn_at is None}
    ahead = [Row(load("group_note_moments").label(one, lang), note_url(her, one)) for one in MOMENTS if one not in done]
    return written, ahead


def note_url(her: Noted, moment: str, entry: UUID | None = None) -> str:
    """The form of a new note, or of the one that stands."""
    if entry is not None:
        return reverse("groupwork:member_note_again", args=[her.group_id, her.member_id, entry])
    return reverse("groupwork:member_note", args=[her.group_id, her.member_id, moment])


def note_row(row: MemberNote, url: str, lang: str) -> Row:
    """One line: moment, group, day, writer; of one that was struck out who did it and why, too."""
    said = f"{row.group_number} · {day_words(row, lang)} · {row.author.full_name}"
    if row.withdrawn_at is None:
        return Row(moment_words(row, lang), url, said)
    return Row(moment_words(row, lang), url, f"{said} · {struck_words(row)}", tag=Tag(_("dicoret")))


def note_line(row: MemberNote, lang: str) -> str:
    """Which note it is, without a word of it: "Sesi kelompok 3, 4 November 2026, Ratna"."""
    return f"{moment_words(row, lang)}, {day_words(row, lang)}, {row.author.full_name}"


def standing(rows: QuerySet[MemberNote]) -> QuerySet[MemberNote]:
    """The newest version of each, also of one that was struck out, the latest first; without their words."""
    rows = rows.filter(superseded_at=None, set_aside=False).select_related("author", "struck_by").defer(*SEALED)
    return rows.order_by("-happened_on", "-written_at", "-pk")


def numbers_of(file_id: UUID, entries: Iterable[UUID]) -> dict[UUID, str]:
    """The group each note came from, for the story of a case; of one that was struck out too. One query."""
    return dict(MemberNote.objects.filter(file_id=file_id, entry__in=list(entries)).values_list("entry", "group_number"))

