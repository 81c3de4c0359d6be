"""Whether bands, alerts, patterns and change figures fit their scale. A limit without its source and population is no limit."""

from django.utils.translation import gettext as _

from sintas.instruments.scales.definition import TOTAL, BandSet, Number, Scale
from sintas.instruments.scales.faults import Faults


def check_limits(scale: Scale, faults: Faults) -> None:
    """Adds a fault for every limit that cannot be right."""
    parts: dict[str, tuple[Number, Number]] = {part.code: (part.low, part.high) for part in scale.subscales}
    parts[TOTAL] = (scale.scoring.low, scale.scoring.high)
    if scale.band_sets and scale.scoring.method == "none":
        faults.add("band_sets", _("Alat yang tidak dijumlah tidak memakai rentang skor."))
        return
    seen: set[tuple[str, str]] = set()
    defaults: set[tuple[str, str]] = set()
    for place, one in enumerate(scale.band_sets):
        key = f"band_sets.{place}"
        for part in one.on:
            if part not in parts:
                faults.add(f"{key}.on", _("Bagian skala ini tidak ada: %(part)s.") % {"part": part})
            else:
                _bands(one, parts[part], key, faults)
            if (one.code, part) in seen:
                faults.add(f"{key}.code", _("Nama ini dipakai dua kali."))
            seen.add((one.code, part))
            if one.default and (one.language, part) in defaults:
                faults.add(f"{key}.default", _("Hanya satu sumber dapat menjadi pilihan awal."))
            defaults |= {(one.language, part)} if one.default else set()
    _alerts(scale, faults)
    _findings(scale, faults)
    for place, guide in enumerate(scale.change_guides):
        if not 0 < guide.reliable <= guide.meaningful:
            faults.add(f"change_guides.{place}.reliable", _("Perubahan yang andal harus lebih dari nol dan tidak melebihi yang bermakna."))
    figures = scale.reliability
    if figures is not None and (figures.sd <= 0 or not 0 < figures.reliability < 1):
        faults.add("reliability.reliability", _("Simpangan baku harus lebih dari nol dan reliabilitas di antara 0 dan 1."))


def _bands(one: BandSet, ends: tuple[Number, Number], key: str, faults: Faults) -> None:
    if not one.bands:
        faults.add(f"{key}.bands", _("Rentang skor belum diisi."))
    last: Number | None = None
    for place, band in enumerate(one.bands):
        if band.low > band.high:
            faults.add(f"{key}.bands.{place}.low", _("Batas bawah lebih besar daripada batas atas."))
        if band.low < ends[0] or band.high > ends[1]:
            faults.add(f"{key}.bands.{place}.low", _("Rentang ini di luar skor yang mungkin, %(low)s sampai %(high)s.") % {"low": ends[0], "high": ends[1]})
        if last is not None and band.low <= last:
            faults.add(f"{key}.bands.{place}.low", _("Rentang ini tumpang tindih dengan yang sebelumnya; tulis dari yang terendah."))
        last = band.high


def _alerts(scale: Scale, faults: Faults) -> None:
    by_id = scale.by_id
    for place, alert in enumerate(scale.alerts):
        key = f"alerts.{place}"
        if alert.item and alert.item not in by_id:
            faults.add(f"{key}.item", _("Butir ini tidak ada: %(names)s.") % {"names": alert.item})
            continue
        if (alert.at_least is None) == (not alert.value):
            faults.add(f"{key}.at_least", _("Tulis satu saja: angka terendah (at_least) atau jawaban (value)."))
            continue
        if not alert.item:
            if alert.at_least is None or not scale.scoring.low < alert.at_least <= scale.scoring.high:
                faults.add(f"{key}.at_least", _("Angka ini di luar skor yang mungkin."))
            continue
        item = by_id[alert.item]
        values = ["yes"] if item.kind == "tick" else [option.value for option in item.options]
        if alert.at_least is not None and not any(number >= alert.at_least for number in item.numbers):
            faults.add(f"{key}.at_least", _("Tidak ada jawaban sebesar ini; peringatan tidak akan pernah muncul."))
        if alert.value and alert.value not in values:
            faults.add(f"{key}.value", _("Nilai ini bukan salah satu jawaban butir tersebut."))


def _findings(scale: Scale, faults: Faults) -> None:
    by_id = scale.by_id
    for place, finding in enumerate(scale.findings):
        if not finding.needs:
            faults.add(f"findings.{place}.needs", _("Pola jawaban ini belum menyebut butirnya."))
        for row, need in enumerate(finding.needs):
            key = f"findings.{place}.needs.{row}"
            if unknown := [name for name in need.items if name not in by_id or not by_id[name].numbers]:
                faults.add(f"{key}.items", _("Butir ini tidak ada atau tidak dihitung: %(names)s.") % {"names": ", ".join(unknown)})
            if not 1 <= need.count <= len(need.items):
                faults.add(f"{key}.count", _("Jumlah ini tidak dapat dipenuhi oleh butir yang disebut."))
