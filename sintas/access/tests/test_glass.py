"""Break-glass: four hours, a reason, two people told at once, a review that somebody else closes. A conflict of interest beats it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from sintas.access.actions.breaking import break_glass, told_words
from sintas.access.actions.restricting import restrict
from sintas.access.actions.reviewing import review
from sintas.access.models import Entry, EntryWords
from sintas.access.policy import risen, to_review
from sintas.access.reading.reviews import review_facts
from sintas.cases.actions.links import copy_family, link_cases
from sintas.cases.actions.releasing import make_release
from sintas.cases.actions.team import add_member, block
from sintas.cases.models import Access, Link, Record
from sintas.cases.policy import visible_to
from sintas.cases.reading.team import team_of
from sintas.cases.tests.locked import rows_of
from sintas.casework.exporting import document
from sintas.config.tests.test_startup import as_owner
from sintas.documents.actions.copying import bundle
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice, Posting, User
from sintas.staff.testing import hire

WORDS = "Polisi menunggu di depan rumah aman"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


def broken(people, as_user, case, who="tono", words=WORDS):
    with as_user(who):
        return break_glass(by=people[who], number=case.number, reason="danger_now", words=words)


def notices(people, as_user, who):
    with as_user(who):
        return list(Notice.objects.filter(user_id=people[who].user_id, code__startswith="glass").values_list("code", flat=True))


def test_the_file_opens_for_four_hours(case, people, as_user):
    opening = broken(people, as_user, case)
    assert (opening.found, opening.file_id) == ("in", case.pk)
    with as_user("tono"):
        row = Access.live.get(file_id=case.pk, user_id=people["tono"].user_id)
        assert (row.scope, row.role) == ("team", "break_glass")
        assert (row.until - row.since).total_seconds() == 4 * 3600
        assert visible_to(people["tono"]).filter(pk=case.pk).exists()
        assert Record.objects.filter(file_id=case.pk, tags=["joined_break_glass"]).exists()


def test_two_people_are_told_at_once(case, people, as_user):
    opening = broken(people, as_user, case)
    assert opening.told == ("Ratna", "Sari")
    assert [notices(people, as_user, who) for who in ("ratna", "sari", "siska", "ana")] == [["glass_broken"], ["glass_broken"], [], []]


def test_somebody_else_when_the_head_breaks_the_glass(case, people, as_user):
    assert broken(people, as_user, case, "sari").told == ("Ratna", "Siska")


def test_the_administrator_when_the_house_is_small(case, people, as_user, cast):
    Posting.objects.filter(user_id=cast["siska"].pk).update(ended_at=clock.now())
    assert broken(people, as_user, case, "sari").told == ("Ratna", "Ana")


def test_nobody_else_there_is_said(house, people, as_user, open_a_case):
    case = open_a_case("lina", name="Dahlia")
    User.objects.filter(username="nyai").update(is_active=False)
    alone = hire("yani", house.ngo_unit, "worker")
    with acting_as(alone.pk):
        opening = break_glass(by=actor_for(alone), number=case.number, reason="danger_now", words=WORDS)
    assert opening.told == ("Lina",) and "Lina" in told_words(opening.told)
    assert "pimpinan lembaga" in told_words(())


@pytest.mark.parametrize("wanted", ["KS-9999", "", "YC-0001", "%", "KS"])
def test_unknown_and_another_houses_are_the_same_no(case, people, as_user, open_a_case, wanted):
    open_a_case("lina", name="Dahlia")
    with as_user("tono"):
        assert break_glass(by=people["tono"], number=wanted, reason="danger_now", words=WORDS) == break_glass(
            by=people["tono"], number="KS-7777", reason="danger_now", words=WORDS
        )
        assert Entry.objects.count() == 0
        assert Trail.objects.filter(verb="break glass").count() == 0  # not readable to oneself: the trail is for the file's team


def test_a_conflict_beats_it_and_the_lead_sees_the_attempt(case, people, as_user):
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=people["tono"].user_id)
    assert broken(people, as_user, case).found == "no"
    with as_user("tono"):
        assert not visible_to(people["tono"]).exists() and not Entry.objects.exists() and not Notice.objects.exists()
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="break glass", outcome="refused", actor_id=people["tono"].user_id).count() == 1


@pytest.mark.parametrize("who", ["inah", "dewi", "ana"])
def test_not_with_every_role(case, people, as_user, who):
    with as_user(who), pytest.raises(Refusal):
        break_glass(by=people[who], number=case.number, reason="danger_now", words=WORDS)


def test_it_runs_out_by_itself(case, people, as_user):
    """A row whose time is over: nobody ends it, and it opens nothing."""
    tono, gone = people["tono"].user_id, clock.now() - timedelta(seconds=1)
    with as_user("ratna"):
        common = {"file_id": case.pk, "organisation_id": case.organisation_id, "home_unit_id": case.unit_id}
        Access.objects.create(**common, user_id=tono, scope="team", role="break_glass", until=gone)
        assert "Tono" in [one.name for one in team_of(case, ended=True)]
        assert "Tono" not in [one.name for one in team_of(case)]
    with as_user("tono"):
        assert not visible_to(people["tono"]).exists()
        assert {table: n for table in ("cases_case", "cases_record", "cases_client", "safekeeping_wrap") if (n := rows_of(table, case.pk))} == {}
    assert broken(people, as_user, case).found == "in"  # again: a new row, new notices
    assert notices(people, as_user, "sari") == ["glass_broken"]
    with as_user("ratna"):
        assert Access.objects.filter(file_id=case.pk, role="break_glass").count() == 2
        assert Access.objects.get(file_id=case.pk, user_id=tono, ended_at__isnull=False).ended_why == "ran_out"


def test_it_cannot_be_prolonged_nor_the_entry_changed(case, people, as_user):
    broken(people, as_user, case)
    with as_user("tono"):
        for change in (
            lambda: Access.objects.filter(role="break_glass").update(until=None),
            lambda: Entry.objects.update(reviewers=[]),
            lambda: Entry.objects.update(verdict="needed", reviewed_at=clock.now(), reviewed_by=people["tono"].user_id),
            lambda: EntryWords.objects.update(reason=None),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                change()
    assert broken(people, as_user, case).found == "there"


def test_whoever_is_in_for_a_time_takes_nothing_out(case, people, as_user, cast):
    broken(people, as_user, case)
    with as_user("tono"):
        mine = visible_to(people["tono"]).get(pk=case.pk)
        with pytest.raises(Refusal):
            document(by=people["tono"], case=mine)
        with pytest.raises(Refusal):
            make_release(by=people["tono"], case=mine, recipient_id=cast["budi"].pk, purpose="approval", title="x", parts=[])
        with pytest.raises(Refusal) as refused:
            bundle(by=people["tono"], case=mine, paper_ids=[uuid7()])
        assert refused.value.status == 403, "not because the paper is none of this case"


def test_the_pages_that_take_something_out_say_so_before_the_form(case, people, as_user, signed_in):
    broken(people, as_user, case)
    tono, ratna = signed_in("tono"), signed_in("ratna")
    for name, more in (
        ("documents:whole_file", []),
        ("casework:approval_ask", ["assessment"]),
        ("casework:override", [case.stage]),
        ("cases:join", []),
        ("cases:conflict", []),
        ("cases:give", []),
    ):
        there = reverse(name, args=[case.pk, *more])
        assert (tono.get(there).status_code, tono.post(there, {}).status_code) == (403, 403), name
        assert ratna.get(there).status_code in (200, 409), name  # 409: nothing is written yet that could be asked for
    assert "untuk sementara" in tono.get(reverse("documents:whole_file", args=[case.pk])).content.decode()


def test_nor_into_a_case_of_their_own(case, people, as_user, open_a_case):
    """What is copied there would stay when the four hours are over."""
    own = open_a_case("tono", name="Melati")
    broken(people, as_user, case)
    with as_user("tono"):
        his, mine = visible_to(people["tono"]).get(pk=own.pk), visible_to(people["tono"]).get(pk=case.pk)
        with pytest.raises(BadInput):
            link_cases(by=people["tono"], case=his, number=case.number, kind="siblings", copy=True)
        with pytest.raises(Refusal):
            link_cases(by=people["tono"], case=mine, number=own.number, kind="siblings", copy=True)
        with pytest.raises(Refusal):
            copy_family(by=people["tono"], source=mine, into=his, kind="siblings")
        assert not Link.objects.exists()


def test_the_page_asks_for_the_second_step_and_every_page_says_until_when(case, cast, signed_in):
    tono = signed_in("tono")
    session = tono.session
    session["proved"] = (clock.now() - timedelta(minutes=6)).isoformat()
    session.save()
    assert "/masuk/lagi/" in tono.get("/darurat/")["Location"]
    session["proved"] = clock.now().isoformat()
    session.save()
    said = {"number": case.number, "reason": "danger_now", "words": WORDS}
    for wrong in ({**said, "number": "KS-4711"}, {**said, "words": "x"}, {**said, "reason": ""}):
        assert tono.post("/darurat/", wrong).status_code == 422
    answer = tono.post("/darurat/", said)
    assert (answer.status_code, answer["Location"]) == (302, f"/kasus/{case.pk}/")
    for path in (f"/kasus/{case.pk}/", f"/kasus/{case.pk}/tim/", f"/kasus/{case.pk}/catatan/"):
        assert "Akses darurat sampai pukul" in tono.get(path).content.decode(), path
    for path in ("/", "/kasus/"):
        assert "Akses darurat sampai pukul" not in tono.get(path).content.decode(), path
    for who, sees in (("sari", True), ("ratna", True), ("budi", False), ("siska", False)):
        assert ("Akses darurat oleh Tono" in signed_in(who).get("/").content.decode()) is sees, who


def test_the_head_reads_why_without_the_file_and_closes_it(case, people, as_user):
    broken(people, as_user, case)
    with as_user("sari"):
        entry = to_review(people["sari"]).get()
        facts = {str(one.words) for one in review_facts(people["sari"], entry.pk, "id")}
        assert {case.number, "Tono", WORDS} <= facts
        assert not visible_to(people["sari"]).exists()
        with pytest.raises(BadInput):
            review(by=people["sari"], entry_id=entry.pk, verdict="needed", note="ya")
        review(by=people["sari"], entry_id=entry.pk, verdict="needed", note="Sudah dibicarakan dengan Tono.")
        with pytest.raises(NotYours):
            review(by=people["sari"], entry_id=entry.pk, verdict="needed", note="Sekali lagi, sesudah ditutup.")
    with as_user("ratna"):
        assert not to_review(people["ratna"]).exists()
        assert Entry.objects.get().verdict == "needed"
    assert "glass_reviewed" in notices(people, as_user, "tono")


@pytest.mark.parametrize("who", ["tono", "siska", "budi", "ana", "nyai", "lina"])
def test_nobody_else_closes_or_reads_it(case, people, as_user, who):
    broken(people, as_user, case)
    with as_user("ratna"):
        entry = Entry.objects.get()
    with as_user(who):
        with pytest.raises(NotYours):
            review(by=people[who], entry_id=entry.pk, verdict="needed", note="Saya sendiri yang menutup.")
        assert who == "tono" or (not EntryWords.objects.exists() and not Entry.objects.exists())


def test_two_who_went_in_do_not_clear_each_other(case, people, as_user):
    """The head was told of Tono's opening, and then broke the glass of the same file: first somebody looks at hers."""
    broken(people, as_user, case)
    broken(people, as_user, case, "sari")
    with as_user("ratna"):
        (his, hers) = (Entry.objects.get(person_id=people[who].user_id) for who in ("tono", "sari"))
    with as_user("sari"):
        assert not to_review(people["sari"]).exists()
        with pytest.raises(NotYours):
            review(by=people["sari"], entry_id=his.pk, verdict="needed", note="Saya yang menutup punyanya.")
    with as_user("ratna"):
        review(by=people["ratna"], entry_id=hers.pk, verdict="needed", note="Sudah dibicarakan dengan kepala unit.")
    with as_user("sari"):
        review(by=people["sari"], entry_id=his.pk, verdict="needed", note="Sudah dibicarakan dengan Tono.")


