"""How fields stand in the lines of a document, before docxtpl cuts paragraphs and rows out: what it would swallow unsaid is refused."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from .markup import Element, W
from .trouble import BadTemplate

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
WHOLE = re.compile(r"\{[%#](p|tr|tc)\s")
NOT_SPOKEN = re.compile(r"\{%[-+]?\s*(?:colspan|cellbg|vm|hm)\b|\{\{\s*(?:r|p|tr|tc)\s|\{%\s*r\s|\{%[-+]|[-+]%\}|\{\{[-+]|[-+]\}\}|\{_[{%]")
AROUND = {"p": f"{{{W}}}p", "tr": f"{{{W}}}tr", "tc": f"{{{W}}}tc"}


def stood_right(root: Element) -> None:
    """{%p %}, {%tr %} and {%tc %} stand alone in what they stand for; the shorthands of docxtpl that nobody needs are not there."""
    for one in root.iter(AROUND["p"]):
        words = words_of(one)
        if found := NOT_SPOKEN.search(words):
            said = _(
                "Perintah “%(what)s” tidak dapat dipakai, di dekat “%(words)s”. Pakailah {{ isian }}, {%% if %%}, dan {%% for %%} "
                "seperti pada contoh."
            )
            raise BadTemplate(said % {"what": found.group(0).strip(), "words": short(words)})
        for tag in WHOLE.finditer(words):
            alone(one, tag.group(1), words)


def alone(paragraph: Element, kind: str, words: str) -> None:
    """Whatever else stands in a paragraph, row or cell with such a tag would vanish from every paper made with it."""
    around = paragraph
    while around is not None and around.tag != AROUND[kind]:
        around = around.getparent()
    if around is None:
        said = _("“{%%%(kind)s …%%}” hanya dapat berdiri di dalam tabel; di dekat “%(words)s” pakailah {%%p …%%}.")
        raise BadTemplate(said % {"kind": kind, "words": short(words)})
    held = words_of(around)
    if len(TAG.findall(held)) != 1 or TAG.sub("", held).strip():
        said = _("Tulis “%(words)s” sendirian: perintah yang diawali {%%%(kind)s menghapus seluruh baris, sel, atau paragrafnya.")
        raise BadTemplate(said % {"kind": kind, "words": short(words)})


def words_of(one: Element) -> str:
    """The text of a paragraph, row or cell, as somebody reads it."""
    return "".join(part.text or "" for part in one.iter(f"{{{W}}}t"))


def short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 70 else f"{words[:69]}…"
