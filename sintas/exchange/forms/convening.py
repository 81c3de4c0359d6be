"""The forms of a conference that is called together: the plan of it, who is asked, what they answer, what an outsider may read
before it and is asked about after it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.actions.releasing_outside import INSIDE
from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.policy import named_team
from sintas.cases.reading.team import team_of
from sintas.kit.choosers import Checks, Radios, Seg, Select
from sintas.kit.forms import Part
from sintas.kit.options import Option, option
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, Day, Text, TimeOfDay
from sintas.practice.catalogue import load

LONG, POINT, SHORT = 4_000, 400, 200  # characters


class ConveningForm(RecordForm):
    """When, where, what for."""

    on = forms.DateField(label=_("Hari pembahasan"), widget=Day)
    at = forms.TimeField(label=_("Jam mulai"), required=False, widget=TimeOfDay)
    ends_at = forms.TimeField(label=_("Jam selesai"), required=False, widget=TimeOfDay)
    mode = forms.ChoiceField(label=_("Cara bertemu"), choices=listed("conference_modes", empty=_("Belum ditentukan")), required=False, widget=Seg)
    place = forms.CharField(label=_("Tempat atau cara bergabung"), required=False, widget=Text, max_length=SHORT)
    leader = forms.CharField(label=_("Pemimpin"), required=False, widget=Text, max_length=SHORT)
    purpose = forms.CharField(
        label=_("Tujuan pembahasan"), widget=Area(low=True), max_length=LONG,
        help_text=_("Dibaca semua yang diundang, juga dari luar. Tulis tanpa nama klien dan tanpa cerita kejadian."),
    )  # fmt: skip
    agenda = RowsField(
        [Column("point", forms.CharField(label=_("Pokok bahasan"), required=False, widget=Text, max_length=POINT), wide=True)],
        extra=2, max_rows=30, one=_("Pokok"), add=_("Tambah pokok bahasan"), label=_("Pokok bahasan"),
        help_text=_("Berurutan. Dibaca semua yang diundang, juga dari luar."),
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Ringkasan kasus untuk peserta"), required=False, widget=Area, max_length=LONG,
        help_text=_("Untuk peserta luar hanya terbuka bila klien menyetujui cerita kejadian disampaikan."),
    )  # fmt: skip

    parts = [
        Part(_("Kapan dan di mana"), ["on", ("at", "ends_at"), "mode", "place", "leader"]),
        Part(_("Yang dibahas"), ["purpose", "agenda", "summary"]),
    ]

    def prepare(self, about: About) -> None:
        """Whoever plans leads, until somebody else is named."""
        me = next((one.name for one in team_of(about.case) if one.user_id == about.actor.user_id), "")
        self.initial.setdefault("leader", me)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "agenda": [{"point": point} for point in row.agenda]}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "agenda": [row["point"] for row in kept["agenda"] if row.get("point")]}


class ColleaguesForm(RecordForm):
    """Members of the team. `invited`: who is asked already; sent once more they stay so."""

    user_ids = forms.TypedMultipleChoiceField(label=_("Anggota tim"), coerce=str, widget=Checks, choices=())

    parts = [Part("", ["user_ids"])]

    def __init__(self, *args: Any, invited: set[Any], **kwargs: Any) -> None:
        self.invited = invited
        super().__init__(*args, **kwargs)

    def prepare(self, about: About) -> None:
        """Whoever is on the team for good."""
        here = named_team(about.case)
        team = [one for one in team_of(about.case) if one.user_id in here]
        hints = {one.user_id: _("sudah diundang") if one.user_id in self.invited else one.profession or one.role_words for one in team}
        self.offer("user_ids", [option(str(one.user_id), one.name, hint=hints[one.user_id]) for one in team])


class GuestForm(RecordForm):
    """A colleague of the house who is not on the team. `colleagues`: (id, name) of those who may be asked."""

    user_id = forms.ChoiceField(
        label=_("Rekan"), widget=Select, choices=(),
        help_text=_("Ia tidak masuk ke tim dan tidak membaca berkasnya: hanya undangan dan bahan yang dibukakan, menurut persetujuan klien."),
    )  # fmt: skip

    parts = [Part("", ["user_id"])]

    def __init__(self, *args: Any, colleagues: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("user_id", [("", _("Pilih")), *((str(pk), name) for pk, name in colleagues)])


class OutsiderForm(RecordForm):
    """Somebody of another organisation."""

    name = forms.CharField(label=_("Nama"), widget=Text, max_length=SHORT)
    organisation = forms.CharField(label=_("Lembaga"), widget=Text, max_length=SHORT)
    position = forms.CharField(label=_("Jabatan atau peran"), required=False, widget=Text, max_length=SHORT)
    recipient_kind = forms.ChoiceField(
        label=_("Jenis lembaga"), widget=Select, choices=(), help_text=_("Menentukan data apa yang boleh dibaca, menurut persetujuan klien.")
    )

    parts = [Part("", ["name", "organisation", "position", "recipient_kind"])]

    def prepare(self, about: About) -> None:
        """Kinds for whom data leaves the house."""
        lang = get_language() or "id"
        outside = [row for row in load("consent_recipients").in_use() if row.code not in INSIDE]
        self.offer("recipient_kind", [("", _("Pilih")), *((row.code, row.label(lang)) for row in outside)])


class PackForm(RecordForm):
    """What goes into the copy. `allowed`: classes the client lets go to this recipient."""

    data_classes = forms.MultipleChoiceField(
        label=_("Yang boleh dibaca"), widget=Checks, choices=(), help_text=_("Hanya yang disetujui klien untuk penerima ini. Pilih yang perlu saja.")
    )

    parts = [Part("", ["data_classes"])]

    def __init__(self, *args: Any, allowed: list[str], **kwargs: Any) -> None:
        self.allowed = allowed
        super().__init__(*args, **kwargs)

    def prepare(self, about: About) -> None:
        lang = get_language() or "id"
        self.offer("data_classes", [option(code, load("data_classes").label(code, lang)) for code in self.allowed])


def replies(steps: list[str]) -> list[tuple[str, Option]]:
    """These steps of an invitation, with what each means."""
    lang, found = get_language() or "id", load("invitation_steps")
    return [option(code, found.label(code, lang), hint=found.get(code).definition(lang)) for code in steps]


class ReplyForm(RecordForm):
    """One's own answer, or what was heard. `steps`: what may follow now."""

    step = forms.ChoiceField(label=_("Jawaban"), widget=Radios)
    words = forms.CharField(label=_("Keterangan"), required=False, max_length=LONG, widget=Area(low=True))

    parts = [Part("", ["step", "words"])]

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("step", replies(steps))


class CallOffForm(RecordForm):
    why = forms.CharField(label=_("Mengapa dibatalkan"), widget=Area(low=True), max_length=LONG)

    parts = [Part("", ["why"])]


class ShowMinutesForm(RecordForm):
    """Which decisions concern somebody outside. `decided`: (entry, words) of all, in the order of the minutes."""

    decisions = forms.TypedMultipleChoiceField(
        label=_("Keputusan yang menyangkut peserta ini"), coerce=UUID, required=False, widget=Checks, choices=(),
        help_text=_("Hanya yang dicentang yang terbaca. Nama wali yang tidak aman dan alamat yang dilindungi dihapus sendiri."),
    )  # fmt: skip

    parts = [Part("", ["decisions"])]

    def __init__(self, *args: Any, decided: list[tuple[str, str]], **kwargs: Any) -> None:
        self.decided = decided
        super().__init__(*args, **kwargs)

    def prepare(self, about: About) -> None:
        """In the order of the minutes."""
        self.offer("decisions", [option(entry, words) for entry, words in self.decided])
