"""The ending in words: its four criteria side by side, what was talked about, where the client returns to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Tag
from sintas.practice import readiness
from sintas.practice.catalogue import load

from ..models import Termination
from .ending_facts import criteria_named, levels_of

KNOTS = {"reached": "done", "partly": "part", "not_yet": "todo"}


@dataclass(frozen=True)
class Criterion:
    """One of the four, judged or not; `evidence` is what could be seen. There is no sum."""

    name: str
    definition: str
    level: Tag | None
    evidence: str


def criteria_of(row: Termination | None, lang: str) -> list[Criterion]:
    """All four, in their order."""
    levels = levels_of(row.judged) if row is not None else {}
    seen = (row.evidence or {}) if row is not None else {}
    return [
        Criterion(one.label(lang), one.definition(lang), level_tag(levels.get(one.code, ""), lang), seen.get(one.code, ""))
        for one in load("termination_criteria").in_use()
    ]


def level_tag(level: str, lang: str) -> Tag | None:
    """None for a criterion nobody judged yet."""
    return Tag(load("readiness_levels").label(level, lang), KNOTS.get(level, "")) if level else None


def criteria_unjudged(judged: Iterable[str], lang: str) -> str:
    """Which of the four carry no judgement; '' when all do."""
    gaps = readiness.unjudged(judged)
    return _("Belum dinilai: %(names)s.") % {"names": ", ".join(criteria_named(gaps, lang))} if gaps else ""


def ending_title(row: Termination, lang: str) -> str:
    """ "Terencana, 26 September 2024"."""
    when = FuzzyDate.decode(row.happened)
    kind = load("ending_kinds").label(row.kind_of, lang) if row.kind_of else ""
    return ", ".join(filter(None, (kind, when.text(lang) if when.is_known else "")))


def ending_facts(row: Termination, lang: str) -> list[Fact]:
    """What is written, in the order of the form; what every ending asks for stands as a gap while it is open."""
    reasons = [load("closing_reasons").label(code, lang) for code in row.reasons]
    held = label("final_counselling", row.final_counselling, lang)
    channels = ", ".join(load("follow_up_channels").label(code, lang) for code in row.channels)
    first = _("kontak pertama %(day)s") % {"day": numbers.day(row.follow_up_on)} if row.follow_up_on else ""
    told = [
        gap(_("Alasan"), "\n".join([", ".join(reasons), *(row.reason_words or [])]).strip(), _("belum dipilih")),
        Fact(_("Bagaimana disampaikan"), row.manner or ""),
        Fact(_("Hasil pendampingan"), label("ending_success", row.success, lang)),
        gap(_("Konseling akhir"), "\n".join(filter(None, (held, row.final_words))), _("belum dicatat")),
        gap(_("Pengakhiran bukan penolakan"), _("sudah dijelaskan") if row.not_rejection_explained else "", _("belum dicatat")),
        gap(_("Cara menghadapi keadaan sulit"), lines(row.coping), _("belum dicatat")),
        Fact(_("Menurut klien"), row.client_view or "", voice=True),
        Fact(_("Yang tercapai"), lines(row.achievements)),
        Fact(_("Refleksi bersama"), row.reflection or ""),
        Fact(_("Yang belum selesai"), lines(row.unresolved)),
        gap(_("Tindak lanjut"), "\n".join(filter(None, (channels, first, row.follow_up_plan))), _("belum disepakati")),
    ]
    return [fact for fact in told if fact.words or fact.gap]


def return_facts(row: Termination, lang: str) -> list[Fact]:
    """Where the client goes, and whether it is safe there now (R346)."""
    return [
        gap(_("Kembali ke"), label("return_places", row.returns_to, lang), _("belum dicatat")),
        gap(_("Dulu menjadi sumber trauma"), label("degrees", row.source_of_trauma, lang), _("belum dinilai")),
        gap(_("Sekarang"), row.return_view or "", _("belum dinilai")),
    ]


def gap(term: str, words: str, missing: str) -> Fact:
    """A fact, or openly that it is not recorded yet."""
    return Fact(term, words) if words else Fact(term, gap=missing)


def label(name: str, code: str, lang: str) -> str:
    """The words of a code, '' for none."""
    return load(name).label(code, lang) if code else ""


def lines(things: Iterable[str] | None) -> str:
    """One thing a line."""
    return "\n".join(things or ())
