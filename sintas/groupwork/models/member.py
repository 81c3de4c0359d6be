from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed

INSIDE = ("preparing", "member")
GONE = ("left", "declined", "not_invited", "ended")  # `over` in catalogue group_member_states


class Member(OfFile):
    """Somebody who takes part in the group, in the group's file, under the name she chose for it: out of a case, or as a guest.

    `member_case` names her case and opens nothing there: what the group's team reads of it is the release. While that stands she is in the group;
    once consent ends it the membership is suspended, without anybody's doing (reading/members.py). A guest has neither; what she agreed to is her
    GuestConsent.
    """

    member_case = models.UUIDField(null=True)
    release_id = models.UUIDField(null=True)
    called = Sealed("group_member.called", ring=HEADER)
    taken_up_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "member_case"], condition=models.Q(left_on=None), name="once_in_a_group"),
            models.UniqueConstraint(fields=["release_id"], name="one_member_per_release"),
            models.CheckConstraint(
                condition=models.Q(member_case=None, release_id=None) | models.Q(member_case__isnull=False, release_id__isnull=False),
                name="member_of_a_case_or_guest",
            ),
        ]
        indexes = [models.Index(fields=["member_case"], name="groups_of_a_case")]


class MemberState(OfFile):
    """Where a membership stands, one row a step: being prepared (R259), member, gone. One is open at a time.

    Which may follow which: practice/group/membership.py.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="states")
    member_case = models.UUIDField(null=True)  # none of a guest
    state = models.CharField(max_length=20)  # of catalogue group_member_states
    on = models.DateField()
    reason = code()  # group_leaving_reasons; of the whole group when it ended
    words = Sealed("group_member_state.words", null=True)  # how she was prepared, why she left: the group's words
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(ended_at=None), name="one_state_of_a_member"),
            models.CheckConstraint(condition=models.Q(state__in=[*INSIDE, *GONE]), name="member_state_known"),
            models.CheckConstraint(condition=~models.Q(state__in=GONE) | ~models.Q(reason=""), name="left_a_group_for_a_reason"),
        ]
