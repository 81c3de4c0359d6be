"""Marriage and family counselling is not offered, chosen or begun where the file knows of danger, or where nobody has looked (R371)."""

import pytest

from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.actions.risk import assess_risk
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track
from sintas.tracks.models import CaseTrack, TrackStep
from sintas.tracks.reading.tracks import tracks_of

SLUG, TITLE = "family_counselling", "Konseling pernikahan dan keluarga"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        yield {"by": people["ratna"], "case": case}


def calm(said):
    assess_risk(**said, level="low", reasons="tidak ada bahaya", happened=clock.today())


def refused(said, **more):
    with pytest.raises(BadInput) as no:
        decide_track(**said, track=SLUG, **{"state": "chosen", **more})
    assert "demi keselamatan" in str(no.value.fields["state"])
    return str(no.value.fields["state"])


def test_nobody_has_looked_so_nobody_can_say_that_it_is_safe(said, case):
    assert "Belum ada asesmen bahaya" in refused(said)
    shown = tracks_of(case, "id")
    assert TITLE in [line.title for line in shown.unsafe] and TITLE not in [line.title for line in shown.offered]


def test_looked_at_and_calm_it_may_be_offered(said, case):
    calm(said)
    assert TITLE in [line.title for line in tracks_of(case, "id").offered]
    assert decide_track(**said, track=SLUG, state="offered").state == "offered"


@pytest.mark.parametrize("relation", ["husband", "father", "partner", "former_partner"])
def test_not_with_whoever_did_the_violence(said, case, relation):
    calm(said)
    record_person(**said, name="Orang itu", relation=relation, is_perpetrator=True)
    refused(said, state="offered")


@pytest.mark.parametrize("fact", ["controls_phone", "threats_to_kill", "very_afraid"])
def test_not_where_there_is_danger_or_control(said, fact):
    assess_risk(**said, level="low", reasons="x", facts=[fact], happened=clock.today())
    refused(said)


def test_not_while_it_goes_on_or_the_level_is_high(said, case):
    calm(said)
    record_incident(**said, told="masih terjadi", repeated="ongoing", forms=["practice:psychological"])
    assert "masih berlangsung" in refused(said)


def test_begun_and_then_unsafe_no_meeting_is_begun_but_what_happened_is_kept_and_it_can_end(said, case):
    calm(said)
    row = decide_track(**said, track=SLUG, state="chosen")
    record_step(**said, part=f"{SLUG}-alone_first", state="done", outcome="wants_it", happened=clock.today())
    assess_risk(**said, level="high", reasons="diancam lagi", facts=["threats_to_kill"], happened=clock.today())
    with pytest.raises(BadInput) as no:
        record_step(**said, part=f"{SLUG}-rules", state="under_way", happened=clock.today())
    assert "demi keselamatan" in str(no.value.fields["state"])
    record_step(**said, part=f"{SLUG}-rules", state="done", happened=clock.today())
    assert TrackStep.current.count() == 2
    line = next(line for line in tracks_of(case, "id").running if line.title == TITLE)
    assert line.not_why
    decide_track(**said, track=SLUG, state="ended", result="client_stopped", entry=row.entry, based_on=1)
    assert CaseTrack.current.get().state == "ended"


@pytest.mark.parametrize("form", ["practice:rape", "tpks:rape"])
def test_sexual_violence_on_record_speaks_for_care_and_for_legal_advice(said, case, people, form):
    record_incident(**said, forms=[form], told="seperti diceritakan")
    advised = {line.title for line in tracks_of(case, "id").offered if line.why}
    assert {"Layanan kesehatan", "Pendampingan hukum"} <= advised
