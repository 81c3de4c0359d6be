"""What group work adds to pages of rooms below when the program starts: the tab of a case, what its story says of a group, what its later forms take over."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.tabs import CaseTab, add_tab
from sintas.kit.places import tell_places
from sintas.practice.catalogue import load

TAGGED = {"group_session": "group_phases", "group_process": "group_phases", "group_homework": "group_homework_results"}
TAGGED |= {"group_member": "group_member_states", "group_closing": "group_closing_reasons"}


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    from sintas.cases.diary_above import add_to_diary
    from sintas.cases.reading.story_words import add_entry_page, add_names, add_states, add_titles
    from sintas.casework.exporting.tables import add_table
    from sintas.casework.offering import Offer, add_offer

    from .carrying import OF_THE_GROUPS
    from .reading.evaluated import ended_in_a_group, for_follow_up, for_termination, goes_on, seen_in_a_group, taken_over
    from .reading.in_diary import sessions_in_diary
    from .reading.note_words import numbers_of
    from .reading.stage import stage_told

    tell_places(group="groupwork:group", case_groups="groupwork:of_case", group_sessions="groupwork:sessions")
    tell_places(group_ideas="groupwork:ideas", group_cohesion="groupwork:cohesion")
    add_tab(CaseTab("groups", _("Kelompok"), "groupwork:of_case", 55, "groups.read"))
    add_entry_page("group_session", "groupwork:session")
    for kind, listed in TAGGED.items():
        add_names(kind, partial(tag_of, listed))
    add_entry_page("group_note", "groupwork:note_entry")
    add_names("group_note", load("group_note_moments").label)
    add_states("group_note", numbers_of)
    add_titles("group_stage", stage_told)
    add_to_diary(sessions_in_diary)
    take = _("Ambil dari kelompok")
    add_offer("evaluation", "kelompok", Offer(take, seen_in_a_group, taken_over))
    add_offer("termination", "kelompok", Offer(take, ended_in_a_group, for_termination))
    add_offer("follow_up", "kelompok", Offer(take, goes_on, for_follow_up))
    for table in OF_THE_GROUPS:
        add_table(table)


def tag_of(listed: str, tag: str, lang: str) -> str:
    """The words of a tag of a session's rows in the story of a group."""
    if tag == "cancelled":
        return gettext("dibatalkan")
    return load(listed).label(tag, lang) if load(listed).has(tag) else ""
