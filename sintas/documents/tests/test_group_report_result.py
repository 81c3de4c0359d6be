"""The report of a group tells what its evaluation found of the group; nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.releasing_group import release_after
from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.reading.copy import CODED
from sintas.groupwork.testing import agree
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
    case = open_a_case("budi", name="Kenanga Asli")
    let_in(ratna, group, [case], propose_her, "Kenanga")
    before = report(signed_in("ratna"), group)
    assert "Hasil evaluasi kelompok" not in before and "Perkembangan anggota" not in before
    with acting_as(ratna.user_id):
        evaluate_group(
            by=ratna, case=group, effects=["hope"], supporting=["own_will"], supporting_words="Kenanga berani bicara", decision="continue",
            decision_reason="anggota ingin lanjut",
        )  # fmt: skip
    with acting_as(people["budi"].user_id):
        measured = {"title": "x", "facts": [["GAD-7", "14, lalu 7"]], "lines": [], "text": "", CODED: {"ways": [["GAD-7", "better"]], "whole": "better"}}
        agree(people["budi"], case, "identity", "progress")
        release_after(by=people["budi"], case=case, group_id=group.pk, data_classes=["identity", "progress"], title="x", parts=[measured])
    text = report(signed_in("ratna"), group)
    for said in ("Hasil evaluasi kelompok", "Harapan bertambah", "K berani bicara", "anggota ingin lanjut", "ada di kasusnya sendiri", "Membaik: 1"):
        assert said in text, said
    assert "Kenanga" not in text and "GAD" not in text  # which way it went, and not what was measured
