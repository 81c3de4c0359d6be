"""A form in parts: what it draws, what it gives back, what it says when something is missing."""

import html
import re
from datetime import UTC, date, datetime
from datetime import time as time_of_day

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from sintas.kit import choosers, clock, ids, widgets
from sintas.kit.fields import Coded, FuzzyDateField
from sintas.kit.forms import Part, PartForm
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.tests import pace
from sintas.kit.tests.example import RIGHT, EverythingForm


def filled(**changes: list[str]) -> MultiValueDict:
    """A right answer with some changes."""
    return MultiValueDict({**RIGHT, **changes})


@pytest.fixture(autouse=True)
def in_indonesian_on_a_monday() -> object:
    """23 September 2024, in Indonesian."""
    with clock.stopped(datetime(2024, 9, 23, 3, tzinfo=UTC)), translation.override("id"):
        yield


def test_gives_back_what_was_meant() -> None:
    form = EverythingForm(filled())
    assert form.is_valid(), form.errors
    data = form.cleaned_data
    assert data["happened"] == FuzzyDate.in_month(2024, 8)
    assert data["techniques"] == ["support", "small_talk"]
    assert data["relation"] == Coded("", "sepupu jauh")
    assert data["phone"] == "+6281234567890"
    assert data["none"] is False
    assert (data["on"], data["at"]) == (date(2024, 9, 25), time_of_day(14, 30))
    assert data["based_on"] is None
    assert ids.is_submission(data["submission"])


