"""The group looks back: what members gave each other, how it went, what is decided. A decision offers a move and makes none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.models import Group, GroupEvaluation
from sintas.groupwork.reading.forming import verdict_on
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def group(form_a_group: Make, people: People) -> Group:
    """Standing in evaluation."""
    found: Group = form_a_group()
    with acting_as(people["ratna"].user_id):
        Group.objects.filter(pk=found.pk).update(stage="evaluation")
        found.refresh_from_db()
    return found


def test_on_the_page_and_the_move_is_offered(group: Group, signed_in: Make, as_user: Make) -> None:
    ratna = signed_in("ratna")
    path, home = f"/kelompok/{group.pk}/evaluasi/", f"/kelompok/{group.pk}/"
    assert "Apakah semua dapat berbicara dan didengar?" in ratna.get(path).content.decode()
    sent = {
        "effects": ["not_alone", "strengthening"], "review_communication": "semua sempat bicara", "supporting": ["peers"],
        "decision": "modify", "decision_reason": "waktunya terlalu singkat", "submission": "A" * 22,
    }  # fmt: skip
    assert [ratna.post(path, sent).status_code for _ in range(2)] == [302, 302]
    text = ratna.get(home).content.decode()
    assert "Merasa tidak sendirian" in text and "semua sempat bicara" in text and "waktunya terlalu singkat" in text
    assert f"{home}tahap/kembali/?to=planning" in text
    offered = ratna.get(f"{home}tahap/kembali/?to=planning").content.decode()
    assert 'value="planning"' in offered and "checked" in offered
    with as_user("ratna"):
        row = GroupEvaluation.objects.get()
        assert row.reviewed == ["communication"] and Group.objects.get(pk=group.pk).stage == "evaluation"
        assert Trail.objects.filter(file_id=group.pk, verb="record group_evaluation").count() == 1
    assert "semua sempat bicara" in ratna.get(f"{path}{row.entry}/").content.decode()
    assert ratna.post(f"{path}{row.entry}/", {**sent, "based_on": "1", "words": "lagi", "submission": "B" * 22}).status_code == 302
    assert "lagi" in ratna.get(f"{path}{row.entry}/riwayat/").content.decode()


def test_the_newest_decides_and_the_gates_read_it(group: Group, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        before = {one.code for one in verdict_on(group, "evaluation").missing}
        earlier = clock.today() - timedelta(days=9)
        evaluate_group(by=ratna, case=group, effects=["none_seen"], decision="continue", decision_reason="baru mulai", happened=earlier)
        evaluate_group(by=ratna, case=group, words="dua sesi lagi")
        after = {one.code for one in verdict_on(group, "evaluation").missing}
    assert {"mutual_aid_looked_at", "decision_taken"} <= before
    assert "mutual_aid_looked_at" not in after and "decision_taken" in after  # the newest look has decided nothing yet


def test_what_cannot_be(group: Group, people: People, signed_in: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        for wrong in (
            {}, {"effects": ["none_seen", "hope"]}, {"effects": ["?"]}, {"decision": "stop"}, {"review": {"?": "x"}}, {"words": "x", "supporting": ["?"]},
            {"words": "x", "happened": clock.today() + timedelta(days=1)},
        ):  # fmt: skip
            with pytest.raises(BadInput):
                evaluate_group(by=ratna, case=group, **wrong)
        assert not GroupEvaluation.objects.exists()
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        evaluate_group(by=dewi, case=group, words="x")
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/evaluasi/").status_code == 404
