"""Assessment of a demo case: whom one heard, what was understood, how the client manages, one tool drawn together."""

from __future__ import annotations

from sintas.cases.actions.stance import record_stance
from sintas.casework.actions.assessing import (
    judge_anxiety,
    keep_tool,
    name_sources,
    note_contradiction,
    record_areas,
    settle_contradiction,
    write_assessment,
    write_functioning,
    write_surroundings,
)
from sintas.casework.models import Anxiety, Assessment, Functioning, Surroundings

from .engaging import contact
from .seen import all_seen
from .stories import named
from .way import Way

FOR_NEXT_TIME = ("focus", "conclusion", "hopes")  # what stands last, after several talks


def assess(way: Way, *, whole: bool) -> None:
    """All of it for a stage that is behind; what a worker has after the first weeks for one that goes on."""
    with way.later(4, 11):
        contact(way, "home_visit")
        record_stance(by=way.by, case=way.case, attitude="supports_partly", engagement="when_asked", happened=way.course.day)
        hear(way, whole=whole)
    with way.later(4, 14):
        contact(way, "coordination")
        surroundings = way.told.facts(Surroundings, way.story.surroundings)
        write_surroundings(by=way.by, case=way.case, happened=way.course.day, **surroundings)
        understand(way, whole=whole)
    if whole or way.told.turn % 2:
        with way.later(4, 10):
            look_together(way)


def hear(way: Way, *, whole: bool) -> None:
    """Sources and areas; while the assessment goes on, those reached so far. Two things that do not agree are noted."""
    day = way.course.day
    sources = [{**one, "happened": day} for one in way.story.sources]
    areas = [{**one, "happened": day} for one in way.story.areas]
    name_sources(by=way.by, case=way.case, sources=sources if whole else sources[:2])
    record_areas(by=way.by, case=way.case, areas=areas if whole else areas[:1])
    differ = way.story.contradiction
    if not differ:
        return
    noted = note_contradiction(by=way.by, case=way.case, **named(differ, ("state", "explanation")))
    if whole:
        settle_contradiction(
            by=way.by, case=way.case, entry=noted.entry, based_on=noted.number, state=differ["state"], explanation=differ["explanation"]
        )


def understand(way: Way, *, whole: bool) -> None:
    """Problems, needs, potential and the focus, in the client's words where they can be."""
    life = way.start.life
    facts = way.told.facts(Assessment, way.story.assessment)
    if not whole:
        facts = named(facts, FOR_NEXT_TIME)
    write_assessment(by=way.by, case=way.case, happened=way.course.day, factors=life.factors, impact_codes=life.impacts, **facts)


def look_together(way: Way) -> None:
    """Functioning, a tool drawn with the client, and anxiety where the worker judged it."""
    functioning = way.told.facts(Functioning, way.story.functioning)
    write_functioning(by=way.by, case=way.case, happened=way.course.day, **functioning)
    tool = way.story.tools[way.told.turn % len(way.story.tools)]
    if not (way.plan.seen and all_seen()[way.plan.life].draws(tool["tool"])):  # the same tool is drawn more fully the same day
        keep_tool(by=way.by, case=way.case, happened=way.course.day, drawn_with_client=True, **tool)
    if way.story.anxiety:
        judge_anxiety(by=way.by, case=way.case, happened=way.course.day, **way.told.facts(Anxiety, way.story.anxiety))
