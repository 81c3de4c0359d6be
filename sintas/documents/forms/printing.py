"""What a paper is asked for (language, reader, session), and what must be said before it is printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import choosers, widgets
from sintas.kit.forms import PartForm
from sintas.practice.catalogue import load

from ..audience import CLIENT, HOUSE
from ..catalogue import CHOSEN, PaperKind
from ..reading.composing import Wanted, wanted

# In the address the reader and the purpose are numbers: an address stays in a browser's history, and "police" is a word about a case.
RECIPIENTS, PURPOSES = "consent_recipients", "consent_purposes"
ABOUT = {
    "sessions": _("Sesi"),
    "conferences": _("Pertemuan kasus"),
    "evaluations": _("Evaluasi"),
    "referrals": _("Rujukan"),
    "follow_ups": _("Tindak lanjut"),
    "tracks": _("Jalur"),
    "stays": _("Masa tinggal"),
    "transfers": _("Pengalihan"),
    "enrolments": _("Program"),
    "leaves": _("Izin"),
}


def numbered(list_name: str) -> list[str]:
    """Codes by their place in the list; the client stands after all recipients, for papers that may be handed over."""
    return [row.code for row in load(list_name).rows] + ([CLIENT] if list_name == RECIPIENTS else [])


def number_of(list_name: str, code: str) -> str:
    codes = numbered(list_name)
    return str(codes.index(code)) if code in codes else "0"


def code_of(list_name: str, number: str, other: str) -> str:
    codes = numbered(list_name)
    return codes[int(number)] if number.isascii() and number.isdigit() and int(number) < len(codes) else other


def wish_from(kind: PaperKind, said: Any) -> Wanted:
    """The wish in the address or the form: b language, u reader, t purpose, s what it tells of. What is none of these is as if not said."""
    lang = said.get("b") or get_language() or "id"
    try:
        about = UUID(said.get("s", "")) if said.get("s") else None
    except ValueError:
        about = None
    who = code_of(RECIPIENTS, said.get("u", ""), HOUSE)
    return wanted(kind.slug, lang, who, code_of(PURPOSES, said.get("t", ""), "service"), about)


def said(wish: Wanted) -> dict[str, str]:
    """The wish as it stands in an address."""
    found = {"b": wish.lang}
    if wish.kind.reader == CHOSEN:
        found |= {"u": number_of(RECIPIENTS, wish.recipient), "t": number_of(PURPOSES, wish.purpose)}
    if wish.about is not None:
        found["s"] = str(wish.about)
    return found


class WishForm(PartForm):
    """Sent by GET: it changes nothing. Fields that do not concern this paper are not there."""

    b = forms.ChoiceField(
        label=_("Bahasa surat"),
        choices=[("id", _("Bahasa Indonesia")), ("en", _("Inggris"))],
        widget=choosers.Select(short=True),
        required=False,
    )
    s = forms.ChoiceField(label=_("Sesi"), widget=choosers.Select(short=True), required=False)
    u = forms.ChoiceField(label=_("Untuk siapa"), widget=choosers.Select(), required=False)
    t = forms.ChoiceField(label=_("Untuk keperluan"), widget=choosers.Select(), required=False)

    def __init__(self, wish: Wanted, picks: tuple[tuple[UUID, str], ...] = (), current: UUID | None = None) -> None:
        super().__init__(initial=said(wish) | ({"s": str(current)} if current else {}))
        lang = get_language() or "id"
        choices: dict[str, list[tuple[str, Any]]] = {
            "u": [(str(at), row.label(lang)) for at, row in enumerate(load(RECIPIENTS).rows)],
            "t": [(str(at), row.label(lang)) for at, row in enumerate(load(PURPOSES).rows)],
            "s": [(str(entry), words) for entry, words in picks],
        }
        if wish.kind.for_client:
            choices["u"].append((number_of(RECIPIENTS, CLIENT), _("Klien")))
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        if wish.kind.reader != CHOSEN:
            del self.fields["u"], self.fields["t"]
        if picks:
            self.fields["s"].label = ABOUT[wish.kind.of]
        else:
            del self.fields["s"]


class PrintForm(PartForm):
    """Sent by POST. The box stands there only for a plan whose paper is not to be carried."""

    b = forms.CharField(required=False, widget=widgets.Hidden)
    s = forms.CharField(required=False, widget=widgets.Hidden)
    u = forms.CharField(required=False, widget=widgets.Hidden)
    t = forms.CharField(required=False, widget=widgets.Hidden)
    asked_again = forms.BooleanField(
        label=_("Klien sudah ditanya lagi hari ini dan memilih membawa kertas ini"), required=False, widget=widgets.CheckCard
    )

    def __init__(self, *args: Any, ask: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="p_%s", **kwargs)  # the form above it has fields of the same names
        if not ask:
            del self.fields["asked_again"]


class SignedForm(PartForm):
    """When the head signed on paper."""

    signed_on = forms.DateField(label=_("Ditandatangani pada"), widget=widgets.Day)


class BlankForm(PartForm):
    """Which unit's letterhead, which language."""

    unit = forms.ChoiceField(label=_("Kop surat"), widget=choosers.Select(short=True), required=False)
    b = forms.ChoiceField(
        label=_("Bahasa surat"),
        choices=[("id", _("Bahasa Indonesia")), ("en", _("Inggris"))],
        widget=choosers.Select(short=True),
        required=False,
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
