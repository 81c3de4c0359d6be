"""Whoever saw a client for a programme sees her no more when the case is closed, and again when it goes on."""

from sintas.cases.models import Case
from sintas.casework.actions.stages import close_case, reopen
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.reading.roll import roll_of
from sintas.safekeeping.identity import acting_as


def test_a_closed_case_is_on_no_roll(open_a_case, begin, mira, people, as_user):
    case, made = open_a_case("ratna", name="Bunga Melati"), begin(mentors=[mira.user_id])

    def on_the_roll():
        with acting_as(mira.user_id):
            return [one.file_id for one in roll_of(mira, made, clock.today())]

    with as_user("ratna"):
        enrol(by=people["ratna"], case=case, programme_id=made.pk, from_on=clock.today())
    assert on_the_roll() == [case.pk]
    with as_user("ratna"):
        close_case(by=people["ratna"], case=case, reason_code="moved")
    assert on_the_roll() == []
    with as_user("ratna"):
        reopen(by=people["ratna"], case=Case.objects.get(pk=case.pk), reason="kembali ke kota ini")
    assert on_the_roll() == [case.pk]
