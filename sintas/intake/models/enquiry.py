from django.conf import settings
from django.db import models

from sintas.cases.bases import CurrentManager, Versioned, code, codes
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed, SealedJSON

STATES = ["open", "accepted", "redirected", "not_eligible", "withdrawn"]


class Enquiry(models.Model):
    """Something brought to us before a case exists (R26-R33): a file of its own, with coded columns only."""

    file = models.OneToOneField("cases.File", on_delete=models.PROTECT, primary_key=True, related_name="enquiry")
    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30)
    route = code()  # catalogue access_routes
    channel = code()
    received_at = models.DateTimeField()
    urgency = code()
    safe_now = code()  # yes, no, unknown
    state = models.CharField(max_length=20, default="open")
    ppks = codes()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    eligibility = code()  # why not, when it was not
    case_file = models.ForeignKey("cases.File", on_delete=models.PROTECT, null=True, related_name="+")
    batch = models.UUIDField(null=True)  # the spreadsheet it came in
    row = models.IntegerField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="enquiry_number_per_unit"),
            models.UniqueConstraint(fields=["batch", "row"], name="enquiry_once_per_row"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="enquiry_state_known"),
            models.CheckConstraint(condition=models.Q(state="open") | models.Q(decided_at__isnull=False), name="enquiry_decided_by_date"),
        ]
        indexes = [models.Index(fields=["unit", "state", "-received_at"], name="enquiries_of_a_unit")]


class Telling(Versioned):
    """What was told, as far as it was told: nothing here is demanded but a first word. Its facts walk into the case; nothing is typed twice."""

    name = Sealed("telling.name", ring=HEADER, null=True)
    called = Sealed("telling.called", ring=HEADER, null=True)
    sex = code()
    birth = Sealed("telling.birth", ring=HEADER, null=True)
    age_stated = models.IntegerField(null=True)
    nik = Sealed("telling.nik", ring=HEADER, null=True)
    nik_print = models.BinaryField(null=True)  # keyed digests, compared inside the organisation only (cases/actions/match.py)
    phone = Sealed("telling.phone", ring=HEADER, null=True)
    phone_print = models.BinaryField(null=True)
    safe_contact = Sealed("telling.safe_contact", ring=HEADER, null=True)
    address = Sealed("telling.address", null=True)
    lives_with = Sealed("telling.lives_with", null=True)
    informant = Sealed("telling.informant", null=True)
    informant_relation = code()
    informant_phone = Sealed("telling.informant_phone", null=True)
    told = Sealed("telling.told", null=True)  # what happened, in short
    danger = Sealed("telling.danger", null=True)  # what threatens now
    done_now = Sealed("telling.done_now", null=True)  # what was done at once
    facts = codes()  # risk_facts
    forms = codes()  # violence, "set:code"
    place_kind = code()
    perpetrator = Sealed("telling.perpetrator", null=True)
    perpetrator_relation = code()
    lives_with_perpetrator = models.BooleanField(default=False)
    unsafe_guardian = models.BooleanField(default=False)
    wish_to_die = models.BooleanField(default=False)
    needs = Sealed("telling.needs", null=True)  # language, disability, children along
    redirected_to = Sealed("telling.redirected_to", null=True)
    decision_words = Sealed("telling.decision_words", null=True)
    own_words = SealedJSON("telling.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        indexes = [
            *Versioned.Meta.indexes,
            models.Index(fields=["organisation_id", "nik_print"], name="telling_by_nik"),
            models.Index(fields=["organisation_id", "phone_print"], name="telling_by_phone"),
        ]
