from django.db import models

from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Versioned, code, codes


class Client(Versioned):
    """The person helped: one row (and its versions) per case. What lists need stands beside the sealed values as codes."""

    name = Sealed("client.name", ring=HEADER)
    called = Sealed("client.called", ring=HEADER, null=True)  # preferred form of address, used everywhere (R43)
    other_names = Sealed("client.other_names", ring=HEADER, null=True)
    nik = Sealed("client.nik", ring=HEADER, null=True)
    nik_print = models.BinaryField(null=True)  # keyed digest, compared inside the organisation only
    birth = Sealed("client.birth", ring=HEADER, null=True)  # encoded fuzzy date
    birth_place = Sealed("client.birth_place", null=True)
    sex = code()
    age_stated = models.IntegerField(null=True)
    age_band = code()
    is_child = models.BooleanField(default=False)  # under 18, or said to be
    religion = code()
    education = code()
    occupation = Sealed("client.occupation", null=True)
    marital = code()
    birth_order = Sealed("client.birth_order", null=True)
    nationality = code()
    ethnicity = Sealed("client.ethnicity", null=True)
    address = Sealed("client.address", null=True)
    address_protected = models.BooleanField(default=False)  # never printed, never released
    lives_with = Sealed("client.lives_with", null=True)
    origin = Sealed("client.origin", null=True)
    region = code()  # province, coded
    languages = codes()
    needs_interpreter = models.BooleanField(default=False)
    status_words = Sealed("client.status_words", null=True)  # e.g. "Penerima Manfaat, program desain grafis"
    own_words = SealedJSON("client.own_words", null=True)  # field -> wording that matches no code ("belum dikodekan")

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["organisation_id", "nik_print"], name="client_by_nik")]


class Reach(Versioned):
    """One safe way to reach the client, or one that must never be used: who, how, when, and what never to say."""

    channel = code()  # phone, whatsapp, email, person, visit, letter
    value = Sealed("reach.value", ring=HEADER, null=True)  # number or address
    phone_print = models.BinaryField(null=True)
    whose = Sealed("reach.whose", ring=HEADER, null=True)  # "pembina asrama", "kakak"
    allowed = models.BooleanField(default=True)  # False: never use this
    when = Sealed("reach.when", ring=HEADER, null=True)
    say = Sealed("reach.say", ring=HEADER, null=True)  # who to say is calling
    never_say = Sealed("reach.never_say", ring=HEADER, null=True)
    code_word = Sealed("reach.code_word", null=True)
    first_choice = models.BooleanField(default=False)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["organisation_id", "phone_print"], name="reach_by_phone")]


class Disability(Versioned):
    """Disability and what makes the service accessible (R150-R161). The 22 rights only when wanted."""

    classes = codes()
    kinds = codes()  # kinds by law (R378)
    cause_period = code()
    needs = codes()
    barriers = codes()
    rights = codes()  # rights that need attention
    about = Sealed("disability.about", null=True)
    accommodation = Sealed("disability.accommodation", ring=HEADER, null=True)
    communication = codes()
    own_words = SealedJSON("disability.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()
