from django.db import models

from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Happened, Versioned, code, codes


class Consent(Versioned, Happened):
    """One dated event (R46, R49-R52): given, limited, refused or withdrawn; purpose x recipient x data class x until."""

    outcome = code()
    purposes = codes()
    recipients = codes()
    data_classes = codes()
    until = models.DateField(null=True)
    manner = code()  # signed, thumb print, spoken before a witness
    reading = code()  # how the terms were made known: catalogue consent_readings
    read_aloud = models.BooleanField(default=False)  # follows `reading`: read aloud, or its equal for who does not hear
    limits_explained = models.BooleanField(default=False)  # confidentiality and where it ends
    report_duty_explained = models.BooleanField(default=False)  # 3 x 24 h, UU 12/2022
    right_to_withdraw_explained = models.BooleanField(default=False)
    language_code = code()
    interpreter = Sealed("consent.interpreter", null=True)
    witness = Sealed("consent.witness", null=True)
    given_by = code()  # catalogue consent_givers; one giver an event
    guardian = models.UUIDField(null=True)  # entry of a Person; never one marked unsafe
    child_assent = code()  # yes, no, not_asked_too_young
    no_guardian = models.BooleanField(default=False)  # stated: there is nobody who could be asked for a child
    decided_by = Sealed("consent.decided_by", null=True)  # for a child without a safe guardian: who decided, and how
    limits = Sealed("consent.limits", null=True)  # what it does not cover, in words
    reason = Sealed("consent.reason", null=True)  # why refused or withdrawn, if they wish to say
    recipient_words = SealedJSON("consent.recipient_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Contract(Versioned, Happened):
    """The service contract (R47, R50): aims, tasks of either side, timetable, rules, review, ending, complaints."""

    aims = Sealed("contract.aims")
    client_tasks = Sealed("contract.client_tasks", null=True)
    worker_tasks = Sealed("contract.worker_tasks", null=True)
    timetable = Sealed("contract.timetable", null=True)
    rules = Sealed("contract.rules", null=True)
    complaints = Sealed("contract.complaints", null=True)
    review_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    read_aloud = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)

    objects = models.Manager()
    current = CurrentManager()
