"""record_reach(): one safe way to reach the client, one that must never be used, or the statement that any way will do."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.kit import phones
from sintas.practice.catalogue import load
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Reach
from .flags import end_flag, raise_flag
from .keeping import keep

FREE = "free"


def record_reach(
    *,
    by: Actor,
    case: Case,
    channel: str,
    allowed: bool = True,
    first_choice: bool = False,
    value: str = "",
    whose: str = "",
    when: str = "",
    say: str = "",
    never_say: str = "",
    code_word: str = "",
    **version: Any,
) -> Reach:
    """Keep one rule and renew the sentence in the head of the file. channel "free" states that the client may be contacted freely (R343).

    Raises BadInput for an unknown or missing channel, a number that cannot be one, or a first choice that must never be used.
    """
    if not channel:
        raise BadInput({"channel": _("Pilih jalan menghubungi klien.")})
    checked("channel", "reach_channels", channel)
    if first_choice and not allowed:
        raise BadInput({"first_choice": _("Jalan yang tidak boleh dipakai tidak dapat menjadi pilihan pertama.")})
    value = value.strip()
    number = phones.normal(value) if value and load("reach_channels").get(channel).flag("number") else None
    if value and load("reach_channels").get(channel).flag("number") and number is None:
        raise BadInput({"value": _("Tulis nomor telepon lengkap, misalnya 0812 3456 7890.")})
    row = keep(
        Reach,
        by=by,
        case=case,
        kind="reach",
        story=False,
        channel=channel,
        value=number or value or None,
        phone_print=service_key().fingerprint("phone", case.organisation_id, number) if number else None,
        whose=whose.strip() or None,
        allowed=allowed,
        when=when.strip() or None,
        say=say.strip() or None,
        never_say=never_say.strip() or None,
        code_word=code_word.strip() or None,
        first_choice=first_choice,
        **version,
    )
    if first_choice:
        # which one comes first belongs to the set, not to the words of another rule: no new version of that one
        Reach.current.filter(file_id=case.pk, first_choice=True).exclude(entry=row.entry).update(first_choice=False)
    renew_head(by=by, case=case)
    return row


def renew_head(*, by: Actor, case: Case) -> None:
    """Flag safe_contact says in one or two sentences how to reach the client; it ends when no rule stands."""
    rules = list(Reach.current.filter(file_id=case.pk).order_by("-first_choice", "written_at").defer("code_word"))
    if rules:
        with translation.override("id"):  # the flag is one stored sentence; the screens' first language is Indonesian
            words = in_words(rules)
        raise_flag(by=by, case=case, code="safe_contact", words=words)
    else:
        end_flag(by=by, case=case, code="safe_contact")


def in_words(rules: list[Reach]) -> str:
    """ "lewat pembina asrama, hari kerja 16.00-18.00. Jangan tinggalkan pesan tertulis." The first choice, and every way never to use."""
    open_ways = [rule for rule in rules if rule.allowed]
    sentences = []
    if open_ways:
        first = open_ways[0]
        parts = [way(first), *([first.when] if first.when else [])]
        sentences.append(ended(", ".join(parts)))
        sentences += [ended(first.never_say)] if first.never_say else []
    for rule in rules:
        if not rule.allowed:
            sentences.append(ended(_("Jangan %(way)s") % {"way": way(rule)}))
    return " ".join(sentences)


def way(rule: Reach) -> str:
    """One way in words, for the middle of a sentence; never the number itself."""
    if rule.channel == FREE:
        return _("boleh dihubungi bebas")
    if rule.channel == "someone" and rule.whose:
        return _("lewat %(whose)s") % {"whose": rule.whose}
    row = load("reach_channels").get(rule.channel)
    words = lower_first(row.label("id")) + (f" ({rule.whose})" if rule.whose else "")
    return _("lewat %(way)s") % {"way": words} if row.flag("traces") else words


def lower_first(words: str) -> str:
    """WhatsApp keeps its capitals; "Telepon" becomes "telepon"."""
    return words if words[1:2].isupper() or words.startswith("WhatsApp") else words[:1].lower() + words[1:]


def ended(sentence: str) -> str:
    """With a full stop, once."""
    sentence = sentence.strip()
    return sentence if sentence.endswith((".", "!", "?")) else sentence + "."
