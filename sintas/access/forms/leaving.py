"""To whom the files of somebody who leaves go: one choice for each unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm

from ..reading.leaving import Colleague, Leaver


class LeavingForm(PartForm):
    """A field `unit_<id>` for each unit in which they lead anything; nothing chosen leaves it to the head."""

    def __init__(self, *args: Any, leaver: Leaver, **kwargs: Any) -> None:
        self.units = {f"unit_{one.unit_id.hex}": one for one in leaver.units if one.led and one.colleagues}
        super().__init__(*args, **kwargs)
        for name, one in self.units.items():
            self.fields[name] = forms.ChoiceField(
                label=_("Serahkan berkas %(unit)s kepada") % {"unit": one.unit},
                required=False,
                widget=Select(),
                choices=[("", _("Kepala unit yang menyerahkan")), *((str(who.user_id), words_of(who)) for who in one.colleagues)],
            )
        self.parts = [Part("", [name]) for name in self.units]

    def receivers(self) -> dict[UUID, UUID]:
        """Unit -> who takes over, of the units where somebody was chosen."""
        return {one.unit_id: UUID(self.cleaned_data[name]) for name, one in self.units.items() if self.cleaned_data.get(name)}


def words_of(who: Colleague) -> str:
    """Name and load."""
    load = ngettext("%(count)d kasus", "%(count)d kasus", who.led) % {"count": who.led}
    return f"{who.name} · {load}"
