"""Small forms of the team page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios, Select
from sintas.kit.forms import Part
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..policy import leads, named_team
from .base import About, RecordForm


class _Colleague(RecordForm):
    named_team_only = False  # of a restricted case: nobody else may know of it

    user = forms.ChoiceField(label=_("Siapa"), widget=Select)

    parts = [Part("", ["user"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["user"]
        people = self.among(User.objects.filter(organisation_id=about.case.organisation_id, is_active=True), about).order_by("full_name")
        if self.named_team_only and about.case.restricted_at:
            people = people.filter(pk__in=named_team(about.case))
        field.choices = [("", _("Pilih"))] + [(str(pk), name) for pk, name in people.values_list("pk", "full_name")]

    def among(self, people: QuerySet[User], about: About) -> QuerySet[User]:
        """Who of the house is offered."""
        return people


class JoinForm(_Colleague):
    role = forms.ChoiceField(label=_("Peran dalam tim"), widget=Radios)

    parts = [Part("", ["user", "role"])]

    def prepare(self, about: About) -> None:
        super().prepare(about)
        field: Any = self.fields["role"]
        lang = about.actor.language
        field.choices = [(code, load("team_roles").label(code, lang)) for code in ("second", "member", "carer")]

    def facts(self) -> dict[str, Any]:
        return {"user_id": UUID(self.cleaned_data["user"]), "role": self.cleaned_data["role"]}


class BlockForm(_Colleague):
    def facts(self) -> dict[str, Any]:
        return {"user_id": UUID(self.cleaned_data["user"])}


class HandOverForm(_Colleague):
    named_team_only = True

    def among(self, people: QuerySet[User], about: About) -> QuerySet[User]:
        """Whoever may lead a case by their work, or is on its team: the database takes nobody else."""
        return people.filter(Q(pk__in=leads()) | Q(pk__in=named_team(about.case)))

    why = forms.ChoiceField(label=_("Mengapa"), widget=Radios, choices=lambda: load("handover_reasons").choices(get_language() or "id"))

    parts = [Part("", ["user", "why"])]

    def facts(self) -> dict[str, Any]:
        return {"new_lead_id": UUID(self.cleaned_data["user"]), "why": self.cleaned_data["why"]}
