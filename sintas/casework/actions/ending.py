"""The verbs of the ending under one name, for importers and rooms above; each stands in a module of its own beside this one."""

from .answering import answer_referral
from .ending_base import refuse_unjudged
from .following_up import follow_up
from .referring import refer
from .terminating import write_termination

__all__ = ["answer_referral", "follow_up", "refer", "refuse_unjudged", "write_termination"]
