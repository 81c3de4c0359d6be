"""The forms of what happened in a session: whole, and the two short ones that are used while it runs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.reading.team import team_of
from sintas.kit.choosers import Chips, FoldedChips, OneChip, PickList
from sintas.kit.forms import Part
from sintas.kit.options import option
from sintas.kit.widgets import Area
from sintas.practice.catalogue import Code, load
from sintas.practice.group.session import about_member, techniques

WORDS = 10_000  # characters


def seen_offered() -> list[tuple[str, list[Any]]]:
    """Observations of the group under their headings; those of one member are her own case's."""
    lang, listed_ = get_language() or "id", load("group_observations")
    found = []
    for heading in listed_.groups:
        rows = [option(row.code, row.label(lang)) for row in listed_.of_group(heading.code) if not about_member(row.code)]
        found.append((heading.label(lang), rows))
    return [(title, rows) for title, rows in found if rows]


def techniques_offered(phase: str, lang: str) -> list[tuple[str, list[Any]]]:
    """Those of the phase first, under its name; then the others under their headings (R240-R252)."""
    listed_ = load("group_techniques")
    suited = techniques(phase) if phase and load("group_phases").has(phase) else ()
    first = [(gettext("Sering dipakai dalam fase %(phase)s") % {"phase": load("group_phases").label(phase, lang)}, [offer(row, lang) for row in suited])]
    rest = [(one.label(lang), [offer(row, lang) for row in listed_.of_group(one.code) if row not in suited]) for one in listed_.groups]
    return [(title, rows) for title, rows in [*(first if suited else []), *rest] if rows]


def offer(row: Code, lang: str) -> Any:
    """One technique with what it is and what to watch."""
    return option(row.code, row.label(lang), words=" ".join(row.aliases), purpose=row.definition(lang), caution=row.text("caution", lang))


class SeenForm(RecordForm):
    """What was seen of the group, with one thumb."""

    seen = forms.MultipleChoiceField(
        label=_("Yang tampak pada kelompok"), choices=seen_offered, required=False, widget=FoldedChips,
        help_text=_("Tentang kelompok, bukan tentang satu orang. Bila ada yang disudutkan, pilih juga yang dilakukan."),
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Yang dilakukan, bila ada ketegangan"), required=False, widget=Area(low=True), max_length=WORDS, help_text=_("Tanpa nama.")
    )

    parts = [Part("", ["seen", "answer"])]


class WordsForm(RecordForm):
    """Words on how it went."""

    words = forms.CharField(
        label=_("Jalannya sesi"), required=False, widget=Area(low=True), max_length=WORDS,
        help_text=_("Tanpa nama dan tanpa cerita satu orang; itu masuk ke kasusnya sendiri."),
    )  # fmt: skip
    themes = forms.CharField(
        label=_("Tema yang muncul"), required=False, widget=Area(low=True), max_length=WORDS, help_text=_("Satu baris untuk satu tema. Tanpa nama.")
    )
    closing = forms.CharField(label=_("Putaran penutup"), required=False, widget=Area(low=True), max_length=WORDS, help_text=_("Tanpa nama."))

    parts = [Part("", ["words", "themes", "closing"])]


class ProcessForm(SeenForm, WordsForm):
    """All of it. The techniques of the phase come first, of the phase that was chosen or planned."""

    phase = forms.ChoiceField(label=_("Fase kelompok hari itu"), choices=listed("group_phases"), required=False, widget=OneChip)
    techniques = forms.MultipleChoiceField(label=_("Teknik yang dipakai"), required=False, widget=PickList)
    led_by = forms.MultipleChoiceField(label=_("Dipimpin oleh"), required=False, widget=Chips)

    parts = [
        Part("", ["phase", "techniques", "led_by"]),
        Part(_("Yang tampak"), ["seen", "answer"]),
        Part(_("Dengan kata-kata"), ["words", "themes", "closing"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "led_by": [str(one) for one in row.led_by]}

    def prepare(self, about: About) -> None:
        chosen = self.data.get("phase") if self.is_bound else self.initial.get("phase")
        self.offer("techniques", techniques_offered(str(chosen or ""), get_language() or "id"))
        group: Any = about.case
        named = {str(one.user_id): one.name for one in team_of(group)}
        stood = set(self.initial.get("led_by") or ()) - set(named)
        if stood:
            named |= {str(one.user_id): one.name for one in team_of(group, ended=True) if str(one.user_id) in stood}
        self.offer("led_by", list(named.items()))
