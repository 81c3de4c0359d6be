"""The form of a session agreed ahead."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.kit import clock
from sintas.kit.choosers import Checks, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text, TimeOfDay

from .session import guidance_box
from .session_choices import LONG, blank_as_none, goals, or_none


class PlanForm(RecordForm):
    starts_at = forms.DateField(label=_("Tanggal"), widget=Day)
    at_time = forms.TimeField(label=_("Jam"), widget=TimeOfDay)
    duration_min = forms.IntegerField(label=_("Lamanya (menit)"), initial=60, required=False, min_value=5, max_value=720, widget=Number)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    channel = forms.ChoiceField(label=_("Cara"), choices=or_none("session_channels", _("Belum dipilih")), required=False, widget=Select)
    therapy = forms.ChoiceField(label=_("Terapi"), choices=or_none("therapies", _("Tidak ada")), required=False, widget=Select)
    goals = forms.MultipleChoiceField(label=_("Tujuan yang akan disentuh"), choices=(), required=False, widget=Checks)
    guidance_wished = guidance_box()
    note = forms.CharField(label=_("Yang akan dilakukan"), required=False, widget=Area(low=True), max_length=LONG)
    protection = forms.BooleanField(
        label=_("Ini langkah pelindungan"), required=False, widget=CheckCard, help_text=_("Pelindungan tidak menunggu persetujuan.")
    )
    before_consent_reason = forms.CharField(label=_("Alasan langkah pelindungan"), required=False, widget=Area(low=True), max_length=2_000)

    parts = [
        Part(_("Kapan dan di mana"), [("starts_at", "at_time"), ("duration_min", "channel"), "place"]),
        Part(_("Rencana"), ["therapy", "note"]),
        Part("", ["goals"]),
        Part(_("Bimbingan rohani"), ["guidance_wished"], folded=True),
        Part(_("Pelindungan yang mendesak"), ["protection", "before_consent_reason"]),
    ]

    def prepare(self, about: About) -> None:
        """The plan's goals, when there are any."""
        self.offer("goals", goals(about.case, self.initial.get("goals") or ()))
        if not self.fields["goals"].choices:  # type: ignore[attr-defined]
            del self.fields["goals"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        local = clock.local(row.starts_at) if row.starts_at else None
        return {**super().initial_from(row), "starts_at": local.date() if local else None, "at_time": local.time() if local else None}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        moment = datetime.combine(kept.pop("starts_at"), kept.pop("at_time"))
        return blank_as_none({**kept, "starts_at": timezone.make_aware(moment)}, "place", "note")
