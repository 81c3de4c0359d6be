"""What an import refuses, and that nothing is half-written when it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sintas.cases.models import Case, Client, Passage, Person, SafetyFact
from sintas.cases.models import Record as Told
from sintas.casework import importing
from sintas.casework.models import Session
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

HEAD = "schema: case-fixture/1\nid: X-1\n"
Write = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        target = tmp_path / "case.yaml"
        target.write_text(text)
        return target

    return write


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema: case-fixture/1\nid: A\nclientt: {}\n", "“clientt”"),
        ("schema: case-fixture/1\ncases:\n  - {id: A, famly: {}}\n", "“cases[0].famly”"),
        ("schema: case-fixture/2\nid: A\n", "case-fixture/1"),
        ("id: A\nclient: {}\n", "schema"),
        (HEAD + "kind: group\n", "kind"),
        ("schema: case-fixture/1\nclient: {initials: A}\n", "“id”"),
        ("schema: case-fixture/1\ncases: []\n", "“cases”"),
        ("schema: case-fixture/1\ncases: [{id: A}, {id: A}]\n", "“id” yang sama"),
        ("- one\n- two\n", "bukan berkas kasus"),
        ("just words", "bukan berkas kasus"),
        ("", "bukan berkas kasus"),
        (HEAD + "client: {initials: [unclosed\n", "baris"),
        (HEAD + "\tclient: 1\n", "baris"),
        (HEAD + "client:\n  sex: perempuan\n  sex: laki-laki\n", "dua kali"),
        (HEAD + "client: &a {initials: B}\nfamily: *a\n", "tanda salin"),
        (HEAD + "client: !!python/object/apply:os.system [ls]\n", "tanda jenis"),
        (HEAD + "facts: " + "[" * 40 + "]" * 40, "terlalu dalam"),
        (HEAD + "facts: " + "[" * 50_000, "rusak"),
        (HEAD + "client: {1: one}\n", "harus berupa kata"),
        ("a: 1\x00\n", "rusak"),
        (HEAD + "facts: [" + "x" * 1_100_000 + "]\n", "terlalu besar"),
    ],
)
def test_a_file_that_is_not_the_form_is_refused_with_one_sentence(written: Write, text: str, said: str) -> None:
    with pytest.raises(importing.Unreadable) as refused:
        importing.read(written(text))
    assert said in str(refused.value.sentence) or (said == "rusak" and "terlalu dalam" in str(refused.value.sentence))


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\r\n\xff\xfe")
    for path in (tmp_path / "picture.yaml", tmp_path / "nowhere.yaml", tmp_path):
        with pytest.raises(importing.Unreadable):
            importing.read(path)


def test_yaml_does_not_change_what_was_written(written: Write) -> None:
    one = importing.read(written(HEAD + "facts: [no, 0812, 10:30, 1.50, 2024-13-45, +62, 1_000, on]\n"))[0]
    assert [value for path, value in one.book.leaves.items() if path.startswith("facts")] == [
        "no", "0812", "10:30", "1.50", "2024-13-45", "+62", "1_000", "on",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("client: {sex: 'code:woman'}", "client.sex"),
        ("client: {initials: A, age_years: -3}", "client.age_years"),
        ("client: {initials: A, age_years: duapuluh}", "client.age_years"),
        ("client: {initials: A, birth_date: 2090-01-01}", "client.birth"),
        ("client: {initials: A, birth_date: 31-12-2001}", "client.birth_date"),
        ("client: {initials: [A, B]}", "client.initials"),
        ("client: tidak disebut", "client"),
        ("family: {members: [{initials: B}, {initials: C, birth_date: 1990, death_year: 1980}]}", "family.members[1].death"),
        ("family: {members: [{no: 3}]}", "family.members[0].name"),
        ("family: {members: [{initials: B, deceased: mungkin}]}", "family.members[0].deceased"),
        ("family: {members: {initials: B}}", "family.members"),
        ("perpetrator: {relation: 'code:villain'}", "perpetrator.relation"),
        ("safety_facts: ['code:is_scared']", "safety_facts[0]"),
        ("timeline: [{stage: kick_off, event: mulai}]", "timeline[0].stage"),
        ("timeline: [{event: mulai}]", "timeline[0].stage"),
        ("timeline: [{stage: engagement, event: mulai, date: 2090-01-01}]", "timeline[0].happened"),
        ("timeline: [{stage: engagement, event: mulai, date: 2024-02-30}]", "timeline[0].date"),
        ("timeline: [{stage: engagement, event: mulai, date: 2024-02-02, weekday_stated: Jumad}]", "timeline[0].weekday_stated"),
        ("intervention: [{step: Wants, date: 2090-01-01}]", "intervention[0].happened"),
        ("intervention: [{step: 'code:hypnosis'}]", "intervention[0].step"),
        ("termination: {date: 2024-09-26, reasons: [entah]}", "termination.reasons"),
        ("termination: {date: 2024-09}", "termination.date"),
        ("termination: {date: 2090-01-01, reasons: [waktu pelaksanaan intervensi berakhir]}", "termination.happened"),
        ("consent: {informed_consent_signed: ya}", "consent.informed_consent_signed"),
        ("consent: {informed_consent_signed: true, guardian: bibi, signed_date: 2024-05-01}", "consent.guardian"),
        ("assessment: {trauma: 'code:broken'}", "assessment.trauma"),
        ("assessment: {anxiety: {level: lumayan}}", "assessment.anxiety.level"),
        ("assessment: {symptoms: {rohani: [gelisah]}}", "assessment.symptoms.rohani"),
        ("assessment: {vocational_progress_percent: 170}", "assessment.vocational_progress_percent"),
        ("assessment: {areas: [{area: kesaktian}]}", "assessment.areas[0].area"),
        ("assessment: {life_road_map: {content: [{when: '2010', what: pindah, mood: sideways}]}}", "assessment.life_road_map.events-0-mood"),
        ("plan: {goals_specific: [{id: 1, text: a}, {id: 1, text: b}]}", "plan.goals_specific[1].id"),
        ("plan: {goals_specific: [{id: 1, text: a, due: 2024-05}]}", "plan.goals_specific[0].due"),
        ("plan: {goals_specific: [{id: 1}]}", "plan.goals_specific[0].text"),
        ("plan: {goals_specific: [{id: 1, text: a}], steps: [{what: b, goal: 2}]}", "plan.steps[0].goal"),
        ("sessions: [{step: Wants, goals: [4]}]", "sessions[0].goals[0]"),
        ("conferences: [{date: 2024-05-01, decisions: [{what: a}]}]", "conferences[0].decisions-0-owner"),
        ("conferences: [{date: 2024-05-01, begins: pagi}]", "conferences[0].begins"),
        ("plan: {goals_specific: [{id: 1, text: a}]}\nevaluation: {outcome: {results: [{goal: 9, text: b}]}}", "evaluation.outcome.results[0].goal"),
        (
            "plan: {goals_specific: [{id: 1, text: a}]}\nevaluation: {outcome: {results: [{goal: 1, text: b}, {goal: 1, text: c}]}}",
            "evaluation.results",
        ),
        ("evaluation: {decision: entah}", "evaluation.decision"),
        ("evaluation: {ratings: {kestabilan emosi: 7}}", "evaluation.ratings.kestabilan emosi"),
        ("evaluation: {mechanisms: [menebak]}", "evaluation.mechanisms[0]"),
        ("termination: {criteria: {tenang: terpenuhi}}", "termination.criteria.tenang"),
        ("termination: {criteria: {kestabilan emosi: mungkin}}", "termination.criteria.kestabilan emosi"),
        ("referral: {date: 2024-05-01, reasons: [a]}", "referral.receiver"),
        ("follow_up: [{date: 2024-05-01, channel: merpati}]", "follow_up[0].channel"),
        ("follow_up: [{date: 2024-05-01, channel: keluarga, signs: [menari]}]", "follow_up[0].signs[0]"),
    ],
)
def test_what_cannot_be_is_named_by_its_place_and_nothing_is_written(
    written: Write, people: dict[str, Actor], as_user: Any, text: str, path: str
) -> None:
    one = importing.read(written(HEAD + text + "\n"))[0]
    with as_user("ratna"):
        with pytest.raises(BadInput) as refused:
            importing.carry_in(by=people["ratna"], one=one)
        assert path in refused.value.fields
        assert Case.objects.count() == 0
        assert Client.objects.count() == 0


def test_words_no_list_knows_stay_as_they_are_and_are_marked(written: Write, people: dict[str, Actor], as_user: Any) -> None:
    text = "client: {initials: A, religion: Marapu, education: sekolah kejuruan ukir}\nsafety_facts: [anjing tetangga tidak menggonggong lagi]\n"
    text += "family: {members: [{initials: B, relation: saudara sepupu tiri}]}\nsessions: [{step: menenun bersama, date: 2024-05-01}]\n"
    with as_user("ratna"):
        importing.carry_in(by=people["ratna"], one=importing.read(written(HEAD + text))[0])
        case = Case.objects.get(source_ref="X-1")
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        client = Client.current.get(file_id=case.pk)
        assert (client.religion, client.education) == ("", "")
        assert client.own_words == {"religion": "Marapu", "education": "sekolah kejuruan ukir"}
        assert SafetyFact.current.get(file_id=case.pk).words == "anjing tetangga tidak menggonggong lagi"
        assert Person.current.get(file_id=case.pk).own_words == {"relation": "saudara sepupu tiri"}
        assert Told.objects.get(file_id=case.pk, kind="session").uncoded


def test_a_session_the_document_dates_before_any_consent_is_flagged(written: Write, people: dict[str, Actor], as_user: Any) -> None:
    text = "consent: {informed_consent_signed: true, read_aloud_before_signing: true, signed_date: 2024-06-01}\n"
    text += "sessions: [{step: Wants, date: 2024-05-01}, {step: Evaluation, date: 2024-06-02}]\n"
    with as_user("ratna"):
        importing.carry_in(by=people["ratna"], one=importing.read(written(HEAD + text))[0])
        assert dict(Session.current.values_list("happened", "early")) == {"2024-05-01": True, "2024-06-02": False}


def test_an_ending_alone_dates_the_whole_case(written: Write, people: dict[str, Actor], as_user: Any) -> None:
    text = "termination: {date: 2024-09-26, reasons: [belum ada katanya, waktu pelaksanaan intervensi berakhir]}\n"
    with as_user("ratna"):
        importing.carry_in(by=people["ratna"], one=importing.read(written(HEAD + text))[0])
        case = Case.objects.get(source_ref="X-1")
        assert (case.opened_on, case.closed_on, case.closing_reason) == (date(2024, 9, 26), date(2024, 9, 26), "time_over")
        assert all(clock.local(one.ended_at).date() == date(2024, 9, 26) for one in Passage.objects.filter(file_id=case.pk))


def test_who_may_not_open_a_case_may_not_import_one(written: Write, people: dict[str, Actor], as_user: Any) -> None:
    one = importing.read(written(HEAD))[0]
    for who in ("dewi", "inah", "ana"):
        with as_user(who), pytest.raises(Refusal):
            importing.carry_in(by=people[who], one=one)


def test_the_command_counts_says_again_and_names_what_is_wrong(
    written: Write, cast: Any, as_user: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        "schema: case-fixture/1\ncases:\n- {id: GOOD, client: {initials: A}}\n- {id: BAD, client: {initials: B, sex: 'code:x'}}\n"
    )
    wanted = parse(["case", "import", str(path), "--as", "ratna"])
    assert as_operator(wanted) == 1
    said = capsys.readouterr()
    assert "GOOD → KS-0001: 2 ditempatkan, 1 catatan tentang dokumen, 0 tanpa tempat" in said.out
    assert "0 hilang" in said.out
    assert "cases[1].client.sex: Kode “x”" in said.err
    with as_user("ratna"):
        assert list(Case.objects.values_list("source_ref", flat=True)) == ["GOOD"]
    assert as_operator(wanted) == 1
    assert "GOOD sudah pernah diimpor sebagai KS-0001. Tidak ada yang diubah." in capsys.readouterr().out


def test_the_command_refuses_a_broken_file_and_an_unknown_unit(written: Write, cast: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert as_operator(parse(["case", "import", str(written("a: [")), "--as", "ratna"])) == 1
    assert "baris" in capsys.readouterr().err
    assert as_operator(parse(["case", "import", str(written(HEAD)), "--as", "ratna", "--unit", "Tidak Ada"])) == 1
    assert "--unit" in capsys.readouterr().err


def test_a_comma_that_yaml_takes_for_an_end_loses_no_word(written: Write) -> None:
    one = importing.read(written(HEAD + "anomalies: [{code: NO_BASELINE, text: no baseline, target or date; no post-test}]\n"))[0]
    assert one.book.leaves["anomalies[0].text"] == "no baseline, target or date; no post-test"
