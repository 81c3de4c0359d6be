"""Two people write down a conference of the same case in the same moment."""

import threading

import pytest
from django.db import connection

from sintas.casework.actions.conferring import hold_conference
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.identity import acting_as


@pytest.mark.django_db(transaction=True)
def test_two_conferences_recorded_at_once_get_two_numbers(open_a_case, people):
    case = open_a_case("ratna")
    ready, made, wrong = threading.Barrier(3), [], []

    def hold(words):
        try:
            with acting_as(people["ratna"].user_id):
                ready.wait(10)
                made.append(hold_conference(by=people["ratna"], case=case, happened=FuzzyDate.unknown(), discussion=words).no)
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    together = [threading.Thread(target=hold, args=(f"rapat {n}",)) for n in range(3)]
    for one in together:
        one.start()
    for one in together:
        one.join(30)
    assert wrong == []
    assert sorted(made) == [1, 2, 3]
