from django.conf import settings
from django.db import models

from sintas.cases.bases import CurrentManager, OfFile, Versioned, code
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed


class GroupIdea(Versioned):
    """One idea as it was said while the group talked (R84, R194). Nobody's name stands with it: it is the group's.

    `chosen_by` counts the members who chose it, as they raised their hands; who they were is not kept.
    """

    words = Sealed("group_idea.words")
    theme = Sealed("group_idea.theme", null=True)  # the heading it was put under
    state = code()  # catalogue group_idea_states
    chosen_by = models.IntegerField(null=True)
    session = models.UUIDField(null=True)  # entry of the session in which it was said
    session_number = models.IntegerField(null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(chosen_by=None) | models.Q(chosen_by__gte=0), name="group_idea_hands_counted"),
        ]


class GroupTask(OfFile):
    """What the group set itself, out of an idea it chose (R194, R410). Without an owner it is the members' own, all together.

    Not cases' Task: that one stands in the day of somebody of a case's team and asks for the case; what a group owes has its facilitators only.
    """

    title = Sealed("group_task.title", ring=HEADER)
    idea = models.UUIDField(null=True)  # entry of the idea it came from
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    due_on = models.DateField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ending = code()  # catalogue group_task_endings
    ending_words = Sealed("group_task.ending_words", null=True)  # what shows it, why it is not needed any more, or who carries it on

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "submission"], name="group_task_once_per_submission"),
            models.UniqueConstraint(fields=["file", "idea"], condition=models.Q(ended_at=None), name="one_open_task_of_an_idea"),
            models.CheckConstraint(condition=models.Q(ended_at=None) | ~models.Q(ending=""), name="group_task_ended_somehow"),
        ]
        indexes = [models.Index(fields=["file"], condition=models.Q(ended_at=None), name="group_tasks_open")]
