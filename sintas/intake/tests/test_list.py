"""The list of enquiries: the most urgent stand above whatever came later, and none falls off its end."""

import pytest

from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.intake.reading.enquiries import urgent_waiting, waiting

LATER = ("this_week", "planned", "")


@pytest.fixture
def many(people, house, as_user):
    """The first is the most urgent; eleven quieter ones came after it."""
    with as_user("inah"):
        first = receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="now", called="Mawar", told="x")
        for n in range(11):
            receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency=LATER[n % 3], called=f"Tamu {n}", told="x")
    return first


def test_an_older_urgent_one_is_not_pushed_off_by_newer_ones(many, people, as_user):
    with as_user("sari"):
        rows, total = waiting(people["sari"], limit=5)
        assert (len(rows), total) == (5, 12)
        assert rows[0].title.startswith("Mawar")
        assert urgent_waiting(people["sari"]) == 1
    with as_user("tono"):
        assert urgent_waiting(people["tono"]) == 0


def test_the_pages_hold_all_of_them_once(many, people, as_user, signed_in, monkeypatch):
    monkeypatch.setattr("sintas.intake.views.enquiries.PAGE", 5)
    seen = []
    for number in (1, 2, 3):
        page = signed_in("sari").get(f"/pengaduan/?hal={number}").content.decode()
        seen += [name for name in ("Mawar", *(f"Tamu {n}" for n in range(11))) if f"{name} · " in page]
    assert sorted(seen) == sorted({"Mawar", *(f"Tamu {n}" for n in range(11))})
    assert "hal=3" in signed_in("sari").get("/pengaduan/?hal=2").content.decode()
    assert signed_in("sari").get("/pengaduan/?hal=x").status_code == 200


def test_a_withdrawn_one_is_still_found(many, people, as_user, signed_in):
    with as_user("sari"):
        decide_otherwise(by=people["sari"], enquiry=many, state="withdrawn", words="Ia memilih pulang ke ibunya.")
    page = signed_in("sari").get("/pengaduan/?keadaan=withdrawn").content.decode()
    assert "Mawar" in page
    assert 'keadaan=withdrawn" aria-current="true"' in page
