from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned
from sintas.safekeeping.sealed import Sealed


class GroupContract(Versioned, Happened):
    """What members and facilitators promise each other (R47, R50, R252): aims, times, parts, confidentiality, how it ends. One per group."""

    aims = Sealed("group_contract.aims")
    timetable = Sealed("group_contract.timetable", null=True)
    member_tasks = Sealed("group_contract.member_tasks", null=True)
    facilitator_tasks = Sealed("group_contract.facilitator_tasks", null=True)
    confidentiality = Sealed("group_contract.confidentiality", null=True)
    complaints = Sealed("group_contract.complaints", null=True)
    ending = Sealed("group_contract.ending", null=True)
    review_on = models.DateField(null=True)
    read_aloud = models.BooleanField(default=False)

    objects = models.Manager()
    current = CurrentManager()
