"""The forms of a duty: begun by hand, done with what shows it, not done for a reason, its start or owner corrected."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import Radios, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Day, TimeOfDay
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST

from ..reading.tasks import owners_of
from ..same_act import same_act
from .base import About, RecordForm, listed

MIDNIGHT, LAST_MINUTE = time(0), time(23, 59)


def duties() -> list[tuple[str, list[tuple[str, str]]]]:
    """The duties in use under the law they stand in."""
    return load(LIST).choices_grouped(get_language() or "id", clock.today())


def moment(day: date | None, at: time | None, unsaid: time) -> datetime | None:
    """`unsaid` stands for a time nobody noted; None without a day."""
    return datetime.combine(day, at or unsaid, tzinfo=timezone.get_current_timezone()) if day else None


class SinceForm(RecordForm):
    """When a clock begins, and who owes the duty."""

    day = forms.DateField(label=_("Korban melapor pada"), widget=Day)
    at = forms.TimeField(
        label=_("Pukul"), required=False, widget=TimeOfDay, help_text=_("Kosong berarti dihitung dari awal hari itu.")
    )
    owner = forms.ChoiceField(label=_("Siapa yang mengerjakan"), widget=Select)
    parts = [Part("", [("day", "at"), "owner"])]

    def prepare(self, about: About) -> None:
        """Owners are the team."""
        self.offer("owner", owners_of(about.case, first=about.actor.user_id))

    def facts(self) -> dict[str, Any]:
        kept = self.cleaned_data
        return {"since": moment(kept["day"], kept["at"], MIDNIGHT), "owner_id": UUID(kept["owner"])}


class DutyBeginForm(SinceForm):
    duty = forms.ChoiceField(label=_("Kewajiban"), choices=duties, widget=Select)
    parts = [Part("", ["duty", ("day", "at"), "owner"])]

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"duty": self.cleaned_data["duty"]}


class DutyDoneForm(RecordForm):
    """What shows it; where the same act is written elsewhere in the file too, whether it is written along."""

    DUTY = ""

    words = forms.CharField(label=_("Yang menunjukkannya"), widget=Area(low=True), max_length=2_000)
    day = forms.DateField(label=_("Dilakukan pada"), widget=Day)
    at = forms.TimeField(label=_("Pukul"), required=False, widget=TimeOfDay)
    along = forms.ChoiceField(required=False, widget=Radios, help_text=_("Satu kali ditulis, keduanya tercatat."))
    parts = [Part("", ["words", ("day", "at")]), Part("", ["along"])]

    def prepare(self, about: About) -> None:
        """The other record is asked about where it waits to be written; with one way to write it, that is chosen."""
        found = same_act(about.actor, about.case, self.DUTY)
        if found is None:
            del self.fields["along"]
            return
        self.fields["along"].label = found.label
        self.offer("along", [*found.choices, ("", _("Tidak, hanya kewajibannya"))])
        if len(found.choices) == 1:
            self.initial.setdefault("along", found.choices[0][0])

    def facts(self) -> dict[str, Any]:
        """A day without a time is its last minute, and today's is this one."""
        kept = self.cleaned_data
        said = moment(kept["day"], kept["at"], LAST_MINUTE)
        if said is not None and kept["at"] is None and kept["day"] == clock.today():
            said = clock.now()
        return {"evidence": kept["words"], "at": said, "along": kept.get("along", "")}


@cache
def done_form(duty: str) -> type[DutyDoneForm]:
    """The form for one duty of the catalogue deadlines."""
    return type("DutyDoneForm", (DutyDoneForm,), {"DUTY": duty, "__module__": __name__})


class DutyLeftForm(RecordForm):
    because = forms.ChoiceField(label=_("Mengapa tidak dilakukan"), choices=listed("duty_reasons"), widget=Radios)
    words = forms.CharField(
        label=_("Alasannya"), widget=Area(low=True), max_length=2_000, help_text=_("Hanya tim kasus yang membaca kalimat ini.")
    )
    parts = [Part("", ["because", "words"])]

    def facts(self) -> dict[str, Any]:
        return {"because": self.cleaned_data["because"], "reason": self.cleaned_data["words"]}
