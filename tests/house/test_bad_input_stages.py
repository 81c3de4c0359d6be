"""What issue 3 names as bad input, as a day at work: each time a plain sentence, 409 or 422, and every word that was typed still on the page.

The rules behind the pages are tested beside them: casework/tests (test_evaluate, test_session_parts, test_conferences, test_plan_rows,
test_termination, test_asking_approval) and documents/tests/test_word_templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sintas.casework.actions.assessing import write_assessment
from sintas.casework.actions.ending import write_termination
from sintas.casework.models import Assessment, Conference, Evaluation, Goal, Session, SupervisorApproval, Termination
from sintas.documents.models import WordTemplate
from sintas.documents.tests.hostile import saying
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from tests.browser.full_house import Full


@pytest.fixture
def page(full: Full) -> Callable[..., str]:
    """page("evaluation") -> the address in Ratna's case."""
    return lambda name, *ids: reverse(f"casework:{name}", args=[full.case, *ids])


@pytest.fixture
def standing(full: Full, people: dict[str, Any]) -> Callable[[Any], int]:
    """How many versions of a record this case has; a refusal adds none."""

    def count(model: Any) -> int:
        with acting_as(people["ratna"].user_id):
            return int(model.objects.filter(file_id=full.case).count())

    return count


def told(answer: Any, status: int, sentence: str, *typed: str) -> str:
    """The page that refuses: its status, a sentence a worker understands, and what was typed, once more."""
    said = unescape(answer.content.decode())
    assert answer.status_code == status
    assert sentence in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", said)), said
    assert [words for words in typed if words not in said] == []
    assert not re.search(r"Traceback|IntegrityError|ValidationError|None\b.*Error", said)
    return said


def test_a_goal_evaluated_twice(full: Full, page: Any, standing: Any, signed_in: Any) -> None:
    """The page was put together from two tabs: the same goal stands in it twice."""
    goal, before = str(full.entries["casework:goal"]), standing(Evaluation)
    sent = {"results-0-goal": goal, "results-0-text": "sudah ke pasar", "results-1-goal": goal, "results-1-text": "belum ke pasar", "outcome": "baik"}
    answer = signed_in("ratna").post(page("evaluation"), sent)
    told(answer, 422, "baris", "sudah ke pasar", "belum ke pasar")
    assert standing(Evaluation) == before


def test_a_result_written_by_two_people(full: Full, page: Any, signed_in: Any) -> None:
    """Both looked at the same goal, each from a page opened before the other saved."""
    address = page("goal_result_entry", full.entries["casework:goal_result"])
    assert signed_in("budi").post(address, {"status": "reached", "text": "kata Budi", "based_on": "1"}).status_code == 302
    answer = signed_in("ratna").post(address, {"status": "worse", "text": "kata Ratna", "based_on": "1"})
    told(answer, 409, "Kedua tulisan tersimpan", "kata Budi", "kata Ratna")


def test_a_wdep_step_out_of_its_order(full: Full, page: Any, standing: Any, signed_in: Any) -> None:
    """Evaluation of what she does, before anybody asked what she wants."""
    before = standing(Session)
    sent = {"happened": "kemarin", "therapy": "reality", "steps": ["wdep_e"], "note": "menilai langkahnya", "client_words": "saya coba"}
    told(signed_in("ratna").post(page("session"), sent), 422, "Wants", "menilai langkahnya", "saya coba", "kemarin")
    assert standing(Session) == before
    assert signed_in("ratna").post(page("session"), sent | {"order_reason": "klien mulai dari sini"}).status_code == 302


def test_a_decision_of_a_conference_without_an_owner(full: Full, page: Any, standing: Any, signed_in: Any) -> None:
    before = standing(Conference)
    sent = {
        "happened": "kemarin", "discussion": "dua pilihan ditimbang", "decisions-0-what": "menelepon kakaknya", "decisions-0-owner": "",
        "attendance-0-name": "Bu Lurah",
    }  # fmt: skip
    answer = signed_in("ratna").post(page("conference"), sent)
    told(answer, 422, "Pilih siapa yang menjalankan keputusan ini", "menelepon kakaknya", "dua pilihan ditimbang", "Bu Lurah")
    assert standing(Conference) == before


