"""The trail of reading: no page shows content without its row, and exactly one; no row, no page; a refusal leaves its own.

Verbs: test_trail_verbs.py. What a row may say, and that nobody changes it: test_trail_rows.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Keyring
from sintas.safekeeping.models import Trail
from sintas.safekeeping.rings import CARE, CONTENT, RELEASE
from tests.browser.full_house import SECRETS, Full, fill

EYES = ("ratna", "inah", "dewi", "sari", "siska")


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
        releases = {UUID(row.detail["release"]) for row in self.rows if row.outcome == "done" and "release" in row.detail}
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

    def noting(*, opens: bool = False, file_id: UUID | None = None, opens_release: UUID | None = None, **said: Any) -> Trail:
        row = record(opens=opens, file_id=file_id, opens_release=opens_release, **said)
        read.rows.append(row)
        read.opening.extend(one for one in (file_id if opens else None, opens_release) if one is not None)
        return row

    with monkeypatch.context() as patched:
        patched.setattr(Keyring, "cipher", listening)
        patched.setattr(trail, "record", noting)
        yield read


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    return fill(people, cast, house)


def test_every_page_that_opens_content_writes_exactly_one_row_for_it(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    browsers, wrong, opened = {who: signed_in(who) for who in EYES}, [], set()
    for one in addresses():
        for path in full.paths(one):
            for who, browser in browsers.items():
                with watched(monkeypatch) as read:
                    answer = browser.get(path)
                if answer.status_code != 200:
                    continue
                if read.content | read.releases:
                    opened.add(one.name)
                if unnamed := read.unnamed():
                    wrong.append((path, who, "shows content without a row", unnamed))
                if verbs := read.said_twice():
                    wrong.append((path, who, f"more than one row for one reading: {verbs}"))
    assert not wrong, "\n".join(map(str, wrong))
    assert OPEN_CONTENT <= opened, sorted(OPEN_CONTENT - opened)
    assert len(opened) > 90, "the walk opened next to nothing"


# One page of each kind that cannot but open something: a walk that missed it would prove nothing about it.
OPEN_CONTENT = {
    "desk:case", "cases:note_entry", "cases:note_history", "cases:care", "casework:assessment_page", "casework:tool_entry",
    "casework:contradiction_history", "casework:plan_page", "casework:goals", "casework:goal_result_entry", "casework:conference_page",
    "casework:change_page", "casework:ending_page", "casework:referral_answer", "casework:approval_ask", "casework:approval_ask_of",
    "casework:approval_entry", "casework:approval_read", "documents:preview", "documents:download", "documents:download_word",
    "intake:enquiry", "intake:history",
}  # fmt: skip


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
