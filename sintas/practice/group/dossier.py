"""The facts the gates of a group may ask about: frozen, in one part per stage.

In every part None means "this release cannot know it yet", never "no". Counts and yes-or-no facts only: no names, no words of
anybody. `members` counts the people who stand in the state `member` of `group_member_states`: in forming and in the sessions guests with
consent too, where notes on each member are asked for only those with a case.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class GroupEngagementPart:
    """What forming leaves behind (R235-R240).

    `facilitators` counts people who lead the group (`leads` in `group_session_roles`). `need` tells whether it is written from which
    need the group comes, `purposes` counts codes of `group_purposes`. `consenting` counts members whose consent to group work is in
    force today, `prepared` those with an individual preparation behind them, `named` those who chose the name they bear here.
    `severe_unanswered` counts severe remarks on the composition (`composition.concerns`) nobody has written a word about.
    """

    facilitators: int | None = None
    need: bool | None = None
    purposes: int | None = None
    type_chosen: bool | None = None
    openness: bool | None = None
    members: int | None = None
    consenting: int | None = None
    prepared: int | None = None
    named: int | None = None
    contract: bool | None = None
    ground_rules: int | None = None
    severe_unanswered: int | None = None
    schedule: bool | None = None
    setting: bool | None = None


@dataclass(frozen=True)
class GroupAssessmentPart:
    """What a group's assessment leaves behind (R84-R91).

    `heard` counts members whose own view is written down, or of whom it is written that they chose not to say. `relations` counts
    members whose ties to people around were talked over, `observed` those with a sign or manner that was seen.
    """

    members: int | None = None
    fgd_held: bool | None = None
    fgd_reason: bool | None = None
    heard: int | None = None
    needs: int | None = None
    strengths: int | None = None
    relations: int | None = None
    observed: int | None = None


@dataclass(frozen=True)
class GroupPlanningPart:
    """What a group's planning leaves behind (R186-R194).

    `with_goal` counts members with a goal of their own or the statement that they want none, `asked_about_help` those with an answer
    of `help_received_answers`. `help_wanted` counts answers that need a step, `help_with_step` those of them that have one.
    `agreed` tells whether the members agreed to the plan after it was explained.
    """

    members: int | None = None
    goals: int | None = None
    with_goal: int | None = None
    actions: int | None = None
    asked_about_help: int | None = None
    help_wanted: int | None = None
    help_with_step: int | None = None
    agreed: bool | None = None
    sessions_planned: int | None = None
    review_date: bool | None = None


@dataclass(frozen=True)
class GroupImplementationPart:
    """What the sessions leave behind (R241-R251, R254-R257).

    `marks_missing` counts pairs of a held session and a member of that day without a mark of attendance. `homework_open` counts
    homework of an earlier session nobody looked back on (`session.homework_owed`), `unanswered` sessions in which something was
    seen that asks for an answer and has none (`session.needs_answer`). `before_contract_without_reason` counts sessions held before
    the contract, preparation aside. `heard` counts members seen to speak or take part in at least one session.
    """

    members: int | None = None
    sessions_held: int | None = None
    before_contract_without_reason: int | None = None
    marks_missing: int | None = None
    homework_open: int | None = None
    unanswered: int | None = None
    without_phase: int | None = None
    heard: int | None = None


@dataclass(frozen=True)
class GroupEvaluationPart:
    """What a group's evaluation leaves behind (R253, R258, R320, R321).

    `with_signs` counts members whose signs of success were looked at ("none yet" is a look too), `signs_without_evidence` signs that
    do not say by what they show. `mutual_aid` tells whether effects were chosen, or "none seen". `decision` is "continue", "modify",
    "stop" or "". `carried` counts members whose results reached their own case.
    """

    members: int | None = None
    with_signs: int | None = None
    signs_without_evidence: int | None = None
    mutual_aid: bool | None = None
    decision: str | None = None
    views_asked: int | None = None
    reviewed: int | None = None
    reasons: int | None = None
    measured: bool | None = None
    carried: int | None = None


@dataclass(frozen=True)
class GroupTerminationPart:
    """How a group ends (R252, R257, R337).

    `ending_reason` tells whether it is written why no ending session could be held. `with_follow_up` counts members with somebody who
    carries on or the statement that nobody need to. `open_tasks` counts what is still owed in the group, `handed_over` whether the
    ending says what of it went to whom.
    """

    members: int | None = None
    ending_session: bool | None = None
    ending_reason: bool | None = None
    with_follow_up: int | None = None
    feedback_asked: bool | None = None
    closing_reason: str | None = None
    open_tasks: int | None = None
    handed_over: bool | None = None
    techniques: int | None = None
    not_rejection_explained: bool | None = None
    kept_after: bool | None = None


GroupPart = (
    GroupEngagementPart | GroupAssessmentPart | GroupPlanningPart | GroupImplementationPart | GroupEvaluationPart | GroupTerminationPart
)


@dataclass(frozen=True)
class GroupDossier:
    """All parts of one group; a part that no room can fill yet stays None and its gates are listed as not yet asked."""

    engagement: GroupEngagementPart | None = None
    assessment: GroupAssessmentPart | None = None
    planning: GroupPlanningPart | None = None
    implementation: GroupImplementationPart | None = None
    evaluation: GroupEvaluationPart | None = None
    termination: GroupTerminationPart | None = None

    def part(self, stage: str) -> GroupPart | None:
        """The part of the stage with this code. Raises AttributeError for a code that is no stage of a group."""
        found: GroupPart | None = getattr(self, stage)
        return found
