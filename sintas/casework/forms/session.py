"""The forms of a session: agreed ahead, and held."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import wish_to_die_box
from sintas.cases.reading.consent import standing
from sintas.cases.reading.team import team_choices
from sintas.kit import clock
from sintas.kit.choosers import Chips, PickList, Select, Steps
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part, Words
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text, TimeOfDay
from sintas.practice.catalogue import load
from sintas.practice.consent import allows_intervention

from ..actions.next_steps import CLIENT, ME
from ..reading.sessions import steps_done

LONG = 20_000  # characters


def or_none(name: str, empty: Words) -> Any:
    """Choices of a list with a first one that chooses nothing; its words are translated when the page is made."""
    return listed(name, empty=cast(str, empty))


def techniques() -> list[tuple[str, Option]]:
    """The sixteen, each with its purpose and caution. What is not used with survivors is said in the name itself."""
    lang = get_language() or "id"
    return [
        option(
            row.code,
            _("%(name)s (hanya penghargaan)") % {"name": row.label(lang)}
            if row.extra.get("punishment_for_survivors") is False
            else row.label(lang),
            words=" ".join((str(row.extra.get("local_word", "")), *row.aliases)),
            purpose=row.text("purpose", lang),
            caution=row.text("caution", lang),
        )
        for row in load("techniques").in_use()
    ]


def steps(earlier: frozenset[str]) -> list[tuple[str, Option]]:
    """Steps of therapies that have an order; those recorded before are marked so."""
    lang = get_language() or "id"
    return [
        option(row.code, row.label(lang), mark=str(row.extra.get("mark", "")), earlier=row.code in earlier)
        for row in load("therapy_steps").in_use()
    ]


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
        Part(_("Isi sesi"), ["client_words", "note", "achievement", "wish_to_die"]),
        Part(_("Langkah berikutnya"), ["next_step", ("next_on", "next_owner"), "no_next_step"]),
        Part(
            _("Umpan balik, yang ikut, peran, pilar"),
            ["state_before", "feedback", "worst_case", "participants", "participant_words", ("worker_role", "pillar")],
            folded=True,
        ),
    )

    def prepare(self, about: About) -> None:
        """Who may owe the next step, which steps were done; without consent today its question comes first."""
        owner: Any = self.fields["next_owner"]
        me = str(about.actor.user_id)
        others = [(value, name) for value, name in team_choices(about.case) if value != me]
        owner.choices = [("", _("Belum dipilih")), (ME, _("Saya")), (CLIENT, about.client_called or _("Klien")), *others]
        order: Any = self.fields["steps"]
        order.choices = steps(steps_done(about.case))
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
        if not any(kept.get(name) for name in ("note", "client_words", "achievement", "techniques", "steps", "therapy", "feedback")):
            self.add_error("note", _("Tulis satu kalimat tentang sesi ini, atau pilih pendekatan yang dipakai."))
        return kept

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        when: FuzzyDate = kept["happened"]
        if not when.is_known and not str(self.data.get("happened", "")).strip():
            kept["happened"] = FuzzyDate.on(clock.today())
        return blank_as_none(
            kept, "place", "participant_words", "state_before", "note", "client_words", "feedback", "achievement", "worst_case"
        )


class PlanForm(RecordForm):
    starts_at = forms.DateField(label=_("Tanggal"), widget=Day)
    at_time = forms.TimeField(label=_("Jam"), widget=TimeOfDay)
    duration_min = forms.IntegerField(label=_("Lamanya (menit)"), initial=60, required=False, min_value=5, max_value=720, widget=Number)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    channel = forms.ChoiceField(label=_("Cara"), choices=or_none("session_channels", _("Belum dipilih")), required=False, widget=Select)
    therapy = forms.ChoiceField(label=_("Terapi"), choices=or_none("therapies", _("Tidak ada")), required=False, widget=Select)
    note = forms.CharField(label=_("Yang akan dilakukan"), required=False, widget=Area(low=True), max_length=LONG)
    protection = forms.BooleanField(
        label=_("Ini langkah pelindungan"), required=False, widget=CheckCard, help_text=_("Pelindungan tidak menunggu persetujuan.")
    )
    before_consent_reason = forms.CharField(label=_("Alasan langkah pelindungan"), required=False, widget=Area(low=True), max_length=2_000)

    parts = [
        Part(_("Kapan dan di mana"), [("starts_at", "at_time"), ("duration_min", "channel"), "place"]),
        Part(_("Rencana"), ["therapy", "note"]),
        Part(_("Pelindungan yang mendesak"), ["protection", "before_consent_reason"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        local = clock.local(row.starts_at) if row.starts_at else None
        return {**super().initial_from(row), "starts_at": local.date() if local else None, "at_time": local.time() if local else None}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        moment = datetime.combine(kept.pop("starts_at"), kept.pop("at_time"))
        return blank_as_none({**kept, "starts_at": timezone.make_aware(moment)}, "place", "note")


def blank_as_none(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    """A sealed field that holds nothing is NULL."""
    return {name: (value or None) if name in names else value for name, value in facts.items()}
