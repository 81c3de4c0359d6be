"""Ratna writes the assessment with her client: what was said is kept, a focus that is a therapy is marked, a wish to die opens its path."""

from datetime import date

import pytest

from sintas.cases.actions.suicide import end_path, open_one
from sintas.casework.actions.approving import ask_approval
from sintas.casework.actions.assessing import (
    judge_anxiety,
    keep_tool,
    name_sources,
    note_contradiction,
    record_area,
    settle_contradiction,
    write_assessment,
    write_functioning,
    write_surroundings,
)
from sintas.casework.models import Anxiety, Assessment, Contradiction, Functioning
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.keyring import Erased
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    """Ratna at work on the case, with its content open."""
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


def test_a_day_of_assessing(said, case):
    row = write_assessment(
        **said, happened=date(2024, 9, 2), problems=["cemas menghadapi dunia kerja", " "], needs=["- relasi kerja"], potentials=["bekerja cepat"],
        hopes=["pekerjaan yang lebih baik"], focus="cemas menghadapi dunia kerja", symptoms={"cognitive": ["was-was"], "behavioural": []},
        methods=["interview", "observation"], background=[],
    )  # fmt: skip
    assert row.problems == ["cemas menghadapi dunia kerja"]
    assert row.needs == ["relasi kerja"]
    assert row.symptoms == {"cognitive": ["was-was"]}
    assert row.background is None
    assert not row.focus_names_intervention
    found = Assessment.current.filter(file_id=case.pk)
    assert found.filter(problems__isnull=False, background__isnull=True).exists()  # gates count without opening anything
    assert Trail.objects.filter(file_id=case.pk, verb="record assessment").count() == 1


def test_a_correction_keeps_what_its_page_does_not_ask(said):
    first = write_assessment(**said, focus="cemas", focus_in_source="terapi realitas untuk menurunkan kecemasan", own_words={"trauma": "agak berat"})
    second = write_assessment(**said, entry=first.entry, based_on=1, focus="cemas menghadapi dunia kerja", problems=[])
    assert (second.entry, second.number) == (first.entry, 2)
    assert second.focus_in_source == "terapi realitas untuk menurunkan kecemasan"
    assert second.own_words == {"trauma": "agak berat"}


def test_a_focus_that_names_a_therapy_is_kept_and_marked(said):
    row = write_assessment(**said, focus="terapi realitas untuk menurunkan tingkat kecemasan")
    assert row.focus == "terapi realitas untuk menurunkan tingkat kecemasan"
    assert row.focus_names_intervention
    better = write_assessment(**said, entry=row.entry, based_on=1, focus="kecemasan menghadapi dunia kerja")
    assert not better.focus_names_intervention


def test_a_wish_to_die_opens_the_path_each_time_it_is_said(said, case):
    row = write_assessment(**said, wish_to_die=True)
    path = open_one(case)
    assert path.opened_from_entry == row.entry
    write_assessment(**said, entry=row.entry, based_on=1, problems=["sulit tidur"])
    end_path(**said, entry=path.entry, based_on=path.number, reason="tidak lagi muncul dalam tiga pertemuan")
    assert open_one(case) is None
    third = write_assessment(**said, entry=row.entry, based_on=2, problems=["sulit tidur"], impact_codes=["wish_to_die"])
    assert open_one(case).opened_from_entry == third.pk
    again = open_one(case)
    end_path(**said, entry=again.entry, based_on=again.number, reason="keadaan membaik")
    write_assessment(**said, entry=row.entry, based_on=3, problems=["sulit tidur"], impact_codes=["wish_to_die"])
    assert open_one(case) is None  # what stood there before is not said anew
    write_assessment(**said, entry=row.entry, based_on=4, wish_to_die=True)
    assert open_one(case) is not None


def test_two_workers_begin_the_same_assessment_and_neither_text_is_lost(said, case):
    first = write_assessment(**said, problems=["menurut Ratna"])
    with pytest.raises(Overtaken) as both:
        write_assessment(**said, problems=["menurut Budi"])
    assert both.value.kept.problems == ["menurut Budi"]
    assert both.value.theirs.pk == first.pk
    with pytest.raises(Overtaken):
        write_assessment(**said, entry=first.entry, based_on=0, problems=["terlambat"])
    assert Assessment.current.filter(file_id=case.pk).count() == 1


def test_sent_twice_it_is_written_once(said):
    key = uuid7()
    first = write_assessment(**said, problems=["satu"], submission=key)
    with pytest.raises(AlreadyDone) as before:
        write_assessment(**said, problems=["satu"], submission=key)
    assert before.value.done.pk == first.pk


