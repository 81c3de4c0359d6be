"""The JSON schemas of HSDS 3 (data/hsds), and what is wrong with a document by them, as (where, what kind of fault, about what)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).resolve().parent.parent / "data" / "hsds"
MOST = 20  # faults told at once


@dataclass(frozen=True)
class Fault:
    """`where` as "organizations[0].services[2].status"; `kind`: required, type, enum, format, other; `about`: names or words of the schema."""

    where: str
    kind: str
    about: str = ""


@lru_cache(maxsize=4)
def validator(noun: str) -> Draft202012Validator:
    """For one noun of HSDS: organization, service."""
    registry: Registry[Any] = Registry().with_resources(
        (path.name, Resource.from_contents(json.loads(path.read_text("utf-8")), default_specification=DRAFT202012)) for path in sorted(FOLDER.glob("*.json"))
    )
    return Draft202012Validator({"$ref": f"{noun}.json"}, registry=registry, format_checker=FormatChecker(formats=["uuid"]))


def faults(document: Any, noun: str, where: str = "") -> Iterator[Fault]:
    """Every fault of it, in the order of the document."""
    for error in sorted(validator(noun).iter_errors(document), key=lambda one: [str(step) for step in one.absolute_path]):
        at = where + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
        yield fault_of(error, at.lstrip("."))


def fault_of(error: Any, where: str) -> Fault:
    """The few kinds HSDS knows, in our words' terms."""
    if error.validator == "required":
        return Fault(where, "required", error.message.split("'")[1])
    if error.validator == "enum":
        return Fault(where, "enum", ", ".join(str(one) for one in error.validator_value))
    if error.validator == "format":
        return Fault(where, "format", str(error.validator_value))
    if error.validator == "type":
        return Fault(where, "type", str(error.validator_value))
    return Fault(where, "other", str(error.validator))
