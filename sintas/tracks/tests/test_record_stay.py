"""Seven days in a safe house, longer with leave, and never an address."""

from datetime import timedelta

import pytest

from sintas.cases.reading.tasks import tasks_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.models import User
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track
from sintas.tracks.loader import track
from sintas.tracks.models import SafeHouseStay
from sintas.tracks.reading.approvers import approvers
from sintas.tracks.reading.special import kept
from sintas.tracks.reading.steps import next_of, stands_of


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


def days(number):
    return clock.today() + timedelta(days=number)


def line(case):
    return kept(case, "tracks:stay", "Masa tinggal", "id").rows[0]


LEAVE = {"extended_until": days(10), "extension_reason": "pelaku masih mencari", "approved_by": "kepala unit", "approved_on": days(0)}


def test_arrival_extension_and_departure_are_versions_of_one_stay(said, case, people):
    row = record_stay(
        **said, happened=days(-3), criteria=["life_threatened"], children=2, belongings=["tas biru", "obat"], on_arrival="lelah"
    )
    assert Trail.objects.filter(file_id=case.pk, verb="record stay").count() == 1
    assert [(task.kind, task.due_at.date()) for task in tasks_of(people["ratna"])] == [("stay_end", days(4))]
    assert "3 malam dari paling lama 7" in line(case).sub and line(case).end == "masih tinggal"
    record_stay(**said, happened=days(-3), entry=row.entry, based_on=1, **LEAVE)
    assert [task.due_at.date() for task in tasks_of(people["ratna"])] == [days(10)]
    assert "diperpanjang sampai" in line(case).sub
    done = record_stay(
        **said, happened=days(-3), entry=row.entry, based_on=2, left_on=days(0), left_to="other_family", belongings_returned=True
    )
    assert (done.number, tasks_of(people["ratna"])) == (3, [])
    assert line(case).end.startswith("pergi")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"happened": FuzzyDate.unknown()}, "happened"),
        ({"happened": days(2)}, "happened"),
        ({"left_on": days(-4)}, "left_on"),
        ({"left_on": days(1)}, "left_on"),
        ({"happened": days(-9), "left_on": days(0)}, "extended_until"),
        ({**LEAVE, "extended_until": days(2)}, "extended_until"),
        ({**LEAVE, "extension_reason": " "}, "extension_reason"),
        ({**LEAVE, "approved_by": ""}, "approver"),
        ({**LEAVE, "approver": uuid7()}, "approver"),
        ({**LEAVE, "approved_on": None}, "approved_on"),
        ({**LEAVE, "approved_on": days(1)}, "approved_on"),
        ({**LEAVE, "approved_on": days(-4)}, "approved_on"),
        ({"criteria": ["nice view"]}, "criteria"),
        ({"left_on": days(0), "left_to": "the moon"}, "left_to"),
        ({"on_arrival": "diantar ke Jl. Kenanga"}, "on_arrival"),
        ({"on_departure": "tinggal di RT 03"}, "on_departure"),
        ({"belongings": ["kunci rumah gg. Mawar"]}, "belongings"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(said, facts, field):
    with pytest.raises(BadInput) as refused:
        record_stay(**{**said, "happened": days(-3), **facts})
    assert field in refused.value.fields
    assert not SafeHouseStay.objects.exists()


def test_somebody_is_in_one_place_at_a_time(said):
    record_stay(**said, happened=days(-6), left_on=days(-3))
    record_stay(**said, happened=days(-3))
    for day in (-5, -2):
        with pytest.raises(BadInput) as refused:
            record_stay(**said, happened=days(day))
        assert "happened" in refused.value.fields


def test_walking_on_the_way_is_no_address(said):
    record_stay(**said, happened=days(-1), on_arrival="berjalan kaki, jalan lambat, nomor dua dari tiga bersaudara")


def test_it_is_closed_to_everybody_else(said, people, as_user, case):
    record_stay(**said, happened=days(-1))
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        with as_user(stranger):
            assert not SafeHouseStay.objects.exists(), stranger
    with as_user("dewi"), pytest.raises(Refusal):
        record_stay(by=people["dewi"], case=case, happened=days(-1))


def test_leave_is_given_by_a_person_of_the_house(said, people, case, house):
    own = {"extended_until": days(10), "extension_reason": "pelaku masih mencari", "approved_on": days(0)}
    assert {name for name, _words in approvers(people["ratna"], case)} == {str(people[who].user_id) for who in ("sari", "siska")}
    row = record_stay(**said, happened=days(-3), **own, approver=people["sari"].user_id)
    assert (row.approver, row.approved_by) == (people["sari"].user_id, User.objects.get(pk=people["sari"].user_id).full_name)
    for stranger in ("ratna", "tono", "nyai"):
        with pytest.raises(BadInput) as refused:
            record_stay(**said, happened=days(-3), entry=row.entry, based_on=1, **own, approver=people[stranger].user_id)
        assert list(refused.value.fields) == ["approver"], stranger
    again = record_stay(**said, happened=days(-3), entry=row.entry, based_on=1, **own, approver=people["sari"].user_id, on_arrival="lelah")
    assert (again.approver, again.approved_by) == (row.approver, row.approved_by)


def test_the_form_offers_them_and_keeps_the_words_of_an_imported_stay(said, people, case, signed_in):
    row = record_stay(**said, happened=days(-3), **LEAVE)
    page = signed_in("ratna").get(f"/kasus/{case.pk}/rumah-aman/{row.entry}/")
    chooser = page.context["form"].fields["approver"]
    assert [value for value, _name in chooser.choices][:1] == [""] and ("words", "kepala unit") in list(chooser.choices)
    assert page.context["form"].initial["approver"] == "words"


def test_the_step_follows_the_stay_and_is_not_written_twice(said, case):
    decide_track(**said, track="safe_house", state="chosen")
    record_step(**said, part="safe_house-agreement", state="done", outcome="agrees", happened=days(-2))

    def stay():
        steps = stands_of(case, track("safe_house"))
        return next(one.state for one in steps if one.step.code == "stay"), next_of(steps).step.code

    assert stay()[0] == ""
    row = record_stay(**said, happened=days(-2), criteria=["life_threatened"])
    assert stay() == ("under_way", "criteria")
    record_stay(**said, happened=days(-2), criteria=["life_threatened"], left_on=days(0), entry=row.entry, based_on=row.number)
    assert stay()[0] == "done"
