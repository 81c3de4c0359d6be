"""A partner who is unsure reads whom to ring: the unit and its telephone, before the code and behind it, and nothing of the case."""

import pytest
from django.test import Client

from sintas.cases.reading.releases import unit_of_release
from sintas.exchange.actions.linking import take_link_back
from sintas.exchange.tests.test_partner_page import address, inside
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import Unit


@pytest.fixture
def unit(house):
    Unit.objects.filter(pk=house.unit.pk).update(phone="+622000001001")
    return house.unit


def test_at_the_door_and_behind_it(unit, link):
    for client in (Client(), inside(link)):
        told = client.get(address(link)).content.decode()
        assert f"Tanyakan dahulu kepada {unit.name}" in told and 'href="tel:+622000001001"' in told and "0200-0001-001" in told
    assert "Bunga" not in Client().get(address(link)).content.decode()


def test_a_unit_without_a_telephone_is_named_all_the_same(house, link):
    told = Client().get(address(link)).content.decode()
    assert f"Tanyakan dahulu kepada {house.unit.name}" in told and "tel:" not in told


def test_what_is_no_standing_link_names_nobody(unit, on_its_way, link):
    with acting_as(on_its_way.by.user_id):
        take_link_back(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry)
    assert unit.name not in Client().get(address(link)).content.decode()
    with acting_as(link.link_id):
        assert unit_of_release() is None


def test_the_database_tells_it_to_the_link_alone(unit, link, cast):
    with acting_as(link.link_id):
        assert unit_of_release() == unit.pk
    for who in ("ratna", "budi", "lina"):
        with acting_as(cast[who].pk):
            assert unit_of_release() is None
