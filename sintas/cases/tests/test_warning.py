"""A note every reader sees first: written short, read by the carer too, looked at again on its day, ended when it no longer holds."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.team import add_member
from sintas.cases.actions.warning import end_warning, write_warning
from sintas.cases.models import Flag, Record, Task, Warning
from sintas.cases.reading.tasks import tasks_of
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()
WORDS = "Jangan sebut nama ayahnya di depan teman sekamar"


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
        yield case


@pytest.fixture
def warn(people, case):
    return lambda **more: write_warning(by=people["ratna"], case=case, **({"text": WORDS, "review_on": TODAY + timedelta(days=30)} | more))


def test_it_stands_in_the_head_for_the_carer_too(case, warn, as_user):
    with as_user("ratna"):
        row = warn()
        assert Record.objects.get(kind="warning").source_entry == row.entry
        assert Trail.objects.filter(verb="record warning").exists()
    with as_user("dewi"):
        flag = Flag.objects.get(code="warning", ended_at=None)
        assert (flag.words, flag.review_on, flag.source_entry) == (WORDS, TODAY + timedelta(days=30), row.entry)
        assert Warning.current.get().text == WORDS
        assert not Record.objects.exists()


def test_its_review_falls_due_and_shows_as_late(case, warn, people, as_user):
    with as_user("ratna"):
        warn(review_on=TODAY)
        with clock.stopped(MONDAY + timedelta(days=2)):
            owed = tasks_of(people["ratna"])
        assert [(task.kind, task.overdue) for task in owed] == [("review_warning", True)]


def test_changed_words_stand_once_and_the_end_takes_them_down(case, warn, people, as_user):
    with as_user("ratna"):
        row = warn()
        warn(text="Jangan sebut ayahnya", entry=row.entry, based_on=1)
        assert [flag.words for flag in Flag.objects.filter(code="warning", ended_at=None)] == ["Jangan sebut ayahnya"]
        end_warning(by=people["ratna"], case=case, entry=row.entry, reason="sudah pindah kamar")
        end_warning(by=people["ratna"], case=case, entry=row.entry)
        assert not Flag.objects.filter(code="warning", ended_at=None).exists()
        assert Task.objects.get(kind="review_warning").done_at is not None
        assert Record.objects.filter(kind="warning_ended").count() == 1
        with pytest.raises(NotNow):  # another's reason for an end that stands already: said, not dropped
            end_warning(by=people["ratna"], case=case, entry=row.entry, reason="ayahnya sudah meninggal", submission=uuid7())
        with pytest.raises(NotNow):
            warn(entry=row.entry, based_on=2)
        with pytest.raises(NotYours):
            end_warning(by=people["ratna"], case=case, entry=uuid7())


def test_bad_input_and_repeats(case, warn, people, as_user):
    with as_user("ratna"):
        for wrong, field in (
            ({"text": " "}, "text"),
            ({"text": "x" * 301}, "text"),
            ({"review_on": TODAY - timedelta(days=1)}, "review_on"),
        ):
            with pytest.raises(BadInput) as refused:
                warn(**wrong)
            assert field in refused.value.fields
        token = uuid7()
        row = warn(submission=token)
        with pytest.raises(AlreadyDone):
            warn(submission=token)
        warn(text="satu", entry=row.entry, based_on=1)
        with pytest.raises(Overtaken):
            warn(text="dua", entry=row.entry, based_on=1)
        assert Flag.objects.filter(code="warning").count() == 1
    with as_user("dewi"), pytest.raises(Refusal):
        write_warning(by=people["dewi"], case=case, text="x", review_on=TODAY)


def test_the_pages(case, signed_in):
    ratna = signed_in("ratna")
    typed = {"submission": new_submission(), "text": WORDS, "review_on": "2024-10-23"}
    assert ratna.post(reverse("cases:warning", args=[case.pk]), typed).status_code == 302
    assert ratna.post(reverse("cases:warning", args=[case.pk]), typed).status_code == 302
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert home.count(WORDS) == 2, "once in the head, once in the list"
    entry = home.split("/keselamatan/perhatian/")[2].split("/")[0] if "/akhiri/" in home else ""
    end = reverse("cases:warning_end", args=[case.pk, entry])
    assert signed_in("budi").get(end).status_code == 404
    assert ratna.get(end).status_code == 200
    assert ratna.post(end, {"submission": new_submission(), "based_on": "1", "reason": ""}).status_code == 302
    assert WORDS not in ratna.get(reverse("cases:safety", args=[case.pk])).content.decode().split('class="wrap body"')[1]
