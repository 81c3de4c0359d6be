"""The form of an appointment."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Day, Number, Text, TimeOfDay

from ..reading.team import team_choices
from .base import About, RecordForm, listed


class AppointmentForm(RecordForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=listed("appointment_kinds"), widget=OneChip, initial="meeting")
    starts_on = forms.DateField(label=_("Tanggal"), widget=Day)
    starts_at = forms.TimeField(label=_("Jam"), widget=TimeOfDay)
    minutes = forms.IntegerField(label=_("Lamanya (menit)"), initial=60, min_value=5, max_value=720, widget=Number)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    topic = forms.CharField(label=_("Tentang apa"), required=False, widget=Text, max_length=200)
    bring = forms.CharField(label=_("Yang perlu dibawa"), required=False, widget=Text, max_length=200)
    owner = forms.ChoiceField(label=_("Siapa yang datang"), widget=Select)

    parts = [Part("", ["kind", ("starts_on", "starts_at", "minutes"), "place", "topic", "bring", "owner"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["owner"]
        field.choices = team_choices(about.case)
        self.initial.setdefault("owner", str(about.actor.user_id))

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        at = datetime.combine(kept.pop("starts_on"), kept.pop("starts_at"))
        owner, topic = kept.pop("owner"), kept.pop("topic")
        return {**kept, "about": topic, "starts_at": timezone.make_aware(at), "owner_id": UUID(owner)}
