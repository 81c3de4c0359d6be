"""Codes of laws and standards beside the worker's words: what the crosswalk suggests comes first, the whole lists stay folded (C19)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit.choosers import Checks
from sintas.kit.options import Offered, Option, option
from sintas.practice.catalogue import load
from sintas.practice.violence import CODE_SETS, Suggestion, suggest

PREFIX = "violence_"


def form_of(code_set: str, code: str) -> str:
    """ "violence_kdrt", "physical" -> "kdrt:physical"."""
    return f"{code_set.removeprefix(PREFIX)}:{code}"


def all_codes() -> list[tuple[str, Any]]:
    """Every code of every law and standard under the name of its list."""
    lang = get_language() or "id"
    return [
        (
            load(name).en if lang == "en" else load(name).id,
            [option(form_of(name, row.code), row.label(lang)) for row in load(name).in_use()],
        )
        for name in CODE_SETS
    ]


def impacts_by_term() -> list[tuple[str, Any]]:
    """Physical, psychological, social; each first in the short term, then in the long term, then in both (R121-R126)."""
    lang = get_language() or "id"
    impacts = load("impacts")
    terms = {"short": _("jangka pendek"), "long": _("jangka panjang"), "both": _("jangka pendek dan panjang")}
    groups = []
    for group in impacts.groups:
        for term, words in terms.items():
            rows = [option(row.code, row.label(lang)) for row in impacts.of_group(group.code) if row.extra.get("term", "both") == term]
            if rows:
                groups.append((f"{group.label(lang)}, {words}", rows))
    return groups


def known_words(words: Iterable[str]) -> list[str]:
    """Only words of the list: what a forged POST sends is refused by the field, not by the suggestion."""
    return [word for word in words if load("violence_practice").has(word)]


class CodeSuggestions(Checks):
    """Suggestions as boxes to tick, with the condition under which each holds; a button that fetches them; the rest folded away."""

    words: Iterable[str] = ()
    lang = "id"

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        attrs = self.build_attrs(self.attrs, attrs)
        box: Any = getattr(self, "one")  # noqa: B009  the kit shares one drawing between radios and boxes, which a type checker cannot follow
        chosen = set(value or ())
        suggested = suggest(known_words(self.words))
        first, seen = [], set()
        for at, one in enumerate(suggested):
            form = form_of(one.code_set, one.code)
            seen.add(form)
            first.append(box(name, Offered(at, form, self.said(one), form in chosen), attrs))
        others = [
            (title, [row for row in rows if row[0] in chosen - seen], [row for row in rows if row[0] not in chosen | seen])
            for title, rows in all_codes()
        ]
        at = len(first)
        kept, folded = [], []
        for title, ticked, rest in others:
            for form, words in ticked:
                kept.append(box(name, Offered(at, form, Option(f"{title}: {words.label}"), True), attrs))
                at += 1
            folded.append(format_html('<p class="group-name">{}</p>', title))
            for form, words in rest:
                folded.append(box(name, Offered(at, form, words, False), attrs))
                at += 1
        return format_html(
            '<div class="row"><button class="btn btn-small" name="suggest" value="1" formaction="#{}">{}</button></div>{}{}'
            '<details class="mt3"><summary>{}</summary><div class="choices">{}</div></details>',
            attrs.get("id", name),
            _("Lihat saran untuk bentuk yang dipilih"),
            self.boxes(first + kept),
            SafeString("")
            if first or not self.words
            else format_html('<p class="small muted">{}</p>', _("Tidak ada saran untuk kata itu.")),
            _("Semua sebutan"),
            format_html_join("", "{}", ((html,) for html in folded)),
        )

    def boxes(self, html: list[SafeString]) -> SafeString:
        """The boxes in their frame; nothing for none."""
        return (
            format_html('<div class="choices mt3">{}</div>', format_html_join("", "{}", ((one,) for one in html)))
            if html
            else SafeString("")
        )

    def said(self, one: Suggestion) -> Option:
        """The suggestion's words, the list it comes from, the word it stands for and its condition."""
        names, words = load(one.code_set), load("violence_practice")
        because = ", ".join(words.label(code, self.lang) for code in one.because)
        source = names.en if self.lang == "en" else names.id
        hint = _("%(source)s. Dari: %(because)s") % {"source": source, "because": because}
        condition = one.only_if(self.lang)
        return Option(one.label(self.lang), hint=f"{hint}; {condition}." if condition else f"{hint}.")
