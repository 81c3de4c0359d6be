"""The report of a group tells what its evaluation found of the group; nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.tests.meeting import let_in
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.identity import acting_as

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def report(browser: Any, group: Any) -> str:
    answer = browser.post(f"/kelompok/{group.pk}/surat/laporan/pdf/", {})
    assert answer.status_code == 200
    return " ".join(" ".join(text_of(answer.content)).split())


def test_what_the_group_found_stands_there_without_a_name(
    form_a_group: Make, open_a_case: Make, propose_her: Make, people: Any, letterhead: Any, signed_in: Make
) -> None:
    ratna, group = people["ratna"], form_a_group()
    let_in(ratna, group, [open_a_case("budi", name="Kenanga Asli")], propose_her, "Kenanga")
    assert "Hasil evaluasi kelompok" not in report(signed_in("ratna"), group)
    with acting_as(ratna.user_id):
        evaluate_group(
            by=ratna, case=group, effects=["hope"], supporting=["own_will"], supporting_words="Kenanga berani bicara", decision="continue",
            decision_reason="anggota ingin lanjut",
        )  # fmt: skip
    text = report(signed_in("ratna"), group)
    for said in ("Hasil evaluasi kelompok", "Harapan bertambah", "K berani bicara", "anggota ingin lanjut", "ada di kasusnya sendiri"):
        assert said in text, said
    assert "Kenanga" not in text
