"""A goal, somebody who carries the plan, a step: one at a time, for correcting one from the story. The forms of rows take their cells from here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.reading.team import team_choices
from sintas.kit.choosers import Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text

from ..actions.planning_checks import CLIENT, ME, OTHER
from ..reading.plan_choices import goal_choices

UNSTATED: Any = _("Belum dipilih")  # lazy: a form's class is made once, in no language
SENTENCE, SHORT = 1_000, 300


def line(label: Any, hint: Any = "", *, most: int = SHORT, area: bool = False, required: bool = False) -> forms.CharField:
    """A box of words."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=Area(low=True) if area else Text)


def day(label: Any) -> forms.DateField:
    """A day that may stay open."""
    return forms.DateField(label=label, required=False, widget=Day)


def tick(label: Any) -> forms.BooleanField:
    """A yes."""
    return forms.BooleanField(label=label, required=False, widget=CheckCard)


def choice(label: Any, choices: Any = ()) -> forms.ChoiceField:
    """One of a list, or none."""
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=Select)


def owners(about: About) -> list[tuple[str, Any]]:
    """Who may have promised a step; the worker by "me", so that no click is spent on her own name."""
    me = str(about.actor.user_id)
    others = [(value, name) for value, name in team_choices(about.case) if value != me]
    return [("", UNSTATED), (ME, _("Saya")), (CLIENT, about.client_called or _("Klien")), *others, (OTHER, _("Orang lain"))]


def owner_shown(owner: str, about: About) -> str:
    """The stored owner as the list of this reader offers it."""
    return ME if owner == str(about.actor.user_id) else owner


def goals(about: About) -> list[tuple[str, Any]]:
    """The plan's goals, and none."""
    return [("", UNSTATED), *goal_choices(about.case)]


class GoalForm(RecordForm):
    text = line(_("Tujuan khusus"), most=SENTENCE, area=True, required=True)
    indicator = line(_("Cara ukur"), _("Dari apa terlihat, dan siapa yang melihat."))
    baseline = line(_("Keadaan awal"), _("Misalnya 5 kali seminggu."))
    target = line(_("Sasaran"), _("Misalnya paling banyak 2."))
    due_on = day(_("Batas waktu"))
    horizon = choice(_("Jangka"), listed("goal_horizons", empty=UNSTATED))
    aim = choice(_("Untuk apa"), listed("functioning_aims", empty=UNSTATED))
    not_measured = tick(_("Tidak diukur"))
    why_not_measured = line(_("Mengapa tidak diukur"))
    position = forms.IntegerField(label=_("Urutan"), required=False, min_value=1, max_value=99, widget=Number)

    parts = [
        Part("", ["text", "aim"]),
        Part(_("Ukuran"), ["indicator", ("baseline", "target"), ("due_on", "horizon"), "not_measured", "why_not_measured"]),
        Part("", ["position"]),
    ]


class ImplementerForm(RecordForm):
    part = choice(_("Siapa"), listed("plan_implementers", empty=UNSTATED))
    name = line(_("Nama atau sebutan"))
    role = line(_("Yang dikerjakan"), most=SENTENCE, area=True)
    continues = tick(_("Melanjutkan setelah pendamping selesai"))
    until = day(_("Sampai"))

    parts = [Part("", [("part", "name"), "role", "continues", "until"])]


class StepForm(RecordForm):
    what = line(_("Langkah"), most=SENTENCE, area=True, required=True)
    owner = choice(_("Siapa"))
    owner_words = line(_("Bila orang lain, siapa"))
    due_on = day(_("Kapan"))
    goal = choice(_("Untuk tujuan"))
    obstacle = line(_("Hambatan yang mungkin"), most=SENTENCE)
    answer = line(_("Bila terjadi, yang dilakukan"), most=SENTENCE)

    parts = [
        Part("", ["what", ("owner", "due_on"), "owner_words", "goal"]),
        Part(_("Bila ada hambatan"), ["obstacle", "answer"]),
    ]

    def prepare(self, about: About) -> None:
        """Who and for what."""
        self.offer("owner", owners(about))
        self.offer("goal", goals(about))
        if "owner" in self.initial:
            self.initial["owner"] = owner_shown(self.initial["owner"], about)
