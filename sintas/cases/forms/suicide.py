"""The forms of the suicide-risk path: what is done now, who was told, when it is looked at again; and its end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import Checks, Chips
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Day, TimeOfDay

from ..actions.suicide import NEXT_LOOK
from .base import About, RecordForm, listed, listed_groups


class SuicidePathForm(RecordForm):
    done = forms.MultipleChoiceField(
        label=_("Lakukan sekarang"), choices=listed_groups("suicide_steps"), required=False, widget=Checks,
        help_text=_("Centang yang sudah."),
    )  # fmt: skip
    done_words = forms.CharField(label=_("Yang dilakukan"), required=False, widget=Area(low=True), max_length=5_000)
    told = forms.MultipleChoiceField(label=_("Siapa yang sudah diberi tahu"), choices=listed("suicide_told"), required=False, widget=Chips)
    told_words = forms.CharField(
        label=_("Nama dan waktunya"),
        required=False,
        widget=Area(low=True),
        max_length=2_000,
        help_text=_("Hanya orang yang aman bagi klien."),
    )
    look_on = forms.DateField(label=_("Dilihat kembali pada"), widget=Day)
    look_at = forms.TimeField(label=_("Pukul"), widget=TimeOfDay)
    said = forms.CharField(
        label=_("Yang dikatakan klien"),
        required=False,
        widget=Area(voice=True),
        max_length=5_000,
        help_text=_("Boleh diisi nanti, dengan kata klien sendiri."),
    )

    parts = [
        Part("", ["done"]),
        Part(_("Yang dilakukan, dan siapa yang tahu"), ["done_words", "told", "told_words"]),
        Part(
            _("Kapan dilihat kembali"),
            [("look_on", "look_at")],
            hint=_("Menjadi tugas pendamping utama, sampai jalur ini diakhiri dengan alasan."),
        ),
        Part("", ["said"]),
    ]

    def prepare(self, about: About) -> None:
        """The next look is offered a day ahead."""
        if not self.is_bound:
            ahead = clock.local(clock.now() + NEXT_LOOK)
            self.initial.setdefault("look_on", ahead.date())
            self.initial.setdefault("look_at", ahead.time().replace(second=0, microsecond=0))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        kept = super().initial_from(row)
        if row.look_again_at is not None and row.look_again_at > clock.now():
            ahead = clock.local(row.look_again_at)
            kept |= {"look_on": ahead.date(), "look_at": ahead.time()}
        return kept

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        moment = datetime.combine(kept.pop("look_on"), kept.pop("look_at"), tzinfo=timezone.get_current_timezone())
        return {**kept, "look_again_at": moment}


class SuicideEndForm(RecordForm):
    reason = forms.CharField(
        label=_("Apa yang membuat jalur ini dapat diakhiri"), widget=Area, max_length=5_000,
        help_text=_("Misalnya hasil pemeriksaan psikolog, dan siapa yang ikut memutuskan."),
    )  # fmt: skip
    parts = [Part("", ["reason"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {}
