"""Ratna attaches a signed paper: looked at by its content, sealed under its own key, only ever downloaded."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from sintas.cases.actions.attaching import attach, take_out
from sintas.cases.models import Attachment, AttachmentBody, Record
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.kit.uploads import NotTaken, look_at, without_traces
from sintas.safekeeping.envelope import SealBroken
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal


def jpeg(**save):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif, **save)
    return out.getvalue()


def pdf(**secrets):
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = "Penulis Rahasia"
        made.save(out, **secrets)
    return out.getvalue()


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


def test_it_is_kept_sealed_and_comes_back_as_it_was(case, people, as_user):
    body = jpeg()
    with as_user("ratna"):
        row = attach(by=people["ratna"], case=case, body=body, kind="consent_paper", title="halaman pertama")
        assert (row.media_type, row.size) == ("image/jpeg", len(body))
        assert Record.objects.filter(kind="attachment").exists()
        with connection.cursor() as c:
            c.execute("SELECT body, data_key FROM cases_attachmentbody")
            held, key = (bytes(one) for one in c.fetchone())
        assert body[:200] not in held
        assert len(key) > 32
    with as_user("ratna"):
        taken = take_out(by=people["ratna"], case=case, entry=row.entry)
        assert taken.body == body
        assert case.number in taken.name
        assert "halaman" not in taken.name


def test_the_shared_copy_carries_no_traces(case, people, as_user):
    with as_user("ratna"):
        photo = attach(by=people["ratna"], case=case, body=jpeg(), kind="photo")
        paper = attach(by=people["ratna"], case=case, body=pdf(), kind="letter")
        assert b"Kamera Rahasia" in take_out(by=people["ratna"], case=case, entry=photo.entry).body
        assert b"Kamera Rahasia" not in take_out(by=people["ratna"], case=case, entry=photo.entry, to_share=True).body
        shared = take_out(by=people["ratna"], case=case, entry=paper.entry, to_share=True).body
        with pikepdf.open(io.BytesIO(shared)) as opened:
            assert "/Author" not in opened.docinfo
            assert len(opened.pages) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"MZ\x90\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7 broken",
        jpeg()[:80],
        b"GIF89a",
        b"PK\x03\x04",
        pdf(encryption=pikepdf.Encryption(user="x", owner="y")),
        b"<html><script>alert(1)</script>",
    ],
)
def test_what_is_not_what_it_says_is_refused_in_words(case, people, as_user, body):
    with as_user("ratna"):
        with pytest.raises(BadInput) as no:
            attach(by=people["ratna"], case=case, body=body, kind="letter")
        assert str(no.value.fields["body"])
        assert Attachment.objects.count() == 0


def test_too_large_is_refused():
    with pytest.raises(NotTaken):
        look_at(b"%PDF-" + b"0" * (16 * 1024 * 1024))


def test_every_kind_is_cleaned():
    for kind in ("PNG", "WEBP", "JPEG"):
        out = io.BytesIO()
        Image.new("RGB", (4, 4), "red").save(out, kind)
        found = look_at(out.getvalue())
        assert look_at(without_traces(out.getvalue(), found.media_type)).media_type == found.media_type


def test_moved_to_another_attachment_it_does_not_open(case, people, as_user):
    with as_user("ratna"):
        one = attach(by=people["ratna"], case=case, body=jpeg(), kind="photo")
        two = attach(by=people["ratna"], case=case, body=pdf(), kind="letter")
        first = AttachmentBody.objects.get(attachment=one)
        AttachmentBody.objects.filter(attachment=two).update(body=first.body)
        with pytest.raises(SealBroken):
            take_out(by=people["ratna"], case=case, entry=two.entry)


def test_outsiders_and_guesses(case, people, as_user, signed_in):
    with as_user("ratna"):
        row = attach(by=people["ratna"], case=case, body=jpeg(), kind="photo")
        with pytest.raises(NotYours):
            take_out(by=people["ratna"], case=case, entry=uuid7())
    with as_user("ana"), pytest.raises(Refusal):
        attach(by=people["ana"], case=case, body=jpeg(), kind="photo")
    url = f"/kasus/{case.pk}/lampiran/{row.entry}/unduh/"
    assert signed_in("lina").post(url).status_code == 404
    ratna = signed_in("ratna")
    assert ratna.get(url).status_code == 405
    answer = ratna.post(url, {"copy": "share"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_from_the_page(case, signed_in, as_user):
    ratna = signed_in("ratna")
    url = f"/kasus/{case.pk}/lampirkan/"
    wrong = ratna.post(url, {"kind": "photo", "title": "ket", "body": SimpleUploadedFile("foto.jpg", b"bukan foto")})
    assert wrong.status_code == 422
    assert "WebP" in wrong.content.decode()
    assert ratna.post(url, {"kind": "photo", "title": "ket", "body": SimpleUploadedFile("x.exe", jpeg())}).status_code == 302
    assert "ket" in ratna.get(f"/kasus/{case.pk}/lampiran/").content.decode()


def test_the_form_offers_only_kinds_it_can_take(case, signed_in):
    page = signed_in("ratna").get(reverse("cases:attachment", args=[case.pk])).content.decode()
    assert 'value="photo"' in page
    assert 'value="recording"' not in page
    assert 'value="source_facts"' not in page


def test_an_attachment_stands_in_the_story_on_the_day_it_was_attached(case, signed_in, as_user):
    answer = signed_in("ratna").post(
        reverse("cases:attachment", args=[case.pk]),
        {"submission": new_submission(), "kind": "photo", "body": SimpleUploadedFile("x.jpg", jpeg(), "image/jpeg")},
    )
    assert answer.status_code == 302
    with as_user("ratna"):
        assert Record.objects.get(kind="attachment").happened_on == clock.today()
