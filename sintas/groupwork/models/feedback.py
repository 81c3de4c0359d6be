from uuid import uuid4

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile
from sintas.safekeeping.sealed import Sealed, SealedJSON


class FeedbackRound(OfFile):
    """The members are asked how it is for them (R257, R318). One round is open at a time.

    `asked` counts who was asked and `answered` how many did; who they were stands nowhere.
    """

    asked = models.IntegerField()
    answered = models.IntegerField(default=0)
    session = models.UUIDField(null=True)
    session_number = models.IntegerField(null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(closed_at=None), name="one_open_feedback_round"),
            models.CheckConstraint(
                condition=models.Q(answered__gte=0) & models.Q(answered__lte=models.F("asked")), name="no_more_answers_than_asked"
            ),
        ]


class FeedbackAnswer(OfFile):
    """One answer, nobody's: no member, no author and no moment stand with it, and its id does not tell which came first.

    The database gives out no row before its round is closed, nor where fewer than three answered (migration 0012).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(FeedbackRound, on_delete=models.PROTECT, related_name="answers")
    answers = SealedJSON("group_feedback.answers")  # question of group_feedback_questions -> code of group_feedback_answers
    words = Sealed("group_feedback.words", null=True)
    submission = models.UUIDField()  # names the page that was filled in, so that a double tap is one answer

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "submission"], name="one_answer_per_page")]
