"""The verbs of exchange."""

from django.utils.functional import Promise

VERBS: dict[str, Promise] = {}
