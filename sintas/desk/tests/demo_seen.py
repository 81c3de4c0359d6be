"""What instruments showed in the demo: tests of the house that TestDemo loads once (test_demo.py)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from sintas.cases.models import Case, Person, SuicidePath, Tie
from sintas.casework.models import GoalLevel, GoalScale, StepLevel
from sintas.desk.demo.plan import PLANS
from sintas.desk.demo.seen import all_seen
from sintas.evidence.models import Measure, MeasurePoint, ScaleResult, ToolEntry
from sintas.evidence.reading.measures import measures_of
from sintas.evidence.reading.measures_scales import Reader
from sintas.instruments.catalogue import instrument, instruments
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import User
from sintas.staff.testing import come_in

LEADS = sorted({plan.lead for plan in PLANS if plan.seen})


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def seen_cases() -> Iterator[tuple[Actor, Case]]:
    """Each of the dozen with whoever leads it, its content open."""
    for username in LEADS:
        by = actor(username)
        with acting_as(by.user_id):
            drawn = ToolEntry.current.filter(tool="genogram", file__case__synthetic=True).values_list("file_id", flat=True).distinct()
            for case in Case.objects.filter(pk__in=list(drawn), file__access__user_id=by.user_id, file__access__role="lead").distinct():
                if Case.objects.filter(pk=case.pk, file__access__user_id=by.user_id, file__access__ended_at=None).exists():
                    trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
                    yield by, case


class ShowsWhatInstrumentsShow:
    """Mixed into TestDemo."""

    def test_a_dozen_families_were_drawn_on_two_days_that_differ(self: Any) -> None:
        seen = 0
        for _by, case in seen_cases():
            rows = list(ToolEntry.current.filter(file_id=case.pk, tool="genogram").order_by("happened_on"))
            assert len(rows) == 2 and rows[0].happened_on < rows[1].happened_on <= clock.today(), case.number
            assert rows[0].content != rows[1].content
            assert all(row.note for row in rows)
            seen += 1
        assert seen == len(all_seen()) == 12

    def test_the_families_hold_what_families_hold(self: Any) -> None:
        kinds: Counter[str] = Counter()
        qualities: Counter[str] = Counter()
        people: Counter[str] = Counter()
        for _by, case in seen_cases():
            ties = list(Tie.current.filter(file_id=case.pk).only("id", "kind", "quality"))
            kinds.update(tie.kind for tie in ties)
            qualities.update(tie.quality for tie in ties)
            for one in Person.current.filter(file_id=case.pk).only("id", "deceased", "before_birth", "in_household"):
                people.update([name for name in ("deceased", "in_household") if getattr(one, name)] + [one.before_birth])
        unions = {"married", "married_unregistered", "divorced", "separated", "widowed", "living_together", "engaged", "dating"}
        assert set(kinds) >= unions | {"biological", "step", "twin", "guardian_daily"}
        assert set(qualities) >= {"very_close", "close", "distant", "conflict", "close_conflict", "violence", "violence_sexual", "controlling", "cut_off"}
        assert set(people) >= {"deceased", "in_household", "pregnancy", "miscarriage", "stillbirth"}

    def test_every_drawing_of_the_dozen_is_drawn_and_two_days_stand_side_by_side(self: Any) -> None:
        drawn: Counter[str] = Counter()
        for by, case in seen_cases():
            browser = Browser()
            come_in(browser, User.objects.get(pk=by.user_id))
            days = Counter(ToolEntry.current.filter(file_id=case.pk, content__isnull=False).values_list("tool", flat=True))
            for tool, many in days.items():
                shown = "?tampil=1" if instrument(tool).sensitive else ""
                page = browser.get(reverse("evidence:drawing", args=[case.pk, tool]) + shown)
                assert page.status_code == 200 and "<svg" in page.content.decode(), (case.number, tool)
                drawn[tool] += 1
                if many > 1:
                    both = browser.get(reverse("evidence:compare", args=[case.pk, tool]) + shown).content.decode()
                    assert both.count("<svg") >= 2, (case.number, tool)
        assert set(drawn) >= {row.slug for row in instruments() if not row.for_group}

    def test_a_sensitive_drawing_stays_hidden_until_somebody_asks(self: Any) -> None:
        hidden = 0
        for by, case in seen_cases():
            browser = Browser()
            come_in(browser, User.objects.get(pk=by.user_id))
            for tool, words in (("body_map", "seperti memikul karung"), ("place_map", "rumah lama")):
                if ToolEntry.current.filter(file_id=case.pk, tool=tool).count() > 1:
                    page = browser.get(reverse("evidence:drawing", args=[case.pk, tool])).content.decode()
                    assert words not in page
                    hidden += 1
        assert hidden == 2

    def test_scales_come_twice_and_say_that_nobody_has_tested_the_translation(self: Any) -> None:
        twice: dict[str, int] = defaultdict(int)
        for by, case in seen_cases():
            rows = list(ScaleResult.current.filter(file_id=case.pk).order_by("happened_on"))
            for code, many in Counter(row.scale for row in rows).items():
                twice[code] += many > 1
            of = [row for row in rows if row.scale in ("gad7", "phq9")]
            assert all(row.language == "id" and not row.validated and row.total for row in of)
            if of:
                assert int(of[-1].total or 0) < int(of[0].total or 0)  # less troubled than at the beginning
                browser = Browser()
                come_in(browser, User.objects.get(pk=by.user_id))
                page = browser.get(reverse("evidence:scale_entry", args=[case.pk, of[-1].entry])).content.decode()
                assert "tervalidasi" in page
                assert "Gejala" not in page  # no band without a tested wording
        assert twice["gad7"] >= 4 and twice["phq9"] >= 2 and twice["functioning"] >= 6

    def test_the_ninth_question_opened_the_path(self: Any) -> None:
        by = actor("ratna")
        with acting_as(by.user_id):
            path = SuicidePath.current.exclude(state="ended").get()
            trail.record(by=by, verb="read file", file_id=path.file_id, opens=True)
            given = ScaleResult.current.get(file_id=path.file_id, scale="phq9")
            assert (path.opened_from, path.opened_from_entry) == ("scale", given.entry)
            assert (given.answers or {})["better_off_dead"] == 1
            assert path.state == "watching" and path.said

    def test_measures_have_baseline_and_help_and_every_shape_is_there(self: Any) -> None:
        shapes: Counter[str] = Counter()
        for by, case in seen_cases():
            found = measures_of(case, Reader(by.profession))
            assert found, case.number
            for one in found:
                letters = "".join(phase.letter for phase in one.phases)
                shapes[letters] += 1
                shapes["not measured"] += any(value.value is None for value in one.values)
                shapes["exploratory"] += bool(one.phases) and len(one.before) < 3
                shapes["leg"] += one.group != one.entry
                shapes["scale"] += bool(one.scale)
                assert all(value.on is not None and value.on <= clock.today() for value in one.values)
                if one.phases:
                    assert one.compared and len(one.measured) >= 6, (case.number, one.name)
                    assert [value.phase for value in one.values] == sorted(value.phase for value in one.values)
        assert shapes["AB"] >= 10 and shapes["ABAB"] == 1 and shapes["leg"] == 2 and shapes["exploratory"] == 1
        assert shapes["not measured"] >= 4 and shapes["scale"] == 1

    def test_values_are_written_after_they_were_counted(self: Any) -> None:
        for _by, case in seen_cases():
            for row in MeasurePoint.current.filter(file_id=case.pk).only("id", "happened_on", "written_at"):
                assert row.happened_on is not None and row.happened_on <= clock.local(row.written_at).date()
            assert not Measure.current.filter(file_id=case.pk, written_at__gt=clock.now()).exists()

    def test_goals_stand_in_levels_and_steps_got_somewhere(self: Any) -> None:
        weighed, steps, goals = 0, Counter(), 0
        for _by, case in seen_cases():
            for scale in GoalScale.current.filter(file_id=case.pk):
                rated = list(GoalLevel.current.filter(file_id=case.pk, goal=scale.goal).order_by("happened_on", "written_at"))
                assert rated and scale.baseline is not None and rated[-1].level > scale.baseline
                assert all(str(one.level) in (scale.levels or {}) for one in rated)
                weighed += scale.importance * scale.difficulty > 1
                goals += len(rated) > 1
            for row in StepLevel.current.filter(file_id=case.pk):
                steps["dropped" if row.dropped else str(row.level)] += 1
                assert row.note or not row.dropped
        assert weighed >= 6 and goals >= 4
        assert steps["4"] > 10 and steps["2"] and steps["3"] and steps["dropped"] == 1

    def test_the_page_of_what_changed_is_whole_in_every_one_of_them(self: Any) -> None:
        for by, case in seen_cases():
            browser = Browser()
            come_in(browser, User.objects.get(pk=by.user_id))
            page = browser.get(reverse("casework:change_page", args=[case.pk]))
            assert page.status_code == 200
            assert Measure.current.filter(file_id=case.pk).first().name in page.content.decode(), case.number  # type: ignore[union-attr]
