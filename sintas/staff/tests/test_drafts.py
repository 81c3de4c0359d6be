"""What Ratna types and does not send: kept, sealed, hers alone."""

from datetime import timedelta

import pytest
from django import forms as django_forms
from django.db import connection
from django.test import RequestFactory

from sintas.kit import clock, ids
from sintas.kit.choosers import Chips, Select
from sintas.kit.fields import CodedOrOwnWords, FuzzyDateField
from sintas.kit.forms import PartForm
from sintas.kit.widgets import Area, CheckCard
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import NotOpened
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.tests.browser import seal
from sintas.staff import drafts
from sintas.staff.drafts.merging import merge
from sintas.staff.models import Draft

PAGE = "/pengaturan/"
CANARY = "kalimat-kenari-tidak-boleh-terbaca"


def autosave(client, fields, form=PAGE):
    return client.post(f"/draf/?form={form}", fields, headers={"X-Sintas": "draft"})


def dumped():
    with connection.cursor() as c:
        c.execute("SET LOCAL ROLE NONE")
        c.execute("SELECT string_agg(encode(fields, 'escape') || d::text, '|') FROM staff_draft d")
        return c.fetchone()[0] or ""


def test_autosave_answers_with_the_time_and_the_words_are_sealed(cast, people, signed_in):
    ratna = signed_in("ratna")
    answer = autosave(ratna, {"greeting": CANARY, "password": "rahasia", "csrfmiddlewaretoken": "t", "submission": ids.new_submission()})
    assert answer.status_code == 200
    assert set(answer.json()) == {"at", "saved_at", "iso"}
    with acting_as(cast["ratna"].pk):
        assert CANARY not in dumped()
        assert "rahasia" not in dumped()
        assert set(drafts.draft_for(people["ratna"], PAGE).fields) == {"greeting", "submission"}


def test_json_works_as_well(cast, people, signed_in):
    sent = {"form": PAGE, "fields": {"greeting": "Bu", "tags": ["a", "b"]}}
    assert signed_in("ratna").post("/draf/", sent, content_type="application/json").status_code == 200
    with acting_as(cast["ratna"].pk):
        assert drafts.draft_for(people["ratna"], PAGE).fields == {"greeting": ["Bu"], "tags": ["a", "b"]}


@pytest.mark.parametrize("sent", ['{"fields": 3}', "[]", "{", '"x"', '{"form": 1, "fields": {"a": "b"}}'])
def test_broken_json_is_refused_without_a_crash(cast, signed_in, sent):
    assert signed_in("ratna").post("/draf/", sent, content_type="application/json").status_code == 422


def test_a_draft_stands_in_the_form_again_and_goes_when_it_is_sent(cast, signed_in, people):
    ratna = signed_in("ana")
    autosave(ratna, {"name": "Sentra Baru Sekali", "submission": "S" * 22}, form="/lembaga/")
    page = ratna.get("/lembaga/").content.decode()
    assert 'value="Sentra Baru Sekali"' in page
    assert "Draf tersimpan" in page
    assert "Galat" not in page
    fields = {"name": "Sentra Baru Sekali", "submission": "S" * 22}
    assert ratna.post("/lembaga/", fields).status_code == 302
    assert Draft.objects.count() == 0  # nothing without an identity
    with acting_as(cast["ana"].pk):
        assert drafts.drafts_of(people["ana"]) == []
    autosave(ratna, fields, form="/lembaga/")  # one that was on its way
    with acting_as(cast["ana"].pk):
        assert drafts.drafts_of(people["ana"]) == []


def test_two_tabs_with_the_same_form_are_two_drafts(cast, people, signed_in):
    ratna = signed_in("ratna")
    first, second = ids.new_submission(), ids.new_submission()
    autosave(ratna, {"greeting": "tab satu", "submission": first})
    autosave(ratna, {"greeting": "tab dua", "submission": second})
    page = ratna.get("/draf/saya/").content.decode()
    assert f"{PAGE}?draf={first}" in page
    assert f"{PAGE}?draf={second}" in page
    assert "tab satu" not in page
    with acting_as(cast["ratna"].pk):
        assert drafts.draft_of(people["ratna"], PAGE, first).fields["greeting"] == ["tab satu"]
        drafts.drop_draft(by=people["ratna"], form=PAGE, filling=first)
        drafts.drop_draft(by=people["ratna"], form=PAGE, filling=first)
        assert [held.filling for held in drafts.drafts_of(people["ratna"])] == [second]


def test_nobody_else_opens_it_not_even_without_the_filter(cast, people, signed_in):
    autosave(signed_in("ratna"), {"greeting": CANARY})
    for stranger in ("budi", "sari", "ana", "lina"):
        with acting_as(cast[stranger].pk):
            assert Draft.objects.count() == 0
            assert drafts.draft_for(people[stranger], PAGE) is None
            assert drafts.drafts_of(people["ratna"]) == []  # even asked for in her name
            assert not Wrap.objects.filter(file_id=cast["ratna"].pk).exists()


