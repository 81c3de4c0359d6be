"""The documented group comes in from its file: what is told of one member in a case of her own, the rest with the group, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sintas.cases.models import Case, Client, Consent, Incident, SourceFact
from sintas.casework.importing import Unreadable
from sintas.casework.importing.leaves import walk
from sintas.groupwork import importing
from sintas.groupwork.models import Group, GroupAbout, GroupAssessment, GroupEnding, GroupEvaluation, GroupPlan, MemberNote
from sintas.groupwork.reading.members import members_of
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
PLACED = (64, 0, 23, 0)  # leaves of the group: placed, without place, remarks, not stated
FIXTURE = Path(importing.__file__).parent.parent / "fixtures" / "si_ny_ja.yaml"


@pytest.fixture
def bring(people: People) -> Callable[..., importing.Account]:
    """bring() imports the group for Ratna."""

    def go(who: str = "ratna", **how: Any) -> importing.Account:
        with acting_as(people[who].user_id):
            return importing.carry_in(by=people[who], told=importing.read(FIXTURE), **how)

    return go


def test_every_leaf_has_become_something(bring: Callable[..., importing.Account], people: People, signed_in: Any) -> None:
    account = bring()
    document = yaml.load(FIXTURE.read_text(), yaml.BaseLoader)  # noqa: S506 - an independent reading: every scalar a text
    whole = {key: value for key, value in document.items() if key != "members"}
    kept = sum(many for _part, many in account.homeless)
    assert account.placed + account.remarks + account.not_stated + kept == len(list(walk(whole))) and account.dropped == 0
    assert (account.members, account.new_cases) == (3, 3)
    assert (account.placed, kept, account.remarks, account.not_stated) == PLACED
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        group = Group.objects.get()
        trail.record(by=ratna, verb="read group", file_id=group.pk, opens=True)
        about = GroupAbout.current.get(file_id=group.pk)
        assert about.need == "PMKS - perempuan korban tindak kekerasan" and about.rules_words == "kerahasiaan data; keamanan dan kesejahteraan"
        assert [(one.called, one.state) for one in members_of(group)] == [("SI", "member"), ("NY", "member"), ("JA", "member")]
        assert {row.path for row in SourceFact.objects.filter(file_id=group.pk, path__startswith="members")} == set()
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/dokumen-sumber/").content.decode()
    assert "Semua isi dokumen sudah ada tempatnya" in page and "aktivitas waktu luang: kerohanian" in page and "turunnya keberfungsian sosial" not in page
    assert "tidak ada sesi yang dibuat" in page and "/sesi/baru/" in page  # no day of a session is told; whoever knows it writes it down
    assert f"/kelompok/{group.pk}/dokumen-sumber/" in signed_in("ratna").get(f"/kelompok/{group.pk}/").content.decode()


def test_the_six_stages_stand_in_the_records_of_the_group(bring: Callable[..., importing.Account], people: People, signed_in: Any) -> None:
    bring()
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        group = Group.objects.get()
        trail.record(by=ratna, verb="read group", file_id=group.pk, opens=True)
        found, plan = GroupAssessment.current.get(file_id=group.pk), GroupPlan.current.get(file_id=group.pk)
        look, ending = GroupEvaluation.current.get(file_id=group.pk), GroupEnding.current.get(file_id=group.pk)
        assert found.topics == ["needs_and_hopes", "chronology", "own_view", "relations"] and found.fgd_on is None  # nobody wrote down its day
        assert "Focus Group Discussion" in found.words and "tanpa hasil tiap anggota): marah; sedih; malu; gelisah; takut" in found.words
        assert plan.actions == [
            "emotional_support", "verify_help", "restore_confidence", "education", "leisure_religious", "leisure_events", "leisure_skills", "brainstorming",
        ]  # fmt: skip
        assert "dinamika kelompok" in plan.words and plan.agreed_on is None
        assert look.effects == ["not_alone", "same_experience", "strengthening", "kinship"]
        assert look.supporting == ["family", "surroundings", "faith", "own_will"]
        assert look.review == {"worker_role": "fasilitator"} and look.decision == ""
        assert "berbagi pengalaman cerita saran" in look.words and "tanpa hasil tiap anggota): perubahan pola pikir" in look.words
        assert ending.reason == "positive_change" and group.stage == "engagement" and group.closed_on is None  # no gate was asked, so none is passed
        assert {row.happened_on for row in (found, plan, look, ending)} == {None}
        assert not MemberNote.objects.exists()  # what is said of all is said of nobody
        kept = {row.path: row.tags for row in SourceFact.objects.filter(file_id=group.pk, kind="wording")}
        assert kept["stages[5].reason"][:2] == ["group_ending.reason", "positive_change"] and kept["stages[2].actions[4]"][2] == str(plan.entry)
    assert "tanggal belum dicatat" in signed_in("ratna").get(f"/kelompok/{group.pk}/").content.decode()


def test_what_is_told_of_one_member_stands_in_her_case_alone(bring: Callable[..., importing.Account], people: People) -> None:
    bring()
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        case = Case.objects.get(source_ref__endswith="/SI")
        trail.record(by=ratna, verb="read file", file_id=case.pk, opens=True)
        client, incident = Client.current.get(file_id=case.pk), Incident.current.get(file_id=case.pk)
        assert (client.name, client.age_stated) == ("SI", 23) and "turunnya keberfungsian sosial" in incident.told
        consent = Consent.objects.get(file_id=case.pk)
        assert "group_work" in consent.purposes and consent.recipients == ["group_team"]


def test_twice_changes_nothing_and_trying_writes_nothing(bring: Callable[..., importing.Account], people: People) -> None:
    tried = bring(dry_run=True)
    with acting_as(people["ratna"].user_id):
        assert not Group.objects.exists() and not Case.objects.exists()
    done = bring()
    assert done.placed == tried.placed
    assert importing.sentence(done, FIXTURE.name).startswith(f"si_ny_ja.yaml → {done.number}: 3 anggota")  # the file that was given, not its source
    with pytest.raises(importing.AlreadyThere) as there:
        bring()
    assert importing.already_sentence(there.value, FIXTURE.name).startswith(f"si_ny_ja.yaml sudah pernah diimpor sebagai {done.number}.")
    with acting_as(people["ratna"].user_id):
        assert (Group.objects.count(), Case.objects.count()) == (1, 3)


def test_refused(bring: Callable[..., importing.Account], tmp_path: Path) -> None:
    for who in ("dewi", "siska", "inah"):
        with pytest.raises(Refusal):
            bring(who)
    good = FIXTURE.read_text()
    for bad in (
        good.replace("kind: group", "kind: individual"), good.replace("prior_acquaintance", "prior_acquaintanse"), good.replace("initials: NY", "initials: SI"),
        good.replace("initials: NY", "initial: NY"),
    ):  # fmt: skip
        path = tmp_path / "bad.yaml"
        path.write_text(bad)
        with pytest.raises(Unreadable):
            importing.read(path)


def test_a_word_no_list_knows_stays_in_the_words_and_an_unknown_stage_is_said_with_its_place(people: People, tmp_path: Path) -> None:
    good, ratna, path = FIXTURE.read_text(), people["ratna"], tmp_path / "other.yaml"
    path.write_text(good.replace("stage: intervensi", "stage: interfensi"))
    with acting_as(ratna.user_id), pytest.raises(BadInput) as refused:
        importing.carry_in(by=ratna, told=importing.read(path))
    assert list(refused.value.fields) == ["stages[3].stage"]
    other = good.replace("lingkungan, keyakinan", "tetangga, keyakinan").replace("[tidak sendirian", "[ringan hati").replace("acara anti kekerasan;", "pawai;")
    path.write_text(other)
    with acting_as(ratna.user_id):
        assert not Group.objects.exists() and not Case.objects.exists()
        account = importing.carry_in(by=ratna, told=importing.read(path))
        assert (account.placed, account.homeless, account.dropped) == (PLACED[0], (), 0)
        group = Group.objects.get()
        trail.record(by=ratna, verb="read group", file_id=group.pk, opens=True)
        look, plan = GroupEvaluation.current.get(file_id=group.pk), GroupPlan.current.get(file_id=group.pk)
        assert look.supporting_words == "tetangga" and "ringan hati" in look.words
        assert "pawai" in plan.words and "leisure_skills" not in plan.actions  # a line of several is coded whole or not at all