@pytest.mark.parametrize(
    ("verb", "facts", "field"),
    [
        (write_assessment, {}, "problems"),
        (write_assessment, {"problems": ["a"], "trauma": "huge"}, "trauma"),
        (write_assessment, {"problems": ["a"], "methods": ["horoscope"]}, "methods"),
        (write_assessment, {"symptoms": {"musical": ["a"]}}, "symptoms"),
        (write_assessment, {"problems": ["a"], "happened": date(2090, 1, 1)}, "happened"),
        (write_surroundings, {"family": "  "}, "family"),
        (write_surroundings, {"ecosystem": {"mega": ["a"]}}, "ecosystem"),
        (write_functioning, {}, "physical"),
        (write_functioning, {"physical": "a", "levels": ["physical:capable"]}, "levels"),
        (write_functioning, {"physical": "a", "levels": ["roles:superb"]}, "levels"),
        (write_functioning, {"physical": "a", "levels": ["roles"]}, "levels"),
        (write_functioning, {"criteria": {"wealth": "a"}}, "criteria"),
        (judge_anxiety, {}, "level"),
        (judge_anxiety, {"level": "enormous"}, "level"),
        (judge_anxiety, {"signs": ["levitating"]}, "signs"),
        (judge_anxiety, {"level": "mild", "test_score": "12"}, "test_name"),
        (note_contradiction, {"first": "tanpa riwayat", "second": " "}, "second"),
        (note_contradiction, {"first": "Mudah emosi", "second": "mudah emosi"}, "second"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(said, case, verb, facts, field):
    with pytest.raises(BadInput) as refused:
        verb(**said, **facts)
    assert list(refused.value.fields) == [field]
    assert not any(model.objects.filter(file_id=case.pk).exists() for model in (Assessment, Functioning, Anxiety, Contradiction))


def test_functioning_and_surroundings(said):
    row = write_functioning(
        **said, height_cm="161", weight_kg="55", hereditary_illness="no", levels=["roles:capable", "roles:with_help"],
        criteria={"roles": "ikut apel dan ibadah", "relations": ""}, awards=[{"name": "Juara I", "year": 2014}, {"name": "", "year": None}],
    )  # fmt: skip
    assert row.levels == ["roles:with_help"]
    assert row.criteria == {"roles": "ikut apel dan ibadah"}
    assert row.awards == [{"name": "Juara I", "year": 2014}]
    around = write_surroundings(**said, family="harmonis", close_to=["ibu", "kakak"], ecosystem={"micro": ["asrama"], "macro": []})
    assert around.ecosystem == {"micro": ["asrama"]}
    assert around.institution is None


def test_anxiety_is_judged_on_a_day_and_again_later(said, case):
    judge_anxiety(**said, happened=date(2024, 9, 2), level="mild", signs=["worry", "restlessness"], test_name="Tes daring", test_validated="no")
    later = judge_anxiety(**said, happened=date(2024, 9, 20), words="lebih tenang")
    assert Anxiety.current.filter(file_id=case.pk).count() == 2
    assert later.level == ""
    fixed = judge_anxiety(**said, entry=later.entry, based_on=1, happened=date(2024, 9, 20), words="lebih tenang", level="mild")
    assert fixed.number == 2


def test_two_records_that_do_not_agree_are_asked_again(said, case):
    row = note_contradiction(**said, about="Emosi", first="mampu mengatur", second="mudah emosi")
    with pytest.raises(BadInput) as refused:
        settle_contradiction(**said, entry=row.entry, based_on=1, state="both_kept", explanation=" ")
    assert "explanation" in refused.value.fields
    with pytest.raises(BadInput):
        settle_contradiction(**said, entry=row.entry, based_on=1, state="third", explanation="x")
    settled = settle_contradiction(**said, entry=row.entry, based_on=1, state="both_kept", explanation="tenang di kelas, mudah emosi di asrama")
    assert (settled.first, settled.second, settled.about) == ("mampu mengatur", "mudah emosi", "Emosi")
    with pytest.raises(Overtaken):
        settle_contradiction(**said, entry=row.entry, based_on=1, state="first", explanation="lama")
    with pytest.raises(NotYours):
        settle_contradiction(**said, entry=uuid7(), based_on=1, state="first", explanation="x")


@pytest.mark.parametrize("verb", [write_assessment, write_surroundings, write_functioning, judge_anxiety, note_contradiction])
def test_nobody_without_the_power_writes_and_the_lock_holds_for_the_rest(case, people, as_user, verb):
    facts = {"first": "a", "second": "b"} if verb is note_contradiction else {"words": "a"} if verb is judge_anxiety else {}
    facts = facts or {write_assessment: {"problems": ["a"]}, write_surroundings: {"family": "a"}, write_functioning: {"physical": "a"}}[verb]
    for who in ("lina", "ana", "inah"):
        with as_user(who), pytest.raises(Refusal) as refused:
            verb(by=people[who], case=case, **facts)
        assert type(refused.value) is Refusal
    for who in ("tono", "budi"):  # they may assess, not here: the file has no key for them
        with as_user(who), pytest.raises(Erased):
            verb(by=people[who], case=case, **facts)


def test_it_is_marked_late_when_written_days_after(said):
    long_ago = clock.today().replace(year=clock.today().year - 1)
    assert judge_anxiety(**said, level="mild", happened=long_ago).late


@pytest.mark.parametrize(
    "change",
    [
        lambda said, row: write_assessment(**said, entry=row.entry, based_on=1, needs=["relasi kerja"]),
        lambda said, row: write_surroundings(**said, family="harmonis"),
        lambda said, row: write_functioning(**said, physical="sehat"),
        lambda said, row: judge_anxiety(**said, level="mild"),
        lambda said, row: note_contradiction(**said, first="a", second="b"),
        lambda said, row: record_area(**said, area="physical"),
        lambda said, row: name_sources(**said, sources=[{"kind_of_source": "client"}]),
        lambda said, row: keep_tool(**said, tool="bpss"),
    ],
)
def test_any_change_takes_back_what_was_asked_for_an_earlier_version(said, case, people, change):
    row = write_assessment(**said, problems=["cemas"], focus="cemas")
    asked = ask_approval(**said, subject="assessment", approver_id=people["siska"].user_id)
    change(said, row)
    asked.refresh_from_db(fields=["outcome"])
    assert asked.outcome == "superseded"
