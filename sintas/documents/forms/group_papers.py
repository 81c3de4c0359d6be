"""Of which session of a group a paper tells."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import choosers
from sintas.kit.forms import PartForm


class SessionForm(PartForm):
    """`sessions`: (entry, words), the latest first. Several stand on one page, so their ids carry the paper's path."""

    s = forms.ChoiceField(label=_("Sesi"), widget=choosers.Select(short=True))

    def __init__(self, path: str, sessions: list[tuple[str, str]]) -> None:
        super().__init__(auto_id=f"{path}-%s")
        field: Any = self.fields["s"]
        field.choices = sessions
