from .approval import SupervisorApproval
from .assessment import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings
from .conference import Conference, Decision
from .ending import FollowUp, Referral, Termination
from .evaluation import Evaluation, GoalResult
from .measuring import GoalLevel, GoalScale, StepLevel
from .plan import Goal, Implementer, Plan, PlannedService, PlanStep
from .session import Session

__all__ = [
    "Anxiety",
    "AreaAssessed",
    "Assessment",
    "Conference",
    "Contradiction",
    "Decision",
    "Evaluation",
    "FollowUp",
    "Functioning",
    "Goal",
    "GoalLevel",
    "GoalResult",
    "GoalScale",
    "Implementer",
    "InformationSource",
    "Plan",
    "PlanStep",
    "PlannedService",
    "Referral",
    "Session",
    "StepLevel",
    "SupervisorApproval",
    "Surroundings",
    "Termination",
]
