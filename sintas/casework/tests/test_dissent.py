"""Somebody in the conference sees it differently: it is kept word for word, beside the decision it is about, and no decision falls for it."""

import re
from datetime import datetime

import pytest
from django.utils import timezone

from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Conference, Decision
from sintas.casework.reading.conference import conference_view
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

FRIDAY = datetime(2024, 9, 20, 15, 0, tzinfo=timezone.get_fixed_timezone(420))
WORDS = "“Saya belum berani.”\nBeri ia waktu, jangan besok."
DECISIONS = [{"what": "Menemani ke klinik", "owner": "me", "due_on": None}, {"what": "Menelepon bibi", "owner": "client", "due_on": None}]
DISSENTS = [
    {"who": "Bunga", "decision": 2, "what": WORDS, "why": "Bibi dekat dengan Parman."},
    {"who": "Budi", "decision": None, "what": "Menunggu dahulu.", "why": ""},
]


@pytest.fixture
def case(open_a_case):
    with clock.stopped(FRIDAY):
        yield open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def hold(case, people, as_user):
    """hold(...) -> a conference of today with two decisions and who saw them differently."""

    def at_work(**facts):
        with as_user("ratna"):
            trail.record(by=people["ratna"], verb="open form conference", file_id=case.pk, opens=True)
            given = {"discussion": "Dua pilihan.", "decisions": DECISIONS, "dissents": DISSENTS} | facts
            return hold_conference(by=people["ratna"], case=case, happened=clock.today(), **given)

    return at_work


def seen(case, row, people, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read conference", file_id=case.pk, opens=True)
        return [(one.who, one.about, one.what, one.why) for one in conference_view(case, row.entry, "id").dissents]


def test_each_voice_stands_word_for_word_with_what_it_is_about(case, hold, people, as_user):
    row = hold()
    assert seen(case, row, people, as_user) == [
        ("Bunga", "Keputusan 2: Menelepon bibi", WORDS, "Bibi dekat dengan Parman."),
        ("Budi", "Seluruh pembahasan", "Menunggu dahulu.", ""),
    ]
    with as_user("ratna"):
        assert Decision.current.filter(conference=row.entry).count() == 2


@pytest.mark.parametrize(
    ("change", "cell"),
    [({"who": " "}, "who"), ({"what": ""}, "what"), ({"decision": 3}, "decision")],
)
def test_what_is_missing_is_named_by_its_cell_and_nothing_is_kept(hold, as_user, change, cell):
    with pytest.raises(BadInput) as refused:
        hold(dissents=[DISSENTS[1], DISSENTS[0] | change])
    assert set(refused.value.fields) == {f"dissents-1-{cell}"}
    with as_user("ratna"):
        assert not Conference.objects.exists()


def test_a_correction_numbers_the_decisions_anew_and_does_not_strike_one_somebody_speaks_of(case, hold, people, as_user):
    row = hold()
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="open form conference", file_id=case.pk, opens=True)
        first, second = Decision.current.filter(conference=row.entry).order_by("position")
        gone = {"entry": str(first.entry), "removed": True}
        stays = {"entry": str(second.entry), "what": second.what, "owner": "client", "due_on": None}
    with pytest.raises(BadInput) as refused:
        hold(entry=row.entry, based_on=1, decisions=[stays, gone], dissents=DISSENTS)
    assert set(refused.value.fields) == {"dissents-0-decision"}
    hold(entry=row.entry, based_on=1, decisions=[stays, gone], dissents=[DISSENTS[0] | {"decision": 1}])
    [(_who, about, what, _why)] = seen(case, row, people, as_user)
    assert (about, what) == ("Keputusan 1: Menelepon bibi", WORDS)


def test_through_the_page(case, people, as_user, signed_in):
    browser, at = signed_in("ratna"), f"/kasus/{case.pk}/rapat/catat/"
    sent = {
        "discussion": "Dua pilihan.", "decisions-0-what": "Menemani ke klinik", "decisions-0-owner": "client", "decisions-1-what": "",
        "decisions-2-what": "Menelepon bibi", "decisions-2-owner": "client", "dissents-0-who": "Bunga", "dissents-0-decision": "2",
        "dissents-0-what": WORDS, "dissents-0-why": "Takut.", "dissents-1-who": "Budi", "dissents-1-what": "Menunggu.",
    }  # fmt: skip
    wrong = browser.post(at, sent)  # the second row of decisions was left blank
    assert wrong.status_code == 422 and "Tidak ada keputusan nomor 2" in wrong.content.decode() and "belum berani" in wrong.content.decode()
    done = browser.post(at, sent | {"dissents-0-decision": "3"}, follow=True)
    page = done.content.decode()
    assert "Keputusan 2: Menelepon bibi" in page and "belum berani" in page and "Seluruh pembahasan" in page
    with as_user("ratna"):
        entry = Conference.current.get().entry
    form = browser.get(f"{at}{entry}/").content.decode()
    [number] = re.findall(r'<input[^>]*name="dissents-0-decision"[^>]*>', form)
    assert 'value="2"' in number and "belum berani" in form
    assert 'name="dissent"' not in form


def test_one_text_of_older_minutes_stays_and_can_be_corrected(case, hold, signed_in):
    row = hold(dissent="Budi ingin menunggu.", dissents=[])
    browser, at = signed_in("ratna"), f"/kasus/{case.pk}/rapat/catat/{row.entry}/"
    assert "Budi ingin menunggu." in browser.get(f"/kasus/{case.pk}/rapat/{row.entry}/").content.decode()
    assert 'name="dissent"' in browser.get(at).content.decode()
    assert browser.post(at, {"based_on": "1", "discussion": "Dua pilihan.", "dissent": "Budi ingin menunggu seminggu."}).status_code == 302
    assert "menunggu seminggu" in browser.get(f"/kasus/{case.pk}/rapat/{row.entry}/").content.decode()


def test_another_team_does_not_find_them(case, hold, signed_in):
    row = hold()
    assert signed_in("tono").get(f"/kasus/{case.pk}/rapat/{row.entry}/").status_code == 404