def test_throwing_away_touches_only_ones_own(cast, people, signed_in):
    autosave(signed_in("ratna"), {"greeting": "saya"})
    with acting_as(cast["ratna"].pk):
        held = drafts.drafts_of(people["ratna"])[0]
    signed_in("lina").post("/draf/buang/", {"draft": str(held.id)})
    with acting_as(cast["ratna"].pk):
        assert drafts.drafts_of(people["ratna"]) == [held]
    ratna = signed_in("ratna")
    for _ in range(2):
        assert ratna.post("/draf/buang/", {"draft": str(held.id)}).status_code == 303
    with acting_as(cast["ratna"].pk):
        assert drafts.drafts_of(people["ratna"]) == []


def test_a_draft_of_a_case_is_sealed_under_its_content_key_and_opening_it_leaves_a_trail(open_a_case, cast, people):
    case = open_a_case("ratna")
    with acting_as(cast["ratna"].pk):
        drafts.save_draft(by=people["ratna"], form=PAGE, fields={"text": [CANARY]}, file_id=case.pk)
        content = Wrap.objects.get(file_id=case.pk, ring="content").key_id
        row = Draft.objects.get()
        assert row.file_id == case.pk
    with acting_as(cast["ratna"].pk):
        row = Draft.objects.get()
        assert row.__dict__["fields"].envelope.key_id == content
        with pytest.raises(NotOpened):
            _ = row.fields
        assert drafts.draft_for(people["ratna"], PAGE).fields == {"text": [CANARY]}
        assert Trail.objects.filter(file_id=case.pk, verb="open draft", actor_id=cast["ratna"].pk).count() == 1


def test_outside_the_team_the_own_key_is_taken(open_a_case, cast, people):
    case = open_a_case("ratna")
    for stranger in ("budi", "lina"):
        with acting_as(cast[stranger].pk):
            drafts.save_draft(by=people[stranger], form=PAGE, fields={"text": ["x"]}, file_id=case.pk)
            assert Draft.objects.get().file_id is None
            assert drafts.draft_for(people[stranger], PAGE).fields == {"text": ["x"]}


def test_whoever_left_the_team_no_longer_opens_the_draft_and_nothing_breaks(open_a_case, cast, people):
    from sintas.cases.actions.team import add_member, end_membership

    case = open_a_case("ratna")
    with acting_as(cast["ratna"].pk):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
    with acting_as(cast["budi"].pk):
        drafts.save_draft(by=people["budi"], form=PAGE, fields={"text": [CANARY]}, file_id=case.pk)
    with acting_as(cast["ratna"].pk):
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="moved")
    with acting_as(cast["budi"].pk):
        assert drafts.draft_for(people["budi"], PAGE) is None
        assert len(drafts.drafts_of(people["budi"])) == 1


def test_only_own_pages_have_drafts(cast, people, signed_in):
    ratna = signed_in("ratna")
    for form in ("/tidak-ada/", "https://jahat.example/", "", "//jahat.example", "/" + "a" * 300):
        assert autosave(ratna, {"x": "y"}, form=form).status_code == 422
    with acting_as(cast["ratna"].pk), pytest.raises(BadInput):
        drafts.save_draft(by=people["ratna"], form="/tidak-ada/", fields={"x": ["y"]})


def test_too_much_is_said_and_nothing_is_cut(cast, people, signed_in):
    ratna = signed_in("ratna")
    autosave(ratna, {"text": "pendek"})
    assert autosave(ratna, {"text": "é" * 40_000}).status_code == 413
    with acting_as(cast["ratna"].pk):
        assert drafts.draft_for(people["ratna"], PAGE).fields == {"text": ["pendek"]}


def test_an_empty_form_makes_no_draft(cast, people, signed_in):
    assert autosave(signed_in("ratna"), {"greeting": " ", "submission": ids.new_submission()}).status_code == 200
    with acting_as(cast["ratna"].pk):
        assert drafts.drafts_of(people["ratna"]) == []


class NoteForm(PartForm):
    text = django_forms.CharField(widget=Area())
    when = FuzzyDateField()
    tags = django_forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=Chips, required=False)
    relation = CodedOrOwnWords(choices=[("", "-"), ("uncle", "Paman")], widget=Select(), required=False)
    agreed = django_forms.BooleanField(required=False, widget=CheckCard())


