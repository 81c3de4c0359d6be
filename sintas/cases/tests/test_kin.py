"""The family as a drawing is handed it: plain, with what people said understood, and nothing that was struck out."""

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.actions.people_strike import strike
from sintas.cases.actions.ties import record_tie
from sintas.cases.reading.kin import place_in, subject_of
from sintas.instruments.family import CLIENT
from sintas.instruments.instrument import Subject
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read family", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


@pytest.mark.parametrize(
    ("words", "place"),
    [("keenam", 6), ("anak keenam", 6), ("6", 6), ("ke-6", 6), ("Anak ke 2", 2), ("sulung", 1), ("pertama", 1), ("bungsu", None), ("", None), ("²", None)],
)
def test_a_place_among_the_siblings_as_people_say_it(words, place):
    assert place_in(words) == place


def test_everybody_of_the_file_comes_along_in_plain_values(said, case):
    mother = record_person(
        **said, name="Sri", relation="mother", birth=FuzzyDate.in_year(1961), death=FuzzyDate.in_year(2022), occupation="petani", in_household=True
    )  # fmt: skip
    lost = record_person(**said, name="", relation="sibling", before_birth="miscarriage")
    gone = record_person(**said, name="Salah", relation="aunt")
    record_person(**said, name="", own_words={"relation": "pembina BIMPOK"})
    record_tie(**said, one=mother.entry, other=None, kind="biological", quality="very_close", since=FuzzyDate.in_year(1999))
    strike(**said, kind="person", entry=gone.entry)
    found = subject_of(case)
    by_ref = {one.ref: one for one in found.family.people}
    assert found.family.people[0].ref == CLIENT and found.called == "Bunga Melati"
    sri = by_ref[str(mother.entry)]
    assert (sri.born, sri.died, sri.age, sri.deceased, sri.sex, sri.note, sri.household) == (1961, 2022, 61, True, "female", "petani", True)
    assert by_ref[str(lost.entry)].before_birth == "miscarriage"
    assert str(gone.entry) not in by_ref
    assert [(one.name, one.relation) for one in found.family.people if one.relation == "other"] == [("pembina BIMPOK", "other")]
    tie = found.family.bonds[0]
    assert (tie.one, tie.other, tie.kind, tie.quality, tie.since) == (str(mother.entry), CLIENT, "biological", "very_close", 1999)
    assert Subject.from_json(found.to_json()) == found