def test_what_was_typed_stands_in_the_form_again_and_is_escaped() -> None:
    form = EverythingForm(filled(happened=["<31> Februari"], said=["\n“Aku & dia”\n<script>alert(1)</script>"], steps=["W", "E"]))
    assert not form.is_valid()
    page = form.render_parts()
    assert "<script>alert" not in page
    assert html.escape("<31> Februari") in page
    shown = re.search(r'<textarea[^>]*name="said"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert shown
    assert html.unescape(shown[1]) == "\n“Aku & dia”\n<script>alert(1)</script>"
    assert re.search(r'value="support"[^>]* checked', page)
    assert not re.search(r'value="ventilation"[^>]* checked', page)
    assert len(re.findall(r'name="steps"[^>]* checked', page)) == 2
    assert 'value="sepupu jauh"' in page


def test_errors_stand_beside_the_field_and_in_the_summary_and_lead_there() -> None:
    form = EverythingForm(filled(happened=[""], techniques=[], observed=[" "], mode=["teleport"]))
    assert form.has_errors
    summary, page = form.render_summary(), form.render_parts()
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_happened", "id_mode", "id_techniques", "id_observed"]
    for target in targets:
        assert page.count(f' id="{target}"') == 1
        assert f'id="{target}-e"' in page
    assert 'aria-describedby="id_happened-h id_happened-e" aria-invalid="true"' in page
    assert "Teknik yang dipakai: Pilih paling sedikit satu." in summary
    assert "Cara: Pilih salah satu dari daftar." in summary
    assert "tidak tahu" in summary
    assert "This field" not in summary + page


def test_every_id_is_unique_and_every_reference_leads_somewhere() -> None:
    for form in (EverythingForm(), EverythingForm(MultiValueDict())):
        page = form.render_parts()
        found = re.findall(r'\sid="([^"]+)"', page)
        assert len(found) == len(set(found))
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            for value in re.findall(rf'\s{attribute}="([^"]+)"', page):
                assert set(value.split()) <= set(found), (attribute, value)


def test_every_input_is_named_and_offers_nothing_from_before() -> None:
    page = EverythingForm().render_parts()
    for name in EverythingForm.base_fields:
        assert re.search(rf'name="{name}(_\d)?"', page), name
    for tag in re.findall(r'<(?:input type="(?:text|tel|date|time)"|textarea|select)[^>]*>', page):
        assert 'autocomplete="off"' in tag


def test_a_draft_is_shown_without_judging_it() -> None:
    form = EverythingForm.resumed({"happened": ["akhir 2019"], "said": ["Ingin"], "submission": ["a" * 22], "techniques": ["support"]})
    page = form.render_parts()
    assert 'value="akhir 2019"' in page
    assert "Ingin" in page
    assert 'value="' + "a" * 22 + '"' in page
    assert "error" not in page
    assert "aria-invalid" not in page
    assert not form.has_errors
    assert not form.is_valid()
    assert form.render_summary() == ""


def test_sent_twice_is_known_by_its_submission_and_a_made_up_one_is_replaced() -> None:
    first = EverythingForm()
    name = first.initial["submission"]
    assert f'name="submission" value="{name}"' in first.render_hidden()
    answers = [EverythingForm(filled(submission=[name])) for _ in range(2)]
    assert [answer.is_valid() and answer.cleaned_data["submission"] for answer in answers] == [name, name]
    forged = EverythingForm(filled(submission=["' OR 1=1"]))
    assert forged.is_valid()
    assert ids.is_submission(forged.cleaned_data["submission"])


def test_a_correction_carries_the_version_it_is_based_on() -> None:
    assert 'name="based_on" value="3"' in EverythingForm(based_on=3).render_hidden()
    sent = EverythingForm(filled(based_on=["3"]))
    assert sent.is_valid()
    assert sent.cleaned_data["based_on"] == 3
    assert not EverythingForm(filled(based_on=["-1"])).is_valid()


def test_a_field_no_part_names_is_drawn_last_and_one_that_is_gone_is_no_harm() -> None:
    form = EverythingForm()
    del form.fields["techniques"]
    page = form.render_parts()
    assert 'name="techniques"' not in page
    assert page.rindex('name="unnamed"') > page.rindex('name="none"')


def test_days_and_times_come_back_as_the_browser_wants_them() -> None:
    page = EverythingForm(initial={"on": date(2024, 9, 25), "at": time_of_day(14, 30)}).render_parts()
    assert 'value="2024-09-25"' in page
    assert 'value="14:30"' in page


def test_what_a_room_says_against_a_field_is_a_refusal_too() -> None:
    form = EverythingForm(filled())
    assert form.is_valid()
    form.add_error("happened", "Tanggal ini sesudah penutupan. Periksa keduanya.")
    form.add_error(None, "Berkas ini sudah ditutup.")
    assert form.has_errors
    assert "Kapan: Tanggal ini sesudah penutupan" in form.render_summary()
    assert "<strong>Berkas ini sudah ditutup.</strong>" in form.render_summary()


def test_a_lost_file_is_said() -> None:
    form = EverythingForm(filled(observed=[""]), {"attachment": SimpleUploadedFile("a.pdf", b"x")})
    assert "Pilih kembali berkas" in form.render_summary()
    assert "Pilih kembali berkas" not in EverythingForm(filled(observed=[""])).render_summary()


def test_own_sentences_stay() -> None:
    class Own(PartForm):
        reason = forms.CharField(error_messages={"required": "Tulis alasannya, satu kalimat cukup."})
        other = forms.CharField()
        parts = [Part("", ["reason", "other"])]

    form = Own({})
    assert form.errors["reason"] == ["Tulis alasannya, satu kalimat cukup."]
    assert form.errors["other"] == ["Isi bagian ini."]


@pytest.mark.parametrize(
    ("typed", "required", "future", "good"),
    [
        ("", False, True, True),
        ("", True, True, False),
        ("tidak tahu", True, True, True),
        ("2030", False, False, False),
        ("2030", False, True, True),
        ("September 2024", False, False, True),
        ("2024-09-24", False, False, False),
        ("sekitar 2025", False, False, True),
    ],
)
def test_a_remembered_date_may_be_unknown_and_may_lie_ahead_only_where_it_can(typed: str, required: bool, future: bool, good: bool) -> None:
    field = FuzzyDateField(required=required, future=future)
    if good:
        assert isinstance(field.clean(typed), FuzzyDate)
    else:
        with pytest.raises(forms.ValidationError):
            field.clean(typed)


def test_a_stored_date_stands_in_the_box_in_words() -> None:
    class When(PartForm):
        when = FuzzyDateField(label="Kapan")

    assert 'value="sekitar 2019"' in When(initial={"when": FuzzyDate.about(2019)}).render_parts()
    assert "tanggal belum dicatat" not in When(initial={"when": FuzzyDate.unknown()}).render_parts()
    with translation.override("en"):
        assert 'value="23 August 2024"' in When(initial={"when": FuzzyDate.on(date(2024, 8, 23))}).render_parts()
    assert not When({"when": "agt 2024"}, initial={"when": FuzzyDate.in_month(2024, 8)}).has_changed()


def test_a_code_or_own_words() -> None:
    field = EverythingForm().fields["relation"]
    field.required = True
    assert field.clean(["aunt", ""]) == Coded("aunt")
    assert field.clean(["", "teman ibu"]) == Coded("", "teman ibu")
    assert not Coded()
    for wrong in (["", ""], ["uncle", ""], None):
        with pytest.raises(forms.ValidationError):
            field.clean(wrong)


def test_a_list_longer_than_the_page_offers_groups_and_remembers() -> None:
    select = choosers.Select()
    select.choices = [("Keluarga", [("m", "Ibu"), ("f", "Ayah")]), ("o", "Lainnya")]
    drawn = select.render("who", "f", {"id": "w"})
    assert '<optgroup label="Keluarga"><option value="m">Ibu</option><option value="f" selected>Ayah</option></optgroup>' in drawn
    assert '<option value="o">Lainnya</option>' in drawn


def test_a_password_is_never_given_back() -> None:
    assert "rahasia" not in widgets.Password().render("p", "rahasia", {})


def test_a_long_form_is_drawn_in_little_time() -> None:
    form = EverythingForm(filled(observed=[""]))
    form.render_parts()
    assert pace.fastest(lambda: [form.render_parts() for _again in range(10)]) / 10 < 0.020  # 16 fields with 24 choices
