from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class CaseTrack(Versioned, Happened):
    """What a case and a track have decided about each other: offered, chosen, declined, under way, ended. One entry per case and track."""

    track = code()  # name of a file in library/
    library_version = code()  # of that file when this was written: steps come and go
    state = code()  # track_states
    owner = code()  # the id of a member of the team, '' while nobody is named
    aims = codes()  # the track's own aims
    result = code()  # track_results, once it ended
    words = Sealed("track.words", null=True)  # why, as the team sees it
    client_words = Sealed("track.client_words", null=True)
    result_words = Sealed("track.result_words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(state="ended") | ~models.Q(result=""), name="track_ended_has_a_result"),
        ]


class TrackStep(Versioned, Happened):
    """A step of a track: how it stands, what was done, who came along, which papers came of it. One that repeats has an entry each time."""

    track = code()
    step = code()  # of that track
    state = code()  # track_step_states
    outcome = code()  # of the step's own outcomes
    owner = code()  # who owes it: the id of a member of the team
    due_on = models.DateField(null=True)
    companions = codes()  # companions
    functions = codes()  # the track's own functions
    papers = codes()  # attachment_kinds that were received
    attachments = ArrayField(models.UUIDField(), default=list, blank=True)  # entries of Attachment
    paper_numbers = SealedJSON("track_step.paper_numbers", null=True)  # lines
    what = Sealed("track_step.what", null=True)
    client_words = Sealed("track_step.client_words", null=True)
    answers = SealedJSON("track_step.answers", null=True)  # {code of the step's question: words}
    reason = Sealed("track_step.reason", null=True)  # why it is not needed, or why the service refused

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(state__in=["not_needed", "refused"]) | models.Q(reason__isnull=False),
                name="track_step_left_out_says_why",
            ),
        ]
