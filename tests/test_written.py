"""What docs/ says of rights, data and durations is what the program does (tests/written says how to write it anew)."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.written import data, rights
from tests.written.blocks import BLOCKS, DOCS, standing, write, written


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_a_part_written_from_the_code_says_what_the_code_says(name: str) -> None:
    if os.environ.get("SINTAS_WRITE") == "1":
        write([name])
    assert standing(name) == written(name), f"SINTAS_WRITE=1 pytest tests/test_written.py, and read what changed in docs/{BLOCKS[name][0]}"


def test_a_table_nobody_thought_about_stops_the_build() -> None:
    with pytest.raises(LookupError, match="say in"):
        data.class_of("staff_secret_diary", {"id", "words"})
    assert data.class_of("cases_anything", {"id", "file_id"}) == "case"


def test_every_class_of_data_has_its_protections_written_down() -> None:
    text = (DOCS / BLOCKS["tables"][0]).read_text(encoding="utf-8")
    for one in {name for held in [*data.WITHOUT_FILE.values(), *data.OF_A_FILE.values()] for name in held.split(" or ")}:
        assert f"| **{one}** |" in text, one


@pytest.mark.django_db
def test_the_keys_of_the_narrative_go_to_the_team_alone(django_user_model: Any) -> None:
    said = rights.keys()
    assert "| `content` | who has an access row of scope team, intake |" in said
    assert "carer" not in "".join(line for line in said.splitlines() if "`content`" in line)