def test_prefill_gives_every_kind_of_field_as_typed(cast, people):
    typed = {
        "text": ["ia berkata:\n“tidak”"],
        "when": ["sekitar 20"],
        "tags": ["a", "b"],
        "relation_0": ["uncle"],
        "relation_1": ["suami bibi"],
        "agreed": ["on"],
        "submission": ["Q" * 22],
    }
    request = RequestFactory().get(PAGE)
    request.actor = people["ratna"]
    with acting_as(cast["ratna"].pk):
        drafts.save_draft(by=people["ratna"], form=PAGE, fields=typed)
        initial, draft = drafts.prefill(request, NoteForm, {"text": "yang dulu"})
        form = NoteForm(initial=initial)
        html = str(form.render_parts())
        assert draft.saved
        assert "“tidak”" in html
        assert 'value="sekitar 20"' in html
        assert html.count("checked") == 3
        assert '<option value="uncle" selected>' in html
        assert "suami bibi" in html
        assert "Q" * 22 in html
        resumed, _ = drafts.resume(request, NoteForm)
        assert not resumed.has_errors
        assert "“tidak”" in str(resumed.render_parts())


# what a browser sealed


def letter(user, text, *, at=None, filling="L" * 22, **more):
    return {
        "form": f"/draf/?form={PAGE}",
        "page": f"{PAGE}?x=1",
        "user": str(user.pk),
        "fields": {"text": [text], "submission": [filling], **more},
        "at": (at or clock.now()).isoformat().replace("+00:00", "Z"),
    }


def send(client, held):
    return client.post("/draf/tersegel/", {"blob": seal(held)})


def test_a_sealed_letter_becomes_a_draft(cast, people, signed_in):
    answer = send(signed_in("ratna"), letter(cast["ratna"], "ditulis tanpa jaringan"))
    assert (answer.status_code, answer.json()) == (200, {"form": f"/draf/?form={PAGE}"})
    with acting_as(cast["ratna"].pk):
        assert drafts.draft_for(people["ratna"], PAGE).fields["text"] == ["ditulis tanpa jaringan"]


def test_another_persons_letter_is_left_for_them(cast, people, signed_in):
    for stranger in ("budi", "lina"):
        assert send(signed_in(stranger), letter(cast["ratna"], CANARY)).status_code == 403
        with acting_as(cast[stranger].pk):
            assert drafts.drafts_of(people[stranger]) == []


def test_what_cannot_be_opened_is_said_so(cast, signed_in):
    ratna = signed_in("ratna")
    assert ratna.post("/draf/tersegel/", {"blob": "AAAA"}).status_code == 410
    assert ratna.post("/draf/tersegel/", {}).status_code == 410
    foreign = letter(cast["ratna"], "x") | {"page": "https://jahat.example/", "form": "/tidak-ada/"}
    assert send(ratna, foreign).status_code == 422


def test_beside_a_newer_draft_both_texts_stay(cast, people, signed_in):
    ratna = signed_in("ratna")
    autosave(ratna, {"text": "yang baru, di server", "submission": "L" * 22})
    earlier = letter(cast["ratna"], "yang lama, dari ponsel,\ntanpa jaringan", at=clock.now() - timedelta(minutes=5))
    assert send(ratna, earlier).status_code == 200
    assert send(ratna, earlier).status_code == 200  # the browser sends it again when the answer got lost
    with acting_as(cast["ratna"].pk):
        (text,) = drafts.draft_for(people["ratna"], PAGE).fields["text"]
        assert text.startswith("yang baru, di server")
        assert text.count("yang lama, dari ponsel") == 1
        assert "tulisan lain yang belum terkirim" in text


def test_a_short_answer_that_differs_keeps_the_other_draft_whole(cast, people, signed_in):
    ratna = signed_in("ratna")
    autosave(ratna, {"text": "sama", "date": "2026-03-01", "submission": "L" * 22})
    send(ratna, letter(cast["ratna"], "sama", at=clock.now() - timedelta(minutes=5), date=["2026-02-01"]))
    with acting_as(cast["ratna"].pk):
        held = [drafts.draft_of(people["ratna"], PAGE, one.filling).fields["date"] for one in drafts.drafts_of(people["ratna"])]
        assert sorted(held) == [["2026-02-01"], ["2026-03-01"]]


def test_after_the_form_was_sent_an_older_letter_brings_nothing_back(cast, people, signed_in):
    ratna = signed_in("ratna")
    autosave(ratna, {"text": "sudah dikirim", "submission": "L" * 22})
    with acting_as(cast["ratna"].pk):
        drafts.drop_draft(by=people["ratna"], form=PAGE, filling="L" * 22)
    assert send(ratna, letter(cast["ratna"], "sudah dikirim", at=clock.now() - timedelta(minutes=1))).status_code == 200
    with acting_as(cast["ratna"].pk):
        assert drafts.drafts_of(people["ratna"]) == []


def test_merging_loses_no_text():
    merged, whole = merge({"a": ["panjang dan lebih panjang"], "b": [""], "c": ["x", "y"]}, {"a": ["panjang"], "b": ["ada"], "c": ["x"]})
    assert (merged, whole) == ({"a": ["panjang dan lebih panjang"], "b": ["ada"], "c": ["x", "y"]}, True)
    assert merge({"a": ["1"]}, {"a": ["2"]}) == ({"a": ["1"]}, False)
    assert merge({}, {"a": ["2"]}) == ({"a": ["2"]}, True)
