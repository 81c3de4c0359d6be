from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Happened, Versioned, code, codes


class Incident(Versioned, Happened):
    """Violence that happened (R85, R93, R105-R128). No column blames or asks for a moral category."""

    forms = codes()  # "set:code", e.g. "kdrt:fisik": each law's list is kept apart
    until = models.CharField(max_length=40, blank=True, default="")  # encoded fuzzy date: end of the period
    repeated = code()  # once, repeated, ongoing, unknown
    place_kind = code()
    place_words = Sealed("incident.place_words", null=True)
    online = models.BooleanField(default=False)
    told = Sealed("incident.told", null=True)  # chronology as told
    told_by = code()  # client, other
    own_view = Sealed("incident.own_view", null=True)  # the client's own view of it
    factors = codes()
    offender_factors = codes()
    perpetrators = ArrayField(models.UUIDField(), default=list, blank=True)  # entries of Person
    perpetrator_relations = codes()
    impacts = codes()
    impact_words = Sealed("incident.impact_words", null=True)
    reported = codes()  # to whom it was reported already
    own_words = SealedJSON("incident.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class SafetyFact(Versioned):
    """A fact about danger now, as said: the room cannot be locked, he comes home at night. Feeds the risk check; is not a score."""

    fact = code()  # catalogue risk_facts, '' when only own words
    words = Sealed("safety_fact.words", null=True)
    person = models.UUIDField(null=True)
    holds = models.BooleanField(default=True)

    objects = models.Manager()
    current = CurrentManager()
