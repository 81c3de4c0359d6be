"""A paper is made final: numbered once, kept sealed, told in the story and the trail; refused where it must not go."""

import hashlib
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.models import Record, SafetyPlan
from sintas.documents.actions.approving import note_signed
from sintas.documents.actions.printing import draft_pdf, make_final, take_out
from sintas.documents.models import Approval, Paper, PaperBody
from sintas.documents.reading.composing import wanted
from sintas.kit import clock
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal

pytestmark = pytest.mark.django_db


def test_it_gets_the_next_number_of_the_unit_and_prints_it(full, printing):
    first, second = printing.final(full, "contract"), printing.final(full, "case_report")
    assert first.letter.startswith("001/PSL/")
    assert second.letter.startswith("002/PSL/")
    text = " ".join(text_of(printing.read(full, first)))
    assert first.letter in text
    assert "DRAF" not in text


def test_what_was_signed_is_printed_again_byte_for_byte(full, printing, people, as_user):
    row = printing.final(full, "contract")
    body = printing.read(full, row)
    assert hashlib.sha256(body).hexdigest() == row.sha256
    with as_user("ratna"):
        full.stage = "planning"
        full.save()
        held = PaperBody.objects.get(paper=row)
    assert printing.read(full, row) == body
    assert b"Bunga" not in bytes(held.body)


def test_it_leaves_a_record_and_trail_rows(full, printing, people, as_user):
    row = printing.final(full, "case_report")
    printing.read(full, row)
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=full.pk, opens=True)
        told = Record.objects.get(file_id=full.pk, kind="paper")
        assert told.source_entry == row.pk
        assert told.line == f"Laporan kasus, {row.letter}"
        verbs = list(Trail.objects.filter(file_id=full.pk, verb__startswith="print").order_by("id").values_list("verb", "detail"))
    assert [verb for verb, _detail in verbs] == ["print paper", "print again"]
    assert verbs[0][1] == {"slug": "case_report", "recipient": "own_team", "purpose": "service"}


def test_sending_the_form_twice_makes_one_paper(full, printing, as_user):
    submission = uuid4()
    assert printing.final(full, "contract", submission=submission).pk == printing.final(full, "contract", submission=submission).pk
    with as_user("ratna"):
        assert Paper.objects.count() == 1


def test_a_refused_paper_takes_no_number(full, printing, as_user):
    with pytest.raises(NotNow):
        printing.final(full, "case_report", recipient="police", purpose="legal_process")
    assert printing.final(full, "contract").letter.startswith("001/")
    with as_user("ratna"):
        assert Paper.objects.count() == 1


def test_without_consent_neither_paper_nor_draft_leaves_the_house(full, printing, people, as_user):
    wish = wanted("case_report", recipient="police", purpose="legal_process")
    for act in (make_final, draft_pdf):
        with as_user("ratna"), pytest.raises(NotNow) as refused, transaction.atomic():
            act(by=people["ratna"], case=full, wish=wish)
        assert "Persetujuan" in str(refused.value.sentence)


def test_a_plan_that_is_not_to_be_carried_is_asked_about_once_more(full, printing, people, as_user):
    with as_user("ratna"):
        plan = SafetyPlan.current.get(file_id=full.pk)
        write_safety_plan(
            by=people["ratna"], case=full, parts={"signals": ["suara motor"]}, keep_paper="kept_here", entry=plan.entry, based_on=1
        )
    with pytest.raises(BadInput) as refused:
        printing.final(full, "safety_plan")
    assert set(refused.value.fields) == {"asked_again"}
    row = printing.final(full, "safety_plan", asked_again=True)
    assert row.letter == ""
    with as_user("ratna"):
        assert take_out(by=people["ratna"], case=full, paper_id=row.pk).name.startswith("catatan-")


@pytest.mark.parametrize("slug", ["safety_plan", "progress_note"])
def test_there_is_nothing_to_print_before_there_is_a_plan_or_a_session(open_a_case, printing, letterhead, slug):
    with pytest.raises(BadInput):
        printing.final(open_a_case("ratna"), slug)


def test_file_names_name_nobody(full, printing, people, as_user):
    row = printing.final(full, "case_report")
    with as_user("ratna"):
        for taken in (
            take_out(by=people["ratna"], case=full, paper_id=row.pk),
            draft_pdf(by=people["ratna"], case=full, wish=wanted("case_report")),
        ):
            assert taken.name.startswith("KS-0001-case-report-")
            assert "bunga" not in taken.name.lower()


def test_the_head_is_asked_by_name_and_her_signature_is_noted_once(full, printing, people, cast, as_user):
    row = printing.final(full, "contract")
    by = people["ratna"]
    with as_user("ratna"):
        assert Approval.objects.get(paper=row).approver_id == cast["sari"].pk
        for day in (None, clock.today() + timedelta(days=1), date(2020, 1, 1)):
            with pytest.raises(BadInput), transaction.atomic():
                note_signed(by=by, case=full, paper_id=row.pk, on=day)
        first = note_signed(by=by, case=full, paper_id=row.pk, on=clock.today())
        assert note_signed(by=by, case=full, paper_id=row.pk, on=clock.today()).pk == first.pk
        assert list(Approval.objects.filter(paper=row).order_by("noted_at").values_list("step", flat=True)) == ["asked", "signed"]


def test_a_paper_nobody_acknowledges_cannot_be_noted_as_signed(full, printing, people, as_user):
    row = printing.final(full, "consent")
    with as_user("ratna"), pytest.raises(NotNow):
        note_signed(by=people["ratna"], case=full, paper_id=row.pk, on=clock.today())


def test_nobody_outside_the_team_reaches_it_not_even_without_the_filter(full, printing, people, as_user):
    printing.final(full, "contract")
    for stranger in ("budi", "tono", "lina", "sari", "dewi", "ana"):
        with as_user(stranger):
            assert [model.objects.count() for model in (Paper, PaperBody, Approval)] == [0, 0, 0], stranger
            if stranger in ("dewi", "ana"):
                with pytest.raises(Refusal), transaction.atomic():
                    make_final(by=people[stranger], case=full, wish=wanted("contract"))


def test_a_paper_of_another_case_is_not_there(full, printing, open_a_case, people, as_user):
    row = printing.final(full, "contract")
    other = open_a_case("ratna")
    with as_user("ratna"):
        for act in (take_out, lambda **kw: note_signed(**kw, on=clock.today())):
            with pytest.raises(NotYours), transaction.atomic():
                act(by=people["ratna"], case=other, paper_id=row.pk)


def test_a_paper_that_is_none_is_not_there():
    with pytest.raises(NotYours):
        wanted("love_letter")


def test_wishes_fall_back_to_the_house():
    assert wanted("case_report", recipient="nobody", purpose="legal_process").recipient == "own_team"
    assert wanted("contract", recipient="police", purpose="legal_process").recipient == "own_team"
    assert wanted("contract", lang="xx").lang == "id"