def test_a_plan_changed_by_two_people(full: Full, page: Any, people: dict[str, Any], signed_in: Any) -> None:
    """The frame, and a row among the goals: whoever is later sees both and chooses; the other rows are saved."""
    frame = page("plan_entry", full.entries["casework:plan"])
    assert signed_in("budi").post(frame, {"goal_general": "kata Budi", "based_on": "1"}).status_code == 302
    told(signed_in("ratna").post(frame, {"goal_general": "kata Ratna", "based_on": "1"}), 409, "Kedua tulisan tersimpan", "kata Budi", "kata Ratna")

    goal = {"goals-0-entry": str(full.entries["casework:goal"]), "goals-0-based_on": "1"}
    assert signed_in("budi").post(page("goals"), goal | {"goals-0-text": "tujuan kata Budi"}).status_code == 302
    sent = goal | {"goals-0-text": "tujuan kata Ratna", "goals-1-text": "tujuan yang baru"}
    told(signed_in("ratna").post(page("goals"), sent), 409, "Tersimpan oleh Budi", "tujuan kata Budi", "tujuan kata Ratna")
    with acting_as(people["ratna"].user_id):
        trail.record(by=people["ratna"], verb="read file", file_id=full.case, opens=True)
        assert {"tujuan kata Budi", "tujuan yang baru"} <= {one.text for one in Goal.current.filter(file_id=full.case)}


def test_a_word_template_with_a_field_nobody_knows(full: Full, signed_in: Any) -> None:
    """The administrator has mistyped a field: the sentence names it, the template in use stays."""
    before = list(WordTemplate.objects.values_list("pk", "ended_at"))
    sheet = SimpleUploadedFile("laporan.docx", saying("{{ klien.nama_pnggilan }}"))
    answer = signed_in("ana").post(f"/templat-surat/{full.holes['unit_id']}/laporan-sosial/", {"b": "id", "body": sheet})
    told(answer, 422, "klien.nama_pnggilan")
    assert list(WordTemplate.objects.values_list("pk", "ended_at")) == before


def test_an_ending_with_a_criterion_nobody_judged(full: Full, page: Any, people: dict[str, Any], cast: dict[str, Any], signed_in: Any) -> None:
    """It is kept as far as it is known; putting it before the head waits, by name, for the one that is open."""
    by = people["ratna"]
    with acting_as(by.user_id):
        row = Termination.current.get(file_id=full.case)
        write_termination(by=by, case=row.file.case, entry=row.entry, based_on=row.number, judged=row.judged[:3])
    ratna = signed_in("ratna")
    answer = ratna.post(page("approval_ask", "closure"), {"approver": str(cast["sari"].pk), "note": "mohon dibaca pekan ini"})
    told(answer, 409, "Belum dinilai: Kesiapan kembali ke keluarga", "mohon dibaca pekan ini")
    assert answer.content.decode().count("Kesiapan kembali") > 1  # there, and among what will be read
    with acting_as(by.user_id):
        assert not SupervisorApproval.objects.filter(subject="closure").exists()


def test_an_approval_of_an_old_version(full: Full, people: dict[str, Any], signed_in: Any) -> None:
    """While Sari reads, Ratna corrects: the answer is not counted for words she has not seen, and her comment is not gone."""
    by, sari, address = people["ratna"], signed_in("sari"), f"/persetujuan-atasan/{full.holes['approval_id']}/"
    assert sari.get(address).status_code == 200
    with acting_as(by.user_id):
        row = Assessment.current.get(file_id=full.case)
        write_assessment(by=by, case=row.file.case, entry=row.entry, based_on=row.number, focus="takut keluar rumah")
    said = told(sari.post(address, {"outcome": "approved", "comment": "sudah baik, lanjutkan"}), 409, "Versi ini sudah diganti", "sudah baik, lanjutkan")
    assert "takut keluar rumah" not in said
    with acting_as(by.user_id):
        assert SupervisorApproval.objects.get(pk=full.holes["approval_id"]).outcome == "superseded"
