"""The record pages of assessment: which form, which verb, which words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.actions.suicide import open_one
from sintas.cases.bases import Case
from sintas.cases.views.recording import RecordPage

from ..actions.assessing_anxiety import judge_anxiety
from ..actions.assessing_contradictions import note_contradiction, settle_contradiction
from ..actions.assessing_parts import write_assessment, write_functioning, write_surroundings
from ..actions.assessing_sources import name_source, name_sources, record_area, record_areas
from ..forms.assess import AssessmentForm
from ..forms.assess_anxiety import AnxietyForm
from ..forms.assess_around import FunctioningForm, SurroundingsForm
from ..forms.assess_contradiction import NoteForm, SettleForm
from ..forms.assess_rows import AreaForm, AreasForm, SourceForm, SourcesForm, rows_from
from ..models import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings
from ..reading.assessment import in_order
from ..reading.assessment_prompts import prompts

VERB = "casework.assess"
BACK = "casework:assessment_page"


def onward(case: Case, row: Any) -> str:
    """A record in which a wish to die was ticked leads to what is done now."""
    standing = open_one(case)
    return reverse("cases:suicide_path", args=[case.pk]) if standing and standing.opened_from_entry in (row.entry, row.pk) else ""


def aside(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What helps while asking and listening."""
    return {"prompts": prompts(get_language() or "id")}


ASSESSMENT = RecordPage(
    "assessment", AssessmentForm, write_assessment, _("Asesmen"), Assessment, single=True, verb=VERB, back=BACK, then=onward, aside=aside,
    template="casework/assessment_form.html", save=_("Simpan asesmen"), saved=_("Asesmen tersimpan."),
    lead=_("Isi yang perlu saja, sisanya boleh menyusul."),
)  # fmt: skip
SURROUNDINGS = RecordPage(
    "surroundings", SurroundingsForm, write_surroundings, _("Lingkungan sosial"), Surroundings, single=True, verb=VERB, back=BACK,
)  # fmt: skip
FUNCTIONING = RecordPage(
    "functioning", FunctioningForm, write_functioning, _("Keberfungsian"), Functioning, single=True, verb=VERB, back=BACK,
)  # fmt: skip
ANXIETY = RecordPage(
    "anxiety", AnxietyForm, judge_anxiety, _("Kecemasan"), Anxiety, verb=VERB, back=BACK, then=onward,
    lead=_("Penilaian Anda pada hari itu, dengan tanda yang terlihat. Bukan tes, dan tidak ada skor."),
)  # fmt: skip
AREA = RecordPage("area", AreaForm, record_area, _("Bidang asesmen"), AreaAssessed, verb=VERB, back=BACK)
SOURCE = RecordPage("information_source", SourceForm, name_source, _("Sumber informasi"), InformationSource, verb=VERB, back=BACK)
CONTRADICTION = RecordPage(
    "contradiction", NoteForm, note_contradiction, _("Dua catatan yang belum sejalan"), Contradiction, verb=VERB, back=BACK, again=True,
    lead=_("Tulis keduanya seperti adanya. Yang mana yang benar ditanyakan nanti."),
)  # fmt: skip
SETTLE = RecordPage(
    "contradiction", SettleForm, settle_contradiction, _("Dua catatan yang belum sejalan"), Contradiction, verb=VERB, back=BACK,
    lead=_("Tanyakan lagi kepada klien atau sumbernya, lalu pilih atau simpan keduanya."),
)  # fmt: skip


def areas_now(case: Case) -> dict[str, Any]:
    """The areas that stand, as rows."""
    return {"areas": rows_from(AreaForm, in_order(AreaAssessed, case))}


def sources_now(case: Case) -> dict[str, Any]:
    """The sources that stand, as rows."""
    return {"sources": rows_from(SourceForm, in_order(InformationSource, case))}


AREAS = RecordPage(
    "area", AreasForm, record_areas, _("Siapa menilai apa"), verb=VERB, back=BACK, first=areas_now,
    lead=_("Satu baris untuk tiap bidang: siapa yang menilai, dengan cara apa, dan hasilnya."),
)  # fmt: skip
SOURCES = RecordPage(
    "information_source", SourcesForm, name_sources, _("Dari mana ini diketahui"), verb=VERB, back=BACK, first=sources_now,
    lead=_("Pihak lain ditanya hanya bila aman dan klien setuju."),
)  # fmt: skip

