"""The forms of a group's ideas and of the tasks made of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed, submission_id
from sintas.kit.choosers import Checks, Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.widgets import Area, Day, Hidden, Number, Text

from ..actions.group_tasks import TITLE_LENGTH
from ..actions.ideas import LONGEST, LONGEST_THEME, MOST_HANDS

NO_NAMES = _("Tanpa nama: gagasan milik kelompok, bukan milik seorang anggota.")


class IdeaLineForm(PartForm):
    """One line, while the group talks: typed, sent, and the next."""

    words = forms.CharField(label=_("Gagasan"), widget=Text({"enterkeyhint": "send", "autofocus": True}), max_length=LONGEST, help_text=NO_NAMES)
    session = forms.UUIDField(required=False, widget=Hidden)
    session_number = forms.IntegerField(required=False, min_value=1, max_value=999, widget=Hidden)

    parts = [Part("", ["words"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for add_idea()."""
        kept = self.cleaned_data
        return {name: kept[name] for name in ("words", "session", "session_number")} | {"submission": submission_id(kept["submission"])}


class IdeaForm(RecordForm):
    """One idea, to be put right."""

    words = forms.CharField(label=_("Gagasan"), widget=Area(low=True), max_length=LONGEST, help_text=NO_NAMES)
    theme = forms.CharField(label=_("Judul kelompok gagasan"), required=False, widget=Text, max_length=LONGEST_THEME)
    chosen_by = forms.IntegerField(
        label=_("Dipilih oleh berapa anggota"), required=False, min_value=0, max_value=MOST_HANDS, widget=Number,
        help_text=_("Hitung tangan yang terangkat. Siapa yang memilih tidak dicatat."),
    )  # fmt: skip

    parts = [Part("", ["words", "theme", "chosen_by"])]


class UnderForm(PartForm):
    """Several ideas under one heading. `ideas`: (entry, words)."""

    entries = forms.MultipleChoiceField(label=_("Gagasan yang serupa"), widget=Checks)
    theme = forms.CharField(
        label=_("Judulnya"), widget=Text, max_length=LONGEST_THEME, help_text=_("Dengan kata-kata anggota. Judul yang sudah ada menambah isinya.")
    )

    parts = [Part("", ["entries", "theme"])]

    def __init__(self, *args: Any, ideas: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["entries"]
        field.choices = [option(entry, words, hint=theme) for entry, words, theme in ideas]

    def facts(self) -> dict[str, Any]:
        """Keywords for group_ideas()."""
        return {"theme": self.cleaned_data["theme"], "entries": [UUID(one) for one in self.cleaned_data["entries"]]}


class StepForm(forms.Form):
    """The buttons under one idea, with the hands that were counted."""

    step = forms.ChoiceField(choices=[(one, one) for one in ("choose", "unchoose", "aside", "again")])
    hands = forms.IntegerField(required=False)


class TaskForm(PartForm):
    """What is to be done, by whom, until when. `owners`: facilitators (id, name)."""

    title = forms.CharField(label=_("Apa yang dilakukan"), widget=Text, max_length=TITLE_LENGTH, help_text=_("Tanpa nama anggota."))
    owner = forms.ChoiceField(label=_("Oleh siapa"), required=False, widget=Radios)
    due_on = forms.DateField(label=_("Sampai kapan"), required=False, widget=Day)

    parts = [Part("", ["title", "owner", "due_on"])]

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.choices = [option("", _("anggota kelompok, bersama")), *(option(pk, name) for pk, name in owners)]

    def facts(self) -> dict[str, Any]:
        """Keywords for give_group_task()."""
        kept = self.cleaned_data
        owner = UUID(kept["owner"]) if kept["owner"] else None
        return {"title": kept["title"], "owner_id": owner, "due_on": kept["due_on"], "submission": submission_id(kept["submission"])}


class TaskEndForm(PartForm):
    """How a task ended."""

    ending = forms.ChoiceField(label=_("Bagaimana tugas ini berakhir"), choices=listed("group_task_endings"), widget=Radios)
    words = forms.CharField(
        label=_("Keterangan"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Perlu diisi bila tidak diperlukan lagi atau diserahkan: mengapa, atau kepada siapa. Tanpa nama anggota."),
    )  # fmt: skip

    parts = [Part("", ["ending", "words"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for end_group_task()."""
        return {name: self.cleaned_data[name] for name in ("ending", "words")}
