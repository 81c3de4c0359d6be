"""What to look at before a case is closed, and before a stage is left."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.facts import facts_for
from sintas.kit.pieces import Alert, Link

IN_DANGER = ("high", "acute")


def dangers(case: Case, facts: dict[str, Any] | None = None) -> list[Alert]:
    """Open danger, in words with the place where it is looked at. Empty when nothing stands open.

    `facts` of any stage hold what is asked here; without them they are asked for.
    """
    facts = facts_for(case, "danger") if facts is None else facts
    found = []
    if facts["suicide_paths"]:
        link = Link(reverse("cases:suicide_path", args=[case.pk]), _("Lihat langkahnya"))
        found.append(Alert(_("Klien pernah menyatakan ingin mati, dan langkahnya masih terbuka."), link))
    if facts["risk"] and facts["risk"]["level"] in IN_DANGER:
        link = Link(reverse("cases:safety", args=[case.pk]), _("Lihat alasannya"))
        found.append(Alert(_("Tingkat bahaya terakhir tinggi."), link))
    if "lives_with_perpetrator" in facts["flags"]:
        link = Link(reverse("cases:safety", args=[case.pk]), _("Rencana keselamatan"))
        found.append(Alert(_("Klien tercatat tinggal serumah dengan pelaku."), link))
    return found
