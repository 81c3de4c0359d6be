"""The forms of a session: its plan, and calling it off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed, listed_groups
from sintas.cases.reading.team import team_of
from sintas.kit.choosers import Chips, OneChip, PickList
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Day, Text, TimeOfDay
from sintas.practice.catalogue import load

from ..reading.mentors import besides, mentors_of

WORDS = 5_000  # characters


class SessionForm(RecordForm):
    """The plan. Who does what: one field a task of group_session_roles, offering the group's team."""

    on = forms.DateField(label=_("Hari"), widget=Day)
    at = forms.TimeField(label=_("Mulai"), required=False, widget=TimeOfDay)
    ends_at = forms.TimeField(label=_("Selesai"), required=False, widget=TimeOfDay)
    topic = forms.CharField(label=_("Topik"), max_length=200, widget=Text, help_text=_("Tanpa nama orang."))
    aims = forms.CharField(label=_("Tujuan sesi"), required=False, widget=Area(low=True), max_length=WORDS)
    activities = forms.CharField(
        label=_("Kegiatan"), required=False, widget=Area(low=True), max_length=WORDS, help_text=_("Satu baris untuk satu kegiatan, dengan lamanya.")
    )
    materials = forms.CharField(label=_("Bahan dan alat"), required=False, widget=Area(low=True), max_length=WORDS)
    phase = forms.ChoiceField(label=_("Fase kelompok"), choices=listed("group_phases"), required=False, widget=OneChip)
    techniques = forms.MultipleChoiceField(
        label=_("Teknik yang direncanakan"), choices=listed_groups("group_techniques"), required=False, widget=PickList
    )
    others = forms.CharField(
        label=_("Orang lain yang membantu"), required=False, widget=Area(low=True), max_length=1_000,
        help_text=_("Di luar tim kelompok, misalnya mentor, narasumber, atau juru bahasa."),
    )  # fmt: skip
    before_contract_reason = forms.CharField(
        label=_("Mengapa sebelum kontrak"), required=False, widget=Area(low=True), max_length=1_000,
        help_text=_("Hanya bila sesi ini terjadi sebelum kontrak kelompok disepakati, dan bukan persiapan."),
    )  # fmt: skip

    def prepare(self, about: About) -> None:
        lang = get_language() or "id"
        first: list[str] = []
        rest: list[str] = []
        offered = self._colleagues(about)
        mentors = self._mentors(about, offered)
        for row in load("group_session_roles").in_use():
            self.fields[row.code] = forms.MultipleChoiceField(
                label=row.label(lang), choices=mentors if row.code == "mentor" else offered, required=False, widget=Chips, help_text=row.definition(lang)
            )
            (first if row.flag("leads") else rest).append(row.code)
        self.parts = [
            Part("", [("on", "at", "ends_at"), "topic", "aims", "activities", "materials"]),
            Part(_("Siapa memimpin"), first),
            Part(_("Tugas lain"), [*rest, "others"], folded=True),
            Part(_("Fase dan teknik"), ["phase", "techniques"]),
            Part(_("Bila sebelum kontrak"), ["before_contract_reason"], folded=True),
        ]

    def _colleagues(self, about: About) -> list[tuple[str, str]]:
        """The team, and whoever of it stood in this plan and has left since."""
        team: Any = about.case
        named = {str(one.user_id): one.name for one in team_of(team)}
        stood = {one for code in load("group_session_roles").rows for one in self.initial.get(code.code, ())} - set(named)
        if stood:
            named |= {str(one.user_id): one.name for one in team_of(team, ended=True) if str(one.user_id) in stood}
        return list(named.items())

    def _mentors(self, about: About, offered: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The group's mentors, and whoever stood in this plan as one; the team besides."""
        group: Any = about.case
        stood = [f"mentor:{one}" for one in self.initial.get("mentor", ())]
        return list((mentors_of(group) | besides(dict(offered), stood)).items())

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        tasks: dict[str, list[str]] = {}
        for task in row.tasks:
            role, _colon, person = task.partition(":")
            tasks.setdefault(role, []).append(person)
        return {**super().initial_from(row), **tasks}

    def facts(self) -> dict[str, Any]:
        kept, roles = super().facts(), [row.code for row in load("group_session_roles").in_use()]
        given = {role: kept.pop(role, []) for role in roles}
        return {**kept, "tasks": [f"{role}:{person}" for role, people in given.items() for person in people]}


class CancelForm(PartForm):
    reason = forms.CharField(
        label=_("Mengapa batal"), widget=Area(low=True), max_length=1_000, help_text=_("Misalnya hujan deras, tempat dipakai. Tanpa nama orang.")
    )

    parts = [Part("", ["reason"])]
