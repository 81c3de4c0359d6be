from .composition import GroupComposition
from .contract import GroupContract
from .feedback import FeedbackAnswer, FeedbackRound
from .group import Group, GroupAbout, GroupPassage
from .guest import GuestConsent
from .idea import GroupIdea, GroupTask
from .later import GroupAssessment, GroupEnding, GroupEvaluation, GroupGoal, GroupPlan
from .mark import GroupMark
from .member import GONE, INSIDE, Member, MemberState
from .note import MOMENTS, MemberNote
from .session import GroupHomework, GroupProcess, GroupSession
from .sociogram import GroupSociogram

__all__ = [
    "GONE", "INSIDE", "MOMENTS", "FeedbackAnswer", "FeedbackRound", "Group", "GroupAbout", "GroupAssessment", "GroupComposition", "GroupContract",
    "GroupEnding", "GroupEvaluation", "GroupGoal", "GroupHomework", "GroupIdea", "GroupMark", "GroupPassage", "GroupPlan", "GroupProcess",
    "GroupSession", "GroupSociogram", "GroupTask", "GuestConsent", "Member", "MemberNote", "MemberState",
]  # fmt: skip
