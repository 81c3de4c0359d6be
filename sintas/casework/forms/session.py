"""The form of a session that was held."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed, listed_groups
from sintas.cases.forms.writing import wish_to_die_box
from sintas.cases.reading.consent import standing
from sintas.cases.reading.team import team_choices
from sintas.kit import clock
from sintas.kit.choosers import Checks, Chips, PickList, Select, Steps
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text, TimeOfDay
from sintas.practice.consent import allows_intervention
from sintas.practice.therapy import MOST_PARTS
from sintas.programmes.forms.programme import manners

from ..actions.next_steps import CLIENT, ME
from ..reading.sessions import steps_held
from .session_choices import LONG, blank_as_none, done_so_far, goals, or_none, steps, techniques, therapy_of


def guidance_box() -> forms.BooleanField:
    """The client's own wish, asked before spiritual guidance is written down (R191, R279)."""
    return forms.BooleanField(
        label=_("Bimbingan rohani diminta klien sendiri"), required=False, widget=CheckCard,
        help_text=_("Bimbingan rohani diberikan bila klien menginginkannya, menurut keyakinannya sendiri."),
    )  # fmt: skip


class SessionForm(RecordForm):
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam mulai"), required=False, widget=TimeOfDay)
    duration_min = forms.IntegerField(label=_("Lamanya (menit)"), required=False, min_value=1, max_value=1440, widget=Number)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    channel = forms.ChoiceField(label=_("Cara"), choices=or_none("session_channels", _("Belum dipilih")), required=False, widget=Select)
    therapy = forms.ChoiceField(label=_("Terapi"), choices=or_none("therapies", _("Tidak ada")), required=False, widget=Select)
    steps = forms.MultipleChoiceField(
        label=_("Langkah terapi realitas"),
        choices=(),
        required=False,
        widget=Steps,
        help_text=_("Boleh lebih dari satu bila dilakukan bersamaan."),
    )
    techniques = forms.MultipleChoiceField(
        label=_("Teknik yang dipakai"),
        choices=techniques,
        required=False,
        widget=PickList(placeholder=_("Cari, misalnya “dukungan”")),
        help_text=_("Pilih yang benar-benar dipakai, biasanya satu sampai tiga."),
    )
    part_no = forms.IntegerField(
        label=_("Sesi ke"), required=False, min_value=1, max_value=MOST_PARTS, widget=Number,
        help_text=_("Untuk terapi yang dijalani bertahap, misalnya CBT sesi ke-2 dari 5."),
    )  # fmt: skip
    part_of = forms.IntegerField(label=_("Dari berapa sesi"), required=False, min_value=1, max_value=MOST_PARTS, widget=Number)
    order_reason = forms.CharField(
        label=_("Alasan bila urutan langkahnya lain"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Diisi hanya bila satu langkah dijalani sebelum langkah yang mendahuluinya."),
    )  # fmt: skip
    goals = forms.MultipleChoiceField(label=_("Tujuan yang disentuh"), choices=(), required=False, widget=Checks)
    topics = forms.MultipleChoiceField(
        label=_("Topik psikoedukasi"), choices=listed_groups("psychoeducation_topics"), required=False,
        widget=PickList(placeholder=_("Cari, misalnya “hak”")),
    )  # fmt: skip
    guidance_wished = guidance_box()
    state_before = forms.CharField(label=_("Keadaan klien sebelum mulai"), required=False, widget=Area(low=True), max_length=LONG)
    client_words = forms.CharField(
        label=_("Menurut klien"),
        required=False,
        widget=Area(voice=True),
        max_length=LONG,
        help_text=_("Tulis dengan kata-katanya sendiri. Boleh kosong."),
    )
    note = forms.CharField(label=_("Yang dilakukan dan diamati"), required=False, widget=Area, max_length=LONG)
    achievement = forms.CharField(label=_("Yang dicapai"), required=False, widget=Area(low=True), max_length=LONG)
    feedback = forms.CharField(label=_("Umpan balik yang diberikan"), required=False, widget=Area(low=True), max_length=LONG)
    worst_case = forms.CharField(
        label=_("Bila berjalan berat"),
        required=False,
        widget=Area(low=True),
        max_length=LONG,
        help_text=_("Kemungkinan terburuk yang dibahas, dan apa yang dapat dilakukan saat itu."),
    )
    wish_to_die = wish_to_die_box()
    next_step = forms.CharField(label=_("Apa"), required=False, widget=Text, max_length=200)
    next_on = forms.DateField(label=_("Kapan"), required=False, widget=Day)
    next_owner = forms.ChoiceField(label=_("Siapa"), required=False, widget=Select)
    no_next_step = forms.BooleanField(label=_("Tidak ada langkah berikutnya"), required=False, widget=CheckCard)
    participants = forms.MultipleChoiceField(label=_("Yang ikut"), choices=listed("contact_parties"), required=False, widget=Chips)
    participant_words = forms.CharField(label=_("Keterangan yang ikut"), required=False, widget=Text, max_length=200)
    worker_role = forms.ChoiceField(
        label=_("Peran Anda"), choices=or_none("session_roles", _("Belum dipilih")), required=False, widget=Select
    )
    pillar = forms.ChoiceField(label=_("Pilar ATENSI"), choices=or_none("pillars", _("Belum dipilih")), required=False, widget=Select)
    manner = forms.ChoiceField(label=_("Cara"), choices=manners, required=False, widget=Select)
    activities = forms.MultipleChoiceField(label=_("Kegiatan implementasi"), choices=listed("implementation_activities"), required=False, widget=Chips)
    welfare = forms.ChoiceField(
        label=_("Penyelenggaraan kesejahteraan sosial"), choices=or_none("welfare_activities", _("Belum dipilih")), required=False, widget=Select
    )
    protection = forms.BooleanField(
        label=_("Ini langkah pelindungan"), required=False, widget=CheckCard, help_text=_("Pelindungan tidak menunggu persetujuan.")
    )
    before_consent_reason = forms.CharField(
        label=_("Mengapa berlangsung sebelum persetujuan"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Diisi hanya bila pada hari itu klien belum menyetujui pendampingan."),
    )  # fmt: skip

    WHY = Part(_("Sebelum persetujuan"), ["protection", "before_consent_reason"])
    WORK = (
        Part(_("Kapan dan di mana"), [("happened", "at"), ("duration_min", "channel"), "place"]),
        Part(_("Pendekatan"), ["therapy", "steps"]),
        Part("", ["techniques"]),
        Part("", ["goals"]),
        Part(_("Isi sesi"), ["client_words", "note", "achievement", "wish_to_die"]),
        Part(_("Langkah berikutnya"), ["next_step", ("next_on", "next_owner"), "no_next_step"]),
        Part(_("Sesi ke berapa, urutan langkah"), [("part_no", "part_of"), "order_reason"], folded=True),
        Part(_("Topik psikoedukasi, bimbingan rohani"), ["topics", "guidance_wished"], folded=True),
        Part(
            _("Umpan balik, yang ikut, peran"),
            ["state_before", "feedback", "worst_case", "participants", "participant_words", "worker_role"],
            folded=True,
        ),
        Part(_("Untuk penghitungan"), [("pillar", "manner"), "activities", "welfare"], folded=True, hint=_("Pilar dan kegiatan menurut ATENSI; boleh kosong.")),
    )

    def prepare(self, about: About) -> None:
        """Who may owe the next step, which steps were done, the plan's goals; without consent today its question comes first."""
        owner: Any = self.fields["next_owner"]
        me = str(about.actor.user_id)
        others = [(value, name) for value, name in team_choices(about.case) if value != me]
        owner.choices = [("", _("Belum dipilih")), (ME, _("Saya")), (CLIENT, about.client_called or _("Klien")), *others]
        held = steps_held(about.case)
        self.offer("steps", steps(frozenset(code for _day, codes in held for code in codes)))
        self.fields["steps"].help_text = f"{self.fields['steps'].help_text} {done_so_far(held)}".strip()
        self.offer("goals", goals(about.case, self.initial.get("goals") or ()))
        if not self.fields["goals"].choices:  # type: ignore[attr-defined]
            del self.fields["goals"]
        first = not allows_intervention(standing(about.case, clock.today()))
        self.parts = [self.WHY, *self.WORK] if first else [*self.WORK, self.WHY]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "at": row.happened_at}

    def clean(self) -> dict[str, Any]:
        """An empty page saves nothing, and a next step cannot be both there and not there."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if kept.get("no_next_step") and kept.get("next_step"):
            self.add_error("no_next_step", _("Langkah berikutnya sudah ditulis. Hapus salah satunya."))
        if not any(kept.get(name) for name in ("note", "client_words", "achievement", "techniques", "steps", "therapy", "topics", "feedback")):
            self.add_error("note", _("Tulis satu kalimat tentang sesi ini, atau pilih pendekatan yang dipakai."))
        return kept

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        when: FuzzyDate = kept["happened"]
        if not when.is_known and not str(self.data.get("happened", "")).strip():
            kept["happened"] = FuzzyDate.on(clock.today())
        kept["therapy"] = kept["therapy"] or therapy_of(kept["steps"])
        return blank_as_none(
            kept, "place", "participant_words", "order_reason", "state_before", "note", "client_words", "feedback", "achievement", "worst_case"
        )
