from django.db import models

from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Happened, Versioned, code


class Person(Versioned):
    """Somebody of this file: family, guardian, perpetrator, somebody who supports. Belongs to this file alone."""

    name = Sealed("person.name", ring=HEADER)
    relation = code()  # to the client: catalogue "kin" or "relations"
    sex = code()
    birth = Sealed("person.birth", null=True)
    age_stated = models.IntegerField(null=True)
    death = Sealed("person.death", null=True)
    deceased = models.BooleanField(default=False)
    birth_order = models.IntegerField(null=True)
    religion = code()
    education = code()
    occupation = Sealed("person.occupation", null=True)
    address = Sealed("person.address", null=True)
    phone = Sealed("person.phone", null=True)
    before_birth = code()  # catalogue before_birth; '' for somebody who was born
    in_household = models.BooleanField(default=False)
    is_guardian = models.BooleanField(default=False)
    unsafe_guardian = models.BooleanField(default=False)  # never asked, told or made a condition
    is_perpetrator = models.BooleanField(default=False)
    is_support = models.BooleanField(default=False)  # the strongest support person (R280)
    may_know = models.BooleanField(default=False)  # knows that the client comes here
    note = Sealed("person.note", null=True)
    own_words = SealedJSON("person.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Tie(Versioned):
    """Between two people of the file; `None` is the client. A union, parentage, guardianship, or the quality of a relation."""

    one = models.UUIDField(null=True)  # entry of a Person
    other = models.UUIDField(null=True)
    kind = code()  # catalogue tie_kinds
    quality = code()  # catalogue tie_qualities
    energy = code()  # to_client, from_client, both
    since = Sealed("tie.since", null=True)
    until = Sealed("tie.until", null=True)
    note = Sealed("tie.note", null=True)
    own_words = SealedJSON("tie.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class FamilyStance(Versioned, Happened):
    """The family's attitude and engagement at one time (R327, R405, R423); repeated, so that change shows."""

    person = models.UUIDField(null=True)  # entry of a Person; None: the family as a whole
    attitude = code()
    engagement = code()
    note = Sealed("family_stance.note", null=True)

    objects = models.Manager()
    current = CurrentManager()
