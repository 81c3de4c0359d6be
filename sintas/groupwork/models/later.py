from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .struck import STRUCK_FOR_A_REASON, Struck


class GroupAssessment(Versioned, Happened):
    """What the group looked at together (R84-R91, R235): its discussion, what is needed, what is strong already. One per group, names nobody."""

    fgd_on = models.DateField(null=True)  # the focus group discussion (R84); None when none was held
    fgd_why_not = Sealed("group_assessment.fgd_why_not", null=True)
    topics = codes()  # fgd_topics
    needs = SealedJSON("group_assessment.needs", null=True)  # lines
    strengths = SealedJSON("group_assessment.strengths", null=True)  # lines
    words = Sealed("group_assessment.words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class GroupGoal(Versioned, Struck):
    """Something the whole group wants to reach (R162, R240), and how far it got. A member's own goal stands in her case."""

    text = Sealed("group_goal.text")
    aim = code()  # functioning_aims (R289): what reaching it is good for
    shown_by = Sealed("group_goal.shown_by", null=True)  # by what one would see it
    status = code()  # goal_statuses, "" while nobody has looked
    evidence = Sealed("group_goal.evidence", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [*Versioned.Meta.constraints, STRUCK_FOR_A_REASON]


class GroupPlan(Versioned, Happened):
    """What will be done together (R186-R194): actions, what was explained, and that the members agreed. One per group."""

    actions = codes()  # group_plan_actions
    words = Sealed("group_plan.words", null=True)
    explained = models.BooleanField(default=False)  # before it was agreed on (R186)
    agreed_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class GroupEvaluation(Versioned, Happened):
    """One look back at the group (R253, R258, R315-R317, R321): what members gave each other, how it went, what is decided."""

    effects = codes()  # mutual_aid_effects; none_seen stands alone
    reviewed = codes()  # group_review_elements that were talked over
    review = SealedJSON("group_evaluation.review", null=True)  # {group_review_elements code: words}
    supporting = codes()  # supporting_factors
    supporting_words = Sealed("group_evaluation.supporting_words", null=True)
    decision = code()  # evaluation_decisions
    decision_reason = Sealed("group_evaluation.decision_reason", null=True)
    words = Sealed("group_evaluation.words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class GroupEnding(Versioned, Happened):
    """How the group says goodbye (R252, R337, R410): what was explained, what is kept afterwards, who carries on. One per group."""

    reason = code()  # group_closing_reasons
    not_rejection = models.BooleanField(default=False)
    kept_after = Sealed("group_ending.kept_after", null=True)
    why_no_session = Sealed("group_ending.why_no_session", null=True)
    handed_over = models.BooleanField(default=False)
    handed_over_words = Sealed("group_ending.handed_over_words", null=True)
    words = Sealed("group_ending.words", null=True)

    objects = models.Manager()
    current = CurrentManager()
