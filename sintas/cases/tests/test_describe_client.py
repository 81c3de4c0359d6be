"""Ratna writes who the client is; what must be known first stands in the head at once."""

import pytest

from sintas.cases.actions.client import describe_client
from sintas.cases.actions.flags import standing
from sintas.cases.models import Client, Flag
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken

NIK = "3201014508040003"


def describe(people, case, who="ratna", **facts):
    row = Client.current.get(file_id=case.pk)
    facts = {"name": "Bunga", **facts}
    return describe_client(by=people[who], case=case, entry=row.entry, based_on=row.number, **facts)


def test_an_age_that_was_said_is_kept_as_an_age(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = describe(people, case, birth=FuzzyDate.at_age(16), called="Dik Bunga")
        assert (row.age_stated, row.birth, row.is_child) == (16, None, True)
        assert row.number == 2
        assert Trail.objects.filter(file_id=case.pk, verb="record client").count() == 2


def test_nik_is_kept_as_digits_with_a_keyed_print(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = describe(people, case, nik="3201 0145 0804 0003")
        assert row.nik == NIK
        assert bytes(row.nik_print) and NIK.encode() not in bytes(row.nik_print)
        with pytest.raises(BadInput) as refused:
            describe(people, case, nik="12345")
        assert list(refused.value.fields) == ["nik"]


def test_language_and_address_flags_follow_the_ticks(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        describe(people, case, needs_interpreter=True, languages=["bisindo"], address_protected=True)
        assert Flag.objects.get(code="language_help", ended_at=None).words == "BISINDO"
        assert standing(case, "address_protected")
        describe(people, case)
        assert not standing(case, "language_help")
        assert not standing(case, "address_protected")


def test_living_with_the_perpetrator_is_not_unticked_away(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        describe(people, case, lives_with="kakak dan kakak ipar", lives_with_perpetrator=True)
        assert standing(case, "lives_with_perpetrator")
        describe(people, case, lives_with="sendiri")
        assert standing(case, "lives_with_perpetrator")


def test_bad_input_names_its_field(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        for field, facts in (
            ("birth", {"birth": FuzzyDate.in_year(2099)}),
            ("religion", {"religion": "atheist-ish"}),
            ("languages", {"languages": ["klingon"]}),
            ("name", {"name": "  "}),
        ):
            with pytest.raises(BadInput) as refused:
                describe(people, case, **facts)
            assert list(refused.value.fields) == [field]
        assert Client.current.get(file_id=case.pk).number == 1


def test_own_words_are_kept_uncoded(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = describe(people, case, own_words={"education": "kejar paket di lapas", "religion": ""})
        assert row.own_words == {"education": "kejar paket di lapas"}


def test_the_second_tab_overtakes_nobody(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        row = Client.current.get(file_id=case.pk)
        describe_client(by=people["ratna"], case=case, name="Bunga", called="Kak Bunga", entry=row.entry, based_on=row.number)
        with pytest.raises(Overtaken) as both:
            describe_client(by=people["ratna"], case=case, name="Bunga", called="Mbak Bunga", entry=row.entry, based_on=row.number)
        assert both.value.theirs.called == "Kak Bunga"
        assert both.value.kept.called == "Mbak Bunga"
        assert Client.current.get(file_id=case.pk).called == "Kak Bunga"


def test_nobody_outside_the_team_writes_it(open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("dewi"), pytest.raises(Refusal):
        describe_client(by=people["dewi"], case=case, name="Bunga")
    with as_user("lina"), pytest.raises(Refusal):
        describe_client(by=people["lina"], case=case, name="Bunga")
