"""Budi proposes his client to Ratna's group: under a name she chose, out of what she lets go, and only while she does."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Client, Record, Release
from sintas.cases.reading.releases import open_release
from sintas.groupwork.actions.proposing import propose, take_back
from sintas.groupwork.models import Group
from sintas.groupwork.testing import agree
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def case(open_a_case: Make) -> Case:
    found: Case = open_a_case("budi", name="Bunga Melati", age_stated=23)
    return found


def test_on_the_page_from_consent_to_what_the_facilitator_reads(case: Case, form_a_group: Make, people: People, signed_in: Make) -> None:
    group, budi = form_a_group(), signed_in("budi")
    tab = budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()
    assert group.number in tab and "Kawan Rabu" not in tab
    path = f"/kasus/{case.pk}/kelompok/{group.pk}/"
    assert "Catat persetujuan" in budi.get(path).content.decode()  # she has not been asked yet
    with acting_as(people["budi"].user_id):
        agree(people["budi"], case, "identity", "assessment")
    sent = {"called": "Mel", "words": "Melati diam di awal", "submission": "A" * 22}
    assert budi.post(path, sent).status_code == 302
    tab = budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()
    prepare = f"/kasus/{case.pk}/sesi/?topics=group_preparation"
    assert "Diusulkan" in tab and "Catat sesi persiapan" in tab and prepare in tab  # R259
    held = budi.get(prepare).content.decode()
    assert re.search(r'value="group_preparation"[^>]* checked', held)
    told = {"topics": ["group_preparation"], "before_consent_reason": "baru bertemu", "submission": "P" * 22}
    assert budi.post(prepare, told).status_code == 302
    assert "Persiapan mengikuti kelompok" in budi.get(f"/kasus/{case.pk}/").content.decode()  # her story says so
    home = signed_in("ratna").get(f"/kelompok/{group.pk}/").content.decode()
    assert "Usulan dari Budi" in home
    with acting_as(people["budi"].user_id):
        release = Release.objects.get(file_id=case.pk)
        assert Record.objects.filter(file_id=case.pk, kind="group_proposed").count() == 1
        assert Trail.objects.filter(file_id=case.pk, verb="release group_work").count() == 1
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/usulan/{release.pk}/").content.decode()
    assert "Mel" in page and "23" in page and "[klien] diam di awal" in page and "Bunga" not in page
    assert budi.post(path, sent).status_code == 422  # once more: she is proposed already


def test_the_facilitator_reaches_the_copy_and_nothing_of_the_case(case: Case, form_a_group: Make, propose_her: Make, people: People) -> None:
    group = form_a_group()
    release = propose_her(case, group)
    with acting_as(people["ratna"].user_id):
        assert open_release(by=people["ratna"], release_id=release).title == "Mel"
        assert not Case.objects.exists() and not Client.objects.exists() and not Record.objects.exclude(file_id=group.pk).exists()
        assert set(Wrap.objects.exclude(file_id__in=[group.pk, people["ratna"].user_id]).values_list("file_id", flat=True)) == {release}
    for who in ("sari", "siska", "tono", "lina", "dewi"):
        with acting_as(people[who].user_id):
            assert not Release.objects.exists() and not Wrap.objects.filter(file_id=release).exists(), who
            with pytest.raises(NotYours):
                open_release(by=people[who], release_id=release)


def test_consent_that_ends_shuts_the_copy_in_the_same_transaction(case: Case, form_a_group: Make, propose_her: Make, people: People) -> None:
    release = propose_her(case, form_a_group())
    with acting_as(people["budi"].user_id):
        withdraw_consent(by=people["budi"], case=case, purposes=["group_work"])
        assert Release.objects.get(pk=release).ended_why == "consent"
    with acting_as(people["ratna"].user_id):
        assert not Wrap.objects.filter(file_id=release).exists()
        with pytest.raises(NotYours):
            open_release(by=people["ratna"], release_id=release)


def test_taken_back_by_her_team(case: Case, form_a_group: Make, propose_her: Make, people: People, signed_in: Make) -> None:
    group = form_a_group()
    release, budi = propose_her(case, group), signed_in("budi")
    for _time in range(2):
        assert budi.post(f"/kasus/{case.pk}/kelompok/{group.pk}/tarik/").status_code == 302
    with acting_as(people["budi"].user_id):
        assert Release.objects.get(pk=release).ended_why == "withdrawn"
        assert Trail.objects.filter(file_id=case.pk, verb="end release").count() == 1
    assert "ditarik oleh tim kasus" in budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()


def test_only_what_she_lets_go(case: Case, form_a_group: Make, people: People) -> None:
    group, budi = form_a_group(), people["budi"]
    with acting_as(budi.user_id):
        with pytest.raises(BadInput):
            propose(by=budi, case=case, group_id=group.pk, called="Mel")
        agree(budi, case)
        for wrong in ({"words": "diam di awal"}, {"classes": ["violence_codes"]}, {"called": " "}):
            with pytest.raises(BadInput):
                propose(by=budi, case=case, group_id=group.pk, **{"called": "Mel"} | wrong)
        assert not Release.objects.exists()


def test_a_closed_group_that_has_begun_takes_nobody_in(case: Case, form_a_group: Make, people: People) -> None:
    group = form_a_group(openness="closed")
    with acting_as(people["ratna"].user_id):
        Group.objects.filter(pk=group.pk).update(stage="implementation")
    with acting_as(people["budi"].user_id):
        agree(people["budi"], case)
        with pytest.raises(BadInput):
            propose(by=people["budi"], case=case, group_id=group.pk, called="Mel")


def test_refused_without_the_power_and_another_houses_group_is_not_there(case: Case, form_a_group: Make, people: People, signed_in: Make) -> None:
    ours, theirs = form_a_group(), form_a_group("lina")
    for who in ("tono", "lina", "sari"):
        assert signed_in(who).get(f"/kasus/{case.pk}/kelompok/").status_code == 404
        assert signed_in(who).post(f"/kasus/{case.pk}/kelompok/{ours.pk}/").status_code == 404
    budi, dewi = people["budi"], people["dewi"]
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        take_back(by=dewi, case=case, group_id=ours.pk)
    with acting_as(budi.user_id):
        agree(budi, case)
        for other in (theirs.pk, case.pk):
            with pytest.raises(NotYours):
                propose(by=budi, case=case, group_id=other, called="Mel")


def test_the_database_gives_a_copy_to_no_other_file(case: Case, form_a_group: Make, propose_her: Make, open_a_case: Make, people: People) -> None:
    """Neither to another case, nor to a group of another house, whatever the application says; and a release stays with its group."""
    ours, theirs, other = form_a_group(), form_a_group("lina"), open_a_case("budi", name="Lain")
    release = propose_her(case, ours)
    with acting_as(people["budi"].user_id):
        row = Release.objects.get(pk=release)
        for wrong in (theirs.pk, other.pk):
            row.pk = row.id = theirs.pk
            row.recipient_file_id, row._state.adding = wrong, True
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)
            with pytest.raises(DatabaseError), transaction.atomic():
                Release.objects.filter(pk=release).update(recipient_file_id=wrong)
