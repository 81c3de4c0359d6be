"""The facts gates may ask about: frozen, in one part per stage. `cases` and `casework` fill them; nothing here is a story.

In every part, None means "this release cannot know it yet" and never "no". Counts and yes-or-no facts only: no names, no
narrative, so that a dossier may be logged, compared and tested without touching what is sealed.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ConsentFacts:
    """Who has agreed to be accompanied, as things stood on the day that matters (today, or the day of a session).

    `client` is the outcome in force of the client's own consent: "given", "limited", "refused", "withdrawn", or None when
    none was asked yet. For a child it is the child's assent. `guardian` is the same, counted only from guardians who are not
    marked unsafe. `guardians` and `safe_guardians` count the people recorded as guardian, and those of them not marked unsafe.
    """

    client: str | None = None
    read_aloud: bool = False
    limits_explained: bool = False
    is_child: bool = False
    age_known: bool = True
    guardian: str | None = None
    guardians: int = 0
    safe_guardians: int = 0
    no_guardian_stated: bool = False


@dataclass(frozen=True)
class EngagementPart:
    """What engagement leaves behind: a contact, a way to speak and call safely, an agreement, and first safety.

    `risk_level` is the code of the latest level ("low", "medium", "high", "acute"), None while nobody has looked.
    `suicide_paths_open` counts open suicide-risk paths, `suicide_paths_with_next_look` those of them with a date for the next look.
    """

    contacts: int = 0
    form_of_address: bool = False
    safe_contact_stated: bool = False
    consent: ConsentFacts = field(default_factory=ConsentFacts)
    contract: bool = False
    risk_level: str | None = None
    risk_assessments: int = 0
    protective_factors: int = 0
    lives_with_perpetrator: bool = False
    safety_plan: bool = False
    suicide_paths_open: int = 0
    suicide_paths_with_next_look: int = 0


@dataclass(frozen=True)
class AssessmentPart:
    """What assessment leaves behind. `source_kinds` are kinds of information source ("client", "family", "teacher" ...).

    `focus_names_intervention` is True when the problem focus names a therapy or technique instead of a problem. `methods` counts
    methods chosen. `areas` counts areas of the comprehensive assessment that are recorded, `areas_with_assessor` those of them that
    say who assessed. `functioning` tells whether the domains of functioning were looked at.
    """

    problems: int | None = None
    needs: int | None = None
    potentials: int | None = None
    hopes: int | None = None
    source_kinds: frozenset[str] | None = None
    focus: bool | None = None
    focus_names_intervention: bool | None = None
    contradictions_open: int | None = None
    methods: int | None = None
    areas: int | None = None
    areas_with_assessor: int | None = None
    functioning: bool | None = None


@dataclass(frozen=True)
class GoalFact:
    """One specific goal. `measured` has baseline, target and date; `stated_not_measured` says honestly that it has not.

    `results` counts current results (a correction replaces, it does not add), `evidence` tells whether the result names
    something that can be observed.
    """

    measured: bool = False
    stated_not_measured: bool = False
    results: int = 0
    evidence: bool = False


@dataclass(frozen=True)
class PlanningPart:
    """What planning leaves behind. `violence_ongoing` and `first_stops_violence` belong together (R418).

    `based_on` tells whether the plan says which problem, need and potential it follows from, `explained` whether the client heard
    what would be done before it was done. `steps` counts agreed steps, `steps_with_date` those of them that have a day.
    """

    goals: tuple[GoalFact, ...] | None = None
    general_goal: bool | None = None
    violence_ongoing: bool | None = None
    first_stops_violence: bool | None = None
    client_agrees: bool | None = None
    review_date: bool | None = None
    resources: int | None = None
    implementers: int | None = None
    based_on: bool | None = None
    explained: bool | None = None
    steps: int | None = None
    steps_with_date: int | None = None


@dataclass(frozen=True)
class ImplementationPart:
    """What implementation leaves behind: counts of sessions that took place, and of those held before consent.

    `out_of_order_without_reason` counts sessions with a step of a therapy outside its order and no word about why.
    """

    sessions_held: int | None = None
    before_consent_without_reason: int | None = None
    plan_agreed: bool | None = None
    out_of_order_without_reason: int | None = None


@dataclass(frozen=True)
class EvaluationPart:
    """What evaluation leaves behind. `decision` is "continue", "modify" or "stop"; empty while none is taken.

    `beyond_worker` tells whether others than the worker took part in seeing the change, `method_fit` whether it was said if the
    method and techniques fitted.
    """

    goals: tuple[GoalFact, ...] | None = None
    decision: str | None = None
    client_view: bool | None = None
    supporting_factors: int | None = None
    hindering_factors: int | None = None
    before_and_after_measured: bool | None = None
    beyond_worker: bool | None = None
    method_fit: bool | None = None


@dataclass(frozen=True)
class TerminationPart:
    """What termination leaves behind. `judged_criteria` are codes of `termination_criteria` that carry a judgement.

    `ending_kind` is "planned" or "unexpected", empty while not stated. `return_judged` tells whether it was said if the place of
    return was a source of trauma (also "not known"). `receivers_agree` compares the receivers of the referrals with those the
    ending names; None while one of them names nobody.
    """

    judged_criteria: frozenset[str] | None = None
    final_counselling: bool | None = None
    not_rejection_explained: bool | None = None
    coping_strategies: int | None = None
    follow_up_channel: bool | None = None
    closing_reason: str | None = None
    returns_to_source_of_trauma: bool | None = None
    safety_plan: bool | None = None
    unfinished_goals: int | None = None
    handed_over: bool | None = None
    ending_kind: str | None = None
    return_judged: bool | None = None
    receivers_agree: bool | None = None


@dataclass(frozen=True)
class FollowUpPart:
    """What follow-up leaves behind. `complete_contacts` have a channel and the client's condition; a sign of relapse wants an answer.

    `outside_channels` counts contacts by a channel that was not agreed at the ending; None while none was agreed.
    """

    contacts: int | None = None
    complete_contacts: int | None = None
    relapse_signs: bool | None = None
    relapse_answered: bool | None = None
    outside_channels: int | None = None


Part = EngagementPart | AssessmentPart | PlanningPart | ImplementationPart | EvaluationPart | TerminationPart | FollowUpPart


@dataclass(frozen=True)
class Dossier:
    """All parts of one case. A part that no room can fill yet stays None; its gates are then listed as not yet asked."""

    engagement: EngagementPart | None = None
    assessment: AssessmentPart | None = None
    planning: PlanningPart | None = None
    implementation: ImplementationPart | None = None
    evaluation: EvaluationPart | None = None
    termination: TerminationPart | None = None
    follow_up: FollowUpPart | None = None

    def part(self, stage: str) -> Part | None:
        """The part of the stage with this code. Raises AttributeError for a code that is no stage."""
        found: Part | None = getattr(self, stage)
        return found
