"""Two workers of the team write down the same arrival in the same moment: it stands once, and the second is told so."""

import threading

import pytest
from django.db import connection

from sintas.cases.actions.team import add_member
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.models import SafeHouseStay


@pytest.mark.django_db(transaction=True)
def test_one_arrival_stands_once(open_a_case, people, cast):
    case, done = open_a_case("ratna"), []
    with acting_as(people["ratna"].user_id):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    ready = threading.Barrier(2)

    def arrive(who):
        try:
            with acting_as(people[who].user_id):
                ready.wait(10)
                record_stay(by=people[who], case=case, happened=clock.today())
                done.append("written")
        except BadInput as refused:
            done.append(*refused.fields)
        except BaseException as error:
            done.append(repr(error))
        finally:
            connection.close()

    together = [threading.Thread(target=arrive, args=(who,)) for who in ("ratna", "budi")]
    for one in together:
        one.start()
    for one in together:
        one.join(30)
    assert sorted(done) == ["happened", "written"]
    with acting_as(people["budi"].user_id):
        assert SafeHouseStay.current.filter(file_id=case.pk).count() == 1
