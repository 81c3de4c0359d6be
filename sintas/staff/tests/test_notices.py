"""Notices reach one person of the same house and nobody else."""

import pytest
from django.db import ProgrammingError, transaction

from sintas.staff.models import Notice
from sintas.staff.notices import seen, tell, unseen


def test_one_person_reads_hers_and_lays_it_aside(people, cast, as_user):
    with as_user("sari"):
        tell(cast["ratna"].pk, "role_given")
    with as_user("budi"):
        assert unseen(people["budi"]) == []
        assert unseen(people["ratna"]) == []
    with as_user("ratna"):
        (told,) = unseen(people["ratna"])
        assert told.code == "role_given"
        for _ in range(2):
            seen(people["ratna"], [told.id])
        assert unseen(people["ratna"]) == []


def test_not_across_houses(people, cast, as_user):
    with as_user("lina"), pytest.raises(ProgrammingError), transaction.atomic():
        tell(cast["ratna"].pk, "role_given")
    with as_user("ratna"):
        assert not Notice.objects.exists()
