"""Drawings in Word: a picture with its words, in our template, in one of an office, and no trouble for a template that knows none."""

import io
from dataclasses import replace

import docx
import pytest
from django.db import transaction

from sintas.cases.models import Person
from sintas.documents.actions.word_copies import take_out_word
from sintas.documents.reading.composing import compose, wanted
from sintas.documents.reading.word_templates import bundled
from sintas.documents.word.checking import checked
from sintas.documents.word.cleaning import cleaned
from sintas.documents.word.fields import example, fitted, paths
from sintas.documents.word.filling import filled
from sintas.documents.word.papers import PAPERS, with_word
from sintas.documents.word.picture import HIGH, Picture, within
from sintas.documents.word.trouble import BadTemplate
from sintas.instruments.samples import sample
from sintas.safekeeping import trail

from .test_drawings_measured import measured  # noqa: F401 - a file of the tests
from .test_word_templates import saying

pytestmark = pytest.mark.django_db
FIELDS = PAPERS["social_report"].fields
EMU = 36_000  # a mm
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


@pytest.fixture
def in_word(printing, people, as_user):
    def make(case, slug, **wish):
        row = printing.final(case, slug, word=True, **wish)
        with as_user("ratna"):
            return take_out_word(by=people["ratna"], case=case, paper_id=row.pk).body

    return make


def alternatives(body: bytes) -> list[str]:
    """What Word reads aloud for each picture."""
    return [one.get("descr") or "" for one in docx.Document(io.BytesIO(body)).element.body.iter(DOC_PR)]


def pictures(body: bytes) -> list[bytes]:
    parts = docx.Document(io.BytesIO(body)).part.package.parts
    return [part.blob for part in parts if part.content_type == "image/png"]


def drawn(slug="ecomap", kind="ordinary") -> Picture:
    drawing = sample(slug, kind).drawing
    return Picture(drawing.svg, drawing.words)


def test_the_social_report_shows_family_and_ecomap(worked, in_word):
    body = in_word(worked, "social_report")
    said = alternatives(body)
    assert [one.split(".")[0] for one in said] == ["Genogram", "Ekomap"]
    assert "kakak keempat" in said[1]
    assert all(one.startswith(b"\x89PNG") and len(one) > 5_000 for one in pictures(body)) and len(pictures(body)) == 2
    assert len(body) < 1_000_000, "a letter that can be sent"


def test_the_progress_report_shows_what_was_measured(measured, in_word):  # noqa: F811
    said = alternatives(in_word(measured, "progress_report"))
    assert len(said) == 2
    assert "marah sekali seminggu" in said[0] and "makin tinggi makin baik" in said[1]


def test_in_word_a_heading_stays_with_its_picture(measured, in_word):  # noqa: F811
    paper = docx.Document(io.BytesIO(in_word(measured, "progress_report")))
    lines = paper.paragraphs
    drawn_at = [at for at, line in enumerate(lines) if list(line._p.iter(DOC_PR))]
    assert len(drawn_at) == 2
    for at in drawn_at:
        before = lines[at - 1]
        assert before.text.startswith(("Naik dari", "Rata-rata sebelum bantuan")), before.text
        assert before.paragraph_format.keep_with_next, "the sentence with its picture"
        heading = lines[at - 2]
        assert heading.paragraph_format.keep_with_next or heading.style.paragraph_format.keep_with_next, "the heading with its sentence"


def test_a_copy_that_leaves_has_no_picture_of_what_was_not_released(worked, in_word, agree, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=worked.pk, relation="aunt").entry
    agree(worked, "health", ["identity", "child", "services", "assessment", "story"], guardian=aunt)
    body = in_word(worked, "social_report", recipient="health", purpose="referral")
    assert pictures(body) == [] and alternatives(body) == []


