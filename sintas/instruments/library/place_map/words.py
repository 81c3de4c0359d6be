"""How a place is said: the same words in its shape, in the list and in the legend."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...called import person_called
from ...instrument import Manner

KIND_WORDS: dict[str, str | Promise] = {
    "safe": gettext_lazy("Tempat aman"),
    "feared": gettext_lazy("Tempat yang ditakuti"),
    "incident": gettext_lazy("Tempat kejadian"),
    "mixed": gettext_lazy("Kadang aman, kadang tidak"),
    "": gettext_lazy("Belum disebut aman atau tidak"),
}
BETWEEN = re.compile(r"(\s*[,;/&+]\s*|\s+(?:dan|atau|bersama|dengan|and|or|with)\s+)", re.IGNORECASE)


def never_address() -> str:
    """The sentence that always stands with it (part E, R99)."""
    return _("Bentuk, jarak, dan arah pada gambar ini bukan letak yang sebenarnya. Alamat tidak pernah ditulis di sini. Sangat rahasia.")


def people_called(words: str, manner: Manner) -> str:
    """Several people as one wrote them, "nenek dan paman Budi" as "nenek dan paman B" when initials are asked for."""
    pieces = BETWEEN.split(words)
    return "".join(piece if at % 2 else person_called(piece, as_initials=manner.initials) for at, piece in enumerate(pieces))


def under(place: Mapping[str, Any], manner: Manner) -> list[str]:
    """What stands below the name: who is there, when, a note."""
    return [one for one in (people_called(place["who"], manner), place["when"], place["note"]) if one]


def place_words(place: Mapping[str, Any], manner: Manner) -> str:
    """ "rumah nenek: tempat aman; ada nenek; sore"."""
    kind = str(KIND_WORDS[place["kind"]])
    who = people_called(place["who"], manner)
    said = [kind[:1].lower() + kind[1:], _("ada %(who)s") % {"who": who} if who else "", place["when"], place["note"]]
    return f"{place['name']}: {'; '.join(one for one in said if one)}"


def near_words(places: Sequence[Mapping[str, Any]], one: int, other: int) -> str:
    """ "Berdekatan: pasar dan rumah nenek"."""
    return _("Berdekatan: %(one)s dan %(other)s") % {"one": places[one]["name"], "other": places[other]["name"]}


def way_words(places: Sequence[Mapping[str, Any]], one: int, other: int) -> str:
    """ "Jalan sehari-hari: rumah nenek dan SD 3"."""
    return _("Jalan sehari-hari: %(one)s dan %(other)s") % {"one": places[one]["name"], "other": places[other]["name"]}
