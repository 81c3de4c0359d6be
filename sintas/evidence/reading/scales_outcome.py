"""What an administration came to, as the file keeps it: reckoned once, in both languages, never again after a later version of the scale.

Shape of `ScaleResult.outcome` (schema 1): title, scoring, decimals, whole and subscales [{code, label, low, high, total, prorated, missing,
why_no_total, band, why_no_band}], findings, alerts, missing, not_asked, notice, source, untested, read_by, lines [{item, section, text, answer,
steps}] in the language of the wording. Of a form: title, form true, lines, calculated, set_aside. Words are {"id", "en"}; numbers are text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.instruments.reading.own import Known
from sintas.instruments.scales.answers import TICKED
from sintas.instruments.scales.definition import Item, Scale, Text, Value
from sintas.instruments.scales.scored import Part, Scored
from sintas.instruments.xlsform import paths
from sintas.instruments.xlsform.answering import Judged
from sintas.instruments.xlsform.filling import Filled
from sintas.instruments.xlsform.speaking import said, shown

from .. import decimals

SCHEMA = 1
LANGUAGES = ("id", "en")
Words = dict[str, str]


def in_both(count: Callable[[], Scored]) -> dict[str, Scored]:
    """The same reckoning with its sentences in each language of the screens. Raises what `count` raises."""
    found = {}
    for lang in LANGUAGES:
        with translation.override(lang):
            found[lang] = count()
    return found


def of_scale(known: Known, scale: Scale, both: Mapping[str, Scored], answers: Mapping[str, Value | None], language: str, **more: Any) -> dict[str, Any]:
    """The outcome of a scale, a checklist or a total. `more`: what was typed beside the answers (typed, band_set, tested_form)."""
    scored = both["id"]
    wording = scale.wording(language)
    return {
        "schema": SCHEMA,
        "title": words_of(known.title),
        "period": words_of(scale.period),
        "kind": scale.kind,
        "better": scale.better,
        "scoring": scored.scoring,
        "decimals": scale.scoring.decimals,
        "whole": part_of(0, both),
        "subscales": [part_of(at, both) for at in range(1, len(scored.subscales) + 1)],
        "findings": [
            {
                "code": one.finding.code,
                "label": words_of(one.finding.label),
                "state": one.state,
                "words": {lang: one.say(lang) for lang in LANGUAGES},
                "source": words_of(one.finding.source),
                "population": words_of(one.finding.population),
            }
            for one in scored.findings
        ],
        "alerts": [{"code": one.code, "words": words_of(one.sentence)} for one in scored.alerts],
        "missing": list(scored.missing),
        "not_asked": list(scored.not_asked),
        "notice": scored.notice,
        "source": words_of(wording.source) if wording is not None else "",
        "untested": scored.untested,
        "reason": words_of(scale.licence.reason),
        "read_by": list(scale.read_by),
        "lines": lines_of(scale, answers, scored.not_asked, language),
        **{name: value for name, value in more.items() if value},
    }


def words_of(text: Text) -> Words:
    """A text as the file keeps it."""
    return {"id": text.id, "en": text.en or text.id}


def part_of(at: int, both: Mapping[str, Scored]) -> dict[str, Any]:
    """The whole (0) or a subscale (from 1)."""
    parts = {lang: [scored.whole, *scored.subscales][at] for lang, scored in both.items()}
    one: Part = parts["id"]
    band = one.band
    return {
        "code": one.code,
        "label": words_of(one.label),
        "low": number(one.low),
        "high": number(one.high),
        "total": None if one.total is None else number(one.total),
        "prorated": one.prorated,
        "missing": list(one.missing),
        "why_no_total": {lang: part.why_no_total for lang, part in parts.items()},
        "band": None if band is None else {"label": words_of(band.label), "source": words_of(band.source), "population": words_of(band.population)},
        "why_no_band": {lang: part.why_no_band for lang, part in parts.items()},
    }


def number(value: int | Decimal) -> str:
    """An exact number as the file keeps it."""
    return decimals.kept(Decimal(value))


def lines_of(scale: Scale, answers: Mapping[str, Value | None], not_asked: tuple[str, ...], language: str) -> list[dict[str, Any]]:
    """Every question with its answer, under its heading, in the words that were put to the client. A sign that was not ticked is left out."""
    found = []
    for section, items in scale.sectioned:
        for item in items:
            value = answers.get(item.id)
            if item.kind == "tick" and value is None:
                continue
            line: dict[str, Any] = {"item": item.id, "text": item.text.say(language), "answer": answer_words(item, value, language)}
            if section is not None:
                line["section"] = section.label.say(language)
            if item.id in not_asked:
                line["not_asked"] = True
            if item.steps and value == TICKED:
                line["steps"] = list(item.steps)
            found.append(line)
    return found


def answer_words(item: Item, value: Value | None, language: str) -> str:
    """An answer in the words of its option; "" for a blank."""
    if value is None:
        return ""
    if item.kind == "tick":
        with translation.override(language if language in LANGUAGES else "id"):
            return _("ya")
    if item.kind == "text":
        return str(value)
    return next((option.label.say(language) for option in item.options if option.value == value), str(value))


def of_form(known: Known, filled: Filled, judged: Judged) -> dict[str, Any]:
    """The outcome of a unit's own form: answers and calculations in words, and what was given and no longer applies."""
    return {
        "schema": SCHEMA,
        "form": True,
        "title": words_of(known.title),
        "lines": [{"item": path, "text": label(filled, path), "answer": said_answer(filled, path)} for path in judged.asked],
        "calculated": [
            {"item": path, "text": label(filled, path), "answer": said_answer(filled, path)} for path in judged.calculated
        ],
        "set_aside": [
            {"text": one.label or one.path, "why": one.why, "answer": one.raw if isinstance(one.raw, str) else ", ".join(one.raw or ())}
            for one in judged.set_aside
        ],
        "missing": list(judged.unanswered),
    }


def label(filled: Filled, path: str) -> str:
    """A question with the rounds it stands in: "Umur (Anak 2)"."""
    parts = paths.split(path)
    rounds, name = parts if parts is not None else ((), path)
    question = filled.form.question(name)
    words = said(filled, question.label, path) or name
    where = [f"{said(filled, filled.form.all[repeat].label, path) or repeat} {at}" for repeat, at in rounds]
    return f"{words} ({', '.join(where)})" if where else words


def said_answer(filled: Filled, path: str) -> str:
    """An answer or a calculated value in words; "" for a blank."""
    name = path.rsplit("/", 1)[-1]
    return shown(filled, name, filled.values.get(path))
