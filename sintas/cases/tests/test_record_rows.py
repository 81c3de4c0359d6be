"""A record with rows, page by page: more rows without saving, a refusal that leads into a cell, one entry after another."""

import re
import sys
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from sintas.cases.actions.writing import write_note
from sintas.cases.forms.base import RecordForm
from sintas.cases.models import Note, Record
from sintas.cases.views.recording import RecordPage, record
from sintas.config import urls
from sintas.kit import widgets
from sintas.kit.ids import new_submission
from sintas.kit.lines import LinesField, as_lines, lines_field, lines_of
from sintas.kit.rows import Column, RowsField, hidden
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts

handler400, handler403, handler404, handler500 = (getattr(urls, f"handler{n}", None) for n in (400, 403, 404, 500))


class GoalsForm(RecordForm):
    """Two columns and an entry: enough to see how rows travel."""

    text = forms.CharField(label=_("Catatan"), widget=widgets.Text)
    goals = RowsField(
        [
            Column("words", forms.CharField(label=_("Tujuan"), widget=widgets.Text), required=True),
            Column("due", forms.DateField(label=_("Batas"), widget=widgets.Day)),
            hidden("entry"),
        ],
        label=_("Tujuan"),
        one=_("Tujuan"),
    )
    obstacles = lines_field(_("Kendala"))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        text, *rows = row.text.splitlines()
        return {"text": text, "goals": [{"words": words, "entry": str(at)} for at, words in enumerate(rows)], "obstacles": []}


def keep_goals(*, by: Any, case: Any, text: str, goals: list[dict[str, Any]], obstacles: list[str], **when: Any) -> Note:
    """Writes the goals as a note, one a line; refuses a goal without a day when there are several."""
    undated = [at for at, goal in enumerate(goals) if goal["due"] is None and "removed" not in goal]
    if len(goals) > 1 and undated:
        raise BadInput({f"goals-{at}-due": "Tulis batas tujuan ini." for at in undated})
    standing = [goal["words"] for goal in goals if "removed" not in goal]
    return write_note(by=by, case=case, text="\n".join([text, *standing, *obstacles]), **when)


PAGE = RecordPage("note", GoalsForm, keep_goals, _("Rencana"), Note, saved=_("Rencana tersimpan."), again=True)


