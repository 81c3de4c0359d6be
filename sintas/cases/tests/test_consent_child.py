"""A child agrees itself, and so does a guardian who is safe; one who is not is never asked, told or made a condition."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.people import record_person
from sintas.cases.models import Case, Consent
from sintas.cases.reading.consent import guardians_to_ask, may, standing
from sintas.cases.tests.consenting import MONDAY, form_of
from sintas.kit.ids import uuid7
from sintas.practice.consent import allows_intervention
from sintas.practice.safety import decide_session
from sintas.safekeeping.refusals import BadInput

FRIDAY = date(2024, 8, 23)
DAY = timedelta(days=1)


@pytest.fixture
def child(monday, open_a_case, people, as_user):
    case = open_a_case("ratna", age_stated=14)
    with as_user("ratna"):
        people_of = {
            "aunt": record_person(by=people["ratna"], case=case, name="Bibi Sri", relation="aunt", is_guardian=True),
            "father": record_person(
                by=people["ratna"], case=case, name="Pak Harun", relation="father", is_guardian=True, unsafe_guardian=True
            ),
        }
    return case, people_of


def test_a_child_agrees_and_so_does_a_safe_guardian(child, as_user, yes):
    case, family = child
    today = MONDAY.date()
    with as_user("ratna"):
        yes(case, given_by="child_assent")
        facts = standing(case, today)
        assert facts.client == "given" and facts.is_child and (facts.guardians, facts.safe_guardians) == (2, 1)
        assert not allows_intervention(facts) and case.client_since is None
        yes(case, given_by="guardian", guardian=family["aunt"].entry)
        assert allows_intervention(standing(case, today))
        assert Case.objects.get(pk=case.pk).client_since == today
        yes(case, given_by="guardian", guardian=family["aunt"].entry, child_assent="no")
        assert standing(case, today).client == "refused", "a guardian's yes does not overrule the child"


def test_an_unsafe_guardian_is_never_asked(child, as_user, yes):
    case, family = child
    with as_user("ratna"):
        assert [name for _entry, name in guardians_to_ask(case)] == ["Bibi Sri, Bibi"]
        with pytest.raises(BadInput) as refused:
            yes(case, given_by="guardian", guardian=str(family["father"].entry))
        assert "tidak aman" in refused.value.fields["guardian"] and "Harun" not in refused.value.fields["guardian"]
        with pytest.raises(BadInput):
            yes(case, given_by="guardian", guardian=uuid7())
        assert not Consent.objects.exists()


def test_with_only_unsafe_guardians_the_child_and_the_team_decide(monday, open_a_case, people, as_user, yes):
    case = open_a_case("ratna", age_stated=14)
    today = MONDAY.date()
    with as_user("ratna"):
        father = record_person(by=people["ratna"], case=case, name="Pak Harun", relation="father", is_guardian=True)
        assert not allows_intervention(standing(case, today))
        yes(case, given_by="child_assent")
        assert not allows_intervention(standing(case, today)), "a safe guardian would be asked"
        record_person(
            by=people["ratna"],
            case=case,
            name="Pak Harun",
            relation="father",
            is_guardian=True,
            unsafe_guardian=True,
            entry=father.entry,
            based_on=1,
        )
        assert allows_intervention(standing(case, today)), "nobody has to ask him"
        with pytest.raises(BadInput) as refused:
            yes(case, given_by="child_assent")
        assert "decided_by" in refused.value.fields
        yes(case, given_by="child_assent", decided_by="Supervisor Siska dan tim, 26 Agustus")
        assert allows_intervention(standing(case, today))
        assert decide_session(standing(case, FRIDAY), happened=False).sentence_id.endswith("jangan diberi tahu.")


def test_a_consent_an_unsafe_guardian_once_signed_counts_for_nothing(child, people, as_user, yes):
    case, family = child
    aunt = family["aunt"]
    with as_user("ratna"):
        yes(case, given_by="guardian", guardian=aunt.entry, child_assent="yes")
        assert allows_intervention(standing(case, MONDAY.date()))
        record_person(
            by=people["ratna"],
            case=case,
            name="Bibi Sri",
            relation="aunt",
            is_guardian=True,
            unsafe_guardian=True,
            entry=aunt.entry,
            based_on=1,
        )
        facts = standing(case, MONDAY.date())
        assert facts.guardian is None and facts.safe_guardians == 0


def test_nothing_of_a_child_leaves_on_the_childs_word_alone_while_a_safe_guardian_may_be_asked(child, people, as_user, yes):
    case, family = child
    share = {"purposes": ["service", "medical"], "recipients": ["health"], "data_classes": ["health"]}
    asked = (case, "medical", "health", "health", MONDAY.date())
    with as_user("ratna"):
        yes(case, given_by="child_assent", **share)
        assert not may(*asked)
        yes(case, given_by="guardian", guardian=family["aunt"].entry, **share)
        assert may(*asked)
        yes(case, "refused", given_by="child_assent", purposes=["medical"])
        assert not may(*asked), "the child's no stands"
        yes(case, given_by="child_assent", **share)
        record_person(
            by=people["ratna"],
            case=case,
            name="Bibi Sri",
            relation="aunt",
            is_guardian=True,
            unsafe_guardian=True,
            entry=family["aunt"].entry,
            based_on=1,
        )
        assert may(*asked), "only unsafe guardians: none is made a condition"


def test_a_forged_post_naming_the_unsafe_guardian_is_refused(child, signed_in):
    case, family = child
    ratna, url = signed_in("ratna"), reverse("cases:consent", args=[case.pk])
    page = ratna.get(url).content.decode()
    assert "Bibi Sri" in page and "Harun" not in page.split('class="form"')[1]
    forged = ratna.post(url, form_of({"given_by": "guardian", "guardian": str(family["father"].entry), "child_assent": "yes"}))
    assert forged.status_code == 422 and "tidak aman bagi klien" in forged.content.decode()
    assert (
        ratna.post(url, form_of({"given_by": "guardian", "guardian": str(family["aunt"].entry), "child_assent": "yes"})).status_code == 302
    )
    assert "Harun" not in ratna.get(reverse("cases:consents", args=[case.pk])).content.decode().split('class="wrap body"')[1]
