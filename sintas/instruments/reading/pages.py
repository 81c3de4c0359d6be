"""What the unit's pages show of a scale or a form: plain data for templates."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from sintas.instruments.scales.definition import TOTAL, Band, Item, Scale
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.filling import fill
from sintas.instruments.xlsform.pages import pages
from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

KINDS_WORDS = {
    "select_one": gettext_lazy("satu pilihan"),
    "select_multiple": gettext_lazy("beberapa pilihan"),
    "integer": gettext_lazy("bilangan bulat"),
    "decimal": gettext_lazy("angka"),
    "text": gettext_lazy("kata-kata"),
    "date": gettext_lazy("tanggal"),
    "note": gettext_lazy("keterangan"),
    "calculate": gettext_lazy("dihitung"),
}


@dataclass(frozen=True)
class ItemShown:
    """One question as it will be asked. `marks`: what is special about it."""

    text: str
    answers: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """A whole questionnaire for whoever makes or reads it."""

    title: str
    instruction: str
    facts: list[Fact]
    items: list[ItemShown]
    bands: list[str]


def language_name(language: str) -> str:
    """A wording's language in words; its code where this program has no word for it."""
    return {"id": _("Bahasa Indonesia"), "en": _("Inggris")}.get(language, language)


def preview_of(scale: Scale, lang: str) -> Preview:
    """A scale as it will be asked and counted."""
    parts = {name: part.label.say(lang) for part in scale.subscales for name in part.items}
    return Preview(
        title=scale.title.say(lang),
        instruction=scale.instruction.say(lang),
        facts=facts_of(scale, lang),
        items=[item_shown(scale, item, parts.get(item.id, ""), lang) for item in scale.items],
        bands=[band_words(band, "" if on == TOTAL else on, lang) for one in scale.band_sets for on in one.on for band in one.bands],
    )


def facts_of(scale: Scale, lang: str) -> list[Fact]:
    """How it is counted, where its words are from, who gives and who reads it."""
    how = scale.scoring
    counted = {"sum": _("Dijumlahkan"), "mean": _("Dirata-ratakan"), "none": _("Tidak dihitung")}[how.method]
    if how.method != "none":
        counted = _("%(how)s, %(low)s sampai %(high)s") % {"how": counted, "low": numbers.figure(how.low, 2), "high": numbers.figure(how.high, 2)}
    wording = scale.wordings[0]
    tested = _("sudah diuji") if wording.validated else _("belum tervalidasi")
    found = [
        (_("Masa"), scale.period.say(lang)),
        (_("Hitungan"), counted),
        (_("Teks"), f"{language_name(wording.language)}: {wording.source.say(lang)} ({tested})"),
        (_("Izin memakai"), scale.licence.statement.say(lang)),
        (_("Diberikan oleh"), people(scale.given_by, lang)),
        (_("Dibaca oleh"), people(scale.read_by, lang)),
        (_("Diisi dengan cara"), ", ".join(load("completed_by").label(one, lang) for one in scale.completed_by)),
    ]
    return [Fact(term, words) for term, words in found if words]


def people(codes: tuple[str, ...], lang: str) -> str:
    """Professions in words."""
    return ", ".join(load("professions").label(one, lang) for one in codes) or _("semua anggota tim")


def item_shown(scale: Scale, item: Item, part: str, lang: str) -> ItemShown:
    """One question."""
    marks = [_("bagian %(part)s") % {"part": part}] if part else []
    if item.reversed:
        marks.append(pgettext("butir", "nilainya dibalik"))
    if any(alert.item == item.id for alert in scale.alerts):
        marks.append(_("membuka jalur risiko bunuh diri"))
    answers = " · ".join(option_words(one.value, one.label.say(lang)) for one in item.options)
    return ItemShown(item.text.say(lang), answers, tuple(marks))


def option_words(value: object, label: str) -> str:
    """An answer with what it counts."""
    return label if isinstance(value, str) else f"{value} {label}"


def band_words(band: Band, on: str, lang: str) -> str:
    """A stretch with its source and the people it was found with."""
    where = f"{on}: " if on else ""
    return f"{where}{band.low}–{band.high} {band.label.say(lang)} ({band.source.say(lang)}; {band.population.say(lang)})"


def form_preview(form: FormDefinition, title: str, licence: str, lang: str) -> Preview:
    """An XLSForm page by page, whatever its conditions say."""
    said = form.say
    shown = [
        ItemShown(
            said(question.label, lang) or question.name,
            " · ".join(said(choice.label, lang) for choice in form.choices(question.name)),
            (str(KINDS_WORDS[question.kind]), *([_("bersyarat")] if question.relevant else []), *([_("wajib")] if question.required else [])),
        )
        for question in form.questions
    ]
    notes = fill(form, {}, lang).notes
    facts = [
        Fact(_("Halaman"), str(len(pages(form)))),
        Fact(_("Bahasa"), ", ".join(language_name(one) for one in form.languages)),
        Fact(_("Izin memakai"), licence or _("belum dicatat")),
    ]
    if form.ignored:
        facts.append(Fact(_("Tidak dipakai dari berkas"), "; ".join(form.ignored)))
    if notes:
        facts.append(Fact(_("Catatan tentang rumus"), "\n".join(f"{note.path}, {note.column}: {note.what}" for note in notes)))
    return Preview(title, "", facts, shown, [])
