"""Reads the bytes of an XLSForm into a definition, or says everything that is wrong with it."""

from __future__ import annotations

import difflib
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform import checking
from sintas.instruments.xlsform.choosing import filter_columns, read_lists
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.headings import KNOWN, WORDED, language_code
from sintas.instruments.xlsform.meant import near, with_near
from sintas.instruments.xlsform.parts import SELECTS, Question
from sintas.instruments.xlsform.sheets import Sheet, Workbook, read_workbook
from sintas.instruments.xlsform.surveying import Survey, read_survey
from sintas.instruments.xlsform.troubles import FormTroubles, Trouble

# Columns that would change what a form does; leaving them out in silence would make it another form.
_CHANGING: Final = ("trigger", "bind::", "save_to", "parameters", "query", "instance::")


def read(data: bytes) -> FormDefinition:
    """The definition in an .xlsx. Raises FormTroubles: not an .xlsx, too large, or one trouble for each thing to put right."""
    book = read_workbook(data)
    troubles = book.troubles
    survey = book.sheets.get("survey")
    if survey is None or not survey.headings:
        raise FormTroubles([*troubles, _sheet_missing("survey", survey)])
    for name in ("type", "name", "label"):
        if not survey.has(name):
            troubles.append(Trouble(_("judul kolom %(name)s tidak ada.") % {"name": name}, "survey", survey.heading_row))
    if not survey.has("type") or not survey.has("name"):
        raise FormTroubles(troubles)
    settings = _settings(book)
    languages = _languages(book)
    default = language_code(settings["default_language"]) if settings["default_language"] else _own_language(book, languages)
    asked = read_survey(survey, default, troubles.append)
    lists = read_lists(book.sheets.get("choices"), default, troubles.append)
    if not troubles and not any(isinstance(node, Question) and node.is_asked for node in _every(asked)):
        troubles.append(Trouble(_("belum ada pertanyaan di lembar ini."), "survey"))
    ignored = [*asked.ignored, *_ignored_columns(book, troubles)]
    form = FormDefinition(
        title=settings["form_title"],
        form_id=settings["form_id"],
        version=settings["version"],
        languages=tuple(dict.fromkeys([*languages, default])),
        default_language=default,
        nodes=tuple(asked.nodes),
        lists=lists,
        ignored=tuple(ignored),
    )
    troubles += _lists_missing(form, asked, book)
    troubles += checking.troubles_of(form, asked.lines, filter_columns(book.sheets.get("choices")))
    if troubles:
        raise FormTroubles(troubles)
    return form


def _every(survey: Survey) -> list[object]:
    found: list[object] = []
    todo = list(survey.nodes)
    while todo:
        node = todo.pop()
        found.append(node)
        todo.extend(getattr(node, "children", ()))
    return found


def _sheet_missing(name: str, sheet: Sheet | None) -> Trouble:
    if sheet is None:
        return Trouble(_("lembar ini tidak ada. Sebuah XLSForm mempunyai lembar bernama survey, choices, dan settings."), name)
    return Trouble(_("lembar ini kosong."), name)


def _settings(book: Workbook) -> dict[str, str]:
    """The one row of the settings sheet; '' where nothing stands."""
    sheet = book.sheets.get("settings")
    line = sheet.lines[0] if sheet and sheet.lines else None
    return {name: line.text(name) if line else "" for name in ("form_title", "form_id", "version", "default_language")}


def _languages(book: Workbook) -> tuple[str, ...]:
    """Codes in the order of the columns; a heading without language has none."""
    return tuple(
        dict.fromkeys(
            head.language for name in ("survey", "choices") if name in book.sheets for head in book.sheets[name].headings if head.language
        )
    )


def _own_language(book: Workbook, languages: tuple[str, ...]) -> str:
    """The language of the form where the settings do not say it: Indonesian if it is there or a heading names none, else the first."""
    plain = any(head.name in WORDED and not head.language for sheet in book.sheets.values() for head in sheet.headings)
    return "id" if plain or "id" in languages or not languages else languages[0]


def _ignored_columns(book: Workbook, troubles: list[Trouble]) -> list[str]:
    """Columns in use that Sintas leaves out. One that looks like a known column misspelt, or changes the form, is a trouble."""
    ignored = []
    for name, sheet in book.sheets.items():
        for head in sheet.headings if name != "choices" else ():
            first = next((line for line in sheet.lines if head in line.cells), None)
            if first is None or head.name in KNOWN[name]:
                continue
            near = difflib.get_close_matches(head.name, sorted(KNOWN[name]), n=1, cutoff=0.8)
            if near:
                what = _("kolom ini tidak dikenal. Maksudnya %(near)s?") % {"near": near[0]}
                troubles.append(Trouble(what, name, sheet.heading_row, head.written))
            elif name == "survey" and head.name.startswith(_CHANGING):
                what = _("kolom ini tidak dapat dijalankan di Sintas; kosongkan.")
                troubles.append(Trouble(what, name, first.row, head.written))
            else:
                ignored.append(f"{name}: {head.written}")
    return ignored


def _lists_missing(form: FormDefinition, asked: Survey, book: Workbook) -> list[Trouble]:
    selects = [question for question in form.questions if question.kind in SELECTS and question.list_name]
    choices = book.sheets.get("choices")
    if selects and (choices is None or not choices.headings):
        return [_sheet_missing("choices", choices)]
    found = []
    for question in selects:
        if question.list_name not in form.lists:
            line = asked.lines.get(question.name)
            what = _("daftar pilihan %(list)s tidak ada di lembar choices, atau kosong.") % {"list": question.list_name[:40]}
            what = with_near(what, near(question.list_name, form.lists))
            found.append(Trouble(what, "survey", question.row, line.written("type") if line else "type"))
    return found
