"""A Monday, a case, and an incident of sexual violence told that morning."""

from datetime import datetime, timedelta

from django.utils import timezone

from sintas.cases.actions.incident import record_incident
from sintas.cases.models import Task

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
HOUR = timedelta(hours=1)
REPORT, PROTECTION = "tpks_police_report", "tpks_police_protection"
FOUR = {"kdrt_counselling", "kdrt_rights", "kdrt_safe_house", "kdrt_coordination"}
THREE = {"kdrt_legal_consultation", "kdrt_legal_accompaniment", "kdrt_legal_coordination"}


def told(people, case, *forms, **facts):
    return record_incident(by=people["ratna"], case=case, forms=forms, told="seperti diceritakan", **facts)


def the_duty(case, code=REPORT):
    return Task.objects.get(file_id=case.pk, duty=code, done_at=None)
