"""Dewi looks after Bunga in the dormitory: she writes what she sees and reads nothing else."""

import pytest
from django.db import ProgrammingError, transaction

from sintas.cases.actions.observing import observe
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import write_note
from sintas.cases.models import Case, Client, Note, Observation, Person, Record
from sintas.cases.policy import observable_by, visible_to
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.keyring import Erased
from sintas.safekeeping.models import Wrap
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    made = open_a_case("ratna", name="Bunga Melati", called="Dik Bunga", address="Jalan Rahasia 1")
    with as_user("ratna"):
        write_note(by=people["ratna"], case=made, text="narasi")
        add_member(by=people["ratna"], case=made, user_id=cast["dewi"].pk, role="carer")
    return made


def test_a_carer_writes_and_reads_her_own(case, people, as_user):
    with as_user("dewi"):
        observe(by=people["dewi"], case=case, text="tidak mau makan", areas=("eating",), worrying=True)
        assert Observation.current.get().text == "tidak mau makan"
    with as_user("ratna"):
        assert Record.objects.filter(kind="observation").count() == 1
        assert Observation.current.get().text == "tidak mau makan"  # the team holds the care key too
        assert Notice.objects.filter(code="worrying_observation", file_id=case.pk).exists()


def test_with_the_filter_removed_she_still_reaches_nothing_else(case, people, as_user):
    with as_user("ratna"):
        observe(by=people["ratna"], case=case, text="dari tim")
    with as_user("dewi"):
        assert visible_to(people["dewi"]).count() == 0
        assert observable_by(people["dewi"]).count() == 1
        assert Case.objects.count() == 1
        assert [m.objects.count() for m in (Note, Person, Observation, Record)] == [0, 0, 0, 0]
        assert set(Wrap.objects.values_list("ring", flat=True)) == {"header", "care"}
        client = Client.current.get()
        assert client.called == "Dik Bunga"
        trail.record(by=people["dewi"], verb="read file", file_id=case.pk, opens=True)
        with pytest.raises(Erased):
            _ = client.address  # content ring: she holds no key for it
        with pytest.raises((ProgrammingError, Erased)), transaction.atomic():
            Note.objects.create(file_id=case.pk, organisation_id=case.organisation_id, author_id=people["dewi"].user_id, text="x")


def test_empty_words_and_unknown_codes_are_refused(case, people, as_user):
    with as_user("dewi"):
        with pytest.raises(BadInput):
            observe(by=people["dewi"], case=case, text="  ")
        with pytest.raises(BadInput):
            observe(by=people["dewi"], case=case, text="x", areas=("none",))


def test_sent_twice_kept_once(case, people, as_user):
    form = uuid7()
    with as_user("dewi"):
        observe(by=people["dewi"], case=case, text="x", submission=form)
        with pytest.raises(AlreadyDone):
            observe(by=people["dewi"], case=case, text="x", submission=form)
        assert Observation.current.count() == 1


def test_somebody_without_the_verb(case, people, as_user):
    with as_user("ana"), pytest.raises(Refusal):
        observe(by=people["ana"], case=case, text="x")


def test_her_pages(case, signed_in):
    dewi = signed_in("dewi")
    listed = dewi.get("/asuhan/").content.decode()
    assert "Dik Bunga" in listed
    assert "Melati" not in listed
    page = dewi.post(f"/asuhan/{case.pk}/", {"text": "bermain dengan teman"}, follow=True).content.decode()
    assert "bermain dengan teman" in page
    assert "narasi" not in page
    assert dewi.post(f"/asuhan/{case.pk}/", {"text": ""}).status_code == 422
    assert signed_in("lina").get(f"/asuhan/{case.pk}/").status_code == 404
    assert dewi.get(f"/kasus/{case.pk}/").status_code == 404
