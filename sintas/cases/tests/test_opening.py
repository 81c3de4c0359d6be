"""Ratna opens a case; Tono and Lina do not learn that it exists."""

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.cases.actions.opening import open_case
from sintas.cases.actions.writing import write_note
from sintas.cases.models import Access, Case, Client, File, Note, Record
from sintas.cases.policy import visible_to
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import NotOpened
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import Refusal


def test_a_case_is_opened_with_its_keys_team_and_story(open_a_case, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga")
    with as_user("ratna"):
        assert visible_to(people["ratna"]).get().number == "KS-0001"
        assert Client.current.get(file_id=case.pk).called == "Kak Bunga"
        assert Wrap.objects.filter(file_id=case.pk).count() == 3
        assert list(Record.objects.values_list("kind", flat=True)) == ["opened"]
        assert Trail.objects.filter(file_id=case.pk, verb="open case").exists()


def test_nobody_else_sees_it_not_even_without_the_filter(open_a_case, as_user):
    open_a_case("ratna")
    for stranger in ("budi", "tono", "lina", "sari", "ana", "siska", "dewi"):
        with as_user(stranger):
            found = [m.objects.count() for m in (Case, File, Client, Record, Access, Wrap)]
            assert found == [0] * 6, stranger
    with acting_as(None):
        assert Case.objects.count() == 0


def test_content_opens_only_after_the_trail(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        write_note(by=people["ratna"], case=case, text="ia takut pulang")
    with as_user("ratna"):
        note = Note.current.get()
        with pytest.raises(NotOpened):
            _ = note.text
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert note.text == "ia takut pulang"


def test_nobody_lets_himself_in(open_a_case, people, as_user, cast):
    case = open_a_case("ratna")
    with as_user("tono"), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Access.objects.create(
            file_id=case.pk,
            organisation_id=case.organisation_id,
            home_unit_id=case.unit_id,
            user=cast["tono"],
            scope="team",
        )
    with as_user("tono"), pytest.raises(ProgrammingError, match="this file exists"), transaction.atomic(), connection.cursor() as c:
        c.execute("SELECT open_file(%s, %s, %s, false)", [case.pk, people["tono"].units()[0], cast["tono"].pk])


def test_without_the_verb_no_case(people, house, as_user):
    with as_user("dewi"), pytest.raises(Refusal):
        open_case(by=people["dewi"], unit_id=house.unit.pk, client={"name": "Bunga"})
