"""The same page sent twice: once it counts; with other words the other words count too."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import record_contact, write_note
from sintas.cases.models import Attachment, AttachmentBody, Contact, Note, Record, Task
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import Notice
from tests.filling import at_first
from tests.forms_of import Form, Forms


@pytest.fixture
def note(open_a_case: Any, people: Any) -> tuple[Any, Any]:
    case = open_a_case("ratna")
    with acting_as(people["ratna"].user_id):
        return case, write_note(by=people["ratna"], case=case, text="pertama")


def the_form(browser: Any, path: str, field: str = "text") -> Form:
    return next(one for one in Forms(browser.get(path).content.decode()).found if field in one.names)


def texts(people: Any, case: Any, entry: Any) -> list[tuple[int, bool, str]]:
    with acting_as(people["ratna"].user_id):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        return sorted((row.number, row.set_aside, row.text) for row in Note.objects.filter(entry=entry))


def test_a_correction_carries_a_token_of_its_own(note: Any, people: Any, signed_in: Any) -> None:
    """The record's own submission is the name of an older filling-in, or none."""
    case, first = note
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/catatan/{first.entry}/"
    sent = the_form(browser, path).standing | {"text": ["diperbaiki"]}
    assert len(sent["submission"][0]) == 22
    assert [browser.post(path, sent).status_code for _time in range(3)] == [302, 302, 302]
    assert texts(people, case, first.entry) == [(1, False, "pertama"), (2, False, "diperbaiki")]
    assert the_form(browser, path).standing["submission"] != sent["submission"]


def test_a_correction_made_over_the_web_is_corrected_over_the_web(open_a_case: Any, people: Any, signed_in: Any) -> None:
    """Here the record has a submission already."""
    case, browser = open_a_case("ratna"), signed_in("ratna")
    new = f"/kasus/{case.pk}/catatan/"
    browser.post(new, the_form(browser, new).standing | {"text": ["satu"]})
    with acting_as(people["ratna"].user_id):
        entry = Note.objects.get(file_id=case.pk).entry
    sent = the_form(browser, f"{new}{entry}/").standing | {"text": ["dua"]}
    assert [browser.post(f"{new}{entry}/", sent).status_code for _time in range(2)] == [302, 302]
    assert texts(people, case, entry) == [(1, False, "satu"), (2, False, "dua")]


def test_sent_gone_back_changed_and_sent_again_keeps_both(open_a_case: Any, people: Any, signed_in: Any) -> None:
    case, browser = open_a_case("ratna"), signed_in("ratna")
    path = f"/kasus/{case.pk}/catatan/"
    sent = the_form(browser, path).standing
    for text in ("satu", "satu dan dua", "satu dan dua", "satu"):
        assert browser.post(path, sent | {"text": [text]}).status_code == 302
    with acting_as(people["ratna"].user_id):
        entry = Note.objects.filter(file_id=case.pk).first().entry  # type: ignore[union-attr]
    assert texts(people, case, entry) == [(1, False, "satu"), (2, False, "satu dan dua")]


def test_a_second_form_with_rows_of_choices_counts_once(open_a_case: Any, people: Any, signed_in: Any) -> None:
    case = open_a_case("ratna")
    with acting_as(people["ratna"].user_id):
        contact = record_contact(by=people["ratna"], case=case, form="conversation", result="di warung")
    browser, path = signed_in("ratna"), f"/kasus/{case.pk}/kontak/{contact.entry}/"
    sent = the_form(browser, path, "result").standing
    assert [browser.post(path, sent).status_code for _time in range(2)] == [302, 302]
    with acting_as(people["ratna"].user_id):
        assert Contact.objects.filter(entry=contact.entry).count() == 2


def test_a_document_attached_twice_lies_there_once(open_a_case: Any, people: Any, signed_in: Any) -> None:
    case, browser = open_a_case("ratna"), signed_in("ratna")
    path, body = f"/kasus/{case.pk}/lampirkan/", BytesIO()
    Image.new("RGB", (16, 16), "grey").save(body, "PNG")
    sent = at_first(the_form(browser, path, "title"))
    for _time in range(2):
        file = SimpleUploadedFile("surat.png", body.getvalue(), "image/png")
        assert browser.post(path, sent | {"title": ["Surat"], "body": file}).status_code == 302
    with acting_as(people["ratna"].user_id):
        assert (Attachment.objects.filter(file_id=case.pk).count(), AttachmentBody.objects.filter(file_id=case.pk).count()) == (1, 1)


def test_a_task_given_to_oneself_tells_nobody_and_once(open_a_case: Any, people: Any, signed_in: Any) -> None:
    case, browser = open_a_case("ratna"), signed_in("ratna")
    path = f"/kasus/{case.pk}/tugas/baru/"
    sent = the_form(browser, path, "title").standing | {"title": ["Menelepon"], "owner": [str(people["ratna"].user_id)]}
    assert [browser.post(path, sent).status_code for _time in range(2)] == [302, 302]
    with acting_as(people["ratna"].user_id):
        assert Task.objects.filter(file_id=case.pk).count() == 1
        assert Notice.objects.filter(user_id=people["ratna"].user_id).count() == 0


def test_leaving_a_team_twice_is_told_once(open_a_case: Any, people: Any, cast: Any, signed_in: Any) -> None:
    case = open_a_case("ratna")
    with acting_as(people["ratna"].user_id):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    for _time in range(2):
        assert signed_in("ratna").post(f"/kasus/{case.pk}/tim/{cast['budi'].pk}/akhiri/").status_code == 302
    with acting_as(people["ratna"].user_id):
        assert [row.tags for row in Record.objects.filter(file_id=case.pk, kind="team")].count(["left"]) == 1
