"""Who saw a conference differently, as a document tells it: in rows with the decision each is about, or in one text as before."""

import pytest

from sintas.cases.models import Case
from sintas.casework import importing
from sintas.casework.models import Conference
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

TWO = [{"what": "bertemu wali kelas", "owner": "saya", "due": "2024-04-22"}, {"what": "terapi setiap minggu", "owner": "klien"}]


@pytest.fixture
def brought(people, as_user):
    """brought(dissents=[...]) -> the conference of a small document."""

    def bring(**said):
        tree = {
            "schema": "case-fixture/1", "id": "BEDA", "client": {"initials": "B"},
            "conferences": [{"date": "2024-04-15", "decisions": TWO, **said}],
        }  # fmt: skip
        account = importing.carry_in(by=people["ratna"], one=importing.shape.cases_in(tree)[0])
        assert (account.kept, account.dropped) == (0, 0)
        case = Case.objects.get()
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        return Conference.current.get(file_id=case.pk)

    with as_user("ratna"):
        yield bring


def test_rows_name_who_with_which_decision_and_why(brought):
    made = brought(
        dissents=[
            {"who": "pengasuh", "decision": 2, "what": "menunggu dahulu", "why": "ia masih lelah"},
            {"who": "ibu", "why": "sekolah lama terlalu jauh"},
        ]
    )
    assert made.dissents == [
        {"who": "pengasuh", "decision": 2, "what": "menunggu dahulu", "why": "ia masih lelah"},
        {"who": "ibu", "decision": 0, "what": "sekolah lama terlalu jauh", "why": ""},
    ]
    assert made.dissent is None


def test_one_text_is_read_as_before(brought):
    made = brought(dissent="pengasuh mengusulkan menunggu")
    assert (made.dissent, made.dissents) == ("pengasuh mengusulkan menunggu", None)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"who": "ibu", "decision": 3, "what": "x"}, "conferences[0].dissents-0-decision"),
        ({"what": "x"}, "conferences[0].dissents-0-who"),
        ({"who": "ibu"}, "conferences[0].dissents-0-what"),
        ({"who": "ibu", "what": "x", "decision": "kedua"}, "conferences[0].dissents[0].decision"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(brought, row, place):
    with pytest.raises(BadInput) as refused:
        brought(dissents=[row])
    assert list(refused.value.fields) == [place]
