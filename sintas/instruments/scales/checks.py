"""Whether the parts of a definition fit together. Asked of every scale, shipped or a unit's own, before anybody answers it."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from sintas.instruments.scales import ranges
from sintas.instruments.scales.checks_limits import check_limits
from sintas.instruments.scales.definition import MANNERS, TOTAL, Item, Scale
from sintas.instruments.scales.faults import Faults
from sintas.practice import catalogue

ONLY_A_NUMBER = re.compile(r"(q|no|nr|item|butir|soal|pertanyaan)?_*\d+")


def check(scale: Scale, faults: Faults) -> None:
    """Adds a fault for everything that does not fit."""
    _kind(scale, faults)
    _wordings(scale, faults)
    _licence(scale, faults)
    _people(scale, faults)
    for place, item in enumerate(scale.items):
        _item(scale, item, f"items.{place}", faults)
    _twice((item.id for item in scale.items), "items", "id", faults)
    _twice((one.code for one in scale.sections), "sections", "code", faults)
    _twice((one.code for one in scale.subscales), "subscales", "code", faults)
    _subscales(scale, faults)
    _skips(scale, faults)
    check_limits(scale, faults)


def _twice(names: Iterable[str], key: str, field: str, faults: Faults) -> None:
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            faults.add(f"{key}.{place}.{field}", _("Nama ini dipakai dua kali."))


def _kind(scale: Scale, faults: Faults) -> None:
    if scale.kind == "total_only":
        if scale.items:
            faults.add("items", _("Alat yang hanya dicatat skornya tidak boleh memuat teks butir."))
        if not scale.licence.reason:
            faults.add("licence.reason", _("Tulis mengapa butirnya tidak ada di sini."))
    elif not scale.items:
        faults.add("items", _("Belum ada butir pertanyaan."))
    scored = scale.kind in ("scale", "total_only")
    if scored == (scale.scoring.method == "none"):
        faults.add("scoring.method", _("Skala dihitung dengan sum atau mean; daftar periksa dan penilaian memakai none."))
    if scale.kind == "scale" and not any(item.scored for item in scale.items):
        faults.add("items", _("Tidak ada butir yang dihitung."))
    if not 0 <= scale.scoring.missing_share < 1:
        faults.add("scoring.missing_share", _("Bagian yang boleh kosong ditulis antara 0 dan 1, misalnya 0.2."))
    has_ends = bool(scale.items) or scale.kind == "total_only"
    if scale.scoring.low > scale.scoring.high or (scored and has_ends and scale.scoring.low == scale.scoring.high):
        faults.add("scoring.low", _("Skor terendah harus lebih kecil daripada skor tertinggi."))
    if scale.scoring.step <= 0:
        faults.add("scoring.step", _("Langkah skor harus lebih besar dari nol."))
    if scale.items and scored:
        ends = ranges.ends([item for item in scale.items if item.scored], scale.scoring.method, scale.scoring.multiplier)
        for name, written, counted in (("low", scale.scoring.low, ends[0]), ("high", scale.scoring.high, ends[1])):
            if written != counted:
                faults.add(f"scoring.{name}", _("Tertulis %(written)s, tetapi butirnya memberi %(counted)s.") % {"written": written, "counted": counted})


def _wordings(scale: Scale, faults: Faults) -> None:
    if not scale.wordings:
        faults.add("wordings", _("Tulis paling sedikit satu bahasa beserta sumber terjemahannya."))
    _twice(scale.languages, "wordings", "language", faults)


def _licence(scale: Scale, faults: Faults) -> None:
    if scale.licence.colour in ("amber", "red") and scale.kind != "total_only":
        faults.add("licence.colour", _("Izinnya belum jelas: hanya skor total yang boleh dicatat, tanpa teks butir."))


def _people(scale: Scale, faults: Faults) -> None:
    professions = catalogue.load("professions")
    for name, listed in (("given_by", scale.given_by), ("read_by", scale.read_by)):
        if unknown := [code for code in listed if not professions.has(code)]:
            faults.add(name, _("Profesi ini tidak ada dalam katalog: %(codes)s.") % {"codes": ", ".join(unknown)})
    if unknown := [one for one in scale.completed_by if one not in MANNERS]:
        faults.add("completed_by", _("Cara mengisi ini tidak dikenal: %(codes)s.") % {"codes": ", ".join(unknown)})
    low, high = scale.ages
    if (low or 0) < 0 or (low is not None and high is not None and low > high):
        faults.add("ages", _("Usia terendah harus lebih kecil daripada usia tertinggi."))


def _item(scale: Scale, item: Item, key: str, faults: Faults) -> None:
    if ONLY_A_NUMBER.fullmatch(item.id):
        faults.add(f"{key}.id", _("Nama butir harus menyebut isinya, bukan nomornya; urutan butir dapat berubah."))
    values = [option.value for option in item.options]
    if item.kind == "choice" and len(values) < 2:
        faults.add(f"{key}.options", _("Butir ini memerlukan paling sedikit dua jawaban."))
    if item.kind != "choice" and values:
        faults.add(f"{key}.options", _("Butir isian atau centang tidak memakai daftar jawaban."))
    if len(set(map(str, values))) != len(values):
        faults.add(f"{key}.options", _("Dua jawaban memakai nilai yang sama."))
    if item.scored and scale.kind == "scale" and (item.kind != "choice" or len(item.numbers) != len(values)):
        faults.add(f"{key}.options", _("Jawaban butir yang dihitung harus bernilai angka."))
    if item.reversed and (not item.scored or scale.kind != "scale"):
        faults.add(f"{key}.reversed", _("Hanya butir yang dihitung dapat dibalik."))
    if item.section and item.section not in {one.code for one in scale.sections}:
        faults.add(f"{key}.section", _("Judul bagian ini tidak ada dalam daftar sections."))
    if item.code_list and (item.code_list not in catalogue.names() or not catalogue.load(item.code_list).has(item.id)):
        faults.add(f"{key}.code_list", _("Kode ini tidak ada dalam daftar katalog."))
    steps = catalogue.load("urgent_steps")
    if unknown := [code for code in item.steps if not steps.has(code)]:
        faults.add(f"{key}.steps", _("Langkah ini tidak ada dalam katalog: %(codes)s.") % {"codes": ", ".join(unknown)})


def _subscales(scale: Scale, faults: Faults) -> None:
    by_id = scale.by_id
    for place, part in enumerate(scale.subscales):
        key = f"subscales.{place}"
        if part.code == TOTAL:
            faults.add(f"{key}.code", _("Nama ini dipakai untuk skor seluruhnya; pilih nama lain."))
        if scale.kind == "total_only":
            if part.items or part.low >= part.high:
                faults.add(f"{key}.low", _("Bagian tanpa butir memerlukan skor terendah dan tertinggi."))
            continue
        if not part.items or len(set(part.items)) != len(part.items):
            faults.add(f"{key}.items", _("Bagian ini memerlukan butir, masing-masing satu kali."))
        if unknown := [name for name in part.items if name not in by_id or not by_id[name].scored]:
            faults.add(f"{key}.items", _("Butir ini tidak ada atau tidak dihitung: %(names)s.") % {"names": ", ".join(unknown)})


def _skips(scale: Scale, faults: Faults) -> None:
    order = [item.id for item in scale.items]
    by_id = scale.by_id
    for place, rule in enumerate(scale.skip_rules):
        key = f"skip_rules.{place}"
        if unknown := [name for name in (rule.item, rule.after) if name not in by_id]:
            faults.add(f"{key}.item", _("Butir ini tidak ada: %(names)s.") % {"names": ", ".join(unknown)})
            continue
        if order.index(rule.after) >= order.index(rule.item):
            faults.add(f"{key}.after", _("Butir yang menentukan harus ditanyakan lebih dahulu."))
        if rule.when not in [option.value for option in by_id[rule.after].options]:
            faults.add(f"{key}.when", _("Nilai ini bukan salah satu jawaban butir tersebut."))
        if rule.scores not in by_id[rule.item].numbers:
            faults.add(f"{key}.scores", _("Nilai ini bukan salah satu jawaban butir tersebut."))
