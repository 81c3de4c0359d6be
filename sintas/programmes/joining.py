"""What programmes adds to pages of rooms below when the program starts: the tab of a case, what can be recorded, pages of its records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.recordable import Recordable, add_recordable
from sintas.cases.tabs import CaseTab, add_tab
from sintas.kit.places import tell_places

RECORDABLES = (
    Recordable("programmes:enrolment", _("Keikutsertaan dalam program"), _("Pelatihan atau kegiatan mingguan unit."), 104, "programmes.enrol"),
    Recordable("programmes:placement", _("Tempat di asrama"), _("Di mana klien tinggal, sejak kapan."), 105, "programmes.enrol"),
    Recordable("programmes:leave", _("Izin dari asrama"), _("Berangkat, dan kapan diharapkan kembali."), 106, "programmes.enrol"),
)
RECORDS = ("enrolment", "progress", "placement", "leave")


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    from sintas.cases.progressing import add_progress
    from sintas.cases.reading.story_words import add_entry_page

    from .reading.of_case import progressing

    add_progress(progressing)
    tell_places(programmes="programmes:of_case")
    add_tab(CaseTab("programmes", _("Program dan asrama"), "programmes:of_case", 50))
    for one in RECORDABLES:
        add_recordable(one)
    for kind in RECORDS:
        add_entry_page(kind, f"programmes:{kind}_entry")
