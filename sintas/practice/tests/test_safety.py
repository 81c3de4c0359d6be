"""Safety first: what stands out in a file, and what may be done before anybody has agreed to anything."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice import catalogue, consent, safety
from sintas.practice.dossier import ConsentFacts
from sintas.practice.safety import SafetyFacts, decide_session, red_flags

outcome = st.sampled_from([None, "given", "limited", "refused", "withdrawn"])
guardians = st.integers(0, 3).flatmap(lambda count: st.tuples(st.just(count), st.integers(0, count)))


@st.composite
def consents(draw):
    count, safe = draw(guardians)
    return ConsentFacts(
        client=draw(outcome),
        read_aloud=draw(st.booleans()),
        limits_explained=draw(st.booleans()),
        is_child=draw(st.booleans()),
        guardian=draw(outcome),
        guardians=count,
        safe_guardians=safe,
        no_guardian_stated=draw(st.booleans()),
    )


AGREED = ConsentFacts(client="given", read_aloud=True)
NOBODY_YET = ConsentFacts()


def codes(facts: SafetyFacts) -> list[str]:
    return [flag.code for flag in red_flags(facts)]


def test_lk3_b_is_flagged_before_anything_else_is_known():
    found = codes(SafetyFacts(lives_with_perpetrator=True, risk_facts=frozenset({"door_cannot_be_locked", "perpetrator_comes_at_night"})))
    assert found == ["lives_with_perpetrator", "door_cannot_be_locked", "no_safety_plan"]
    first = red_flags(SafetyFacts(lives_with_perpetrator=True))[0]
    assert first.steps == ("safety_plan", "safe_house")


def test_the_gravest_flags_come_first():
    facts = SafetyFacts(
        risk_facts=frozenset({"weapon", "wish_to_die", "strangulation", "unsafe_guardian"}),
        risk_level="acute",
        suicide_path_open=True,
        safety_plan=True,
    )
    assert codes(facts) == ["acute", "suicide_path_open", "wish_to_die", "unsafe_guardian", "strangulation", "weapon"]


def test_a_flag_stays_when_a_plan_is_written_and_only_the_missing_plan_goes():
    facts = SafetyFacts(lives_with_perpetrator=True, safety_plan=True)
    assert codes(facts) == ["lives_with_perpetrator"]


def test_each_fact_is_flagged_once_however_often_it_is_known():
    facts = SafetyFacts(risk_facts=frozenset({"lives_with_perpetrator"}), lives_with_perpetrator=True, safety_plan=True)
    assert codes(facts) == ["lives_with_perpetrator"]


def test_ordinary_facts_are_no_red_flags():
    assert codes(SafetyFacts(risk_facts=frozenset({"controls_money", "substance_use"}), risk_level="low")) == []


def test_an_unsafe_guardian_leads_to_the_family_page_and_a_wish_to_die_to_its_path():
    flags = {flag.code: flag for flag in red_flags(SafetyFacts(unsafe_guardian=True, risk_facts=frozenset({"wish_to_die"})))}
    assert flags["unsafe_guardian"].place == "family"
    assert flags["wish_to_die"].place == "suicide_risk"
    assert flags["wish_to_die"].opens == "suicide_risk"
    assert flags["wish_to_die"].sentence("en") != flags["wish_to_die"].sentence("id")


def test_an_unknown_fact_is_refused():
    with pytest.raises(catalogue.UnknownCode):
        red_flags(SafetyFacts(risk_facts=frozenset({"made_up"})))


@given(st.frozensets(st.sampled_from([row.code for row in catalogue.load("risk_facts").rows])))
def test_no_red_flag_is_ever_lost(facts):
    expected = {code for code in facts if catalogue.load("risk_facts").get(code).flag("red_flag")}
    assert expected <= set(codes(SafetyFacts(risk_facts=facts)))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        (SafetyFacts(), False),
        (SafetyFacts(risk_level="low"), False),
        (SafetyFacts(risk_level="medium"), False),
        (SafetyFacts(risk_level="high"), True),
        (SafetyFacts(risk_level="acute"), True),
        (SafetyFacts(lives_with_perpetrator=True), True),
        (SafetyFacts(risk_facts=frozenset({"lives_with_perpetrator"})), True),
    ],
)
def test_when_a_safety_plan_is_due(facts, due):
    assert safety.needs_safety_plan(facts) is due


def test_a_wish_to_die_opens_the_path_from_impacts_and_from_risk_facts():
    assert safety.opens_suicide_path(["wounds", "wish_to_die"])
    assert safety.opens_suicide_path(["self_harm"])
    assert not safety.opens_suicide_path(["wounds", "insomnia", "code of another list"])
    assert not safety.opens_suicide_path([])


def test_scheduling_before_consent_is_refused_with_a_way_on():
    answer = decide_session(NOBODY_YET, happened=False)
    assert answer.answer == "refused"
    assert not answer.may_save
    assert answer.place == "consent"
    assert "pelindungan" in answer.sentence("id")
    assert "protection" in answer.sentence("en")


def test_what_already_happened_is_kept_with_its_reason_and_marked():
    assert decide_session(NOBODY_YET, happened=True).answer == "needs_reason"
    answer = decide_session(NOBODY_YET, happened=True, reason="klien menangis dan minta ditemani")
    assert answer.answer == "flagged"
    assert answer.may_save


def test_after_consent_work_is_simply_allowed():
    for happened in (True, False):
        assert decide_session(AGREED, happened=happened).answer == "allowed"


@given(consents(), st.booleans())
def test_protection_never_waits_for_anybody(facts, happened):
    assert decide_session(facts, happened=happened, protection=True, reason="pelaku kembali malam ini").answer == "protection"
    assert decide_session(facts, happened=happened, protection=True, reason=" ").answer == "needs_reason"


@given(consents(), st.text())
def test_nothing_that_happened_is_ever_refused(facts, reason):
    answer = decide_session(facts, happened=True, reason=reason)
    assert answer.answer != "refused"
    if reason.strip():
        assert answer.may_save


@given(consents(), st.text())
def test_a_reason_does_not_let_planned_work_begin_before_consent(facts, reason):
    answer = decide_session(facts, happened=False, reason=reason)
    assert (answer.answer == "allowed") is consent.allows_intervention(facts)
    if answer.answer != "allowed":
        assert answer.answer == "refused"


@given(consents())
def test_only_unsafe_guardians_are_never_a_condition(facts):
    without_safe = ConsentFacts(client=facts.client, read_aloud=facts.read_aloud, is_child=True, guardians=2, safe_guardians=0)
    grown = ConsentFacts(client=facts.client, read_aloud=facts.read_aloud)
    assert consent.allows_intervention(without_safe) is consent.allows_intervention(grown)
    assert not consent.guardian_may_be_asked(without_safe)


@given(consents())
def test_nobody_agrees_in_the_place_of_the_client(facts):
    if facts.client not in ("given", "limited"):
        assert not consent.allows_intervention(facts)


def test_the_refusal_never_invites_anybody_to_ask_an_unsafe_guardian():
    facts = ConsentFacts(is_child=True, guardians=1, safe_guardians=0)
    answer = decide_session(facts, happened=False)
    assert answer.answer == "refused"
    assert "jangan ditanya" in answer.sentence("id")
    assert "do not ask" in answer.sentence("en")


def test_the_rule_for_a_child_in_full():
    for agreed, guardian, count, safe, stated in product((True, False), ("given", "refused", None), (0, 1, 2), (0, 1, 2), (True, False)):
        if safe > count:
            continue
        facts = ConsentFacts(
            client="given" if agreed else None,
            read_aloud=True,
            is_child=True,
            guardian=guardian,
            guardians=count,
            safe_guardians=safe,
            no_guardian_stated=stated,
        )
        settled = guardian == "given" or stated or (count > 0 and safe == 0)
        assert consent.allows_intervention(facts) is (agreed and settled)


def test_a_guardian_marked_unsafe_is_told_nothing():
    assert safety.guardian_may_be_told(marked_unsafe=False)
    assert not safety.guardian_may_be_told(marked_unsafe=True)
