"""Bunga's case went to Nyai's foundation. Ratna opens hers again: not unheard, not without a reason, and warned while somebody is there."""


import pytest

from sintas.cases.models import Case
from sintas.cases.policy import the_case
from sintas.casework.actions.stages import close_case, reopen
from sintas.exchange.actions.receiving_outside import accept_outside
from sintas.exchange.reading.transfers import before_reopening
from sintas.safekeeping.refusals import BadInput
from sintas.staff.models import Notice


@pytest.fixture
def gone(unagreed, offers_across, people, cast, as_user):
    """The case as it was opened in the other house, led by Lina."""
    row = offers_across(unagreed)
    with as_user("nyai"):
        return accept_outside(by=people["nyai"], transfer_id=row.pk, lead_id=cast["lina"].pk)


def told(as_user, who):
    with as_user(who):
        return list(Notice.objects.filter(code="transferred_reopened").values_list("file_id", flat=True))


def test_the_other_house_hears_of_it(gone, unagreed, people, as_user):
    with as_user("ratna"):
        case = the_case(people["ratna"], unagreed.pk)
        with pytest.raises(BadInput) as refused:
            reopen(by=people["ratna"], case=case, reason=" ")
        assert list(refused.value.fields) == ["reason"]
        reopen(by=people["ratna"], case=case, reason="klien meminta pendamping lamanya")
        assert not Case.objects.filter(pk=gone.pk).exists()
    assert told(as_user, "lina") == [gone.pk]
    assert told(as_user, "nyai") == [None]
    for who in ("ratna", "sari", "tono", "wulan"):
        assert told(as_user, who) == []


def test_whoever_opens_it_again_is_warned(gone, unagreed, people, signed_in, as_user):
    page = signed_in("ratna").get(f"/kasus/{unagreed.pk}/tahap/buka-kembali/").content.decode()
    for words in ("Yayasan Contoh, Pendampingan", "diberi tahu", "masih berjalan"):
        assert words in page, words
    with as_user("lina"):
        close_case(by=people["lina"], case=the_case(people["lina"], gone.pk), reason_code="moved", reason="pindah kota")
    with as_user("ratna"):
        said = before_reopening(the_case(people["ratna"], unagreed.pk))
        assert "diberi tahu" in said
        assert "masih berjalan" not in said


def test_any_other_case_tells_nobody(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        close_case(by=people["ratna"], case=case, reason_code="moved", reason="pindah")
        case = the_case(people["ratna"], case.pk)
        assert before_reopening(case) == ""
        reopen(by=people["ratna"], case=case, reason="kembali")
    assert told(as_user, "nyai") == []
