"""Ratna asks, her client answers: given, limited, refused, withdrawn, run out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.consent import record_consent, withdraw_consent
from sintas.cases.models import Case, Consent, Record, Task
from sintas.cases.reading.consent import may, standing
from sintas.cases.tests.consenting import MONDAY, form_of
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import new_submission, uuid7
from sintas.practice.consent import allows_intervention
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

FRIDAY = date(2024, 8, 23)
DAY = timedelta(days=1)


def test_the_first_yes_makes_the_client_official(monday, open_a_case, people, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        assert standing(case, MONDAY.date()).client is None
        yes(case, manner="signed")
        facts = standing(case, MONDAY.date())
        assert (facts.client, facts.read_aloud, facts.limits_explained, facts.is_child) == ("given", True, True, False)
        assert allows_intervention(facts)
        assert not allows_intervention(standing(case, FRIDAY)), "the day before counts as it stood"
        assert Case.objects.get(pk=case.pk).client_since == MONDAY.date()
        assert Record.objects.filter(kind="became_client", struck=False, happened_on=MONDAY.date()).count() == 1
        assert Trail.objects.filter(verb="record consent", file_id=case.pk).exists()
        yes(case, happened=MONDAY.date(), limits="tidak difoto", outcome="limited")
        assert Record.objects.filter(kind="became_client").count() == 1


def test_a_paper_nobody_read_aloud_starts_no_work(monday, open_a_case, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        yes(case, reading="own_reading")
        facts = standing(case, MONDAY.date())
        assert facts.client == "given" and not facts.read_aloud and not allows_intervention(facts)


def test_a_corrected_answer_moves_the_day_or_takes_it_back(monday, open_a_case, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        first = yes(case)
        yes(case, happened=FRIDAY, entry=first.entry, based_on=1)
        assert Case.objects.get(pk=case.pk).client_since == FRIDAY
        yes(case, "refused", happened=FRIDAY, entry=first.entry, based_on=2)
        assert Case.objects.get(pk=case.pk).client_since is None
        assert Record.objects.get(kind="became_client").struck
        assert Consent.objects.count() == 3 and Consent.current.count() == 1


def test_a_month_counts_from_its_last_day_and_nothing_counts_ahead(monday, open_a_case, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        yes(case, happened=FuzzyDate.in_month(2024, 7))
        assert standing(case, date(2024, 7, 30)).client is None
        assert standing(case, date(2024, 7, 31)).client == "given"
        with pytest.raises(BadInput) as refused:
            yes(case, happened=MONDAY.date() + DAY)
        assert "happened" in refused.value.fields


def test_withdrawing_is_easy_and_stops_what_ran_on_it(monday, open_a_case, people, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        yes(case, purposes=["service", "referral"], recipients=["police", "legal_aid"], data_classes=["identity", "story"])
        today = MONDAY.date()
        assert may(case, "referral", "police", "story", today)
        assert not may(case, "referral", "police", "health", today), "a yes covers what it names and nothing else"
        assert not may(case, "referral", "school", "story", today)
        assert not may(case, "referral", "police", "protected_address", today)
        withdraw_consent(by=people["ratna"], case=case, purposes=["referral"], recipients=["police"], happened=today)
        assert not may(case, "referral", "police", "story", today)
        assert may(case, "referral", "legal_aid", "story", today)
        assert standing(case, today).client == "given", "the work goes on"
        withdraw_consent(by=people["ratna"], case=case, happened=today)
        assert standing(case, today).client == "withdrawn"
        assert not may(case, "referral", "legal_aid", "story", today)
        assert Case.objects.get(pk=case.pk).client_since == today, "what was, was"
        due = set(Task.objects.filter(kind="stop_processing", done_at=None).values_list("due_at", flat=True))
        assert due == {MONDAY + timedelta(hours=72)}
        yes(case)
        assert standing(case, today).client == "given", "the door stays open"


def test_a_yes_runs_out(monday, open_a_case, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        yes(case, purposes=["service", "school_contact"], recipients=["school"], data_classes=["progress"], until=MONDAY.date() + DAY)
        assert may(case, "school_contact", "school", "progress", MONDAY.date() + DAY)
        assert not may(case, "school_contact", "school", "progress", MONDAY.date() + 2 * DAY)
        assert standing(case, MONDAY.date() + 2 * DAY).client is None


def test_a_yes_says_what_for_to_whom_and_which_data(monday, open_a_case, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        for wrong, field in (
            ({"purposes": []}, "purposes"),
            ({"purposes": ["referral"]}, "recipients"),
            ({"purposes": ["referral"], "recipients": ["police"]}, "data_classes"),
            ({"purposes": ["nonsense"]}, "purposes"),
            ({"manner": "spoken_witnessed"}, "witness"),
            ({"until": FRIDAY}, "until"),
            ({"given_by": "guardian"}, "guardian"),
            ({"outcome": ""}, "outcome"),
        ):
            with pytest.raises(BadInput) as refused:
                yes(case, **wrong)
            assert field in refused.value.fields, wrong
        assert not Consent.objects.exists()


def test_nobody_else_can_and_a_repeat_changes_nothing(monday, open_a_case, people, as_user, yes):
    case = open_a_case("ratna", age_stated=27)
    with as_user("ratna"):
        token = uuid7()
        yes(case, submission=token)
        with pytest.raises(AlreadyDone):
            yes(case, submission=token)
        entry = Consent.current.get().entry
        yes(case, "limited", entry=entry, based_on=1, limits="tanpa foto")
        with pytest.raises(Overtaken) as both:
            yes(case, "refused", entry=entry, based_on=1, reason="ragu")
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert (both.value.kept.reason, both.value.theirs.limits) == ("ragu", "tanpa foto")
    with as_user("dewi"), pytest.raises(Refusal):
        record_consent(by=people["dewi"], case=case, outcome="given")


def test_the_pages_walk_from_the_form_to_the_table(monday, open_a_case, signed_in, django_assert_max_num_queries):
    case = open_a_case("ratna", name="Bunga Melati", age_stated=27)
    ratna, home = signed_in("ratna"), reverse("cases:consents", args=[case.pk])
    assert "Belum ada persetujuan yang berlaku" in ratna.get(home).content.decode()
    form = ratna.get(reverse("cases:consent", args=[case.pk])).content.decode()
    assert "bukan nasihat hukum" in form and "UU 12/2022" in form and "3 x 24 jam" in form
    assert 'name="guardian" value' in form and '<select name="guardian"' not in form, "an adult decides alone"
    sent = form_of(
        {"purposes": ["service", "referral"], "recipients": ["police"], "data_classes": ["identity"], "limits": "jangan ke rumah"}
    )
    assert ratna.post(reverse("cases:consent", args=[case.pk]), sent).status_code == 302
    assert ratna.post(reverse("cases:consent", args=[case.pk]), sent).status_code == 302, "sending twice saves once"
    with django_assert_max_num_queries(30):
        page = ratna.get(home).content.decode()
    assert page.count("<td>Kepolisian</td>") == 2 and "jangan ke rumah" in page and "Klien setuju didampingi." in page
    assert "Bunga" not in page.split("</title>")[0]
    assert ratna.post(reverse("cases:consent_withdraw", args=[case.pk]), {"submission": new_submission()}).status_code == 302
    assert "Persetujuan dicabut." in ratna.get(home).content.decode()
    refused = ratna.post(reverse("cases:consent", args=[case.pk]), form_of({"purposes": [], "limits": "masih pikir-pikir"}))
    assert refused.status_code == 422 and "masih pikir-pikir" in refused.content.decode()


def test_strangers_find_nothing(monday, open_a_case, signed_in):
    case = open_a_case("ratna", age_stated=27)
    for name in ("consents", "consent", "consent_withdraw", "contract"):
        for stranger in ("budi", "tono", "lina", "sari", "dewi", "ana"):
            assert signed_in(stranger).get(reverse(f"cases:{name}", args=[case.pk])).status_code == 404, (name, stranger)
