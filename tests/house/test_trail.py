"""The trail of reading: no page shows content without its row, and exactly one; no row, no page; a refusal leaves its own.

Verbs: test_trail_verbs.py. What a row may say, and that nobody changes it: test_trail_rows.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sintas.cases.models import Case
from sintas.casework.exporting import document, find
from sintas.casework.importing import carry_in, carry_in_exported, read_exported
from sintas.casework.importing import read as read_document
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Keyring
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.safekeeping.rings import CARE, CONTENT, RELEASE
from sintas.safekeeping.sealed_state import sealing_now
from tests.browser.full_house import SECRETS, Full
from tests.drills import share, some
from tests.trail_addresses import BY_POST, OPENS, QUIET

EYES = ("ratna", "inah", "dewi", "sari", "siska", "wulan")


@dataclass
class Read:
    """What one request opened: files whose narrative was unsealed, releases that were; and the rows it wrote, by what they opened."""

    content: set[UUID] = field(default_factory=set)
    releases: set[UUID] = field(default_factory=set)
    rows: list[Trail] = field(default_factory=list)
    opening: list[UUID] = field(default_factory=list)

    def unnamed(self) -> set[UUID]:
        """Opened, and no row says so."""
        files = {row.file_id for row in self.rows if row.outcome == "done"}
        releases = {UUID(one) for row in self.rows if row.outcome == "done" for one in row.detail.get("release", "").split(",") if one}
        return (self.content - files) | (self.releases - releases)

    def said_twice(self) -> list[str]:
        """The verbs of one reading that wrote more than one row; a new form announces itself too, though nothing may be there to open yet."""
        return [row.verb for row in self.rows] if len(self.opening) > len(set(self.opening)) else []


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    """Listens at the keyring, where every sealed value must pass, and at trail.record()."""
    read = Read()
    cipher, record = Keyring.cipher, trail.record

    def listening(self: Keyring, key_id: UUID) -> Any:
        found = cipher(self, key_id)
        file_id, ring = self._file_of[key_id]
        if ring in (CONTENT, CARE):
            read.content.add(file_id)
        if ring == RELEASE:
            read.releases.add(file_id)
        return found

    def noting(*, opens: bool = False, file_id: UUID | None = None, opens_release: UUID | list[UUID] | None = None, **said: Any) -> Trail:
        row = record(opens=opens, file_id=file_id, opens_release=opens_release, **said)
        read.rows.append(row)
        releases = opens_release if isinstance(opens_release, list) else [opens_release]
        read.opening.extend(one for one in (file_id if opens else None, *releases) if one is not None)
        return row

    with monkeypatch.context() as patched:
        patched.setattr(Keyring, "cipher", listening)
        patched.setattr(trail, "record", noting)
        yield read


def test_every_page_that_opens_content_writes_exactly_one_row_for_it(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    browsers, wrong, opened = {who: signed_in(who) for who in EYES}, [], set()
    stand = sealing_now().waiting
    for turn, one in enumerate(addresses()):
        every = list(full.paths(one))
        everybodys = some(every, turn=turn)
        for path in some(every, turn=turn, most=6):
            for who, browser in looking(browsers, every.index(path), turn) if path in everybodys else [("ratna", browsers["ratna"])]:
                with watched(monkeypatch) as read:
                    answer = browser.get(path)
                before, stand = stand, sealing_now().waiting
                if answer.status_code != 200:  # refused: what was noted on the way is undone with the view, the refusal's own row stands
                    continue
                if stand - before != len(read.rows):
                    wrong.append((path, who, "a row was undone"))
                if read.content | read.releases:
                    opened.add(one.name)
                if unnamed := read.unnamed():
                    wrong.append((path, who, "shows content without a row", unnamed))
                if verbs := read.said_twice():
                    wrong.append((path, who, f"more than one row for one reading: {verbs}"))
    assert not wrong, "\n".join(map(str, wrong))
    for one in (one for one in addresses() if one.name in OPENS - opened):  # of its many pages the sample of this turn held none with words
        opened |= {one.name for path in full.paths(one) for browser in browsers.values() if opens(browser, path, monkeypatch)}
    assert sorted(opened) == sorted(OPENS), "tests/trail_addresses.py says otherwise"


def looking(browsers: dict[str, Any], which: int, turn: int) -> list[tuple[str, Any]]:
    """Everybody at the first page of an address; of the sample at each further one Ratna and two more, by turns."""
    others = list(browsers.items())[1:]
    return [("ratna", browsers["ratna"]), *(share(others, of=2, turn=turn + which) if which else others)]


def opens(browser: Any, path: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Does reading this page unseal anything?"""
    with watched(monkeypatch) as read:
        browser.get(path)
    return bool(read.content | read.releases)


