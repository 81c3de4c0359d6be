"""The tables of this room that travel with a case. The programme and the room stay with their house: their names go along."""

from __future__ import annotations

from sintas.cases.carrying.table import Table

from .models import Attendance, Enrolment, Leave, Placement, Progress

OF_THE_PROGRAMMES = (
    Table(
        Enrolment,
        {
            "state": "enrolment_states",
            "status": "beneficiary_statuses",
            "pillar": "pillars",
            "basis": "service_bases",
            "service": "services",
            "manner": "rehabilitation_manners",
            "activities": "implementation_activities",
            "welfare": "welfare_activities",
            "ppks": "ppks",
        },
    ),
    Table(Attendance, {"state": "attendance_states"}, order=("on", "id")),
    Table(Progress, {"rater": "programme_raters"}),
    Table(Placement),
    Table(Leave),
)
