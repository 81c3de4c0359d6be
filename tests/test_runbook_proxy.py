"""docs/runbooks/proxy.md names every address that is a key, in its table and in each example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import get_resolver

PAGE = (Path(__file__).parent.parent / "docs" / "runbooks" / "proxy.md").read_text(encoding="utf-8")


def routes(of: list, before: str = "") -> Iterator[str]:  # type: ignore[type-arg]
    """Every route of the house, whole."""
    for one in of:
        here = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, here)
        else:
            yield here


def test_every_address_that_is_a_key_is_left_out_of_logs():
    found = [one for one in routes(get_resolver().url_patterns) if re.search(r"<\w+:(secret|token)>", one)]
    assert {one.partition("/")[0] for one in found} == {"kalender", "mitra"}
    for one in ("kalender", "mitra"):
        assert f"`/{one}/...`" in PAGE and f"log_skip /{one}/*" in PAGE
    assert PAGE.count("^/(kalender|mitra)/") == 2
