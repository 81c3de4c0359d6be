"""The first stage: what engagement asks for, and what it never asks for."""

from dataclasses import replace

import pytest

from sintas.practice.dossier import ConsentFacts, EngagementPart
from sintas.practice.journey import verdict

ADULT = ConsentFacts(client="given", read_aloud=True, limits_explained=True)
READY = EngagementPart(
    contacts=1,
    form_of_address=True,
    safe_contact_stated=True,
    consent=ADULT,
    contract=True,
    risk_level="low",
    risk_assessments=1,
    protective_factors=1,
)


def missing(part: EngagementPart) -> set[str]:
    return {one.code for one in verdict("engagement", part).missing}


def with_consent(**facts) -> EngagementPart:
    return replace(READY, consent=replace(ADULT, **facts))


def test_an_engagement_with_everything_in_place_is_complete():
    answer = verdict("engagement", READY)
    assert answer.complete
    assert answer.warnings == ()
    assert answer.not_yet_asked == ()


def test_an_empty_file_is_told_what_is_missing_and_where():
    answer = verdict("engagement", EngagementPart())
    assert not answer.complete
    assert {one.code for one in answer.missing} == {
        "first_contact",
        "form_of_address",
        "safe_contact",
        "confidentiality_explained",
        "client_agreed",
        "service_contract",
        "risk_looked_at",
    }
    assert {one.place for one in answer.missing} == {"contacts", "client", "consent", "contract", "risk"}


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"contacts": 0}, "first_contact", "contacts"),
        ({"form_of_address": False}, "form_of_address", "client"),
        ({"safe_contact_stated": False}, "safe_contact", "client"),
        ({"contract": False}, "service_contract", "contract"),
        ({"risk_assessments": 0, "risk_level": None}, "risk_looked_at", "risk"),
        ({"risk_level": None}, "risk_looked_at", "risk"),
        ({"lives_with_perpetrator": True}, "safety_plan", "safety_plan"),
        ({"risk_level": "high"}, "safety_plan", "safety_plan"),
        ({"risk_level": "acute"}, "safety_plan", "safety_plan"),
        ({"suicide_paths_open": 1}, "suicide_path_next_look", "suicide_risk"),
        ({"suicide_paths_open": 2, "suicide_paths_with_next_look": 1}, "suicide_path_next_look", "suicide_risk"),
    ],
)
def test_each_fact_alone_is_asked_for_at_its_place(change, code, place):
    answer = verdict("engagement", replace(READY, **change))
    assert [(one.code, one.place) for one in answer.missing] == [(code, place)]


@pytest.mark.parametrize(
    "change",
    [
        {"risk_level": "medium"},
        {"lives_with_perpetrator": True, "safety_plan": True},
        {"risk_level": "acute", "safety_plan": True},
        {"suicide_paths_open": 1, "suicide_paths_with_next_look": 1},
    ],
)
def test_what_is_in_place_is_not_asked_for(change):
    assert verdict("engagement", replace(READY, **change)).complete


@pytest.mark.parametrize("outcome", [None, "refused", "withdrawn"])
def test_without_the_clients_own_yes_the_stage_waits(outcome):
    assert missing(with_consent(client=outcome)) == {"client_agreed"}


def test_limited_consent_is_consent():
    assert verdict("engagement", with_consent(client="limited")).complete


def test_terms_that_were_not_read_aloud_are_asked_for():
    assert missing(with_consent(read_aloud=False)) == {"terms_read_aloud"}


def test_limits_of_confidentiality_are_asked_for():
    assert missing(with_consent(limits_explained=False)) == {"confidentiality_explained"}


def test_a_child_needs_a_guardian_when_a_safe_one_is_there():
    assert missing(with_consent(is_child=True, guardians=1, safe_guardians=1)) == {"guardian_settled"}
    assert verdict("engagement", with_consent(is_child=True, guardians=1, safe_guardians=1, guardian="given")).complete


def test_a_child_without_any_guardian_on_file_is_asked_about_once_and_stating_it_settles_it():
    assert missing(with_consent(is_child=True)) == {"guardian_settled"}
    assert verdict("engagement", with_consent(is_child=True, no_guardian_stated=True)).complete


def test_an_unsafe_guardian_is_never_made_a_condition():
    assert verdict("engagement", with_consent(is_child=True, guardians=1, safe_guardians=0)).complete


def test_an_unsafe_guardian_does_not_excuse_asking_the_safe_one():
    assert missing(with_consent(is_child=True, guardians=2, safe_guardians=1)) == {"guardian_settled"}


def test_a_child_still_agrees_in_person():
    assert missing(with_consent(is_child=True, guardians=1, safe_guardians=1, guardian="given", client=None)) == {"client_agreed"}


def test_an_adult_is_never_asked_for_a_guardian():
    assert verdict("engagement", with_consent(is_child=False, guardians=2, safe_guardians=2)).complete


def test_reminders_hold_nothing_back():
    answer = verdict("engagement", replace(READY, protective_factors=0, consent=replace(ADULT, age_known=False)))
    assert answer.complete
    assert {one.code for one in answer.warnings} == {"protective_factors", "age_known"}
