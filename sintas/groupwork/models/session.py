from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed

STATES = ("planned", "held", "cancelled")


class GroupSession(Versioned):
    """One meeting of a group with its plan (R254). What happened there is GroupProcess, who came is GroupMark: each has versions of its own.

    It counts as held from the first mark of attendance or the first word of what happened.
    """

    no = models.IntegerField()  # 1 to n in the group, the same in every version
    on = models.DateField()
    at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    state = models.CharField(max_length=20, default="planned")
    phase = code()  # group_phases, as the facilitator expects it
    techniques = codes()  # group_techniques
    tasks = codes()  # "facilitator:<id of a colleague>", of group_session_roles
    topic = Sealed("group_session.topic")
    aims = Sealed("group_session.aims", null=True)
    activities = Sealed("group_session.activities", null=True)
    materials = Sealed("group_session.materials", null=True)
    others = Sealed("group_session.others", null=True)  # who helps besides the group's team: a mentor, an interpreter
    before_contract_reason = Sealed("group_session.before_contract_reason", null=True)
    cancelled_reason = Sealed("group_session.cancelled_reason", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(fields=["file", "no"], condition=models.Q(number=1, set_aside=False), name="group_session_number_once"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="group_session_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | models.Q(cancelled_reason__isnull=False), name="group_session_cancelled_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(at__isnull=False, ends_at__gt=models.F("at")), name="group_session_ends_after_it_begins"
            ),
        ]


class GroupProcess(Versioned):
    """What happened in one session, of the group as a whole (R241-R251, R254). One per session: its entry follows from the session's.

    Nothing of one member stands here: that is her own case's.
    """

    session = models.UUIDField()  # entry of GroupSession
    phase = code()  # group_phases, as it was
    techniques = codes()  # group_techniques that were used
    seen = codes()  # group_observations about the group
    led_by = ArrayField(models.UUIDField(), default=list, blank=True)  # colleagues who led it
    themes = Sealed("group_process.themes", null=True)
    words = Sealed("group_process.words", null=True)
    answer = Sealed("group_process.answer", null=True)  # what was done about a conflict, about somebody who was cornered
    closing = Sealed("group_process.closing", null=True)  # the closing round

    objects = models.Manager()
    current = CurrentManager()


class GroupHomework(Versioned):
    """Something taken home from a session, by all or by one (R251), and how it was looked back on in a later one."""

    session = models.UUIDField()
    member = models.ForeignKey("groupwork.Member", on_delete=models.PROTECT, related_name="+", null=True)  # None: the whole group's
    words = Sealed("group_homework.words")
    result = code()  # group_homework_results
    looked_in = models.UUIDField(null=True)  # entry of the session in which it was looked back on

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(result="") | models.Q(looked_in__isnull=False), name="group_homework_looked_back_somewhere"),
        ]
