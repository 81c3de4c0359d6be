"""Forms with rows, as the tests and the small site use them. All invented."""

from uuid import UUID

from django import forms

from sintas.kit import choosers, widgets
from sintas.kit.fields import CodedOrOwnWords, FuzzyDateField
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.rows import Column, RowsField, hidden

ENTRY = UUID("0191f0a0-0000-7000-8000-000000000001")
HORIZONS = [option("short", "Jangka pendek"), option("long", "Jangka panjang")]
RESULTS = [option("reached", "Tercapai"), option("unchanged", "Belum berubah")]


class GoalsForm(PartForm):
    """Goals: a text, a bar, a remembered date, a day, a tick, chips, a code or own words, and the id of the stored entry."""

    goals = RowsField(
        [
            Column("words", forms.CharField(label="Tujuan", widget=widgets.Area(low=True), max_length=500), wide=True, required=True),
            Column("horizon", forms.ChoiceField(label="Jangka", choices=lambda: HORIZONS, widget=choosers.Seg, initial="short")),
            Column("since", FuzzyDateField(label="Sejak", future=False)),
            Column("due", forms.DateField(label="Batas", widget=widgets.Day)),
            Column("agreed", forms.BooleanField(label="Disetujui klien", widget=widgets.CheckCard)),
            Column("by", forms.MultipleChoiceField(label="Oleh", choices=[("client", "Klien"), ("me", "Saya")], widget=choosers.Chips)),
            Column("theme", CodedOrOwnWords(label="Tema", choices=[("", "Pilih"), ("work", "Pekerjaan")], widget=choosers.Select())),
            Column("entry", forms.UUIDField(required=False, widget=widgets.Hidden)),
        ],
        label="Tujuan khusus",
        help_text="Satu tujuan satu baris.",
        one="Tujuan",
    )
    note = forms.CharField(label="Catatan", widget=widgets.Text)
    parts = [Part("Rencana", ["goals", "note"])]


class ResultsForm(PartForm):
    """One row per goal."""

    results = RowsField(
        [
            hidden("goal"),
            Column("status", forms.ChoiceField(label="Hasil", choices=RESULTS, widget=choosers.Seg), required=True),
            Column("seen", forms.CharField(label="Yang terlihat", widget=widgets.Text)),
        ],
        fixed=True,
        label="Hasil per tujuan",
    )


class AllResultsForm(ResultsForm):
    """Every goal must be judged."""

    results = RowsField(ResultsForm.base_fields["results"].columns, fixed=True, required=True, label="Hasil per tujuan")


ASKED = {"results": [{"goal": "a", "title": "Tidur <tenang>"}, {"goal": "b", "title": "Melamar kerja", "status": "unchanged", "seen": "CV ada"}]}