def test_an_office_places_a_picture_where_it_likes():
    body = checked(saying("Keluarga:", "{{ gambar_genogram }}", "{% if gambar_ecomap %}{{ gambar_ecomap }}{% endif %}"), FIELDS)
    assert {"gambar_ecomap", "gambar_genogram"} <= set(body.used)
    made, _used = filled(body.body, FIELDS, fitted(FIELDS, {"gambar_genogram": drawn("genogram")}), "Laporan")
    assert [one.split(".")[0] for one in alternatives(made)] == ["Genogram"]
    twice, _used = filled(cleaned(saying("{{ gambar_ecomap }}", "{{ gambar_ecomap }}")), FIELDS, fitted(FIELDS, {"gambar_ecomap": drawn()}), "Laporan")
    assert len(alternatives(twice)) == 2 and len(pictures(twice)) == 1


def test_words_of_a_picture_are_no_markup():
    nasty = 'Ibu "Sri" & <b> {{ nomor }}\n\x07 </wp:docPr>'
    made, _used = filled(cleaned(saying("{{ gambar_ecomap }}")), FIELDS, fitted(FIELDS, {"gambar_ecomap": Picture(drawn().svg, nasty)}), "Laporan")
    [said] = alternatives(made)
    assert said.replace("\n", " ") == 'Ibu "Sri" & <b> {{ nomor }}  </wp:docPr>'


def test_a_picture_is_no_text_to_work_on():
    picture = "gambar_genogram"
    for source in (f"{{{{ {picture}|upper }}}}", f"{{{{ {picture}|join }}}}", f"{{{{ {picture}.svg }}}}", f"{{% for a in {picture} %}}x{{% endfor %}}"):
        with pytest.raises(BadTemplate):
            checked(saying(source, "{{ nomor }}"), FIELDS)


def test_a_template_from_before_the_pictures_still_works(worked, printing, people, as_user):
    """It knows no row of the kind `gambar` and no field of this name: it prints what it printed."""
    old = saying(
        "{%p for bagian_ini in semua_bagian %}", "{{ bagian_ini.judul }}", "{%p for baris in bagian_ini.baris %}",
        '{%p if baris.jenis == "teks" %}', "{{ baris.isi }}", '{%p elif baris.jenis == "fakta" %}', "{{ baris.nama }}: {{ baris.isi }}",
        "{%p endif %}", "{%p endfor %}", "{%p endfor %}",
    )  # fmt: skip
    body = checked(old, FIELDS).body
    wish = wanted("social_report")
    wish = replace(wish, kind=with_word(wish.kind))
    with as_user("ratna"), transaction.atomic():
        trail.record(by=people["ratna"], verb="print preview", file_id=worked.pk, opens=True)
        values = compose(by=people["ratna"], case=worked, wish=wish, mode="final").data["word"]
    made, _used = filled(body, FIELDS, values, "Laporan")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(made)).paragraphs)
    assert "Bunga Sari" in text and pictures(made) == []


def test_no_picture_is_wider_or_higher_than_its_page():
    for slug, kind in (("genogram", "crowded"), ("life_road_map", "crowded"), ("bpss", "ordinary")):
        picture = drawn(slug, kind)
        made, _used = filled(cleaned(saying("{{ gambar_ecomap }}")), FIELDS, fitted(FIELDS, {"gambar_ecomap": picture}), "Laporan")
        [extent] = docx.Document(io.BytesIO(made)).element.body.iter(EXTENT)
        assert int(extent.get("cx")) <= 160 * EMU + EMU and int(extent.get("cy")) <= HIGH * EMU + EMU, slug
        assert within(picture) > 40


@pytest.mark.parametrize("slug", ["social_report", "progress_report"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_our_templates_show_pictures(slug, lang):
    fields = PAPERS[slug].fields
    values = example(fields, 1)
    values["semua_bagian"][0]["baris"][0] |= {"jenis": "gambar", "gambar": drawn(), "isi": "Digambar hari ini"}
    made, used = filled(bundled(slug, lang), fields, values, "Contoh")
    assert len(alternatives(made)) == 1 and "semua_bagian" in {one.split(".")[0] for one in used} <= {one.split(".")[0] for one in paths(fields)}
