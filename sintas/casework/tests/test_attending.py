"""Who is on the list of attendance by account or invitation: the team of that day and whoever was asked; of anybody else the id is not kept."""

from datetime import timedelta

import pytest

from sintas.cases.actions.team import add_member, end_membership
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Conference
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput


@pytest.fixture
def case(open_a_case, people, cast, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        yield case


@pytest.fixture
def hold(case, people):
    def at_work(*came, **facts):
        return hold_conference(by=people["ratna"], case=case, **{"happened": clock.today(), "discussion": "Peran dibagi.", "attendance": came} | facts)

    return at_work


def row(name, **ids):
    return {"name": name, "position": "", "institution": "", **{key: str(value) for key, value in ids.items()}}


def refused(hold, *came, **facts):
    with pytest.raises(BadInput) as no:
        hold(*came, **facts)
    [(cell, words)] = no.value.fields.items()
    return cell, str(words)


def test_the_team_is_known_by_account_and_everybody_else_by_name(hold, cast):
    made = hold(row("Ratna", user=cast["ratna"].pk), row("Budi", user=cast["budi"].pk), row("Bu Lurah"))
    kept = Conference.current.get(entry=made.entry).attendance
    assert [one.get("user") for one in kept] == [str(cast["ratna"].pk), str(cast["budi"].pk), None]


@pytest.mark.parametrize("who", ["sari", "tono", "lina"])
def test_an_account_that_was_neither_on_the_team_nor_asked_is_refused(hold, cast, who):
    cell, words = refused(hold, row("Ratna", user=cast["ratna"].pk), row("Seseorang", user=cast[who].pk))
    assert cell == "attendance-1-name" and "Seseorang" in words and "peserta lain" in words
    assert not Conference.objects.exists()


def test_an_invitation_that_is_none_of_this_conference_is_refused(hold):
    assert refused(hold, row("Bu Tuti", invited=uuid7()))[0] == "attendance-0-name"
    made = hold(row("Bu Tuti"))
    assert refused(hold, row("Bu Tuti", invited=uuid7()), entry=made.entry, based_on=1)[0] == "attendance-0-name"


def test_whoever_left_the_team_since_was_still_there_and_may_be_named_of_that_day(case, hold, people, cast):
    budi = row("Budi", user=cast["budi"].pk)
    made = hold(budi)
    end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="moved")
    with clock.stopped(clock.now() + timedelta(days=9)):
        again = hold(budi, entry=made.entry, based_on=1, happened=clock.today() - timedelta(days=9), discussion="Peran dibagi lagi.")
        assert again.attendance[0]["user"] == str(cast["budi"].pk)
        assert hold(budi, happened=clock.today() - timedelta(days=9)).no == 2
        assert refused(hold, budi)[0] == "attendance-0-name"


def test_a_forged_row_of_the_page_is_told_and_nothing_typed_is_lost(case, signed_in, cast):
    sent = {
        "discussion": "Menimbang dua pilihan.", "attendance-0-name": "Pak Tono", "attendance-0-position": "Satpam",
        "attendance-0-user": str(cast["tono"].pk),
    }  # fmt: skip
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/rapat/catat/", sent)
    words = answer.content.decode()
    assert answer.status_code == 422 and "Pak Tono bukan anggota tim kasus pada hari itu" in words
    assert "Menimbang dua pilihan." in words and "Satpam" in words
    assert not Conference.objects.exists()