def test_whoever_heads_the_unit_by_then_may_close_it(case, people, as_user, house):
    """The head who was told has left: the review waits for nobody in particular."""
    broken(people, as_user, case)
    Posting.objects.filter(user_id=people["sari"].user_id).update(ended_at=clock.now())
    maya = hire("maya", house.unit, "head")
    with acting_as(maya.pk):
        (entry,) = to_review(actor_for(maya))
        assert WORDS in {str(one.words) for one in review_facts(actor_for(maya), entry.pk, "id")}
        review(by=actor_for(maya), entry_id=entry.pk, verdict="another_way", note="Sudah dibicarakan bertiga.")


@pytest.mark.django_db(transaction=True)
def test_after_three_days_it_stands_with_the_administrator_without_words(case, people, as_user):
    broken(people, as_user, case)
    with as_user("ana"):
        assert not risen(people["ana"]).exists()
    with as_owner() as owner:
        owner.execute(
            "ALTER TABLE access_entry DISABLE TRIGGER entry_is_reviewed_once; ALTER TABLE access_entry NO FORCE ROW LEVEL SECURITY;"
            "UPDATE access_entry SET at = now() - interval '73 hours';"
            "ALTER TABLE access_entry FORCE ROW LEVEL SECURITY; ALTER TABLE access_entry ENABLE TRIGGER entry_is_reviewed_once"
        )
    with as_user("ana"):
        assert risen(people["ana"]).count() == 1
        assert not EntryWords.objects.exists()
        with pytest.raises(NotYours):
            review_facts(people["ana"], risen(people["ana"]).get().pk, "id")


def test_a_restricted_case_opens_and_its_named_team_is_told(case, people, as_user, cast):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
        restrict(by=people["ratna"], case=case, reason="hiding")
    assert broken(people, as_user, case).told == ("Ratna", "Budi")
    assert notices(people, as_user, "ratna") == ["glass_broken_restricted"] == notices(people, as_user, "budi")
    assert notices(people, as_user, "sari") == []
