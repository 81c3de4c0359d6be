"""The attendance of a session as a form: for each member one bar and one box, made of who was a member that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.kit.choosers import Seg
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import CheckCard
from sintas.practice.catalogue import load

from ..reading.attendance import OnList

MARK, HEARD = "m_", "s_"


def states() -> list[tuple[str, str]]:
    """The marks with their words."""
    return [(row.code, row.label(get_language() or "id")) for row in load("attendance_states").in_use()]


class AttendanceForm(PartForm):
    """Rows of whoever stands on no list are kept too, so that they are refused and not lost."""

    def __init__(self, *args: Any, listed: Sequence[OnList], **kwargs: Any) -> None:
        initial = {name: value for one in listed for name, value in ((f"{MARK}{one.hex}", one.state), (f"{HEARD}{one.hex}", one.spoke))}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        for one in listed:
            self.fields[f"{MARK}{one.hex}"] = forms.ChoiceField(label=one.called, choices=states(), required=False, widget=Seg)
            box = CheckCard(attrs={"aria-label": _("Ikut berbicara: %(who)s") % {"who": one.called}})
            self.fields[f"{HEARD}{one.hex}"] = forms.BooleanField(label=gettext_lazy("Ikut berbicara"), required=False, widget=box)
        self.listed = listed
        self.parts = [Part("", [name]) for name in self.fields if name.startswith((MARK, HEARD))]

    def rows(self) -> Iterator[tuple[OnList, BoundField, BoundField]]:
        """Each member with her bar and her box."""
        for one in self.listed:
            yield one, self[f"{MARK}{one.hex}"], self[f"{HEARD}{one.hex}"]

    def marks(self) -> list[tuple[UUID, str, bool]]:
        """(id of the member, state, was heard) as sent. With `only` in what was sent, of that member alone: one row saved by itself."""
        only = str(self.data.get("only") or "")
        sent = [name[len(MARK) :] for name in self.data if name.startswith(MARK)] + [one.hex for one in self.listed]
        found = []
        for key in dict.fromkeys(sent):
            states_sent = self.data.getlist(f"{MARK}{key}") if hasattr(self.data, "getlist") else [self.data.get(f"{MARK}{key}", "")]
            if (only and key != only) or not is_id(key):
                continue
            found += [(UUID(hex=key), str(state), bool(self.data.get(f"{HEARD}{key}"))) for state in dict.fromkeys(states_sent or [""])]
        return found


def is_id(key: str) -> bool:
    """Whether somebody can be named by it."""
    try:
        UUID(hex=key)
    except ValueError:
        return False
    return True