def test_every_address_is_named_once_by_what_it_shows() -> None:
    """Closed world: a new address says whether a reading of it leaves a row."""
    named = [*OPENS, *BY_POST, *QUIET]
    assert sorted(named) == sorted(set(named))
    every = {one.name for one in addresses()}
    assert every - set(named) == set(), "name these in tests/trail_addresses.py"
    assert set(named) - every == set(), "these are gone"


def test_leave_asked_for_a_stage_is_read_without_the_file(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    """Sari reads the copy put before her: the release opens, the file it comes from does not."""
    with watched(monkeypatch) as read:
        assert signed_in("sari").get(f"/persetujuan-atasan/{full.holes['approval_id']}/").status_code == 200
    assert read.releases == {full.holes["approval_id"]}
    assert read.content == set()
    assert [(row.verb, row.file_id) for row in read.rows if "release" in row.detail] == [("read release", full.case)]


def test_the_rows_are_kept_with_the_page(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    ratna = signed_in("ratna")
    with acting_as(cast["ratna"].pk):
        before = Trail.objects.filter(file_id=full.case, verb="read file").count()
    for _time in range(3):
        assert ratna.get(f"/kasus/{full.case}/").status_code == 200
    with acting_as(cast["ratna"].pk):
        assert Trail.objects.filter(file_id=full.case, verb="read file").count() == before + 3


def test_no_row_no_page(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    """A trail that cannot be written refuses the page."""

    def broken(**_said: Any) -> None:
        raise RuntimeError("the trail cannot be written")

    ratna = signed_in("ratna")
    ratna.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(trail, "record", broken)
        answer = ratna.get(f"/kasus/{full.case}/")
        assert answer.status_code == 500
        assert not any(word in answer.content.decode() for word in SECRETS)


def test_a_refusal_leaves_a_row(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    assert signed_in("tono").get(f"/kasus/{full.case}/").status_code == 404
    with acting_as(cast["ratna"].pk):
        row = Trail.objects.filter(file_id=full.case, outcome="refused").latest("id")
        assert row.actor_id == cast["tono"].pk


def test_the_team_sees_the_refusal_but_no_name_of_another_house(full: Full, signed_in: Callable[[str], Any]) -> None:
    for who in ("tono", "lina"):
        assert signed_in(who).get(f"/kasus/{full.case}/orang/").status_code == 404
    page = signed_in("ratna").get(f"/kasus/{full.case}/tim/").content.decode()
    assert "Tono" in page
    assert "Lina" not in page
    assert "Orang di luar lembaga" in page


def test_a_case_that_is_printed_as_a_file_leaves_one_row(full: Full, people: dict[str, Any], monkeypatch: Any) -> None:
    """`sintas case export`: the whole file is opened, under one row in the name of whoever asked; a stranger's try leaves his."""
    with acting_as(people["ratna"].user_id), watched(monkeypatch) as read:
        printed = json.dumps(document(by=people["ratna"], case=find(by=people["ratna"], words="KS-0001")))
    assert "telaga" in printed
    assert read.content == {full.case}
    assert [(row.verb, row.file_id) for row in read.rows] == [("export case", full.case)]
    with acting_as(people["tono"].user_id):
        with pytest.raises(NotYours):
            find(by=people["tono"], words="KS-0001")
        with pytest.raises(Refusal):
            document(by=people["tono"], case=Case(pk=full.case))


def test_a_case_that_comes_in_leaves_a_row_in_each_file(full: Full, people: dict[str, Any], house: Any, tmp_path: Path) -> None:
    """Both ways in: a document of the practice, and what another house has printed."""
    ratna, lina = people["ratna"], people["lina"]
    paper, printed = tmp_path / "kasus.yaml", tmp_path / "kasus.json"
    paper.write_text("schema: case-fixture/1\nid: X-1\nclient: {initials: A, age_years: 21}\nfamily: {members: [{initials: B, relation: ibu}]}\n")
    with acting_as(ratna.user_id):
        case = Case.objects.get(number=carry_in(by=ratna, one=read_document(paper)[0]).number, unit_id=house.unit.pk)
        assert "import" in verbs_of(case.pk)
        printed.write_text(json.dumps(document(by=ratna, case=Case.objects.get(pk=full.case))))
    with acting_as(lina.user_id):
        case = Case.objects.get(number=carry_in_exported(by=lina, one=read_exported(printed)).number, unit_id=house.ngo_unit.pk)
        assert "import" in verbs_of(case.pk)


def verbs_of(file_id: UUID) -> list[str]:
    return list(Trail.objects.filter(file_id=file_id).values_list("verb", flat=True))
