"""My cases, and what can be recorded in one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.pieces import Link, Row, Tab
from sintas.practice import journeys
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff import drafts

from ..forms.base import About
from ..forms.writing import QuickNoteForm
from ..models import Case
from ..policy import can, the_case
from ..reading.caseload import caseload, shown
from ..reading.head import head_of

# what can be recorded, the quickest first: (url name, words, what for, verb)
WHAT: tuple[tuple[str, str | Promise, str | Promise, str], ...] = (
    ("cases:note", gettext_lazy("Catatan"), gettext_lazy("Satu dua kalimat, cukup ditulis."), "cases.record"),
    ("cases:contact", gettext_lazy("Kontak"), gettext_lazy("Telepon, kunjungan, pesan, pertemuan di luar sesi."), "cases.record"),
    ("casework:session", gettext_lazy("Sesi"), gettext_lazy("Pertemuan yang direncanakan dan sudah berlangsung."), "casework.session"),
    ("casework:session_plan", gettext_lazy("Rencana sesi"), gettext_lazy("Waktu yang disepakati untuk bertemu."), "casework.session"),
    ("cases:appointment", gettext_lazy("Janji temu"), gettext_lazy("Masuk jadwal Anda atau rekan setim."), "cases.record"),
    ("cases:incident", gettext_lazy("Kejadian kekerasan"), gettext_lazy("Yang dialami, seperti diceritakan."), "cases.record"),
    (
        "cases:urgent_step",
        gettext_lazy("Langkah pelindungan"),
        gettext_lazy("Dicatat seketika, tidak menunggu persetujuan."),
        "cases.record",
    ),
    (
        "cases:suicide_path",
        gettext_lazy("Ia menyatakan ingin mati"),
        gettext_lazy("Membuka langkah yang perlu dilakukan sekarang."),
        "cases.record",
    ),
    ("cases:risk", gettext_lazy("Asesmen bahaya"), gettext_lazy("Fakta, tingkat, dan alasannya."), "cases.record"),
    ("cases:safety_plan", gettext_lazy("Rencana keselamatan"), gettext_lazy("Disusun bersama klien."), "cases.record"),
    ("evidence:family", gettext_lazy("Keluarga"), gettext_lazy("Genogram yang dilengkapi bersama klien."), "cases.record"),
    ("evidence:tools", gettext_lazy("Alat asesmen"), gettext_lazy("Ekomap, peta jalan hidup, peta tubuh, dan lainnya."), "evidence.assess"),
    ("evidence:scales", gettext_lazy("Skala dan daftar"), gettext_lazy("Diisi klien, dibacakan, atau jumlah dari kertas."), "evidence.assess"),
    ("evidence:measure", gettext_lazy("Ukuran"), gettext_lazy("Yang diikuti dari waktu ke waktu."), "evidence.assess"),
    ("cases:consent", gettext_lazy("Persetujuan"), gettext_lazy("Diberikan, dibatasi, ditolak, atau dicabut."), "cases.record"),
    ("cases:observation", gettext_lazy("Pengamatan harian"), gettext_lazy("Perilaku sehari-hari di asrama atau kelas."), "cases.record"),
    ("cases:person", gettext_lazy("Orang"), gettext_lazy("Keluarga, wali, pelaku, atau orang yang mendukung."), "cases.record"),
    ("cases:attachment", gettext_lazy("Lampiran"), gettext_lazy("Foto atau dokumen."), "cases.attach"),
    ("cases:warning", gettext_lazy("Perhatian bagi pembaca"), gettext_lazy("Yang harus dilihat lebih dahulu."), "cases.record"),
)


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """`/kasus/`: one's own open cases. `?tahap=` one stage, `?ditutup=1` the closed ones, `?sesudah=` the next page."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("cases.read"):
        raise Refusal(verb="list cases")
    if getattr(request, "shared", None) is not None:
        raise NotNow(_("Layar sedang dibagi, jadi daftar kasus ditutup. Selesaikan berbagi layar lebih dahulu."), verb="list cases")
    asked: Any = request
    asked.opened_lately = []  # the list itself needs no shorter list beside it (desk/context.py)
    lang = get_language() or "id"
    stage = request.GET.get("tahap", "")
    stage = stage if stage in journeys.GIM.stages else ""
    closed = request.GET.get("ditutup") == "1"
    page = caseload(actor, stage=stage, closed=closed, after=request.GET.get("sesudah", ""), lang=lang)
    context = {
        "rows": [shown(line, lang) for line in page.lines],
        "total": page.total,
        "closed": closed,
        "chips": chips(stage, closed, lang),
        "next_url": address(stage, closed, page.following) if page.following else "",
        "first_url": address(stage, closed) if request.GET.get("sesudah") else "",
        "may_open": actor.holds("cases.open"),
        "new_url": _url("intake:new"),
    }
    return render(request, "cases/list.html", context)


def chips(stage: str, closed: bool, lang: str) -> list[Tab]:
    """Every stage as a filter, and the closed cases."""
    each = [Tab(journeys.GIM.label(code, lang), address(code), stage == code and not closed) for code in journeys.GIM.stages]
    return [Tab(_("Semua"), address(), not stage and not closed), *each, Tab(_("Ditutup"), address(closed=True), closed)]


def address(stage: str = "", closed: bool = False, after: str = "") -> str:
    """The list with these filters."""
    query = {"tahap": stage, "ditutup": "1" if closed else "", "sesudah": after}
    kept = urlencode({name: value for name, value in query.items() if value})
    return reverse("cases:list") + (f"?{kept}" if kept else "")


@require_safe
def record_what(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/catat/`: the note itself, then everything else that can be written. From the case page: tap, write, save."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    note = quick_note(request, case) if can(actor, "cases.record", case) else {}
    head = head_of(case, actor=actor)
    rows = [Row(str(label), url, str(hint)) for name, label, hint, verb in WHAT if can(actor, verb, case) and (url := _url(name, case.pk))]
    context = {
        "head": head,
        "alerts": head.alerts,
        "rows": rows,
        **note,
        "back": Link(reverse("desk:case", args=[case.pk]), f"{head.initials} · {head.number}"),
    }
    return render(request, "cases/record_what.html", context)


def quick_note(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The form of a note with the draft of the note's own page; what is wrong or overtaken is answered there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    action = reverse("cases:note", args=[case.pk])
    trail.record(by=actor, verb="open form note", file_id=case.pk, opens=True)
    draft = drafts.draft_for(actor, action)
    about = About(actor, case)
    form = QuickNoteForm.resumed(draft.fields, about=about) if draft else QuickNoteForm(about=about)
    return {"form": form, "action": action, "draft_url": drafts.address(action), "draft_saved_at": draft.saved if draft else ""}


def _url(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
