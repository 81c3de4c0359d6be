"""The form of a service of the plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.people_words import coded_or_own, joined, split_coded
from sintas.kit.choosers import Checks, Chips
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field

from ..reading.plan_choices import goal_choices
from .plan_one import UNSTATED, choice, day, line
from .session_choices import techniques

CODED = ("service", "technique")


def technique_choices() -> list[tuple[str, Any]]:
    """The sixteen, what is not used with survivors said in the name itself; first none."""
    return [("", UNSTATED), *techniques()]


class ServiceForm(RecordForm):
    pillar = choice(_("Pilar ATENSI"), listed("pillars", empty=UNSTATED))
    service = coded_or_own(_("Layanan"), "services")
    content = lines_field(_("Isinya"))
    provider = line(_("Diberikan oleh"))
    method = choice(_("Metode"), listed("practice_methods", empty=UNSTATED))
    technique = coded_or_own(_("Teknik"), technique_choices)
    therapy = choice(_("Terapi"), listed("therapies", empty=UNSTATED))
    group_type = choice(_("Jenis kelompok"), listed("group_types", empty=UNSTATED))
    members = line(_("Anggota kelompok"), _("Misalnya teman sebaya satu kelompok; tanpa nama lengkap."))
    basis = choice(_("Tempat layanan"), listed("service_bases", empty=UNSTATED))
    actions = forms.MultipleChoiceField(label=_("Tindakan"), choices=listed("plan_actions"), required=False, widget=Chips)
    starts_on = day(_("Mulai"))
    ends_on = day(_("Selesai"))
    goals = forms.MultipleChoiceField(label=_("Untuk tujuan"), required=False, widget=Checks)

    parts = [
        Part("", ["pillar", "service", "content", ("provider", "method")]),
        Part(_("Teknik, terapi, kelompok"), ["technique", ("therapy", "group_type"), "members"], folded=True),
        Part(_("Tindakan, tempat, waktu, tujuan"), ["actions", "basis", ("starts_on", "ends_on"), "goals"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """Goals of this plan; without any, nothing is asked."""
        found = goal_choices(about.case)
        if found:
            self.offer("goals", found)
        else:
            del self.fields["goals"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), **joined(row, CODED), "goals": [str(entry) for entry in row.goals]}

    def facts(self) -> dict[str, Any]:
        return split_coded(super().facts(), CODED)
