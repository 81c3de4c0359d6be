"""Ratna opens the case that came with a letter: who sent her, what happened and what was done already stand beside the story."""

import pytest

from sintas.intake.actions.accepting import accept
from sintas.intake.actions.referral_in import receive_referral
from sintas.intake.panels import received_panel
from sintas.intake.tests.test_referral_in import LETTER
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail


@pytest.fixture
def case(people, house, cast, as_user):
    with as_user("inah"):
        enquiry = receive_referral(by=people["inah"], unit_id=house.unit.pk, referral=LETTER, urgency="today", safe_now="no")
    with as_user("sari"):
        return accept(by=people["sari"], enquiry=enquiry, lead_id=cast["ratna"].pk)


def test_it_tells_what_nobody_needs_to_ask_again(case, people, as_user, queries):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        with queries() as seen:
            panel = received_panel(case)
        assert panel.line == "RS Contoh, Bu Wati, 1 Februari 2026"
        assert [str(one.words) for one in panel.told] == ["sejak Agustus di rumah kakak", "visum dan perawatan luka", "tidur membaik"]
        assert sum("intake_referralin" in sql for sql in seen) == 1


def test_on_the_case_page_with_one_row_of_the_trail(case, people, as_user, signed_in):
    page = signed_in("ratna").get(f"/kasus/{case.pk}/").content.decode()
    for words in ("Dari rujukan", "RS Contoh, Bu Wati", "visum dan perawatan luka", "tidur membaik", "/rujukan-masuk/", "/lampiran/"):
        assert words in page, words
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, actor_id=people["ratna"].user_id).count() == 1
    assert signed_in("tono").get(f"/kasus/{case.pk}/").status_code == 404


def test_a_case_that_came_alone_shows_none(open_a_case, signed_in):
    case = open_a_case("ratna")
    assert "Dari rujukan" not in signed_in("ratna").get(f"/kasus/{case.pk}/").content.decode()
