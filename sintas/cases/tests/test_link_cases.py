"""Mother and child, or last year's case: linked for those who may see both, the family copied and sealed anew."""

import pytest

from sintas.cases.actions.flags import standing
from sintas.cases.actions.links import copy_family, end_link, link_cases
from sintas.cases.actions.people import record_person
from sintas.cases.actions.team import add_member
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Link, Person, Record, Tie
from sintas.cases.reading.links import links_of
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal


@pytest.fixture
def mother_and_child(open_a_case, people, as_user):
    mother = open_a_case("ratna", name="Suharti", birth=FuzzyDate.in_year(1985))
    child = open_a_case("ratna", name="Bunga", age_stated=9)
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": mother}
        man = record_person(
            **by, name="Sarman", relation="husband", is_perpetrator=True, in_household=True, note="pulang malam", phone="0812"
        )
        girl = record_person(**by, name="Bunga", relation="child")
        gran = record_person(**by, name="Nenek", relation="mother", deceased=True, death=FuzzyDate.in_year(2022))
        record_tie(**by, one=None, other=man.entry, kind="married", quality="violence")
        record_tie(**by, one=gran.entry, other=None, kind="biological")
        record_tie(**by, one=None, other=girl.entry, kind="biological")
    return mother, child


def test_linked_and_copied(mother_and_child, people, as_user):
    mother, child = mother_and_child
    with as_user("ratna"):
        link_cases(by=people["ratna"], case=child, number=mother.number, kind="parent_child", copy=True)
        trail.record(by=people["ratna"], verb="read people", file_id=child.pk, opens=True)
        here = {p.name: p for p in Person.current.filter(file_id=child.pk)}
        assert set(here) == {"Suharti", "Sarman", "Nenek"}  # the girl is the client here
        assert here["Sarman"].own_words == {"relation": "Suami (dalam kasus terkait)"}
        assert (here["Sarman"].note, here["Sarman"].is_perpetrator) == ("pulang malam", True)
        assert (here["Nenek"].deceased, here["Nenek"].death) == (True, "2022")
        assert standing(child, "lives_with_perpetrator")
        ties = {(t.one, t.other, t.kind) for t in Tie.current.filter(file_id=child.pk)}
        assert (here["Suharti"].entry, None, "biological") in ties
        assert (here["Suharti"].entry, here["Sarman"].entry, "married") in ties
        assert len(ties) == 3
        assert Record.objects.filter(kind="linked").count() == 2
        assert {t.file_id for t in Trail.objects.filter(verb="link cases")} == {mother.pk, child.pk}
        assert Trail.objects.filter(verb="copy family out", file_id=mother.pk).exists()


def test_copying_again_adds_nobody(mother_and_child, people, as_user):
    mother, child = mother_and_child
    with as_user("ratna"):
        assert copy_family(by=people["ratna"], source=mother, into=child, kind="parent_child") == 3
        assert copy_family(by=people["ratna"], source=mother, into=child, kind="parent_child") == 0
        assert Person.current.filter(file_id=child.pk).count() == 3
        assert Tie.current.filter(file_id=child.pk).count() == 3


def test_a_returning_client_keeps_the_relations(mother_and_child, people, as_user, open_a_case):
    mother, _child = mother_and_child
    again = open_a_case("ratna", name="Suharti")
    with as_user("ratna"):
        link_cases(by=people["ratna"], case=again, number=mother.number.lower(), kind="returning", copy=True)
        assert set(Person.current.filter(file_id=again.pk).values_list("relation", flat=True)) == {"husband", "child", "mother"}


def test_linking_twice_in_either_direction_is_one_link(mother_and_child, people, as_user):
    mother, child = mother_and_child
    with as_user("ratna"):
        link_cases(by=people["ratna"], case=child, number=mother.number, kind="parent_child")
        link_cases(by=people["ratna"], case=mother, number=child.number, kind="siblings")
        assert Link.objects.count() == 1


def test_another_workers_case_and_no_case_sound_the_same(open_a_case, people, as_user):
    mine, theirs = open_a_case("ratna"), open_a_case("budi")
    with as_user("ratna"):
        sentences = []
        for number in (theirs.number, "KS-9999", mine.number):
            with pytest.raises(BadInput) as refused:
                link_cases(by=people["ratna"], case=mine, number=number, kind="siblings")
            sentences.append(str(refused.value.fields["number"]))
        assert len(set(sentences)) == 1
        with pytest.raises(NotYours):
            copy_family(by=people["ratna"], source=theirs, into=mine, kind="siblings")
        for kind in ("", "cousins"):
            with pytest.raises(BadInput):
                link_cases(by=people["ratna"], case=mine, number="KS-9999", kind=kind)
    with as_user("dewi"), pytest.raises(Refusal):
        link_cases(by=people["dewi"], case=mine, number=theirs.number, kind="siblings")


def test_who_sees_one_case_learns_of_no_link(mother_and_child, people, as_user, cast):
    mother, child = mother_and_child
    with as_user("ratna"):
        link_cases(by=people["ratna"], case=child, number=mother.number, kind="parent_child")
        add_member(by=people["ratna"], case=child, user_id=cast["budi"].pk)
        assert len(links_of(child)) == 1
    with as_user("budi"):
        assert links_of(child) == []


def test_a_wrong_link_is_ended_and_a_right_one_made(mother_and_child, people, as_user, signed_in):
    mother, child = mother_and_child
    with as_user("ratna"):
        by = people["ratna"]
        wrong = link_cases(by=by, case=child, number=mother.number, kind="siblings")
        with pytest.raises(BadInput):
            end_link(by=by, case=mother, link=wrong.pk, reason=" ")
        end_link(by=by, case=mother, link=wrong.pk, reason="salah nomor")
        assert end_link(by=by, case=mother, link=wrong.pk, reason="lagi").ended_by == by.user_id  # twice is harmless
        assert links_of(mother) == links_of(child) == []
        trail.record(by=by, verb="read file", file_id=mother.pk, opens=True)
        trail.record(by=by, verb="read file", file_id=child.pk, opens=True)
        assert {row.file_id: row.line for row in Record.objects.filter(kind="link_ended")} == {mother.pk: "salah nomor", child.pk: None}
        assert Trail.objects.filter(verb="end link").count() == 2
        again = link_cases(by=by, case=child, number=mother.number, kind="parent_child")
        assert again.pk != wrong.pk
        assert len(links_of(mother)) == 1
    ratna = signed_in("ratna")
    page = ratna.get(f"/kasus/{child.pk}/kaitan/akhiri/")
    assert mother.number in page.content.decode()
    done = ratna.post(f"/kasus/{child.pk}/kaitan/akhiri/", {"link": str(again.pk), "reason": "keliru orang"})
    assert done.status_code == 302, done.content.decode()
    with as_user("ratna"):
        assert links_of(child) == []


def test_only_who_sees_both_ends_a_link(mother_and_child, people, as_user, cast):
    mother, child = mother_and_child
    with as_user("ratna"):
        link = link_cases(by=people["ratna"], case=child, number=mother.number, kind="parent_child")
        add_member(by=people["ratna"], case=child, user_id=cast["budi"].pk)
    with as_user("budi"), pytest.raises(NotYours):
        end_link(by=people["budi"], case=child, link=link.pk, reason="bukan urusan saya")
    with as_user("ratna"):
        assert len(links_of(child)) == 1
