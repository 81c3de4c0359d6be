"""What a session is counted under: pillar, manner, activities and kind of welfare (R269-R271), all of them optional; coercion never."""

import pytest

from sintas.casework.actions.sessions import record_session
from sintas.casework.models import Session
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

COUNTED = {"pillar": "therapy", "manner": "motivational", "welfare": "social_rehabilitation", "activities": ["motivation", "resocialisation"]}


def test_kept_as_codes_and_coercion_is_refused(open_a_case, agreed, people, as_user):
    case = open_a_case("ratna")
    agreed(case)
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        row = record_session(by=people["ratna"], case=case, happened=clock.today(), note="latihan napas", **COUNTED)
        assert {name: getattr(row, name) for name in COUNTED} == COUNTED
        for wrong in ({"manner": "coercive"}, {"manner": "gentle"}, {"welfare": "x"}, {"activities": ["x"]}):
            with pytest.raises(BadInput) as refused:
                record_session(by=people["ratna"], case=case, happened=clock.today(), note="x", **wrong)
            assert list(refused.value.fields) == list(wrong)
        assert Session.current.filter(file_id=case.pk).count() == 1


def test_the_form_offers_them_and_never_coercion(open_a_case, agreed, signed_in):
    case = open_a_case("ratna")
    agreed(case)
    page = signed_in("ratna").get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert "Untuk penghitungan" in page and "Persuasif" in page and "Resosialisasi" in page and "Koersif" not in page
