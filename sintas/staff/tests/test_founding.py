"""The first administrator lets everybody else in; a second "first" does not come in."""

import pytest
from django.test import Client

from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actions.founding import found
from sintas.staff.actor import actor_for
from sintas.staff.models import Organisation, User

GOOD = ("Sentra Baru", "Rehabilitasi", "Ana.W", "Ana Wulandari", "tiga burung pagi")


def test_organisation_unit_and_somebody_who_may_let_others_in(db, written):
    ana = found(*GOOD)
    assert (ana.username, ana.organisation.name) == ("ana.w", "Sentra Baru")
    by = actor_for(ana)
    assert by.holds("staff.set_up")
    assert by.holds("staff.register")
    assert not by.holds("cases.open")
    assert [row["actor"] for row in written("found organisation")] == [ana.pk]
    assert Client().post("/masuk/", {"username": "ana.w", "password": GOOD[4]}).status_code == 302


def test_once_only_unless_it_is_another_house(db):
    found(*GOOD)
    with pytest.raises(NotNow):
        found("Lain", "U", "lain", "Lain", "tiga burung pagi")
    assert found("Lain", "U", "lain", "Lain", "tiga burung pagi", further=True).organisation.name == "Lain"
    assert Organisation.objects.count() == 2


def test_a_made_up_password_must_be_changed(db):
    assert found(*GOOD, must_change=True).must_change_password


@pytest.mark.parametrize(
    ("at", "value", "field"),
    [(4, "pendek", "password"), (2, "dua kata", "username"), (0, " ", "organisation"), (4, "ana.wulandari", "password")],
)
def test_what_cannot_be_used_leaves_nothing(db, at, value, field):
    given = list(GOOD)
    given[at] = value
    with pytest.raises(BadInput) as refused:
        found(*given)
    assert field in refused.value.fields
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)
