"""The form of an appointment."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Day, Number, Text, TimeOfDay

from ..actions.appointing import MOST_WEEKS
from ..reading.team import team_choices
from .base import About, RecordForm, listed


class AppointmentForm(RecordForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=listed("appointment_kinds"), widget=OneChip, initial="meeting")
    starts_on = forms.DateField(label=_("Tanggal"), widget=Day)
    starts_at = forms.TimeField(label=_("Jam"), widget=TimeOfDay)
    minutes = forms.IntegerField(label=_("Lamanya (menit)"), initial=60, min_value=5, max_value=720, widget=Number)
    weeks = forms.IntegerField(
        label=_("Berapa minggu berturut-turut"),
        initial=1,
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        widget=Number,
        help_text=_("1 berarti sekali saja. Setiap janji kemudian dapat dipindahkan atau dibatalkan sendiri."),
    )
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    topic = forms.CharField(label=_("Tentang apa"), required=False, widget=Text, max_length=200)
    bring = forms.CharField(label=_("Yang perlu dibawa"), required=False, widget=Text, max_length=200)
    owner = forms.ChoiceField(label=_("Siapa yang datang"), widget=Select)

    parts = [Part("", ["kind", ("starts_on", "starts_at", "minutes"), "weeks", "place", "topic", "bring", "owner"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["owner"]
        field.choices = team_choices(about.case)
        self.initial.setdefault("owner", str(about.actor.user_id))

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        at = datetime.combine(kept.pop("starts_on"), kept.pop("starts_at"))
        kept["weeks"] = kept["weeks"] or 1
        owner, topic = kept.pop("owner"), kept.pop("topic")
        return {**kept, "about": topic, "starts_at": timezone.make_aware(at), "owner_id": UUID(owner)}


class MoveForm(PartForm):
    """Another time for an appointment."""

    starts_on = forms.DateField(label=_("Tanggal"), widget=Day)
    starts_at = forms.TimeField(label=_("Jam"), widget=TimeOfDay)
    minutes = forms.IntegerField(label=_("Lamanya (menit)"), min_value=5, max_value=720, widget=Number)
    parts = (Part("", [("starts_on", "starts_at", "minutes")]),)

    def facts(self) -> dict[str, Any]:
        """Keywords for the action: starts_at (aware, in the zone of whoever writes), minutes."""
        at = datetime.combine(self.cleaned_data["starts_on"], self.cleaned_data["starts_at"])
        return {"starts_at": timezone.make_aware(at), "minutes": self.cleaned_data["minutes"]}
