"""The Monday on which a client is asked, and the page that asks."""

from datetime import datetime

from django.utils import timezone

from sintas.kit.ids import new_submission

MONDAY = datetime(2024, 8, 26, 9, 0, tzinfo=timezone.get_fixed_timezone(420))


def form_of(page):
    return {
        "submission": new_submission(), "outcome": "given", "given_by": "client", "happened": "26 Agustus 2024", "purposes": ["service"],
        "reading": "read_aloud", "limits_explained": "on",
    } | page  # fmt: skip
