"""The forms of a task: given, and then done, moved or dropped."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Seg, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Day, Text, TimeOfDay
from sintas.practice.catalogue import load

from ..reading.tasks import owners_of
from .base import About, RecordForm

WORKDAY_ENDS = time(16)


def kinds() -> list[tuple[str, str]]:
    """The kinds a worker may choose; the others come out of records."""
    return [(row.code, row.label(get_language() or "id")) for row in load("task_kinds").in_use() if row.flag("offered")]


class TaskForm(RecordForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=kinds, widget=OneChip, initial="own")
    title = forms.CharField(
        label=_("Apa yang dilakukan"), required=False, widget=Text, max_length=200, help_text=_("Kosong berarti seperti jenisnya.")
    )
    owner = forms.ChoiceField(label=_("Siapa"), widget=Select)
    due_on = forms.DateField(label=_("Paling lambat"), required=False, widget=Day)
    due_at = forms.TimeField(label=_("Pukul"), required=False, widget=TimeOfDay)
    parts = [Part("", ["kind", "title", "owner", ("due_on", "due_at")])]

    def prepare(self, about: About) -> None:
        """Owners are the team; whoever writes comes first."""
        self.offer("owner", owners_of(about.case, first=about.actor.user_id))

    def clean(self) -> dict[str, Any]:
        """A task of one's own kind says what it is."""
        kept = super().clean() or self.cleaned_data
        if not kept.get("title") and kept.get("kind") == "own":
            self.add_error("title", _("Tulis apa yang akan dilakukan, dalam satu kalimat."))
        return kept

    def facts(self) -> dict[str, Any]:
        kept = self.cleaned_data
        title = kept["title"] or load("task_kinds").label(kept["kind"], get_language() or "id")
        return {"owner_id": UUID(kept["owner"]), "title": title, "kind": kept["kind"], "due_at": moment(kept["due_on"], kept["due_at"])}


class TaskAnswerForm(RecordForm):
    answer = forms.ChoiceField(
        label=_("Bagaimana dengan tugas ini"), widget=Seg, initial="done",
        choices=[("done", _("Selesai")), ("move", _("Dipindah")), ("drop", _("Dibatalkan"))],
    )  # fmt: skip
    words = forms.CharField(
        label=_("Keterangan"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Bila selesai: apa yang menunjukkannya (boleh kosong). Bila dibatalkan: alasannya."),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Bila dipindah, kepada"), required=False, widget=Select)
    due_on = forms.DateField(label=_("Bila dipindah, ke tanggal"), required=False, widget=Day)
    parts = [Part("", ["answer", "words"]), Part(_("Bila dipindah"), [("owner", "due_on")])]

    def prepare(self, about: About) -> None:
        """Without a choice the owner stays."""
        self.offer("owner", [("", "-"), *owners_of(about.case, first=about.actor.user_id)])

    def clean(self) -> dict[str, Any]:
        """Moving needs a day or a person."""
        kept = super().clean() or self.cleaned_data
        if kept.get("answer") == "move" and not (kept.get("owner") or kept.get("due_on")):
            self.add_error("due_on", _("Pilih tanggal atau orang yang baru."))
        return kept


def moment(day: Any, at: Any) -> datetime | None:
    """The end of the working day when no time was given; None without a day."""
    return datetime.combine(day, at or WORKDAY_ENDS, tzinfo=timezone.get_current_timezone()) if day else None
