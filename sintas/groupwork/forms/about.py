"""The form of a group: what it is for, how it meets, who has which part. The same for a new group and for one that stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit.choosers import Chips, OneChip, PickList, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.widgets import Area, Number, Text
from sintas.practice.catalogue import load
from sintas.practice.group.facilitating import PARTS, parts_for
from sintas.staff.actor import Actor

from ..reading.facilitators import by_person, facilitators_of
from ..reading.mentors import colleagues_in, named, to_choose

NONE = _("Belum ditentukan")
PART = "part_"  # then the id of the facilitator whose part it is
MORE_PARTS = _("Untuk kelompok pengambilan keputusan ada peran lain: pilih dahulu jenisnya, lalu simpan.")
WITH_MENTORS = Part(
    _("Mentor"), ["mentors", "mentors_words"],
    _("Yang mendampingi kelompok selain fasilitator. Mentor tidak membaca berkas kelompok; bila ia perlu mencatat kehadiran, tambahkan ia ke tim kelompok."),
    folded=True,
)  # fmt: skip


class PartsField(forms.MultipleChoiceField):
    """What one facilitator does in the group. A part of another type than the one now chosen is no mistake here: it goes with the type."""

    def valid_value(self, value: Any) -> bool:
        """Any part there is."""
        return load(PARTS).has(str(value))


class AboutFields(PartForm):
    name = forms.CharField(
        label=_("Nama kelompok"), max_length=80, widget=Text,
        help_text=_("Seperti anggota menyebutnya. Tanpa nama orang, dan tanpa kata yang membuka apa yang dialami anggotanya."),
    )  # fmt: skip
    type = forms.ChoiceField(label=_("Jenis kelompok"), choices=listed("group_types", empty=NONE), required=False, widget=Select)
    subtype = forms.ChoiceField(
        label=_("Bila kelompok bantu diri"), choices=listed("group_subtypes", empty=NONE), required=False, widget=Select
    )
    phase = forms.ChoiceField(
        label=_("Bila kelompok sensitivitas"), choices=listed("sensitivity_phases", empty=NONE), required=False, widget=Select
    )
    openness = forms.ChoiceField(label=_("Terbuka atau tertutup"), choices=listed("group_openness"), required=False, widget=OneChip)
    purposes = forms.MultipleChoiceField(label=_("Maksud kelompok"), choices=listed("group_purposes"), required=False, widget=Chips)
    aims = forms.MultipleChoiceField(label=_("Tujuan bekerja dengan kelompok"), choices=listed("group_aims"), required=False, widget=Chips)
    need = forms.CharField(
        label=_("Kebutuhan yang mendasari"), required=False, widget=Area(low=True), max_length=5_000,
        help_text=_("Apa yang terlihat pada calon anggota, tanpa menyebut nama."),
    )  # fmt: skip
    aim_words = forms.CharField(label=_("Tujuan, dalam kata-kata sendiri"), required=False, widget=Area(low=True), max_length=5_000)
    size_from = forms.IntegerField(label=_("Paling sedikit"), required=False, widget=Number)
    size_to = forms.IntegerField(label=_("Paling banyak"), required=False, widget=Number)
    setting = forms.CharField(label=_("Tempat bertemu"), required=False, widget=Area(low=True), max_length=1_000)
    schedule = forms.CharField(label=_("Jadwal"), required=False, widget=Area(low=True), max_length=1_000)
    rules = forms.MultipleChoiceField(label=_("Aturan main"), choices=listed("group_ground_rules"), required=False, widget=Chips)
    rules_words = forms.CharField(
        label=_("Aturan lain yang disepakati"), required=False, widget=Area(low=True), max_length=5_000
    )
    mentors = forms.MultipleChoiceField(label=_("Mentor di unit ini"), required=False, widget=PickList(placeholder=_("Cari rekan")))
    mentors_words = forms.CharField(
        label=_("Mentor tanpa akun"), required=False, widget=Area(low=True), max_length=500,
        help_text=_("Nama dan asalnya, bila bukan rekan di sini. Bukan anggota kelompok."),
    )  # fmt: skip

    parts = [
        Part("", ["name", "type", ("subtype", "phase"), "openness"]),
        Part(_("Untuk apa"), ["need", "purposes", "aims", "aim_words"]),
        Part(_("Jumlah anggota, tempat, dan waktu"), [("size_from", "size_to"), "setting", "schedule"]),
        Part(_("Aturan main"), ["rules", "rules_words"], _("Dibicarakan dengan calon anggota sebelum kelompok dimulai."), folded=True),
    ]

    def offer_people(self, facilitators: Iterable[tuple[str, str]], mentors: Iterable[tuple[str, str]]) -> None:
        """One row of chips for the part of each facilitator, (id, label) as given; who may be named as mentor."""
        field: Any = self.fields["mentors"]
        field.choices = list(mentors)
        lang, offered = get_language() or "id", parts_for(self["type"].value() or "")
        rows = []
        for key, label in facilitators:
            rows.append(f"{PART}{UUID(key).hex}")
            roles = [option(row.code, row.label(lang)) for row in offered]
            self.fields[rows[-1]] = PartsField(label=label, choices=roles, required=False, widget=Chips)
        explained = " ".join(f"{row.label(lang)}: {row.definition(lang)}" for row in offered if row.definition(lang))
        hint = explained if len(offered) == len(load(PARTS).in_use()) else MORE_PARTS
        self.parts = [*self.parts, Part(_("Peran fasilitator"), rows, hint, folded=True), WITH_MENTORS]

    def told(self, kept: dict[str, Any]) -> dict[str, Any]:
        """What was filled in as write_about() takes it: people by their ids, each part with whose it is."""
        chosen = {UUID(hex=name.removeprefix(PART)): kept[name] for name in kept if name.startswith(PART)}
        rest = {name: value for name, value in kept.items() if not name.startswith(PART)}
        roles = [f"{role}:{person}" for person, given in chosen.items() for role in given]
        return {**rest, "roles": roles, "mentors": [UUID(one) for one in kept["mentors"]]}


class GroupForm(AboutFields):
    """A new group: in which unit, besides. `by` facilitates it, alone for now."""

    unit = forms.ChoiceField(label=_("Unit"), widget=Select)

    def __init__(self, *args: Any, units: list[tuple[str, str]], by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people([(str(by.user_id), gettext("Peran Anda"))], colleagues_in(by, (UUID(one) for one, _name in units)).items())
        field: Any = self.fields["unit"]
        field.choices = units
        if len(units) == 1:
            self.initial.setdefault("unit", units[0][0])

    def facts(self) -> dict[str, Any]:
        """Keywords for open_group(), but for the submission."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on", "unit")}
        return {**self.told(kept), "unit_id": UUID(self.cleaned_data["unit"])}


class AboutForm(RecordForm, AboutFields):
    """What stands, to be changed. Whoever had a part and has left the team is offered still, so that it can be put right."""

    def prepare(self, about: About) -> None:
        group: Any = about.case
        team, roles = facilitators_of(group), self.initial.get("roles", ())
        there = {key for key, _name in team}
        gone = named(UUID(one) for one in by_person(roles) if one not in there)
        people = [(key, gettext("Peran %(name)s") % {"name": name}) for key, name in [*team, *gone.items()]]
        stood = set(self.initial.get("mentors", ()))
        self.offer_people(people, [(pk, name) for pk, name in to_choose(about.actor, group).items() if pk in stood or pk not in there])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        parts = {f"{PART}{UUID(person).hex}": codes for person, codes in by_person(row.roles).items()}
        return {**super().initial_from(row), **parts, "roles": row.roles, "mentors": [str(one) for one in row.mentors]}

    def facts(self) -> dict[str, Any]:
        return self.told(super().facts())
