"""Staff from a spreadsheet: upload, preview, confirm."""

from __future__ import annotations

import io
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Cell, Column, Link, Table
from sintas.kit.sheet import SheetRefused, read_lines
from sintas.safekeeping.carried import carry, uncarry
from sintas.safekeeping.refusals import BadInput

from ..actions.importing import COLUMNS, SAID, NewPerson, Preview, as_plain, import_people, preview
from ..actions.registering import LIST_OF
from ..actor import Actor
from ..forms.person import SheetForm
from ..lists import language, practice_list
from ..policy import need, units_of
from ..reading.people import role_words
from ..signin import asks_again
from .people import VERB, show_codes

PURPOSE = "staff-import"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """`/petugas/impor/`: the file, then its preview, then (with `rows`, what the preview carried) the import."""
    by: Any = request.actor  # type: ignore[attr-defined]
    need(by, VERB)
    if request.method == "POST" and "rows" in request.POST:
        return confirm(request, by)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            lines = read_lines(form.cleaned_data["sheet"].read(), COLUMNS)
        except SheetRefused as refused:
            form.add_error("sheet", refused.sentence)
        else:
            return preview_page(request, by, preview(by=by, lines=lines))
    page = FormPage(
        _("Daftarkan banyak petugas"),
        back=Link(reverse("staff:register"), _("Petugas")),
        lead=_("Isi lembar contoh, satu baris untuk setiap petugas. Sebelum didaftarkan, Anda melihat semua baris lebih dahulu."),
        save=_("Periksa berkas"),
    )
    return form_page(request, form, page, template="staff/import.html")


def preview_page(request: HttpRequest, by: Actor, seen: Preview, *, status: int | None = None) -> HttpResponse:
    """Everything wrong by row and column; without anything wrong, everybody who would be entered, and the button."""
    units = {str(unit.pk): unit.name for unit in units_of(by)}
    context: dict[str, Any] = {"problems": len(seen.problems), "count": len(seen.people)}
    if seen.problems:
        context["table"] = Table(
            _("Yang perlu diperbaiki"),
            [Column(_("Baris"), number=True), Column(_("Kolom")), Column(_("Yang perlu dilakukan"))],
            [[Cell(str(p.row), number=True), Cell(p.column), Cell(p.sentence)] for p in seen.problems],
        )
        return render(request, "staff/import_preview.html", context, status=status or 422)
    context["table"] = Table(
        _("Yang akan didaftarkan"),
        [Column(_("Nama lengkap")), Column(_("Nama pengguna")), Column(_("Unit")), Column(_("Peran"))],
        [[Cell(p.facts["full_name"]), Cell(p.username), Cell(units.get(p.unit_id, "")), Cell(role_words(p.role))] for p in seen.people],
    )
    context["rows"] = carry(PURPOSE, {"by": [str(by.user_id)], "rows": [json.dumps(as_plain(seen.people))]})
    return render(request, "staff/import_preview.html", context)


def confirm(request: HttpRequest, by: Actor) -> HttpResponse:
    """All or nothing. What was seen in the preview is what is entered: it comes back sealed."""
    held = uncarry(request.POST["rows"])
    if held is None or held["form"] != PURPOSE or held["fields"]["by"] != [str(by.user_id)]:
        return render(request, "staff/import_preview.html", {"too_old": True}, status=422)
    people = [NewPerson(**row) for row in json.loads(held["fields"]["rows"][0])]
    try:
        entered = import_people(by=by, people=people)
    except BadInput as bad:
        return render(request, "staff/import_preview.html", {"overtaken": bad.sentence}, status=422)
    return show_codes(request, [(one.user.full_name, one.user.username, one.code) for one in entered], reverse("staff:register"))


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """`/petugas/impor/contoh.xlsx`: the headings, and the words that may stand below them."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    by: Any = request.actor  # type: ignore[attr-defined]
    need(by, VERB)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Petugas")
    sheet.append([headings[0] for headings in COLUMNS.values()])
    listed: Any = book.create_sheet(_("Daftar"))
    words: list[tuple[str, list[str]]] = [
        (COLUMNS["unit"][0], list(units_of(by).filter(closed=False).order_by("name").values_list("name", flat=True))),
        (COLUMNS["role"][0], [said[0] for said in SAID.values()]),
        *((COLUMNS[key][0], [label for _code, label in practice_list(name).choices(language())]) for key, name in LIST_OF.items()),
    ]
    for at, (heading, entries) in enumerate(words, 1):
        for row, text in enumerate([heading, *entries], 1):
            listed.cell(row=row, column=at, value=text).data_type = "s"
    for cell in sheet[1]:
        sheet.column_dimensions[cell.column_letter].number_format = "@"  # text: a NIP typed as a number would lose its last digits
    for page in (sheet, listed):
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 26
    out = io.BytesIO()
    book.save(out)
    return HttpResponse(out.getvalue(), content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="contoh-petugas.xlsx"'})
