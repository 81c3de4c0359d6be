"""The form of a client's part in a programme."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit import clock
from sintas.kit.choosers import Chips, OneChip, PickList, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Day

from ..reading.offered import programmes_offered
from .programme import manners


class EnrolmentForm(RecordForm):
    programme = forms.ChoiceField(label=_("Program"), widget=Select)
    state = forms.ChoiceField(label=_("Keadaan"), choices=listed("enrolment_states"), widget=OneChip, initial="enrolled")
    from_on = forms.DateField(label=_("Hari pertama"), widget=Day)
    until_on = forms.DateField(label=_("Hari terakhir"), required=False, widget=Day, help_text=_("Kosong selama masih berjalan."))
    status = forms.ChoiceField(
        label=_("Status penerima manfaat"), choices=listed("beneficiary_statuses", empty=_("Menurut program dan asrama")), required=False, widget=Select
    )
    manner = forms.ChoiceField(label=_("Cara"), choices=manners, required=False, widget=Select)
    activities = forms.MultipleChoiceField(
        label=_("Kegiatan implementasi"), choices=listed("implementation_activities"), required=False, widget=Chips
    )
    ppks = forms.MultipleChoiceField(
        label=_("Jenis PPKS"), choices=listed("ppks"), required=False, widget=PickList, help_text=_("Kosong berarti seperti dalam berkas.")
    )
    note = forms.CharField(label=_("Catatan"), required=False, widget=Area(low=True), max_length=2_000)

    parts = [
        Part("", ["programme", "state", ("from_on", "until_on"), "note"]),
        Part(_("Untuk penghitungan"), ["status", "manner", "activities", "ppks"], folded=True, hint=_("Pilar, bentuk, dan basisnya mengikuti program.")),
    ]

    def prepare(self, about: About) -> None:
        """The programmes of the case's unit; one that a client takes part in already does not change."""
        self.initial.setdefault("from_on", clock.today())
        if self.initial.get("entry"):
            del self.fields["programme"]
            return
        self.offer("programme", [("", _("Pilih")), *programmes_offered(about.case.unit_id)])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "entry": str(row.entry)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        chosen = kept.pop("programme", "")
        return {**kept, "programme_id": UUID(chosen) if chosen else None}


