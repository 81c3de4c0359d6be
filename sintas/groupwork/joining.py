"""What group work adds to pages of rooms below when the program starts: the tab of a case, and what can be recorded there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sintas.cases.tabs import CaseTab, add_tab
from sintas.kit.places import tell_places


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    tell_places(group="groupwork:group", case_groups="groupwork:of_case")
    add_tab(CaseTab("groups", _("Kelompok"), "groupwork:of_case", 55, "groups.read"))
