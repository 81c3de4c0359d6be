"""The form of a step: what every step asks, and this step's own outcomes, papers and questions."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.cases.reading.attachments import attachments_of
from sintas.cases.reading.duties import duties_open
from sintas.kit.choosers import Checks, Chips, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.widgets import Area, CheckCard, Day, TimeOfDay
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST

from ..loader import track
from ..track import Said, Step, Track, named
from .pieces import LONG, UNSTATED, owners

QUESTION = "q_"  # before the code of a step's own question


class StepForm(RecordForm):
    PART = ""

    state = forms.ChoiceField(label=_("Bagaimana langkah ini sekarang"), choices=listed("track_step_states"), widget=Radios)
    outcome = forms.ChoiceField(label=_("Hasilnya"), required=False, widget=Select)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini, atau belum terjadi."))
    at = forms.TimeField(label=_("Jam"), required=False, widget=TimeOfDay)
    settles_duty = forms.BooleanField(label=_("Kewajiban menurut undang-undang ikut dijawab"), required=False, widget=CheckCard)
    what = forms.CharField(label=_("Yang dilakukan"), required=False, widget=Area, max_length=LONG)
    client_words = forms.CharField(label=_("Menurut klien"), required=False, widget=Area(voice=True), max_length=LONG)
    reason = forms.CharField(
        label=_("Alasan"), required=False, widget=Area(low=True), max_length=LONG,
        help_text=_("Diisi bila langkah ini tidak diperlukan atau ditolak layanan."),
    )  # fmt: skip
    companions = forms.MultipleChoiceField(label=_("Siapa yang mendampingi"), choices=listed("companions"), required=False, widget=Chips)
    functions = forms.MultipleChoiceField(label=_("Fungsi yang dijalankan"), required=False, widget=Checks)
    papers = forms.MultipleChoiceField(label=_("Surat yang sudah diterima"), required=False, widget=Checks)
    paper_numbers = lines_field(_("Nomor surat"), _("Satu nomor satu baris. Tersimpan terkunci."))
    attachments = forms.MultipleChoiceField(label=_("Lampiran di berkas ini"), required=False, widget=Checks)
    owner = forms.ChoiceField(label=_("Siapa yang mengerjakan"), required=False, widget=Select)
    due_on = forms.DateField(
        label=_("Sebelum tanggal"), required=False, widget=Day, help_text=_("Menjadi tugas sampai langkah ini selesai.")
    )

    def prepare(self, about: About) -> None:
        """What this step asks; what it does not ask is not shown."""
        whole, step = of_part(self.PART)
        lang = get_language() or "id"
        self.offer("owner", owners(about, self.initial))
        self.choose("outcome", [(one.code, one.label(lang)) for one in step.outcomes], empty=True)
        self.choose("functions", [(one.code, one.label(lang)) for one in whole.functions])
        self.choose("papers", [(code, load("attachment_kinds").label(code, lang)) for code in step.papers])
        self.choose("attachments", attached(about))
        self.ask_about_duty(step)
        if not step.papers:
            del self.fields["paper_numbers"]
        if not step.accompany:
            del self.fields["companions"]
        asked = [f"{QUESTION}{one.code}" for one in step.questions]
        self.parts = [
            Part("", ["state", "outcome", ("happened", "at"), "settles_duty", "companions"]),
            Part(_("Isi langkah"), [*asked, "what", "client_words", "reason"]),
            Part(_("Surat dan lampiran"), ["papers", "paper_numbers", "attachments"], folded=not step.papers),
            Part(_("Tugas dan fungsi"), ["functions", ("owner", "due_on")], folded=True),
        ]

    def ask_about_duty(self, step: Step) -> None:
        """Where the law owes the same and it is still owed, the step answers it as well; a corrected step that was done already asks unticked."""
        if not step.duty or step.duty not in duties_open(self.about.case, [step.duty]):
            del self.fields["settles_duty"]
            return
        lang = get_language() or "id"
        said = [_("“%(duty)s” ikut tercatat dilakukan, dengan isi langkah ini sebagai buktinya.") % {"duty": load(LIST).label(step.duty, lang)}]
        if step.duty_outcomes:
            named_here = ", ".join(f"“{named(step.outcomes, one, lang)}”" for one in step.duty_outcomes)
            said.append(_("Hanya bila hasilnya %(outcomes)s.") % {"outcomes": named_here})
        self.fields["settles_duty"].help_text = " ".join(said)
        self.initial.setdefault("settles_duty", self.initial.get("state") != "done")

    def choose(self, name: str, choices: list[tuple[str, str]], *, empty: bool = False) -> None:
        """Give a chooser its choices; without any it is not asked."""
        if choices:
            self.offer(name, [("", UNSTATED), *choices] if empty else choices)
        else:
            del self.fields[name]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        answers = {f"{QUESTION}{code}": words for code, words in (row.answers or {}).items()}
        own = {"happened": FuzzyDate.decode(row.happened), "at": row.happened_at, "attachments": [str(one) for one in row.attachments]}
        return {**super().initial_from(row), **own, **answers}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        answers = {name.removeprefix(QUESTION): kept.pop(name) for name in list(kept) if name.startswith(QUESTION)}
        happened = kept["happened"] if kept["state"] in ("not_yet", "not_needed") else today_if_empty(self, kept["happened"])
        return {**kept, "part": self.PART, "answers": answers, "happened": happened}


def of_part(part: str) -> tuple[Track, Step]:
    """The track and the step of a form that is made for them: both are there."""
    slug, _dash, code = part.partition("-")
    whole = track(slug)
    step = whole.step(code)
    if step is None:
        raise LookupError(part)
    return whole, step


def attached(about: About) -> list[tuple[str, str]]:
    """The file's attachments by kind, title and when they came."""
    return [(str(one.entry), " · ".join(filter(None, (one.kind, one.title, one.when)))) for one in attachments_of(about.case)]


def words(said: Said, *, hint: bool = False) -> Any:
    """A label of data, in the reader's language when it is shown."""
    return lazy(lambda: (said.hint if hint else said.label)(get_language() or "id"), str)()


@cache
def step_form(part: str) -> type[StepForm]:
    """The form for one step, with a box for each of its questions."""
    _whole, step = of_part(part)
    boxes = {
        f"{QUESTION}{one.code}": forms.CharField(
            label=words(one), help_text=words(one, hint=True), required=False, widget=Area(low=True), max_length=LONG
        )
        for one in step.questions
    }
    return type("StepForm", (StepForm,), {"PART": part, "__module__": __name__, **boxes})
