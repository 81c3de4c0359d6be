from django.db import models

from sintas.safekeeping.rings import CARE
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Happened, Versioned, code, codes


class Contact(Versioned, Happened):
    """An interaction outside a planned session: call, visit, message, meeting with family, school, police (R31-R33)."""

    form = code()  # catalogue contact_forms
    channel = code()
    parties = codes()
    place = Sealed("contact.place", null=True)
    duration_min = models.IntegerField(null=True)
    approach = Sealed("contact.approach", null=True)
    result = Sealed("contact.result", null=True)
    permission_of = Sealed("contact.permission_of", null=True)
    first = models.BooleanField(default=False)
    techniques = codes()
    own_words = SealedJSON("contact.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Note(Versioned, Happened):
    """A short dated remark by a team member, written in seconds, also from a phone."""

    text = Sealed("note.text")

    objects = models.Manager()
    current = CurrentManager()


class Observation(Versioned, Happened):
    """A carer's log of daily behaviour (R308). Its writer need not be able to read the narrative, so it has a key of its own."""

    areas = codes()
    text = Sealed("observation.text", ring=CARE)
    worrying = models.BooleanField(default=False)  # the team should look at this today

    objects = models.Manager()
    current = CurrentManager()
