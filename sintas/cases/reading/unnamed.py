"""Violence in a file that no law's word was ticked for: a duty may rest on it, and nobody would hear of it (UU 12/2022 art. 39-41).

The crosswalk suggests and never decides (C19), so nothing begins here: the page of duties says which incident to look at.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Row
from sintas.practice import deadlines
from sintas.practice.catalogue import load
from sintas.practice.violence import PRACTICE, suggest
from sintas.staff.models import Organisation

from ..models import Case, Incident, Task

OWN = "practice:"


def unnamed(case: Case) -> list[Row]:
    """The incidents whose words may be a law's that starts a duty, where neither the law's word nor such a duty stands. Coded columns only."""
    found = list(Incident.current.filter(file_id=case.pk).only("id", "entry", "forms", "happened", "written_at").order_by("written_at"))
    if not found:
        return []
    house = Organisation.objects.values_list("kind", flat=True).get(pk=case.organisation_id)
    begun = set(Task.objects.filter(file_id=case.pk).exclude(duty="").values_list("duty", flat=True))
    rows = []
    for one in found:
        laws = {law: codes for law, codes in maybe(one.forms, house).items() if not codes & begun}
        if laws:
            rows.append(line(case, one, laws))
    return rows


def maybe(forms: Iterable[str], house: str) -> dict[str, frozenset[str]]:
    """Laws (sets of codes) the words may belong to without any condition, none of whose codes is ticked, each with the duties it starts."""
    held, words = {form.partition(":")[0] for form in forms}, load(PRACTICE)
    own = [form.removeprefix(OWN) for form in forms if form.startswith(OWN)]
    sets = {one.code_set.removeprefix("violence_") for one in suggest(word for word in own if words.has(word)) if not one.only_if_id}
    starting = {law: deadlines.starting([f"{law}:"], house, clock.today()) for law in sorted(sets - held)}
    return {law: frozenset(one.code for one in duties) for law, duties in starting.items() if any(not one.by_advocate for one in duties)}


def line(case: Case, row: Incident, laws: Iterable[str]) -> Row:
    """The incident as a line that leads to its page."""
    lang = get_language() or "id"
    names = [load(f"violence_{law}") for law in laws]
    when = FuzzyDate.decode(row.happened).text(lang) if row.happened else numbers.day(row.written_at)
    sub = _("Mungkin termasuk: %(laws)s.") % {"laws": "; ".join(one.en if lang == "en" else one.id for one in names)}
    return Row(_("Kejadian kekerasan"), reverse("cases:incident_entry", args=[case.pk, row.entry]), sub=sub, end=when)
