"""Journeys: forward one stage at a time, back with a reason, and out from everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice import catalogue, evaluating, journeys, stages
from sintas.practice.journey import MoveRefused

journey_of = st.sampled_from(journeys.ALL)
words = st.text(min_size=1).filter(lambda text: text.strip())
blank = st.sampled_from(["", " ", "\n\t "])
ALWAYS = {"withdrawn", "lost_contact", "moved", "transferred", "died", "opened_in_error"}
GROUP_ALWAYS = {"members_chose", "too_few", "no_facilitator", "not_safe", "merged", "transferred", "opened_in_error"}


@st.composite
def standing(draw):
    journey = draw(journey_of)
    return journey, draw(st.sampled_from(journey.stages))


@given(standing(), st.data())
def test_every_offered_move_is_allowed_and_no_other(where, data):
    journey, here = where
    for there in stages.CODES:
        if there in journey.moves(here):
            kind = journey.move(here, there, reason="alasan")
            assert kind == ("forward" if there == journey.following(here) else "back")
        else:
            with pytest.raises(MoveRefused):
                journey.move(here, there, reason="alasan")


@given(standing(), blank)
def test_going_back_without_a_reason_is_refused(where, reason):
    journey, here = where
    for there in journey.earlier(here):
        with pytest.raises(MoveRefused) as refused:
            journey.move(here, there, reason=reason)
        assert refused.value.code == "reason_needed"
        assert refused.value.sentence("id") != refused.value.sentence("en")


@given(journey_of, st.lists(st.integers(0, 6), max_size=30))
def test_a_walk_never_leaves_the_journey_and_every_stage_stays_reachable(journey, picks):
    here = journey.first
    for pick in picks:
        moves = journey.moves(here)
        if not moves:
            break
        here = moves[pick % len(moves)]
        assert here in journey.stages
    while (ahead := journey.following(here)) is not None:
        assert journey.move(here, ahead) == "forward"
        here = ahead
    assert here == journey.last


@given(standing())
def test_a_case_can_close_from_every_stage(where):
    journey, here = where
    offered = {row.code for row in journey.closing_reasons(here)}
    assert offered >= (GROUP_ALWAYS if journey is journeys.GROUP else ALWAYS)
    for code in offered:
        assert journey.close(here, code).code == code


@given(standing())
def test_a_planned_ending_belongs_to_the_ending(where):
    journey, here = where
    if here in ("termination", "follow_up"):
        assert journey.close(here, "goals_met").code == "goals_met"
    else:
        with pytest.raises(MoveRefused) as refused:
            journey.close(here, "goals_met")
        assert refused.value.code == "planned_ending_first"


@given(standing(), words)
def test_a_closed_case_opens_again_in_any_stage_with_a_reason(where, reason):
    journey, there = where
    assert journey.reopen(there, reason=reason) == there
    with pytest.raises(MoveRefused) as refused:
        journey.reopen(there, reason="  ")
    what = {"id": "kelompok", "en": "group"} if journey is journeys.GROUP else {"id": "kasus", "en": "case"}
    assert all(f" {word} " in refused.value.sentence(lang) for lang, word in what.items())


@given(standing(), st.text())
def test_a_reason_outside_the_list_is_refused(where, code):
    journey, here = where
    if code not in {row.code for row in journey.closing_reasons(here)} | {"goals_met", "positive_change"}:
        with pytest.raises(MoveRefused):
            journey.close(here, code)


def test_atensi_keeps_its_own_names():
    names = [journeys.ATENSI.label(stage, "id") for stage in journeys.ATENSI.stages]
    assert names == [
        "Intake/Engagement",
        "Asesmen Komprehensif",
        "Perencanaan ATENSI",
        "Implementasi",
        "Monitoring dan Evaluasi",
        "Pasca Layanan",
        "Pasca Layanan",
    ]
    assert journeys.ATENSI.before_id == "Akses"


def test_gim_walks_all_seven_and_a_group_has_no_follow_up_of_its_own():
    assert journeys.GIM.stages == stages.CODES
    assert journeys.GROUP.stages == stages.CODES[:6]
    assert journeys.GROUP.following("termination") is None
    with pytest.raises(MoveRefused):
        journeys.GROUP.label("follow_up", "id")


def test_replanning_after_evaluation_is_a_way_back():
    assert journeys.GIM.move("evaluation", "planning", reason="tujuan diubah bersama klien") == "back"


def test_stages_are_not_skipped():
    with pytest.raises(MoveRefused) as refused:
        journeys.GIM.move("engagement", "planning", reason="cepat")
    assert refused.value.code == "not_next"


def test_journeys_are_found_by_their_code():
    assert journeys.get("atensi") is journeys.ATENSI
    assert set(journeys.JOURNEYS) == {"gim", "atensi", "lk3", "practicum", "group"}
    with pytest.raises(journeys.UnknownJourney):
        journeys.get("other")


class FileOfPassages:
    """The least a file needs to walk a journey: its passages in order, records beside them, and whether it is closed."""

    def __init__(self, journey):
        self.journey, self.records, self.closed = journey, [], False
        self.passages = [[journey.first, "open"]]

    @property
    def here(self):
        return self.passages[-1][0]

    def enter(self, there, left_as):
        self.passages[-1][1] = left_as
        self.passages.append([there, "open"])

    def step(self, kind, pick):
        """One attempt of a worker; a refused one changes nothing."""
        before = ([list(one) for one in self.passages], self.closed)
        try:
            if kind == "record":
                self.records.append((self.here, pick))
            elif self.closed:
                self.enter(self.journey.reopen(stages.CODES[pick % 7], reason="klien kembali" if pick % 3 else " "), "closed")
                self.closed = False
            elif kind == "close":
                reasons = catalogue.load("closing_reasons").rows
                self.journey.close(self.here, reasons[pick % len(reasons)].code)
                self.closed = True
            elif kind == "decide":
                there = evaluating.move_for(self.journey, self.here, ("continue", "modify", "stop")[pick % 3])
                if there is not None:
                    self.enter(there, "decided")
            else:
                there = stages.CODES[pick % 7]
                self.enter(there, self.journey.move(self.here, there, reason="berubah" if pick % 3 else ""))
        except MoveRefused:
            assert ([list(one) for one in self.passages], self.closed) == before


@pytest.mark.parametrize("journey", journeys.ALL, ids=lambda journey: journey.code)
@given(attempts=st.lists(st.tuples(st.sampled_from(["move", "record", "close", "decide"]), st.integers(0, 200)), max_size=60))
def test_any_walk_keeps_exactly_one_open_passage_and_every_record(journey, attempts):
    file = FileOfPassages(journey)
    written = 0
    for kind, pick in attempts:
        file.step(kind, pick)
        written += kind == "record"
        assert [state for _stage, state in file.passages].count("open") == 1
        assert file.passages[-1][1] == "open"
        assert {stage for stage, _state in file.passages} <= set(journey.stages)
        assert len(file.records) == written
    for (left, how), (entered, _next) in zip(file.passages, file.passages[1:], strict=False):
        if how == "forward":
            assert journey.following(left) == entered
        elif how == "back":
            assert entered in journey.earlier(left)
