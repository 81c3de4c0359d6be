"""Somebody says that they wish to die: the path opens at once, the lead is told, it is looked at again, and ends with a reason."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.suicide import answer_path, end_path, open_path
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import record_contact, write_note
from sintas.cases.models import Flag, Record, SuicidePath, Task
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken
from sintas.staff.models import Notice

MONDAY = datetime(2024, 9, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
HOUR = timedelta(hours=1)


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
            add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
        yield case


def flagged():
    return Flag.objects.filter(code="suicide_risk", ended_at=None).exists()


def test_a_note_opens_it_and_the_lead_is_told(case, people, cast, as_user):
    with as_user("budi"):
        note = write_note(by=people["budi"], case=case, text="ia bilang ingin mati saja", wish_to_die=True)
        path = SuicidePath.current.get()
        assert (path.opened_from, path.opened_from_entry, path.state, path.look_again_at) == ("note", note.entry, "open", None)
        task = Task.objects.get(kind="suicide_look")
        assert (task.owner_id, task.due_at) == (cast["ratna"].pk, MONDAY + 2 * HOUR)
        assert flagged() and Record.objects.filter(kind="suicide_path").count() == 1
        assert Trail.objects.filter(verb="record suicide_path", file_id=case.pk).exists()
        assert "mati" in task.title and "bilang" not in task.title, "what was said stays in the file"
    with as_user("ratna"):
        assert Notice.objects.filter(code="suicide_path").count() == 1
    with as_user("dewi"):
        assert flagged(), "the carer sees that care is needed"
        assert not SuicidePath.objects.exists(), "and nothing of the story"


def test_a_session_opens_it_too(case, people, signed_in, as_user):
    ratna = signed_in("ratna")
    said = {"submission": new_submission(), "happened": "23 September 2024", "note": "bercerita tentang ibunya", "wish_to_die": "on"}
    answer = ratna.post(reverse("casework:session", args=[case.pk]), said | {"before_consent_reason": "ia datang menangis"})
    assert answer.headers["Location"] == reverse("cases:suicide_path", args=[case.pk])
    with as_user("ratna"):
        assert SuicidePath.current.get().opened_from == "session" and flagged()


def test_said_again_is_added_to_the_path_that_is_open(case, people, as_user):
    with as_user("ratna"):
        first = open_path(by=people["ratna"], case=case, opened_from="incident", entry=uuid7(), said="ingin menyusul ibu")
        contact = record_contact(by=people["ratna"], case=case, form="", result="menangis", wish_to_die=True)
        assert contact.number == 1 and SuicidePath.current.count() == 1
        again = open_path(by=people["ratna"], case=case, opened_from="contact", entry=uuid7(), said="tidak ada gunanya hidup")
        open_path(by=people["ratna"], case=case, opened_from="contact", entry=uuid7(), said="tidak ada gunanya hidup")
        assert (again.entry, again.number) == (first.entry, 2)
        assert again.said == "ingin menyusul ibu\ntidak ada gunanya hidup"
        assert SuicidePath.current.get().number == 2 and Task.objects.filter(kind="suicide_look").count() == 1
        with pytest.raises(ValueError, match="opens no suicide path"):
            open_path(by=people["ratna"], case=case, opened_from="rumour")


def test_it_is_answered_looked_at_again_and_ended_with_a_reason(case, people, as_user):
    look = MONDAY + 20 * HOUR
    with as_user("ratna"):
        opened = open_path(by=people["ratna"], case=case, opened_from="page")
        said = {"by": people["ratna"], "case": case}
        for wrong, field in (
            ({"look_again_at": None}, "look_on"),
            ({"look_again_at": MONDAY - HOUR}, "look_on"),
            ({"look_again_at": look, "done": ["pray"]}, "done"),
            ({"look_again_at": look, "told": ["nobody_yet", "supervisor"]}, "told"),
        ):
            with pytest.raises(BadInput) as refused:
                answer_path(**said, **wrong)
            assert field in refused.value.fields
        path = answer_path(
            **said,
            done=["stay_with", "ask_directly"],
            told=["supervisor"],
            told_words="Siska, 09.30",
            look_again_at=look,
            entry=opened.entry,
            based_on=1,
        )
        assert (path.entry, path.number, path.state) == (opened.entry, 2, "watching")
        task = Task.objects.get(kind="suicide_look")
        assert task.due_at == look and task.done_at is None
        with pytest.raises(BadInput):
            end_path(**said, reason="  ")
        end_path(**said, reason="psikolog memeriksa, tim sepakat", entry=opened.entry, based_on=2)
        assert not flagged() and Task.objects.get(kind="suicide_look").done_at is not None
        assert set(Record.objects.filter(source_entry=opened.entry).values_list("kind", flat=True)) == {"suicide_path", "suicide_ended"}
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        ended = SuicidePath.current.get()
        assert (ended.state, ended.told_words, ended.ended_why) == ("ended", "Siska, 09.30", "psikolog memeriksa, tim sepakat")
        with pytest.raises(NotNow):
            end_path(**said, reason="sekali lagi")
        new = open_path(**said, opened_from="page")
        assert new.entry != opened.entry and flagged()


def test_twice_is_once_and_two_people_lose_nothing(case, people, as_user):
    said = {"case": case, "look_again_at": MONDAY + 20 * HOUR}
    token = uuid7()
    with as_user("ratna"):
        first = answer_path(by=people["ratna"], submission=token, **said)
        with pytest.raises(AlreadyDone):
            answer_path(by=people["ratna"], submission=token, **said)
    with as_user("budi"):
        answer_path(by=people["budi"], entry=first.entry, based_on=1, done=["stay_with"], **said)
    with as_user("ratna"), pytest.raises(Overtaken):
        answer_path(by=people["ratna"], entry=first.entry, based_on=1, done=["listen"], **said)
    for stranger in ("dewi", "ana"):
        with as_user(stranger), pytest.raises(Refusal):
            open_path(by=people[stranger], case=case, opened_from="page")


# the pages


def test_from_the_note_to_the_steps_to_the_end(case, signed_in):
    ratna = signed_in("ratna")
    url, end = reverse("cases:suicide_path", args=[case.pk]), reverse("cases:suicide_end", args=[case.pk])
    assert ratna.get(end).status_code == 409
    noted = ratna.post(
        reverse("cases:note", args=[case.pk]),
        {"submission": new_submission(), "text": "ia ingin mati", "happened": "23 September 2024", "wish_to_die": "on"},
    )
    assert noted.headers["Location"] == url
    page = ratna.get(url).content.decode()
    assert "Jangan tinggalkan sendirian." in page and "119" in page and "2024-09-24" in page and "09:00" in page
    answer = {
        "submission": new_submission(),
        "based_on": "1",
        "done": ["stay_with"],
        "told": ["lead"],
        "look_on": "2024-09-24",
        "look_at": "08:30",
    }
    assert ratna.post(url, answer | {"look_on": ""}).status_code == 422
    late = ratna.post(url, answer | {"look_on": "2024-09-22"})
    assert late.status_code == 422 and "sudah lewat" in late.content.decode()
    assert ratna.post(url, answer).status_code == 302
    assert ratna.post(url, answer).status_code == 302, "sending twice saves once"
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert "Ada keinginan mati" in home and "24 September 2024 pukul 08.30" in home and "Pernah menyatakan ingin mati" in home
    ending = {"submission": new_submission(), "based_on": "2", "reason": "diperiksa psikolog"}
    assert ratna.post(end, ending).status_code == 302
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert "Pernah menyatakan ingin mati" not in home and "diperiksa psikolog" in home
