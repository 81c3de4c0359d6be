"""The types of the survey sheet: those that are asked here, those XLSForm knows besides, and the ways they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.meant import near, with_near

BEGIN: Final = {"begin group": False, "begin repeat": True}
END: Final = {"end group": False, "end repeat": True}
# What a phone notes down about itself: nothing a client was asked, and nothing that is kept here.
UNASKED: Final = frozenset(
    {
        *("start", "end", "today", "start-geopoint", "background-audio", "audit"),
        *("deviceid", "subscriberid", "simserial", "phonenumber", "username", "email"),
    }
)
# Types of XLSForm that Sintas does not ask; the sentence says so, so that nobody looks for a slip of the pen.
ELSEWHERE: Final = frozenset(
    {
        *("geopoint", "geotrace", "geoshape", "background-geopoint", "osm"),
        *("image", "photo", "audio", "video", "file", "barcode", "qrcode"),
        *("range", "rank", "acknowledge", "time", "datetime", "hidden", "trigger", "entity"),
        *("csv-external", "xml-external", "select_one_from_file", "select_multiple_from_file", "select_one_external"),
    }
)
_PLAIN: Final = {
    "integer": "integer",
    "int": "integer",
    "decimal": "decimal",
    "text": "text",
    "string": "text",
    "date": "date",
    "note": "note",
    "calculate": "calculate",
}
_SELECT: Final = re.compile(
    r"(select[_ ]one|select[_ ]multiple|select[_ ]all[_ ]that[_ ]apply)(?:[_ ]from(?!_file))?\s+(\S+)(\s+or[_ ]other|\s+\S.*)?\Z",
    re.IGNORECASE,
)


WRITTEN: Final = (
    *("text", "integer", "decimal", "date", "note", "calculate", "select_one", "select_multiple"),
    *("begin group", "end group", "begin repeat", "end repeat"),
)
# What people write who think of the answer rather than of XLSForm.
_OWN_WORDS: Final = {
    **dict.fromkeys(("number", "numeric", "angka", "bilangan"), "integer"),
    **dict.fromkeys(("teks", "isian"), "text"),
    **dict.fromkeys(("tanggal", "tgl"), "date"),
    "catatan": "note",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """`name`: a kind of question, "begin", "end", "unasked", "elsewhere" or "unknown"; `rest` is what follows the list's name."""

    name: str
    list_name: str = ""
    repeat: bool = False
    rest: str = ""


def kind_of(text: str) -> Kind:
    """Reads a cell of the column type."""
    words = " ".join(text.split())
    low = words.lower()
    spaced = low.replace("_", " ")
    if spaced in BEGIN:
        return Kind("begin", repeat=BEGIN[spaced])
    if spaced in END:
        return Kind("end", repeat=END[spaced])
    if low in _PLAIN:
        return Kind(_PLAIN[low])
    match = _SELECT.match(words)
    if match:
        one = match[1].lower().replace(" ", "_") == "select_one"
        return Kind("select_one" if one else "select_multiple", match[2], rest=" ".join((match[3] or "").split()).lower().replace(" ", "_"))
    if spaced in ("select one", "select multiple", "select all that apply"):
        return Kind("select_one" if spaced == "select one" else "select_multiple")
    if low in UNASKED:
        return Kind("unasked")
    return Kind("elsewhere" if low.split(" ")[0] in ELSEWHERE or spaced == "date time" else "unknown")


def unknown_kind(text: str) -> str:
    """The sentence for a type nobody knows: what was probably meant, else the types there are."""
    what = _("jenis “%(type)s” tidak dikenal.") % {"type": text[:40]}
    low = " ".join(text.split()).lower()
    meant = _OWN_WORDS.get(low) or near(low, WRITTEN) or near(low.split(" ")[0], WRITTEN)
    return with_near(what, meant) if meant else _("%(what)s Yang dipakai di sini: %(types)s.") % {"what": what, "types": ", ".join(WRITTEN)}
