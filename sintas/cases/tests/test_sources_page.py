"""What a document says and no field holds yet stands on a page of its own, for the team alone."""

import pytest

from sintas.cases.actions.source import Fact, keep_source_facts
from sintas.cases.models import Case


@pytest.fixture
def case(open_a_case, people, as_user):
    made = open_a_case("ratna")
    with as_user("ratna"):
        Case.objects.filter(pk=made.pk).update(source_ref="MS")
        kept = [Fact("assessment.bpss.biologis.height_cm", "161"), Fact("anomalies[0]", "hari keliru", kind="remark")]
        assert keep_source_facts(by=people["ratna"], case=made, facts=kept) == 2
    return made


def test_facts_and_remarks_are_shown(case, signed_in):
    ratna = signed_in("ratna")
    assert "dokumen-sumber" in ratna.get(f"/kasus/{case.pk}/").content.decode()
    page = ratna.get(f"/kasus/{case.pk}/dokumen-sumber/").content.decode()
    assert "assessment.bpss.biologis.height_cm" in page
    assert "161" in page
    assert "hari keliru" in page


def test_strangers_see_none_of_it(case, signed_in):
    for who in ("budi", "lina", "sari", "dewi"):
        assert signed_in(who).get(f"/kasus/{case.pk}/dokumen-sumber/").status_code == 404
