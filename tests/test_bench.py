"""The bench says plainly what is missed; its figures themselves are taken by `make bench`."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.bench import compare
from tests.bench.asked import Shown
from tests.bench.goals import GOALS, LARGE, SMALL, Taken, line, shortcomings
from tests.bench.measure import case_report, page, pages_of_the_full_case, queries_in, save_evaluation, save_note, with_new_ids


class Answers:
    """A browser that is always answered alike, and keeps what it sent."""

    def __init__(self, status: int, words: str) -> None:
        self.answer, self.sent = (status, words), []  # type: ignore[var-annotated]

    def get(self, path: str) -> tuple[int, str]:
        return self.answer

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        self.sent.append((path, fields))
        return self.answer


def house(p50: float, p95: float, queries: int = 5) -> dict[str, Taken]:
    """Every page alike: 94 requests at p50, 6 at p95."""
    return {goal.name: Taken([p50] * 94 + [p95] * 6, queries, 2.0) for goal in GOALS}


def test_all_goals_met() -> None:
    assert shortcomings({SMALL: house(10, 12), LARGE: house(10, 13)}) == []


def test_a_slow_page_too_many_queries_and_growth_are_each_named() -> None:
    said = shortcomings({SMALL: house(16, 20), LARGE: house(16, 40, queries=16)})
    assert "list at 10,000: p50 16.0 ms, at most 15 ms" in said
    assert "case page at 100,000: 16 queries, at most 15" in said
    assert "case page: p95 grows 2.00 x from 10,000 to 100,000, at most 1.3 x" in said
    assert not any("save a note at" in one and "queries" in one for one in said)


def test_the_ratio_to_a_raw_cursor_is_said() -> None:
    assert "5.0 x the same on a raw cursor (2.0 ms)" in line(SMALL, GOALS[0], house(10, 12)["case page"])


def test_savepoints_are_no_queries() -> None:
    assert queries_in([('SAVEPOINT "a"', None), ("SELECT 1", None), ('RELEASE SAVEPOINT "a"', None)]) == 1


def test_rows_written_again_get_new_ids_everywhere_alike() -> None:
    row, other = uuid.uuid4(), uuid.uuid4()
    sent = [
        ('INSERT INTO "cases_note" ("id", "file_id") VALUES (%s, %s)', (row, other)),
        ('UPDATE "cases_note" SET "number" = 2 WHERE "id" = %s', (row,)),
        ("SELECT %(me)s", {"me": row}),
    ]
    again = with_new_ids(sent)
    assert again[0][1][0] == again[1][1][0] != row
    assert again[0][1][1] == other
    assert again[2][1] == {"me": row}


def test_every_page_is_measured_under_the_name_of_its_goal() -> None:
    shown: Any = Answers(200, "")
    others = {"case page", "list", "save a note", "save an evaluation", "case report PDF"}
    assert others | set(pages_of_the_full_case(shown, "ms")) == {goal.name for goal in GOALS}


def test_a_page_that_fails_is_never_a_quick_one() -> None:
    missing: Any = Answers(404, "Tidak ditemukan")
    empty: Any = Answers(200, "Belum ada asesmen")
    for do in (page(missing, "/x/", "kecemasan"), page(empty, "/x/", "kecemasan"), save_note(missing, "x"), case_report(empty, "x")):
        with pytest.raises(SystemExit):
            do()
    with pytest.raises(SystemExit):
        save_evaluation(empty, {"x": ["goal"]})()


def test_evaluations_take_turns_and_name_every_goal() -> None:
    taken: Any = Answers(302, "")
    save = save_evaluation(taken, {"a": ["1", "2"], "b": ["3"]})
    for _turn in range(3):
        save()
    assert [path for path, _fields in taken.sent] == ["/kasus/a/evaluasi/", "/kasus/b/evaluasi/", "/kasus/a/evaluasi/"]
    assert [taken.sent[0][1][f"results-{at}-goal"] for at in range(2)] == ["1", "2"]
    assert len({fields["submission"] for _path, fields in taken.sent}) == 3


def test_a_slow_drawing_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.bench import drawings

    made = [drawings.Row("ecomap, ordinary", 12.0, 50.0, 2048), drawings.Row("genogram of 60 people", 260.4, 200.0, 20480)]
    monkeypatch.setattr(drawings, "rows", lambda: iter(made))
    assert drawings.report() == ["genogram of 60 people: 260.4 ms, at most 200 ms"]
    assert "2.0 kB gzip" in capsys.readouterr().out
    assert drawings.measured("x", lambda: "<svg/>", 50.0).took < 50


def test_two_commits_are_compared_pair_by_pair() -> None:
    """A machine that slows down in the middle changes the times and not the ratio."""
    rounds = [[{"case page": 10.0}, {"case page": 12.0}], [{"case page": 40.0}, {"case page": 48.0}], [{"case page": 10.0}, {"case page": 13.0}]]
    assert compare.ratio("case page", rounds) == pytest.approx(1.2)
    assert "1.20 x  (pairs 1.20 to 1.30, 3 rounds)" in compare.line("case page", rounds)


def test_a_page_with_a_house_of_its_own_is_missed_by_time_or_by_queries() -> None:
    def shown(time: float, queries: int) -> Shown:
        return Shown("5,000  directory", "need", 200, 12, [time] * 20, queries)

    assert not shown(200, 12).missed and shown(201, 12).missed and shown(50, 13).missed
    assert "5,000  directory, need" in str(shown(50, 9)) and "least" in str(shown(50, 9))
    answers: Any = Answers(404, "")
    with pytest.raises(SystemExit):
        shown(50, 9).measured(1, lambda: answers.get("/x/"), lambda status, _words: status == 200)
