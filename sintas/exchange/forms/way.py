"""The forms of a referral's way: a step the team learned of, and the link for a partner."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm
from sintas.kit.choosers import Radios, Seg
from sintas.kit.forms import Part
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

WORDS = 4_000  # characters


def chosen_from(steps: list[str]) -> list[tuple[str, Option]]:
    """These steps, with what each means."""
    lang = get_language() or "id"
    return [option(code, load("referral_steps").label(code, lang), hint=load("referral_steps").get(code).definition(lang)) for code in steps]


class StepForm(RecordForm):
    """`steps`: what may follow now."""

    step = forms.ChoiceField(label=_("Apa yang terjadi"), widget=Radios)
    words = forms.CharField(
        label=_("Keterangan"), required=False, max_length=WORDS, widget=Area(low=True),
        help_text=_("Perlu diisi bila tidak dilanjutkan, tidak dijawab, ditarik, atau berupa kabar."),
    )  # fmt: skip

    parts = [Part("", ["step", "words"])]

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("step", chosen_from(steps))


class TellForm(RecordForm):
    """What the case that came of a referral tells its sender. `steps`: what may be told now."""

    step = forms.ChoiceField(label=_("Apa yang terjadi"), widget=Radios)
    words = forms.CharField(
        label=_("Kata-kata untuk perujuk"), required=False, max_length=WORDS, widget=Area(low=True),
        help_text=_("Dibaca tim perujuk. Tulis hanya yang klien setujui untuk mereka ketahui; boleh dikosongkan."),
    )  # fmt: skip

    parts = [Part("", ["step", "words"])]

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("step", chosen_from(steps))


class LinkForm(RecordForm):
    """How long the copy may be read."""

    days = forms.TypedChoiceField(
        label=_("Dapat dibuka selama"),
        coerce=int,
        initial=14,
        widget=Seg,
        choices=[("3", _("3 hari")), ("7", _("7 hari")), ("14", _("14 hari")), ("30", _("30 hari"))],
        help_text=_("Berakhir lebih awal bila persetujuan klien berakhir atau dicabut."),
    )

    parts = [Part("", ["days"])]


class UnitForm(RecordForm):
    """`units`: where this referral may go (reading/arrivals.units_for)."""

    unit = forms.ChoiceField(label=_("Unit yang dituju"), widget=Radios)

    parts = [Part("", ["unit"])]

    def __init__(self, *args: Any, units: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", [(str(pk), name) for pk, name in units])
