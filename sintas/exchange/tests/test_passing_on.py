"""An intake officer of the foundation reads Ratna's offer: she may say that there is no room, and passes it to her head, who alone accepts."""


import pytest

from sintas.exchange.actions.passing_on import pass_to_head
from sintas.exchange.models import Transfer
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice
from sintas.staff.testing import hire


@pytest.fixture
def cast(cast, house):
    return cast | {"asih": hire("asih", house.ngo_unit, "intake")}


@pytest.fixture
def people(cast):
    return {name: actor_for(user) for name, user in cast.items()}


@pytest.fixture
def across(unagreed, offers_across):
    return offers_across(unagreed)


def told(as_user, who):
    with as_user(who):
        return Notice.objects.filter(code="transfer_for_head").count()


def test_the_head_is_told_once(across, people, as_user):
    with as_user("asih"):
        assert pass_to_head(by=people["asih"], transfer_id=across.pk) == 1
        assert pass_to_head(by=people["asih"], transfer_id=across.pk) == 0  # pressed twice
        assert Transfer.objects.get().outcome == "proposed"
    assert told(as_user, "nyai") == 1
    with as_user("nyai"), pytest.raises(NotNow):
        pass_to_head(by=people["nyai"], transfer_id=across.pk)
    for who in ("lina", "wulan", "ratna"):
        with as_user(who), pytest.raises(NotYours):
            pass_to_head(by=people[who], transfer_id=across.pk)


def test_the_page_says_so(across, cast, signed_in):
    asih, at = signed_in("asih"), f"/pengalihan-masuk/{across.pk}/"
    page = asih.get(at).content.decode()
    assert "Beri tahu kepala unit" in page
    assert 'value="accepted"' not in page
    assert asih.post(at, {"outcome": "accepted", "lead": str(cast["lina"].pk)}).status_code == 403
    assert asih.post(f"{at}kepala/").status_code == 303
    assert asih.post(at, {"outcome": "declined", "refusal": "no_room"}).status_code == 302
    assert asih.post(f"{at}kepala/").status_code == 409
    assert "Beri tahu kepala unit" not in signed_in("nyai").get("/pengalihan-masuk/").content.decode()


def test_inside_the_house_she_accepts_herself(offered, people, as_user):
    with as_user("inda"), pytest.raises(NotNow):
        pass_to_head(by=people["inda"], transfer_id=offered.pk)
