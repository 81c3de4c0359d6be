"""Choosing a service of the directory while a referral is written: searched and picked inside the same form, so that nothing typed is lost
and no address says what a client needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.directory.reading.choosing import Chosen, areas_named, chosen, offered
from sintas.directory.reading.finding import Asked
from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Search, Text
from sintas.staff.actor import Actor

PRESSED = "look"  # name of the buttons: FIND, AWAY, or the id of the service that is taken
FIND, AWAY = "find", "away"
# needs of a service (practice/catalogue/services.toml) -> kind of receiver (consent_recipients); a suggestion the worker may change
KINDS = {
    "legal_aid": "legal_aid", "safe_house": "shelter", "health": "health", "medical_social_work": "health", "law_enforcement": "police", "clergy": "religious",
}  # fmt: skip


class LookForm(PartForm):
    """What somebody looks for. Every field may stay empty."""

    need = forms.ChoiceField(label=_("Kebutuhan"), required=False, choices=listed("services", empty="—"), widget=Select)
    area = forms.CharField(label=_("Wilayah"), required=False, max_length=120, widget=Text, help_text=_("Misalnya: Bandung."))
    words = forms.CharField(label=_("Nama lembaga atau layanan"), required=False, max_length=120, widget=Search)

    parts = [Part("", [("need", "area"), "words"])]

    def clean_area(self) -> list[str]:
        """Codes; a name that means several areas finds services for any of them."""
        typed = self.cleaned_data["area"].strip()
        found = areas_named(typed) if typed else []
        if typed and not found:
            raise forms.ValidationError(_("Wilayah ini tidak dikenal. Tulis nama provinsi, kabupaten atau kota, atau kecamatan."))
        return found

    def asked(self) -> Asked:
        """As the directory takes it: what is not offered now is not found here."""
        held = self.cleaned_data
        return Asked([held["need"]] if held["need"] else [], held["area"], words=held["words"])


@dataclass
class Look:
    """What stands around the form: the service that was chosen, the search, and what it found (None before anybody searched)."""

    form: LookForm
    chosen: Chosen | None = None
    found: list[Chosen] | None = None
    total: int = 0
    open: bool = field(default=False)


def look_of(by: Actor, data: Any, service_ref: Any) -> Look:
    """For one showing of the page. `data`: what was sent, or an empty mapping."""
    searching = data.get(PRESSED) == FIND
    typed = {name: data.get(f"cari-{name}", "") for name in LookForm.base_fields}  # stays there when another button was pressed
    look = Look(LookForm(data if searching else None, initial=typed, prefix="cari"), chosen(by, service_ref) if service_ref else None, open=searching)
    if searching and look.form.is_valid():
        look.found, look.total = offered(by, look.form.asked())
    return look


def picked(by: Actor, data: Any) -> dict[str, str] | None:
    """The fields of the referral that the pressed button fills in; None when no service was taken or let go by it."""
    pressed = str(data.get(PRESSED) or "")
    if pressed == AWAY:
        return {"service_ref": ""}
    service = chosen(by, taken) if (taken := as_id(pressed)) else None
    if service is None:
        return None
    kind = next((KINDS[need] for need in service.needs if need in KINDS), "")
    filled = {"service_ref": str(service.id), "receiver": service.title, "receiver_contact": service.contact}
    return filled | ({"receiver_kind": kind} if kind else {})


def as_id(words: Any) -> UUID | None:
    """The id somebody's page sent, if it is one."""
    try:
        return UUID(str(words))
    except ValueError:
        return None
