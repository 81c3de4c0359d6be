"""A scale back into the shape it was read from: plain tables of text, numbers, true and false, fit for TOML or JSON."""

from decimal import Decimal
from typing import Any

from sintas.instruments.scales.definition import Alert, BandSet, Finding, Item, Option, Scale, Text

Data = dict[str, Any]


def to_data(scale: Scale) -> Data:
    """The whole definition; `loader.build(to_data(scale), name)` gives an equal scale. Items taken from the catalogue are written out."""
    how = scale.scoring
    low, high = scale.ages
    data: Data = {
        "code": scale.code,
        "version": scale.version,
        "kind": scale.kind,
        "title": _text(scale.title),
        "purpose": _text(scale.purpose),
        "instruction": _text(scale.instruction),
        "period": _text(scale.period),
        "entry": _text(scale.entry),
        "checked": scale.checked,
        "given_by": list(scale.given_by),
        "read_by": list(scale.read_by),
        "completed_by": list(scale.completed_by),
        "ages": _clean({"low": low, "high": high}),
        "better": scale.better,
        "topic": scale.topic,
        "wordings": [
            _clean({"language": one.language, "source": _text(one.source), "validated": one.validated, "notice": one.notice}) for one in scale.wordings
        ],
        "licence": _clean(
            {
                "colour": scale.licence.colour,
                "statement": _text(scale.licence.statement),
                "source": _text(scale.licence.source),
                "reason": _text(scale.licence.reason),
            }
        ),
        "scoring": {
            "method": how.method,
            "version": how.version,
            "low": _plain(how.low),
            "high": _plain(how.high),
            "multiplier": _plain(how.multiplier),
            "missing_share": _plain(how.missing_share),
            "prorate": how.prorate,
            "step": _plain(how.step),
        },
        "sections": [{"code": one.code, "label": _text(one.label)} for one in scale.sections],
        "items": [_item(item) for item in scale.items],
        "subscales": [
            _clean({"code": one.code, "label": _text(one.label), "items": list(one.items), "low": _plain(one.low), "high": _plain(one.high)})
            for one in scale.subscales
        ],
        "skip_rules": [
            {"item": one.item, "after": one.after, "when": _plain(one.when), "scores": _plain(one.scores)} for one in scale.skip_rules
        ],
        "band_sets": [_band_set(one) for one in scale.band_sets],
        "alerts": [_alert(one) for one in scale.alerts],
        "findings": [_finding(one) for one in scale.findings],
        "change_guides": [
            {
                "reliable": _plain(one.reliable),
                "meaningful": _plain(one.meaningful),
                "source": _text(one.source),
                "population": _text(one.population),
            }
            for one in scale.change_guides
        ],
    }
    if (figures := scale.reliability) is not None:
        data["reliability"] = {
            "mean": _plain(figures.mean),
            "sd": _plain(figures.sd),
            "reliability": _plain(figures.reliability),
            "source": _text(figures.source),
            "population": _text(figures.population),
        }
    return {key: value for key, value in data.items() if value not in ({}, [], "") or key in ("better",)}


def _plain(value: Any) -> Any:
    # JSON has no exact decimals: they travel as text and are read back exactly.
    return format(value, "f") if isinstance(value, Decimal) else value


def _text(text: Text) -> Data:
    return _clean({"id": text.id, "en": text.en})


def _clean(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None and value not in ("", {}, [], ())}


def _option(option: Option) -> Data:
    return _clean({"value": _plain(option.value), "label": _text(option.label), "anchor": _text(option.anchor)})


def _item(item: Item) -> Data:
    return _clean(
        {
            "id": item.id,
            "text": _text(item.text),
            "kind": item.kind,
            "options": [_option(option) for option in item.options],
            "reversed": item.reversed,
            "scored": item.scored,
            "section": item.section,
            "note": _text(item.note),
            "code_list": item.code_list,
            "steps": list(item.steps),
        }
    )


def _band_set(one: BandSet) -> Data:
    return _clean(
        {
            "code": one.code,
            "on": list(one.on),
            "language": one.language,
            "source": _text(one.source),
            "population": _text(one.population),
            "places": one.places,
            "default": one.default,
            "bands": [{"low": _plain(band.low), "high": _plain(band.high), "label": _text(band.label)} for band in one.bands],
        }
    )


def _alert(one: Alert) -> Data:
    return _clean({"code": one.code, "item": one.item, "at_least": _plain(one.at_least), "value": one.value, "sentence": _text(one.sentence)})


def _finding(one: Finding) -> Data:
    return _clean(
        {
            "code": one.code,
            "label": _text(one.label),
            "present": _text(one.present),
            "absent": _text(one.absent),
            "source": _text(one.source),
            "population": _text(one.population),
            "needs": [{"items": list(need.items), "at_least": _plain(need.at_least), "count": need.count} for need in one.needs],
        }
    )
