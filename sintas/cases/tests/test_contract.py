"""Ratna and her client agree what each of them does; terms are read aloud, a day is set to look at it again."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.contract import agree_contract
from sintas.cases.models import Contract, Record, Task
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 8, 26, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def agree(people, case):
    return lambda **more: agree_contract(
        by=people["ratna"], case=case, **({"aims": "tenang menghadapi dunia kerja", "happened": TODAY} | more)
    )


def test_it_is_kept_and_looked_at_again(case, agree, as_user):
    with as_user("ratna"):
        row = agree(read_aloud=True, signed=True, client_tasks="datang setiap Senin", review_on=TODAY + timedelta(days=30))
        assert Record.objects.get(kind="contract").source_entry == row.entry
        assert Trail.objects.filter(verb="record contract").exists()
        assert Task.objects.get(kind="review_contract").source_entry == row.entry
        agree(entry=row.entry, based_on=1, review_on=TODAY + timedelta(days=14))
        assert clock.local(Task.objects.get(kind="review_contract").due_at).date() == TODAY + timedelta(days=14)
        agree(entry=row.entry, based_on=2)
        assert Task.objects.get(kind="review_contract").done_at is not None


def test_an_old_contract_owes_no_old_review(case, agree, as_user):
    with as_user("ratna"):
        agree(happened=TODAY - timedelta(days=90), review_on=TODAY - timedelta(days=60))
        assert not Task.objects.exists()


def test_bad_input_repeats_and_strangers(case, agree, people, as_user):
    with as_user("ratna"):
        for wrong, field in (({"aims": " "}, "aims"), ({"ends_on": TODAY - timedelta(days=1)}, "ends_on")):
            with pytest.raises(BadInput) as refused:
                agree(**wrong)
            assert field in refused.value.fields
        token = uuid7()
        row = agree(submission=token)
        with pytest.raises(AlreadyDone):
            agree(submission=token)
        agree(entry=row.entry, based_on=1)
        with pytest.raises(Overtaken):
            agree(entry=row.entry, based_on=1)
        assert Contract.current.count() == 1
    with as_user("dewi"), pytest.raises(Refusal):
        agree_contract(by=people["dewi"], case=case, aims="x")


def test_the_page_shows_what_is_missing_without_blame(case, signed_in):
    ratna, url = signed_in("ratna"), reverse("cases:contract", args=[case.pk])
    typed = {"submission": new_submission(), "aims": "tenang bekerja", "signed": "on", "happened": "26 Agustus 2024"}
    assert ratna.post(url, typed | {"aims": ""}).status_code == 422
    assert ratna.post(url, typed).status_code == 302
    page = ratna.get(reverse("cases:consents", args=[case.pk])).content.decode()
    assert "tenang bekerja" in page and "Belum dicatat bahwa ketentuan dibacakan." in page and "Ditandatangani." in page
