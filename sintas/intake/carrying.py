"""The table of this room that travels with a case: what came with a referral, as it was received. The enquiry itself stays with its house."""

from __future__ import annotations

from sintas.cases.carrying.table import Table

from .models import ReferralIn

OF_THE_INTAKE = (Table(ReferralIn, {"sender_kind": "consent_recipients"}, left_out=frozenset({"came_by"})),)
