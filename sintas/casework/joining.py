"""What casework adds to the file when the program starts: tabs, what can be recorded, pages of records in the story, facts for the gates."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.recordable import Recordable, add_recordable
from sintas.cases.tabs import CaseTab, add_tab
from sintas.kit.places import tell_places

TABS = (
    CaseTab("assessment", _("Asesmen"), "casework:assessment_page", 12),
    CaseTab("plan", _("Rencana"), "casework:plan_page", 14),
    CaseTab("change", _("Perubahan"), "casework:change_page", 16),
    CaseTab("ending", _("Pengakhiran"), "casework:ending_page", 18),
)
RECORDABLES = (
    Recordable("casework:session", _("Sesi"), _("Pertemuan yang direncanakan dan sudah berlangsung."), 30, "casework.session"),
    Recordable("casework:session_plan", _("Rencana sesi"), _("Waktu yang disepakati untuk bertemu."), 35, "casework.session"),
    Recordable("casework:conference", _("Pembahasan kasus"), _("Rapat tim tentang kasus ini, dengan keputusannya."), 102, "casework.confer"),
    Recordable("casework:referral", _("Rujukan"), _("Ke lembaga lain, dengan persetujuan klien."), 103, "casework.refer"),
)
RECORDS = (
    "session assessment surroundings functioning anxiety area information_source contradiction plan goal planned_service implementer "
    "plan_step conference evaluation goal_result goal_scale goal_level step_level termination referral follow_up approval"
)


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    from sintas.cases.diary_owners import add_diary_owner
    from sintas.cases.reading.facts import add_facts
    from sintas.cases.reading.story_words import add_entry_page, add_states
    from sintas.evidence.joining import add_after_change, add_goal_names, add_said

    from .actions.assessing_change import after_change
    from .reading.approvals import states_in
    from .reading.bpss import functioning_said
    from .reading.duty_titles import tell_duties
    from .reading.measuring_goal_names import goal_entries, goal_names
    from .reading.sessions import is_of_a_session
    from .reading.stage_facts import STAGE_FACTS

    tell_places(stage="casework:stage", change="casework:change_page")
    for one in RECORDABLES:
        add_recordable(one)
    for tab in TABS:
        add_tab(tab)
    for kind in RECORDS.split():
        add_entry_page(kind, f"casework:{kind}_entry")
    for stage, facts in STAGE_FACTS.items():
        add_facts(stage, facts)
    add_diary_owner(is_of_a_session)
    add_states("approval", states_in)
    add_after_change(after_change)
    add_goal_names(goal_names, goal_entries)
    add_said("bpss", functioning_said)
    tell_duties()
