"""A group Ratna facilitates, and a client of Budi's who may take part in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.bases import Case
from sintas.groupwork.models import Group


@pytest.fixture
def group(form_a_group: Callable[..., Any]) -> Group:
    """As the room's verb makes it."""
    found: Group = form_a_group()
    return found


@pytest.fixture
def case(open_a_case: Callable[..., Any]) -> Case:
    """Bunga Melati, of Budi's."""
    found: Case = open_a_case("budi", name="Bunga Melati")
    return found
