"""Tono accompanies the client Ratna referred: he tells her team that the service began, in his own words, and nothing of his file goes along."""

import pytest

from sintas.cases.models import Case, ReleaseBody
from sintas.cases.policy import the_case
from sintas.casework.models import Referral
from sintas.exchange.actions.recording import take_in
from sintas.exchange.actions.taking_arrivals import take_arrival, tell_from_case
from sintas.exchange.models import Move, Sending
from sintas.intake.actions.accepting import accept
from sintas.intake.models import ReferralIn
from sintas.intake.policy import the_enquiry
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.keyring import NotOpened
from sintas.safekeeping.models import Wrap
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours

WORDS = "Pertemuan pertama sudah berlangsung; klien datang bersama bibinya."


@pytest.fixture
def there(sent, people, cast, as_user):
    """The case Wulan's unit opened; Tono leads it."""
    with as_user("inda"):
        taken = take_arrival(by=people["inda"], arrival_id=sent.pk)
    with as_user("wulan"):
        return accept(by=people["wulan"], enquiry=the_enquiry(people["wulan"], taken.pk, "intake.decide"), lead_id=cast["tono"].pk)


@pytest.fixture
def told(there, people, as_user):
    """told("begun", words=...) by Tono."""

    def tell(step, **facts):
        with as_user("tono"):
            case = the_case(people["tono"], there.pk)
            return tell_from_case(by=people["tono"], case=case, entry=ReferralIn.current.get(file_id=case.pk).entry, step=step, **facts)

    return tell


def test_her_team_reads_his_words_and_takes_them_into_the_file(told, sent, unagreed, people, as_user):
    told("begun", words=WORDS)
    with as_user("ratna"):
        row = Move.objects.get(step="begun")
        with pytest.raises(NotOpened):
            _ = row.words  # not before the trail says so
        trail.record(by=people["ratna"], verb="read referral", file_id=unagreed.pk, opens=True, opens_release=sent.pk)
        assert Move.objects.get(step="begun").words == WORDS
        take_in(by=people["ratna"], case=unagreed, entry=Sending.objects.get().entry)
        assert WORDS in Referral.current.get().answer


def test_he_holds_the_key_of_the_copy_and_not_the_copy(told, sent, people, as_user):
    told("begun", words=WORDS)
    with as_user("tono"):
        assert Wrap.objects.filter(file_id=sent.pk, ring="release").exists()
        assert not ReleaseBody.objects.exists()
        assert not Case.objects.filter(number="KS-0001").exists()
    for who in ("lina", "budi", "dewi"):
        with as_user(who):
            assert not Wrap.objects.filter(file_id=sent.pk).exists(), who


def test_sent_twice_it_stands_once_and_a_second_text_is_not_swallowed(told, people, as_user):
    token = uuid7()
    first = told("begun", words=WORDS, submission=token)
    assert told("begun", words=WORDS, submission=token).pk == first.pk
    assert told("begun") is None
    with pytest.raises(NotNow):
        told("begun", words="Kata-kata lain.")
    with pytest.raises(BadInput):
        told("done", words="x" * 5000)
    assert told("done").after == "done"
    with as_user("ratna"):
        assert Move.objects.filter(step__in=("begun", "done")).count() == 2


def test_on_the_page(there, people, cast, as_user, signed_in):
    tono = signed_in("tono")
    with as_user("tono"):
        entry = ReferralIn.current.get(file_id=there.pk).entry
    at = f"/kasus/{there.pk}/rujukan-masuk/{entry}/"
    form = tono.get(at).content.decode()
    assert f"{at}kabar/" in form and "Kata-kata untuk perujuk" in form and "Layanan dimulai" in form
    unsaid = tono.post(f"{at}kabar/", {"step": "", "words": WORDS})
    assert unsaid.status_code == 422 and WORDS in unsaid.content.decode()
    assert tono.post(f"{at}kabar/", {"step": "done", "words": WORDS}).status_code == 303
    again = tono.post(f"{at}kabar/", {"step": "begun", "words": "Terlambat ditulis."})
    assert again.status_code == 409 and "Terlambat ditulis." in again.content.decode()
    assert "Kata-kata untuk perujuk" not in tono.get(at).content.decode()
    assert signed_in("ratna").post(f"{at}kabar/", {"step": "done"}).status_code == 404


def test_whose_case_came_another_way_tells_nobody(there, open_a_case, people, as_user):
    with as_user("ratna"), pytest.raises(NotYours):
        tell_from_case(by=people["ratna"], case=open_a_case("ratna"), entry=uuid7(), step="begun")