def page(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    return record(request, PAGE, file_id, entry)


urlpatterns = [
    path("kasus/<uuid:file_id>/uji-rencana/", page),
    path("kasus/<uuid:file_id>/uji-rencana/<uuid:entry>/", page),
    *urls.urlpatterns,
]


@pytest.fixture
def case(open_a_case, settings):
    settings.ROOT_URLCONF = __name__
    return open_a_case("ratna")


@pytest.fixture
def address(case):
    return f"/kasus/{case.pk}/uji-rencana/"


def filled(**more: str) -> dict[str, str]:
    goals = {"goals-0-words": "Tidur tenang", "goals-0-due": "2024-12-01", "goals-0-entry": ""}
    return {"submission": new_submission(), "text": "disusun bersama", **goals, **more}


def notes(case, people, as_user) -> list[str]:
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        return [str(note.text) for note in Note.current.filter(file_id=case.pk)]


def test_more_rows_come_without_saving_and_without_losing_a_word(case, address, signed_in, people, as_user):
    ratna = signed_in("ratna")
    typed = filled(**{"goals-1-words": "Melamar kerja", "goals-1-due": "besok"})
    ratna.post(f"/draf/?form={address}", typed, headers={"X-Sintas": "draft"})
    answer = ratna.post(address, typed | {"more_rows": "goals", "text": ""})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Melamar kerja"' in page and 'value="besok"' in page
    assert "goals-3-words" in page and "goals-4-words" not in page
    assert "Galat" not in page and 'class="error"' not in page
    assert notes(case, people, as_user) == []
    with as_user("ratna"):
        assert drafts.draft_for(people["ratna"], address).fields["goals-1-words"] == ["Melamar kerja"], "the draft stays"
        assert not Record.objects.filter(file_id=case.pk, kind="note").exists()


def test_a_draft_brings_its_rows_back(case, address, signed_in):
    ratna = signed_in("ratna")
    ratna.post(f"/draf/?form={address}", filled(**{"goals-3-words": "Melamar kerja"}), headers={"X-Sintas": "draft"})
    page = ratna.get(address).content.decode()
    assert 'value="Tidur tenang"' in page and 'value="Melamar kerja"' in page


def test_a_verbs_refusal_leads_into_the_cell(case, address, signed_in, people, as_user):
    sent = filled(**{"goals-4-words": "Melamar kerja"})
    answer = signed_in("ratna").post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_goals-4-due">Tujuan 2, Batas: Tulis batas tujuan ini.</a>' in page
    assert 'id="id_goals-4-due-e"' in page
    assert 'value="Melamar kerja"' in page
    assert notes(case, people, as_user) == []


def test_one_after_another(case, address, signed_in, people, as_user):
    ratna = signed_in("ratna")
    assert "Simpan dan tambah lagi" in ratna.get(address).content.decode()
    first = filled(again="1")
    for _twice in range(2):
        answer = ratna.post(f"{address}?text=janji&draf=abc", first)
        assert (answer.status_code, answer["Location"]) == (302, f"{address}?text=janji")
    page = ratna.get(address).content.decode()
    assert "Rencana tersimpan." in page and "Tidur tenang" not in page
    assert notes(case, people, as_user) == ["disusun bersama\nTidur tenang"]
    answer = ratna.post(address, filled())
    assert address not in answer["Location"]
    assert signed_in("budi").post(address, filled(again="1")).status_code == 404


def test_a_correction_is_not_followed_by_another_and_a_next_step_comes_first(case, address, signed_in, people, as_user, monkeypatch):
    ratna = signed_in("ratna")
    with as_user("ratna"):
        row = write_note(by=people["ratna"], case=case, text="disusun bersama\nTidur tenang")
    page = ratna.get(f"{address}{row.entry}/").content.decode()
    assert "Simpan dan tambah lagi" not in page
    assert re.search(r'name="goals-0-entry" value="0"', page)
    sent = filled(**{"based_on": "1", "goals-0-entry": "0", "goals-0-words": "", "goals-0-due": "", "again": "1"})
    answer = ratna.post(f"{address}{row.entry}/", sent)
    assert answer.status_code == 302 and "uji-rencana" not in answer["Location"]
    assert notes(case, people, as_user) == ["disusun bersama"], "the cleared goal is gone"
    monkeypatch.setattr(sys.modules[__name__], "PAGE", replace(PAGE, then=lambda case, row: "/hari-ini/"))
    assert ratna.post(address, filled(again="1"))["Location"] == "/hari-ini/"


def test_two_texts_of_one_plan_stand_side_by_side_in_words(case, address, signed_in, people, as_user):
    ratna = signed_in("ratna")
    with as_user("ratna"):
        row = write_note(by=people["ratna"], case=case, text="disusun bersama\nTidur")
        write_note(by=people["ratna"], case=case, text="disusun bersama\nTidur tujuh jam", entry=row.entry, based_on=1)
    answer = ratna.post(f"{address}{row.entry}/", filled(**{"based_on": "1", "goals-0-entry": "0"}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert '<p class="versus-text">Tidur tujuh jam</p>' in page
    assert '<p class="versus-text">Tidur tenang; 1 Desember 2024</p>' in page
    assert 'name="goals-0-words"' in page and "{&#x27;" not in page


def test_one_thing_a_line():
    assert lines_of("- suara motor\r\n\n • mengunci pintu\n*  \n\t-\ntelepon ") == ["suara motor", "mengunci pintu", "telepon"]
    assert lines_of(as_lines(["a", "b"])) == ["a", "b"]
    assert as_lines(None) == as_lines([]) == "" and lines_of("") == []


def test_a_box_of_lines_gives_a_list_and_keeps_what_was_typed():
    box = lines_field(_("Kendala"), max_length=20)
    assert box.clean(" - uang\n\n* jarak") == ["uang", "jarak"]
    assert box.clean("") == box.clean(None) == []
    assert box.prepare_value(["uang", "jarak"]) == "uang\njarak"
    assert box.prepare_value("- uang\n") == "- uang\n"
    assert not box.has_changed(["uang", "jarak"], "- uang\n\njarak")
    assert box.has_changed(None, "uang") and not box.has_changed(None, "")
    for wrong in ("x" * 21, "a\x00b"):
        with pytest.raises(forms.ValidationError):
            box.clean(wrong)
    with pytest.raises(forms.ValidationError):
        LinesField(required=True).clean("-\n *")
