"""What access adds to pages of rooms below when the program starts: the ways into its own."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.bases import Case
from sintas.cases.team_parts import TeamPart, add_lead_part
from sintas.kit.pieces import Link
from sintas.kit.places import tell_places
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.person_links import PersonLink, add_person_link


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    tell_places(overview="access:overview_of", openings="access:openings")
    add_lead_part("restrict", 10, restrict_part)
    add_lead_part("erasure", 90, erasure_part)
    add_person_link(PersonLink("access:leaving", gettext_lazy("Petugas berhenti"), may_leave))
    add_person_link(PersonLink("access:leaving", gettext_lazy("Serahkan kepada rekan"), has_left, waiting=True))


def may_leave(by: Actor, user: User) -> bool:
    """Nobody lets themselves go."""
    return user.is_active and user.pk != by.user_id


def has_left(_by: Actor, user: User) -> bool:
    """What such a person still leads is handed over on the same page."""
    return not user.is_active


def restrict_part(case: Case) -> TeamPart:
    """Where the lead makes the case a restricted one, or ends that."""
    if case.restricted_at is not None:
        words, label = _("Hanya orang dalam tim ini yang tahu bahwa kasus ini ada."), _("Akhiri kasus terbatas")
    else:
        words, label = _("Bila bahkan kepala unit dan rekan seunit sebaiknya tidak tahu bahwa kasus ini ada."), _("Jadikan kasus terbatas")
    return TeamPart(Link(reverse("access:restrict", args=[case.pk]), label), _("Kasus terbatas"), words)


def erasure_part(case: Case) -> TeamPart:
    """Where the lead asks for the file to be erased."""
    return TeamPart(Link(reverse("access:erasure", args=[case.pk]), _("Penghapusan berkas")))
