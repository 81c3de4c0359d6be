"""What tracks add to the file when the program starts: a tab, pages of records in the story with their names, titles of tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.recordable import Recordable, add_recordable
from sintas.cases.tabs import CaseTab, add_tab
from sintas.practice.catalogue import load

from .loader import check_all, slugs, track
from .track import named

RECORDS = ("track", "track_step", "stay", "weighing", "economic_progress", "advocacy")
LISTS = ("track_states", "track_step_states", "weighing_states", "economic_kinds", "advocacy_results")


def join() -> None:
    """Called once, by apps.py, when every model is known. Raises BrokenTrack for a track that is not whole."""
    from sintas.cases.reading.story_words import add_entry_page, add_names
    from sintas.cases.same_act import add_same_act

    from .actions.duty_steps import step_of_duty
    from .titles import tell_duties

    check_all()
    add_tab(CaseTab("tracks", _("Jalur"), "tracks:tracks", 15))
    add_recordable(
        Recordable("tracks:tracks", _("Jalur layanan"), _("Hukum, kesehatan, rumah aman, dan jalur lain langkah demi langkah."), 104)
    )
    add_recordable(
        Recordable(
            "tracks:advocacy", _("Ditolak layanan"), _("Alasan, langkah advokasi, siapa yang meneruskan, dan hasilnya."), 105, "tracks.keep"
        )
    )
    for kind in RECORDS:
        add_entry_page(kind, f"tracks:{kind}_entry")
        add_names(kind, name_of)
    tell_duties()
    add_same_act(step_of_duty)


def name_of(tag: str, lang: str) -> str:
    """The words of a tag of this room's rows in the story: a track, a step of one ("legal-police_report"), or how it stands."""
    slug, _dash, code = tag.partition("-")
    if slug in slugs():
        whole = track(slug)
        return named([step.said for step in whole.steps], code, lang) if code else whole.said.label(lang)
    return next((load(name).label(tag, lang) for name in LISTS if load(name).has(tag)), "")
