"""`sintas case export`: who is meant must be clear, and the document is all that is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sintas.cases.models import Case
from sintas.casework import exporting
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Posting


def test_the_command_prints_the_document_and_nothing_else(
    bring: Any, cast: Any, people: dict[str, Actor], as_user: Any, capfdbinary: Any, tmp_path: Path
) -> None:
    bring("ms")
    capfdbinary.readouterr()
    for words in ("MS", "ms", "KS-0001", "ks-0001"):
        assert as_operator(parse(["case", "export", words, "--as", "ratna"])) == 0
        printed = json.loads(capfdbinary.readouterr().out)
        assert (printed["schema"], printed["id"], printed["case"]["number"]) == ("sintas-case/1", "MS", "KS-0001")
    assert printed["papers"] == []
    with as_user("ratna"):
        rows = Trail.objects.filter(verb="export case")
        assert rows.count() == 4
        assert "MS" not in str(list(rows.values_list("detail", flat=True)))
    file = tmp_path / "ms.json"
    file.write_text(json.dumps(printed))
    assert as_operator(parse(["case", "import", str(file), "--as", "lina"])) == 0
    assert "MS → YC-0001: " in capfdbinary.readouterr().out.decode()
    assert as_operator(parse(["case", "import", str(file), "--as", "lina"])) == 0
    assert "sudah pernah diimpor" in capfdbinary.readouterr().out.decode()
    with as_user("lina"):
        assert Case.objects.count() == 1


def test_who_is_meant_must_be_clear(bring: Any, ratna: Actor, as_user: Any, people: dict[str, Actor], open_a_case: Any) -> None:
    bring("ms")
    with as_user("ratna"):
        second = open_a_case(who="ratna", name="Maya Sari")
        assert exporting.find(by=ratna, words="MS").source_ref == "MS"  # the id of a document comes before initials
        Case.objects.filter(source_ref="MS").update(source_ref="")
        with pytest.raises(Refusal) as several:
            exporting.find(by=ratna, words="ms")
        assert second.number in str(several.value.sentence)
        for words in ("", "XY", "KS-9999"):
            with pytest.raises(NotYours):
                exporting.find(by=ratna, words=words)
    for who in ("budi", "lina", "tono", "dewi"):
        with as_user(who), pytest.raises(NotYours):
            exporting.find(by=people[who], words="KS-0001")


def test_a_command_that_finds_nothing_prints_nothing(bring: Any, cast: Any, capfdbinary: Any) -> None:
    bring("ms")
    capfdbinary.readouterr()
    assert as_operator(parse(["case", "export", "MS", "--as", "budi"])) == 1
    printed = capfdbinary.readouterr()
    assert printed.out == b""
    assert "Tidak ada kasus Anda" in printed.err.decode()


def test_who_lost_the_verb_exports_nothing(ratna: Actor, as_user: Any, open_a_case: Any, cast: Any) -> None:
    with as_user("ratna"):
        case = open_a_case(who="ratna")
        Posting.objects.filter(user=cast["ratna"]).update(role="student")
        with pytest.raises(Refusal):
            exporting.document(by=actor_for(cast["ratna"]), case=case)
        assert not Trail.objects.filter(verb="export case").exists()
