"""What members did together in one session and stands on pages of its own: its ideas, who chose whom. Counted, not opened."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit.pieces import Row

from ..models import Group, GroupIdea, GroupSociogram
from .sessions import OfSession


def around(group: Group, one: OfSession, *, may_work: bool) -> list[Row]:
    """Ways there, each with what stands; for whoever only reads, only what stands. Two queries, nothing is unsealed."""
    of_this = Q(session=one.entry) | Q(session=None, session_number=one.no)
    ideas = GroupIdea.current.filter(of_this, file_id=group.pk).count()
    pictures = list(GroupSociogram.current.filter(of_this, file_id=group.pk).order_by("written_at").values_list("entry", flat=True))
    rows = []
    if ideas or may_work:
        said = ngettext("%(n)s gagasan", "%(n)s gagasan", ideas) % {"n": ideas} if ideas else _("belum ada")
        rows.append(Row(_("Gagasan sesi ini"), f"{reverse('groupwork:ideas', args=[group.pk])}?sesi={one.entry}&ke={one.no}", said))
    rows += [Row(_("Sosiogram sesi ini"), reverse("groupwork:sociogram", args=[group.pk, entry])) for entry in pictures]
    if may_work and not pictures:
        url = f"{reverse('groupwork:group_sociogram', args=[group.pk])}?session={one.entry.hex}&session_number={one.no}"
        rows.append(Row(_("Sosiogram sesi ini"), url, _("belum ada; ditanyakan kepada tiap anggota sendiri")))
    return rows
