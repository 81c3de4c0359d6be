"""The form of a case conference: the head of the minutes, who came, what was said, what was decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.cases.reading.tasks import owners_of
from sintas.cases.reading.team import Member, team_of
from sintas.kit.choosers import Checks, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.stored import LANGUAGE
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text, TimeOfDay
from sintas.staff.models import Organisation

from ..actions.deciding import CLIENT, OTHER
from ..reading.conference import decisions_at, owner_names
from .session_choices import LONG, blank_as_none

SEALED = ("place", "leader", "minutes_by", "summary", "discussion", "dissent", "follow_up")


class ConferenceForm(RecordForm):
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam mulai"), required=False, widget=TimeOfDay)
    ends_at = forms.TimeField(label=_("Jam selesai"), required=False, widget=TimeOfDay)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    leader = forms.CharField(label=_("Pemimpin"), required=False, widget=Text, max_length=200)
    minutes_by = forms.CharField(label=_("Notulis"), required=False, widget=Text, max_length=200)
    confidentiality_stated = forms.BooleanField(
        label=_("Kerahasiaan disampaikan sebelum pembahasan"), required=False, widget=CheckCard,
        help_text=_("Yang dibahas tidak keluar dari ruangan ini, juga oleh peserta dari luar."),
    )  # fmt: skip
    members = forms.MultipleChoiceField(label=_("Tim kasus yang hadir"), choices=(), required=False, widget=Checks)
    attendance = RowsField(
        [
            hidden("invited"),
            hidden("user"),  # of a colleague who is not, or no longer, on the team
            Column("name", forms.CharField(label=_("Nama"), required=False, widget=Text, max_length=200), required=True),
            Column("position", forms.CharField(label=_("Jabatan"), required=False, widget=Text, max_length=200)),
            Column("institution", forms.CharField(label=_("Instansi"), required=False, widget=Text, max_length=200)),
        ],
        extra=1, one=_("Peserta"), add=_("Tambah peserta"), label=_("Peserta lain"),
    )  # fmt: skip
    client_took_part = forms.ChoiceField(
        label=_("Klien ikut membahas"), choices=listed("degrees", empty=_("Belum dicatat")), required=False, widget=Select,
        help_text=_("Hadir, atau pendapatnya dibawa oleh pendamping."),
    )  # fmt: skip
    summary = forms.CharField(label=_("Ringkasan kasus"), required=False, widget=Area(low=True), max_length=LONG)
    discussion = forms.CharField(label=_("Yang dibahas"), required=False, widget=Area, max_length=LONG)
    decisions = RowsField(
        [
            hidden("entry"),
            Column("what", forms.CharField(label=_("Apa"), required=False, widget=Text, max_length=1_000), wide=True, required=True),
            Column(
                "owner",
                forms.ChoiceField(
                    label=_("Siapa"), choices=(), required=False, widget=Select,
                    error_messages={"required": _("Pilih siapa yang menjalankan keputusan ini.")},
                ),
                required=True,
            ),
            Column("owner_words", forms.CharField(label=_("Bila pihak lain, siapa"), required=False, widget=Text, max_length=200)),
            Column("due_on", forms.DateField(label=_("Paling lambat"), required=False, widget=Day)),
        ],
        extra=1, one=_("Keputusan"), add=_("Tambah keputusan"), label=_("Keputusan"),
        help_text=_("Keputusan anggota tim dengan tanggal menjadi tugasnya."),
    )  # fmt: skip
    dissents = RowsField(
        [
            Column("who", forms.CharField(label=_("Siapa"), required=False, widget=Text, max_length=200), required=True),
            Column(
                "decision",
                forms.IntegerField(
                    label=_("Tentang keputusan nomor"), required=False, min_value=1, max_value=99, widget=Number,
                    help_text=_("Kosong: seluruh pembahasan."),
                ),
            ),
            Column("what", forms.CharField(label=_("Pendapatnya"), required=False, widget=Area(low=True), max_length=LONG), wide=True, required=True),
            Column("why", forms.CharField(label=_("Alasannya"), required=False, widget=Area(low=True), max_length=LONG), wide=True),
        ],
        extra=1, one=_("Pendapat"), add=_("Tambah pendapat"), label=_("Siapa melihatnya lain"),
        help_text=_("Ditulis dengan kata-katanya sendiri dan tercantum di notulen. Keputusan tetap berlaku."),
    )  # fmt: skip
    dissent = forms.CharField(label=_("Pendapat yang berbeda, seperti tertulis sebelumnya"), required=False, widget=Area(low=True), max_length=LONG)
    follow_up = forms.CharField(label=_("Tindak lanjut"), required=False, widget=Area(low=True), max_length=LONG)
    next_on = forms.DateField(label=_("Pembahasan berikutnya"), required=False, widget=Day)

    parts = [
        Part(_("Kapan dan di mana"), ["happened", ("at", "ends_at"), "place", ("leader", "minutes_by")]),
        Part(_("Yang hadir"), ["members", "attendance", "client_took_part", "confidentiality_stated"]),
        Part(_("Pembahasan"), ["summary", "discussion"]),
        Part("", ["decisions"]),
        Part(_("Pendapat yang berbeda"), ["dissents", "dissent"], folded=True),
        Part(_("Tindak lanjut dan pembahasan berikutnya"), ["follow_up", "next_on"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """The team as a quick list, whoever writes ticked and as minute-taker; those who may own a decision. One text of who saw it differently
        is asked for only where older minutes, or a draft of then, have it.
        """
        if not (self.initial.get("dissent") or (self.is_bound and self.data.get(self.add_prefix("dissent")))):
            del self.fields["dissent"]
        team = team_of(about.case)
        self.offer("members", [(str(one.user_id), option(str(one.user_id), one.name, hint=position_of(one))[1]) for one in team])
        here = {str(one.user_id): one.name for one in team}
        me = str(about.actor.user_id)
        self.initial.setdefault("minutes_by", here.get(me, ""))
        ticked = self.initial.setdefault("members", [me])
        gone = [row for user, row in self.before.items() if user in ticked and user not in here]
        if gone:  # members who left the team since: they stay as they were written
            self.initial["members"] = [user for user in ticked if user in here]
            self.initial["attendance"] = [*gone, *self.initial.get("attendance", ())]
        owners = [(value, name) for value, name in owners_of(about.case, first=about.actor.user_id)]
        left = [(value, name) for value, name in self.initial.get("owners", {}).items() if value not in dict(owners)]
        client = about.client_called or _("Klien")
        rows: Any = self.fields["decisions"]
        rows.offer("owner", [("", _("Pilih")), *owners, *left, (CLIENT, client), (OTHER, _("Pihak lain"))])

    @property
    def before(self) -> dict[str, dict[str, str]]:
        """Members of the team as the version being corrected has them, by their id."""
        found: dict[str, dict[str, str]] = self.initial.get("written", {})
        return found

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """Members of the house as ticks, everybody else as rows; the decisions as this version left them."""
        came, decided = row.attendance or [], decisions_at(row)
        written = {one["user"]: one for one in came if one.get("user")}
        numbered = {one.position: no for no, one in enumerate(decided, 1)}
        return {
            **super().initial_from(row),
            "happened": FuzzyDate.decode(row.happened),
            "at": row.happened_at,
            "written": written,
            "members": list(written),
            "attendance": [one for one in came if not one.get("user")],
            "owners": owner_names(decided),
            "dissents": [one | {"decision": numbered.get(one.get("decision"))} for one in row.dissents or ()],
            "decisions": [
                {"entry": str(one.entry), "what": one.what, "owner": one.owner, "owner_words": one.owner_words, "due_on": one.due_on}
                for one in decided
            ],
        }

    def clean(self) -> dict[str, Any]:
        """An empty page saves nothing."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        touched = [name for name in ("summary", "discussion", "decisions", "dissents", "dissent", "follow_up") if name in self.errors or kept.get(name)]
        if not touched:
            self.add_error("discussion", _("Tulis satu kalimat tentang yang dibahas, atau satu keputusan."))
        return kept

    def facts(self) -> dict[str, Any]:
        """Ticked members become rows with their name, position and institution, as they stand today; one written before stays as written."""
        kept = blank_as_none(super().facts(), *SEALED)
        ticked = kept.pop("members")
        with translation.override(LANGUAGE):  # kept, so in one language whoever writes
            team = {str(one.user_id): one for one in team_of(self.about.case)}
            house = Organisation.objects.filter(pk=self.about.case.organisation_id).values_list("name", flat=True).first() or ""
            rows = [self.before.get(user) or as_row(team[user], house) for user in ticked]
        return {
            **kept,
            "happened": today_if_empty(self, kept["happened"]),
            "attendance": [*rows, *kept["attendance"]],
            "decisions": self.numbered(kept["decisions"]),
        }

    def numbered(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Each decision with the number it has on the page, by which somebody who saw it differently names it; blank rows between count."""
        bound, field = self["decisions"].data, self.fields["decisions"]
        places: list[int] = field.kept_places(bound)  # type: ignore[attr-defined]
        return [row | {"no": bound.places.index(place) + 1} for row, place in zip(rows, places, strict=True)]


def position_of(one: Member) -> str:
    """The profession, or the part in the team of whoever has none noted."""
    return one.profession or one.role_words


def as_row(one: Member, house: str) -> dict[str, str]:
    """A member of the team on the attendance list."""
    return {"name": one.name, "position": position_of(one), "institution": house, "user": str(one.user_id)}
