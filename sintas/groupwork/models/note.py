from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.rings import CARE
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .struck import STRUCK_FOR_A_REASON, Struck

MOMENTS = ("session", "assessment", "plan", "evaluation", "ending")  # of group_note_moments


class MemberNote(Versioned, Happened, Struck):
    """What whoever facilitates a group saw of one member, or heard from her: a row of that member's own case, and of no other (R84-R90, R320).

    The file is her case. Its writer opens nothing of it but its care key, and that only while what was let go to the group stands
    (migrations/0010, docs/decisions/0027). Neither group nor member is named in a case that was carried here from another house.
    """

    group = models.UUIDField(null=True)
    group_number = models.CharField(max_length=30, blank=True, default="")
    member = models.UUIDField(null=True)
    session = models.UUIDField(null=True)
    session_no = models.IntegerField(null=True)
    moment = models.CharField(max_length=20)
    none = models.BooleanField(default=False)  # an honest "no": she chose not to say, wants no goal of her own, no sign yet, nobody to carry on
    asked = models.BooleanField(default=False)  # relations talked over (R88); what she thinks of the group (R318)
    observations = codes()  # group_observations about a member
    signs = codes()  # nonverbal_signs (R87)
    help_received = code()  # help_received_answers (R188, R284)
    success = codes()  # success_signs (R320)
    unevidenced = models.IntegerField(default=0)  # signs of success of which it does not stand by what they show
    supporting = codes()  # supporting_factors (R321)
    said = Sealed("member_note.said", ring=CARE, null=True)  # in her words: her view (R86), her goal, how the group was for her
    told = Sealed("member_note.told", ring=CARE, null=True)  # what happened, as she told it (R85); who carries on
    seen = Sealed("member_note.seen", ring=CARE, null=True)  # what was seen, without explaining it (R87, R89)
    around = Sealed("member_note.around", ring=CARE, null=True)  # who stands by her and who does not (R88); which help she needs
    evidence = SealedJSON("member_note.evidence", ring=CARE, null=True)  # sign of success -> by what it shows

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(moment__in=MOMENTS), name="member_note_moment_known"),
            models.CheckConstraint(condition=models.Q(member=None) | models.Q(group__isnull=False), name="member_note_of_a_group"),
            STRUCK_FOR_A_REASON,
        ]
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["member"], name="notes_of_a_member")]
