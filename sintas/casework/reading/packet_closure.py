"""The ending as it is put before whoever approves it (R329-R341, R346, R410-R411)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.practice.catalogue import load
from sintas.practice.readiness import unjudged

from ..models import Termination
from .ending_facts import criteria_named, judged_in
from .packet_words import Packet, Part, day, filled, last_change, own_words, part, version_title, when, word, words, written


def changed(case: Case) -> datetime | None:
    """When the ending was last written."""
    return last_change(case, Termination)


def compose(case: Case, entry: UUID | None, lang: str) -> Packet | None:
    """None while no ending is written. Opens content."""
    row = Termination.current.filter(file_id=case.pk).first()
    if row is None:
        return None
    with translation.override(lang):
        title = version_title(load("approval_subjects").label("closure", lang), row.number)
        return Packet(title, filled(parts_of(row, lang)), entry=row.entry, number=row.number)


def unready(case: Case, lang: str) -> str:
    """Which criteria nobody judged yet (R330-R333); codes only."""
    judged = Termination.current.filter(file_id=case.pk).values_list("judged", flat=True).first()
    gaps = unjudged(judged_in(judged or ()))
    names = ", ".join(criteria_named(gaps, lang))
    return _("Belum dinilai: %(names)s. “Belum” juga penilaian; tulis apa adanya.") % {"names": names} if gaps else ""


def parts_of(row: Termination, lang: str) -> list[Part]:
    """The four criteria stand there one by one, also those nobody judged yet."""
    head = [
        (_("Ditulis oleh"), written(row)),
        (_("Tanggal"), when(row, lang)),
        (_("Pengakhiran"), word("ending_kinds", row.kind_of, lang)),
        (_("Hasil pendampingan"), word("ending_success", row.success, lang)),
        (_("Alasan"), words("closing_reasons", row.reasons, lang)),
        (_("Cara"), row.manner or ""),
        (_("Alih pendampingan"), _("ya, kasus tetap berjalan") if row.handover else ""),
    ]
    counselling = [
        (_("Konseling akhir"), word("final_counselling", row.final_counselling, lang)),
        (_("Isi atau alasannya"), row.final_words or ""),
        (_("Dijelaskan bahwa ini bukan penolakan"), _("ya") if row.not_rejection_explained else _("belum dicatat")),
    ]
    home = [
        (_("Kembali ke"), word("return_places", row.returns_to, lang)),
        (_("Lingkungan itu sumber trauma"), word("degrees", row.source_of_trauma, lang)),
        (_("Keadaannya sekarang"), row.return_view or ""),
    ]
    later = [
        (_("Lewat"), words("follow_up_channels", row.channels, lang)),
        (_("Pertama kali"), day(row.follow_up_on)),
        (_("Rencananya"), row.follow_up_plan or ""),
    ]
    return [
        part(_("Versi ini"), facts=head, lines=row.reason_words or ()),
        part(_("Empat kriteria pengakhiran"), facts=criteria(row, lang)),
        part(_("Konseling akhir"), facts=counselling),
        part(_("Cara menghadapi masalah"), lines=row.coping or ()),
        part(_("Yang tercapai"), lines=row.achievements or ()),
        part(_("Yang belum selesai"), lines=row.unresolved or ()),
        part(_("Refleksi"), text=row.reflection),
        part(_("Pandangan klien"), text=row.client_view),
        part(_("Dilanjutkan oleh"), lines=row.handed_to or ()),
        part(_("Lingkungan tempat kembali"), facts=home, core=True),
        part(_("Tindak lanjut"), facts=later, core=True),
        part(_("Belum dikodekan"), lines=own_words(row)),
    ]


def criteria(row: Termination, lang: str) -> list[tuple[str, str]]:
    """Each criterion with its level and what was seen."""
    levels = dict(one.split(":", 1) for one in row.judged if ":" in one)
    found = []
    for one in load("termination_criteria").in_use():
        level = word("readiness_levels", levels.get(one.code), lang) or _("belum dinilai")
        seen = (row.evidence or {}).get(one.code, "")
        found.append((one.label(lang), f"{level}. {seen}" if seen else level))
    return found
