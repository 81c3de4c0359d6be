"""Writing down a contact: what happened in it, with reminders of manner beside it that never become boxes."""

from sintas.cases.models import Contact
from sintas.kit import clock
from sintas.practice.catalogue import load


def test_reminders_are_read_and_never_ticked(open_a_case, signed_in, as_user):
    case = open_a_case("ratna")
    ratna = signed_in("ratna")
    page = ratna.get(f"/kasus/{case.pk}/kontak/")
    words = page.content.decode()
    shown = [row for group in ("engagement", "always") for row in load("prompts").of_group(group)]
    assert {"R34", "R35", "R36", "R37", "R38", "R39", "R40", "R41", "R42"} <= {row.source for row in shown}
    for row in shown:
        assert row.label("id") in words
        assert f'"{row.code}"' not in words
    done = ratna.post(f"/kasus/{case.pk}/kontak/", {"form": "home_visit", "approach": "duduk di beranda", "result": "mau bertemu lagi"})
    assert done.status_code == 302, done.content.decode()
    with as_user("ratna"):
        row = Contact.current.get()
        assert (row.form, row.happened != "", row.written_at is not None) == ("home_visit", True, True)
    story = ratna.get(f"/kasus/{case.pk}/").content.decode()
    assert "mau bertemu lagi" in story
    for kinds, there in (("kontak", True), ("sesi", False), ("sesi,kontak", True), ("tidak-ada", True)):
        assert ("mau bertemu lagi" in ratna.get(f"/kasus/{case.pk}/?jenis={kinds}").content.decode()) == there, kinds


def test_a_day_nobody_noted_stays_unknown_also_when_the_rest_is_corrected(open_a_case, signed_in, as_user):
    case = open_a_case("ratna")
    ratna, address = signed_in("ratna"), f"/kasus/{case.pk}/kontak/"
    assert ratna.post(address, {"form": "observation", "happened": "tidak tahu", "result": "di kelas"}).status_code == 302
    with as_user("ratna"):
        row = Contact.current.get()
    assert row.happened_on is None
    told = {"form": "observation", "happened": "", "result": "di kelas, dari jauh", "based_on": "1"}
    assert ratna.post(f"{address}{row.entry}/", told).status_code == 302
    with as_user("ratna"):
        assert Contact.current.get().happened_on is None
    assert ratna.post(address, {"form": "observation", "happened": "", "result": "hari ini"}).status_code == 302
    with as_user("ratna"):
        assert Contact.current.exclude(happened_on=None).get().happened_on == clock.today()


def test_one_contact_after_another_without_going_back(open_a_case, signed_in, as_user):
    case = open_a_case("ratna")
    ratna, address = signed_in("ratna"), f"/kasus/{case.pk}/kontak/"
    assert 'name="again"' in ratna.get(address).content.decode()
    kept = ratna.post(address, {"form": "home_visit", "result": "di rumah bibi", "again": "1"})
    assert (kept.status_code, kept["Location"]) == (302, address)
    page = ratna.get(address).content.decode()
    assert "di rumah bibi" not in page
    assert signed_in("tono").post(address, {"form": "home_visit", "result": "x", "again": "1"}).status_code == 404
    with as_user("ratna"):
        assert Contact.current.count() == 1
