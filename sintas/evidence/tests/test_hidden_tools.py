"""A body map and a map of places are seen by whoever asks to see them and by nobody in passing; the trail says who looked, and at which."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.cases.reading.story import story_of
from sintas.evidence.actions.tools import keep_tool
from sintas.evidence.models import ToolEntry
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput
from tests.forms_of import Forms

MARK = {"side": "front", "region": "", "x": 0.5, "y": 0.3, "shape": "dot", "size": "", "colour": "", "feels": [], "seen": [], "words": "kenarimar"}
MAPS: dict[str, dict[str, Any]] = {
    "body_map": {"content": {"marks": [MARK], "lines": ["kenarisisa"]}, "note": "kenaritubuh"},
    "place_map": {"content": {"places": [{"name": "kenaripasar", "kind": "feared"}]}, "note": "kenaritempat"},
}
WORDS = ("kenarimar", "kenarisisa", "kenaritubuh", "kenaripasar", "kenaritempat")
FIRST = "Tampilkan"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(people, case, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read assessment", file_id=case.pk, opens=True)
        yield {"by": people["ratna"], "case": case}


@pytest.fixture
def maps(said) -> dict[str, ToolEntry]:
    return {tool: keep_tool(**said, tool=tool, **held) for tool, held in MAPS.items()}


def seen(page: str) -> list[str]:
    """Which of the hidden words a page shows."""
    return [word for word in WORDS if word in page]


def rows_of(case) -> list[tuple[str, dict[str, Any]]]:
    return [(row.verb, row.detail) for row in Trail.objects.filter(file_id=case.pk).order_by("pk")]


class Look:
    """get() of a page of the case: its words, and the rows the trail gained by it."""

    def __init__(self, browser: Any, case: Any) -> None:
        self.browser, self.case, self.base = browser, case, f"/kasus/{case.pk}/"

    def at(self, path: str, **post: str) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
        before = len(rows_of(self.case))
        answer = self.browser.post(self.base + path, post) if post else self.browser.get(self.base + path)
        assert answer.status_code in (200, 302, 409, 422), (path, answer.status_code)
        return answer.content.decode(), rows_of(self.case)[before:]


@pytest.fixture
def look(signed_in, case) -> Look:
    return Look(signed_in("ratna"), case)


@pytest.mark.parametrize("tool", list(MAPS))
def test_no_page_shows_a_word_of_it_in_passing(maps, look, tool):
    entry = maps[tool].entry
    passing = ("", "asesmen/", "asesmen/alat/", "perubahan/", f"gambar/{tool}/", f"gambar/{tool}/{entry}/", f"asesmen/alat/{entry}/")
    for path in (*passing, f"asesmen/alat/{entry}/riwayat/"):
        page, rows = look.at(path)
        assert seen(page) == [], path
        assert "read body drawing" not in [verb for verb, _detail in rows], path
        if str(entry) in path:
            assert FIRST in page, path


@pytest.mark.parametrize("tool", list(MAPS))
def test_one_step_shows_it_and_the_trail_names_what_was_opened(maps, look, tool):
    entry = maps[tool].entry
    mine = [word for word in WORDS if word in str(MAPS[tool])]
    named = ("read body drawing", {"tool": tool, "entry": str(entry)})
    for path in (f"gambar/{tool}/", f"gambar/{tool}/{entry}/", f"asesmen/alat/{entry}/", f"asesmen/alat/{entry}/riwayat/"):
        page, rows = look.at(f"{path}?tampil=1")
        assert seen(page) == mine, path
        assert rows.count(named) == 1, (path, rows)


def test_the_note_of_a_map_that_was_not_copied_stays_hidden_too(said, look):
    keep_tool(**said, tool="body_map", note="kenaritubuh")
    assert seen(look.at("gambar/body_map/")[0]) == []
    page, rows = look.at("gambar/body_map/?tampil=1")
    assert seen(page) == ["kenaritubuh"]
    assert "read body drawing" in [verb for verb, _detail in rows]


def test_nothing_kept_is_nothing_read(look):
    page, rows = look.at("gambar/body_map/?tampil=1")
    assert "Belum ada yang dapat digambar" in page
    assert "read body drawing" not in [verb for verb, _detail in rows]


def test_the_story_tells_that_a_map_was_made_and_nothing_of_it(maps, case, said):
    told = [one for month in story_of(case, ["tool"]).months for one in month.entries]
    assert [(one.title, one.text) for one in told] == [("Alat asesmen", "")] * 2


def test_a_line_written_before_this_rule_is_told_no_more(maps, case, said):
    """What older versions of the program, or another house, put into the story."""
    from sintas.cases.models import Record

    for row in Record.objects.filter(file_id=case.pk, kind="tool"):
        row.line = "kenaritubuh"
        row.save(update_fields=["line"])
    keep_tool(**said, tool="ecomap", content={"ties": [{"to": "ibu"}]}, note="dibuat di teras")
    told = [one for month in story_of(case, ["tool"]).months for one in month.entries]
    assert sorted(one.text for one in told) == ["", "", "dibuat di teras"]


def test_what_was_typed_is_shown_again_and_counts_as_read(maps, look):
    """422 and 409 show the form with all its words, so the trail says it was opened; what is saved sends on to the hidden page."""
    path, entry = f"asesmen/alat/{maps['body_map'].entry}/", str(maps["body_map"].entry)
    named = ("read body drawing", {"tool": "body_map", "entry": entry})
    marks = {"marks-0-side": "front", "marks-0-shape": "dot", "marks-0-x": "0.5", "marks-0-y": "0.3", "marks-0-words": "kenarimar"}
    page, rows = look.at(path, **marks, declined="on", based_on="1")
    assert "kenarimar" in page and rows.count(named) == 1
    _page, rows = look.at(path, **marks, based_on="1")
    assert named not in rows
    page, rows = look.at(path, **marks, note="kenaritubuh", based_on="1")
    assert "kenaritubuh" in page and rows.count(named) == 1


def test_an_unsent_draft_that_is_named_opens_its_form(maps, look, people, as_user):
    from sintas.staff.drafts import save_draft

    path = f"asesmen/alat/{maps['body_map'].entry}/"
    with as_user("ratna"):
        draft = save_draft(by=people["ratna"], form=look.base + path, fields={"note": ["kenaritubuh belum selesai"], "submission": [new_submission()]})
    hidden, _rows = look.at(path)
    assert seen(hidden) == [] and "belum terkirim" in hidden
    page, rows = look.at(f"{path}?draf={draft.filling}")
    assert "kenaritubuh belum selesai" in page
    assert "read body drawing" in [verb for verb, _detail in rows]


def test_from_the_opened_drawing_its_form_is_one_tap_away(maps, look):
    edit = f"asesmen/alat/{maps['body_map'].entry}/"
    assert f'href="{look.base}{edit}?tampil=1"' in look.at("gambar/body_map/?tampil=1")[0]
    assert f'href="{look.base}{edit}"' in look.at("gambar/body_map/")[0]


def test_nobody_outside_the_team_finds_the_step(maps, case, signed_in):
    for who in ("tono", "budi", "sari", "ana", "dewi"):
        browser = signed_in(who)
        for tail in ("", "riwayat/"):
            for asked in ("", "?tampil=1"):
                assert browser.get(f"/kasus/{case.pk}/asesmen/alat/{maps['body_map'].entry}/{tail}{asked}").status_code == 404


def test_two_days_side_by_side_keep_the_days_and_the_initials_when_opened(said, maps, look):
    newest = keep_tool(**said, tool="body_map", content={"marks": [{**MARK, "words": "kenaripunggung"}]})
    first = maps["body_map"].entry
    asked = f"kiri={newest.entry}&kanan={first}"
    page, rows = look.at(f"gambar/body_map/banding/?{asked}&inisial=1")
    assert seen(page) == [] and "read body drawing" not in [verb for verb, _detail in rows]
    assert f'href="?kiri={newest.entry}&amp;kanan={first}&amp;tampil=1&amp;inisial=1"' in page
    assert f'href="{look.base}gambar/body_map/{first}/?inisial=1"' in page
    opened, rows = look.at(f"gambar/body_map/banding/?{asked}&tampil=1&inisial=1")
    assert "kenarimar" in opened and "kenaripunggung" in opened
    assert {detail["entry"] for verb, detail in rows if verb == "read body drawing"} == {str(newest.entry), str(first)}
    assert f'href="{look.base}gambar/body_map/{first}/?tampil=1&amp;inisial=1"' in opened


def test_the_kept_days_keep_the_initials(maps, look):
    entry = maps["body_map"].entry
    page, _rows = look.at("gambar/body_map/?tampil=1&inisial=1")
    assert f'href="{look.base}gambar/body_map/{entry}/?tampil=1&amp;inisial=1"' in page
    assert '<a class="tap" href="?inisial=1">Sembunyikan' in page


@pytest.mark.parametrize("note", ["Jl. Mawar No. 12", "dekat pasar, RT 03/RW 05"])
def test_an_address_is_refused_in_the_note_of_a_map_of_places(said, look, note):
    with pytest.raises(BadInput) as refused:
        keep_tool(**said, tool="place_map", content=MAPS["place_map"]["content"], note=note)
    assert list(refused.value.fields) == ["note"]
    page, _rows = look.at("asesmen/alat/place_map/", **{"places-0-name": "pasar", "note": note})
    assert "tanpa alamat" in page and note in page and "pasar" in page
    assert not ToolEntry.objects.filter(tool="place_map").exists()


def test_an_address_is_refused_where_a_body_map_was_made(said):
    with pytest.raises(BadInput) as refused:
        keep_tool(**said, tool="body_map", content={"marks": [MARK], "where_made": "Jl. Mawar No. 12"})
    assert list(refused.value.fields) == ["where_made"]
    keep_tool(**said, tool="body_map", content={"marks": [MARK], "where_made": "ruang konseling"})


def test_nobody_is_asked_for_a_place_in_the_note_of_a_map_of_places(look):
    page = look.at("asesmen/alat/place_map/")[0]
    assert "note" in Forms(page).found[-1].names
    assert "letaknya" not in page
    assert "letaknya" in look.at("asesmen/alat/ecomap/")[0]
