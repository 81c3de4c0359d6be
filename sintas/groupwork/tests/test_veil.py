"""Once consent is withdrawn, the group's pages do not say her name either where somebody had written it; what was written stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.models import Group
from sintas.groupwork.reading.for_paper import without_gone
from sintas.groupwork.tests.meeting import a_session, let_in, read
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
SAID, HIDDEN = "JA membuka putaran; kami ja, katanya.", "[nama tidak ditampilkan] membuka putaran; kami ja, katanya."


def test_her_name_is_taken_out_of_what_others_wrote(
    form_a_group: Callable[..., Group], open_a_case: Callable[..., Any], propose_her: Callable[..., Any], people: dict[str, Actor],
    signed_in: Callable[[str], Any],
) -> None:  # fmt: skip
    ratna, budi, group = people["ratna"], people["budi"], form_a_group()
    case = open_a_case("budi")
    let_in(ratna, group, [case], propose_her, "JA")
    with acting_as(ratna.user_id):
        met = a_session(ratna, group)
        read(ratna, group)
        write_process(by=ratna, case=group, session=met.entry, words=SAID)
        evaluate_group(by=ratna, case=group, words=SAID)
    home = f"/kelompok/{group.pk}/"
    page = signed_in("ratna")
    for path in (home, f"{home}linimasa/"):
        assert SAID in page.get(path).content.decode(), path
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=case, purposes=["group_work"])
    for path in (home, f"{home}linimasa/"):
        text = page.get(path).content.decode()
        assert HIDDEN in text and SAID not in text, path
    assert SAID in page.get(f"{home}sesi/{met.entry}/catatan/").content.decode()  # a form shows what stands, to be put right


def test_initials_are_taken_out_where_they_are_written_as_such() -> None:
    assert without_gone("JA dan Ja, ja; SAJA", "JA", "–") == "– dan Ja, ja; SAJA"
    assert without_gone("Si kecil datang", "Si", "–") == "Si kecil datang"  # a small word: only initials are known by their capitals
    assert without_gone("kak mel datang", "Mel", "–") == "kak – datang"
