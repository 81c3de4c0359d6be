"""The drawn instruments, one line each."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .instrument import Instrument

SLUGS = (
    "genogram",
    "ecomap",
    "ecological_map",
    "body_map",
    "life_road_map",
    "strengths_quadrant",
    "bpss",
    "place_map",
    "social_map",
    "sociogram",
)


@cache
def instrument(slug: str) -> Instrument:
    """The instrument of a tool's code. Raises KeyError for a tool that does not draw."""
    if slug not in SLUGS:
        raise KeyError(slug)
    found: Instrument = import_module(f"sintas.instruments.library.{slug}").INSTRUMENT
    return found


def drawn(slug: str) -> bool:
    """Does this tool draw?"""
    return slug in SLUGS


def instruments() -> list[Instrument]:
    """All of them, in the order a worker meets them."""
    return [instrument(slug) for slug in SLUGS]
