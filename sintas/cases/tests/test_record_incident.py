"""Violence as told: the worker's words, the law's codes only when ticked, and protection at once."""

from uuid import uuid4

import pytest

from sintas.cases.actions.flags import standing
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.models import Incident, Person, Record, SuicidePath
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken


def test_lk3b_in_the_house_of_her_brother_in_law(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_incident(
            by=people["ratna"],
            case=case,
            forms=["practice:sexual", "tpks:rape"],
            happened=FuzzyDate.about(2023),
            repeated="repeated",
            place_kind="shared_home",
            told_by="client",
            told="dipaksa saat istrinya tidur",
            own_view="aku takut pulang",
            new_perpetrator={"name": "", "relation": "brother_in_law", "in_household": True},
            factors=["powerlessness"],
            impacts=["feels_dirty", "fear_pregnancy"],
        )
        person = Person.current.get()
        assert (person.relation, person.is_perpetrator, person.in_household) == ("brother_in_law", True, True)
        assert row.perpetrators == [person.entry]
        assert row.perpetrator_relations == ["brother_in_law"]
        assert standing(case, "lives_with_perpetrator")
        story = Record.objects.get(kind="incident")
        trail.record(by=people["ratna"], verb="read story", file_id=case.pk, opens=True)
        assert (story.line, story.tags, story.late, story.uncoded) == ("dipaksa saat istrinya tidur", ["practice:sexual"], True, False)
        assert Trail.objects.filter(file_id=case.pk, verb="record incident").exists()


def test_somebody_of_the_file_is_marked_and_keeps_everything_else(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        uncle = record_person(by=people["ratna"], case=case, name="P", relation="uncle", note="tinggal di belakang", in_household=True)
    with as_user("ratna"):
        record_incident(by=people["ratna"], case=case, forms=["practice:physical"], perpetrators=[uncle.entry])
        now = Person.current.get()
        assert (now.number, now.is_perpetrator, now.note, now.name) == (2, True, "tinggal di belakang", "P")
        assert standing(case, "lives_with_perpetrator")


def test_a_stranger_is_a_relation_and_nobody_of_the_file(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_incident(by=people["ratna"], case=case, forms=["practice:threats"], new_perpetrator={"relation": "stranger"})
        assert row.perpetrator_relations == ["stranger"]
        assert Person.objects.count() == 0


def test_a_wish_to_die_opens_the_path(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_incident(
            by=people["ratna"], case=case, told="...", impacts=["wish_to_die"], impact_words="ia bilang ingin tidur selamanya"
        )
        path = SuicidePath.current.get()
        assert (path.opened_from, path.opened_from_entry) == ("incident", row.entry)
        assert standing(case, "suicide_risk")


def test_own_words_alone_are_enough_and_marked(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_incident(by=people["ratna"], case=case, own_words={"forms": "dikurung di kandang"})
        assert Record.objects.get(kind="incident").uncoded


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("forms", {}),
        ("forms", {"forms": ["practice:zina"]}),
        ("forms", {"forms": ["adat:denda"]}),
        ("impacts", {"impacts": ["bad_girl"]}),
        ("factors", {"factors": ["her_clothes"]}),
        ("happened", {"happened": FuzzyDate.in_year(2099)}),
        ("until", {"happened": FuzzyDate.in_year(2020), "until": FuzzyDate.in_year(2018)}),
        ("until", {"happened": FuzzyDate.in_year(2020), "until": FuzzyDate.at_age(3)}),
        ("perpetrators", {"perpetrators": [uuid4()]}),
        ("place_kind", {"place_kind": "moon"}),
        ("relation", {"new_perpetrator": {"relation": "enemy"}}),
    ],
)
def test_bad_input_names_its_field_and_keeps_nothing_half(open_a_case, people, as_user, field, facts):
    case = open_a_case("ratna", birth=FuzzyDate.in_year(2004))
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            record_incident(by=people["ratna"], case=case, **({"told": "..."} if facts else {}), **facts)
        assert list(refused.value.fields) == [field]
        assert Incident.objects.count() == Person.objects.count() == 0


def test_sent_twice_it_is_one_incident_and_one_person(open_a_case, people, as_user):
    case, submission = open_a_case("ratna"), uuid4()
    facts = {"forms": ["practice:verbal"], "new_perpetrator": {"name": "R", "relation": "neighbour"}, "submission": submission}
    with as_user("ratna"):
        record_incident(by=people["ratna"], case=case, **facts)
        with pytest.raises(AlreadyDone):
            record_incident(by=people["ratna"], case=case, **facts)
        assert Incident.current.count() == Person.current.count() == Record.objects.filter(kind="incident").count() == 1


def test_two_corrections_are_both_kept(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = record_incident(by=people["ratna"], case=case, told="satu")
        record_incident(by=people["ratna"], case=case, told="dua", entry=row.entry, based_on=1)
        with pytest.raises(Overtaken) as both:
            record_incident(by=people["ratna"], case=case, told="tiga", entry=row.entry, based_on=1)
        trail.record(by=people["ratna"], verb="read story", file_id=case.pk, opens=True)
        assert (both.value.theirs.told, both.value.kept.told) == ("dua", "tiga")
        assert Record.objects.get(kind="incident").line == "dua"


def test_nobody_outside_sees_or_writes(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        record_incident(by=people["ratna"], case=case, told="...")
    for stranger in ("budi", "tono", "lina", "sari", "dewi"):
        with as_user(stranger):
            assert Incident.objects.count() == 0
    with as_user("dewi"), pytest.raises(Refusal):
        record_incident(by=people["dewi"], case=case, told="...")
