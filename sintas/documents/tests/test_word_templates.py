"""Templates of an office: what is refused and with which sentence, what is let through, what is filled and how fast."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from PIL import Image

from sintas.documents.reading.word_templates import bundled
from sintas.documents.word.build import BUNDLED, MADE, built
from sintas.documents.word.checking import checked
from sintas.documents.word.cleaning import cleaned
from sintas.documents.word.fields import example, fitted, listed, paths
from sintas.documents.word.filling import MOST_ROWS, filled
from sintas.documents.word.papers import PAPERS
from sintas.documents.word.parcel import opened
from sintas.documents.word.trouble import BadTemplate
from sintas.documents.wording import LANGUAGES
from sintas.kit.tests import pace

from . import hostile
from .hostile import FILES, TEXTS, changed, field, holding, leaning, picture, saying

FIELDS = PAPERS["social_report"].fields
HTML = ("{{ klien", "Traceback", "Error", "lxml", "zipfile", "jinja")


def sentence_for(body: bytes) -> str:
    with pace.Watch(time.perf_counter) as took, pytest.raises(BadTemplate) as refused:
        checked(body, FIELDS)
    assert took.seconds < 6
    return str(refused.value.sentence)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_may_do_harm_is_refused_with_a_plain_sentence(name):
    make, word = FILES[name]
    said = sentence_for(make())
    assert word in said
    assert said.endswith(".") and not any(one in said for one in HTML if one not in name)


@pytest.mark.parametrize("name", TEXTS)
def test_what_no_template_may_say_is_refused_with_a_plain_sentence(name):
    paragraphs, word = TEXTS[name]
    said = sentence_for(saying(*paragraphs))
    assert word in said, said
    assert len(said) < 400
    assert "Traceback" not in said and "__main__" not in said


def test_a_letter_without_a_single_field_is_no_template():
    parts = hostile.base()
    foot = next(name for name in parts if name.startswith("word/footer"))
    parts[foot] = parts[foot].replace(b"{{", b"").replace(b"{%", b"")
    parts[hostile.DOCUMENT] = with_body(parts, "<w:p><w:r><w:t>Surat yang selalu sama.</w:t></w:r></w:p>")
    assert "tidak memuat satu isian pun" in sentence_for(hostile.zipped(parts))


def test_empty_paragraphs_with_properties_are_filled_at_once():
    """docxtpl alone looks for the end of each of them to the end of the document: 36 seconds for a file of 12 kB."""
    with pace.Watch(time.perf_counter) as took:
        kept = checked(holding('<w:p w:rsidR="00A1"/><w:p><w:r><w:t xml:space="preserve"/></w:r></w:p>' * 4_000), FIELDS)
        assert kept.used
    assert took.seconds < 6


def test_there_are_many_of_them():
    assert len(FILES) + len(TEXTS) > 100


def test_a_refusal_names_the_place():
    said = sentence_for(saying("Kepada Yth.", "Dengan ini kami {{ menyampaikn }} laporan.", "{{ nomor }}"))
    assert "Dengan ini kami" in said
    said = sentence_for(saying("Satu.", "Perihal: {{ judul", "{{ nomor }}"))
    assert "Perihal" in said


def test_a_field_that_word_cut_into_pieces_is_read_as_one():
    pieces = (
        '<w:p><w:r><w:t>{{ kli</w:t></w:r><w:proofErr w:type="spellStart"/>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>en.na</w:t></w:r><w:r><w:t>ma }}</w:t></w:r></w:p>"
    )
    parts = hostile.base()
    assert "klien.nama" in checked(hostile.zipped(parts | {hostile.DOCUMENT: with_body(parts, pieces)}), FIELDS).used
    broken = pieces.replace("ma }}", "maa }}")
    assert "klien.nama" in sentence_for(hostile.zipped(parts | {hostile.DOCUMENT: with_body(parts, broken)}))


def with_body(parts, xml):
    document = parts[hostile.DOCUMENT].decode()
    return (document[: document.index("<w:body>") + 8] + xml + document[document.rindex("<w:sectPr") :]).encode()


ALLOWED = [
    ("{{ nomor }}",),
    ("{% if salinan_untuk %}Salinan untuk {{ salinan_untuk }}{% else %}Asli{% endif %}",),
    ("{% if not nomor and (tanggal or judul) %}{{ nomor or tanggal }}{% endif %}",),
    ("{{ nomor|upper }} {{ klien.nama|lower }} {{ tujuan|join(\"; \") }} {{ tujuan|length }}",),
    ("{% if tujuan|length > 1 %}banyak{% endif %}",),
    ("{{ nomor if nomor else tanggal }}",),
    ("{%p for satu in tujuan %}", "{{ loop.index }}. {{ satu }}", "{%p else %}", "Belum ada.", "{%p endfor %}"),
    ("{%p for b in semua_bagian %}", "{{ b.judul }}", "{%p for baris in b.baris %}", "{{ baris.isi }}", "{%p endfor %}", "{%p endfor %}"),
    ("{% for satu in sesi %}{{ satu.tanggal }}{% if not loop.last %}, {% endif %}{% endfor %}",),
    ("{# catatan untuk kantor #}{{ nomor }}",),
    ("{{ “judul” and judul }}",),  # quotes as Word writes them
    ("Lihat https://contoh.go.id, {{ nomor }}",),  # an address as words is no link
]  # fmt: skip


@pytest.mark.parametrize("paragraphs", ALLOWED)
def test_what_an_office_needs_is_let_through(paragraphs):
    assert checked(saying(*paragraphs), FIELDS).used


@pytest.mark.parametrize("instruction", [" PAGE ", "NUMPAGES \\* MERGEFORMAT", 'TOC \\o "1-3" \\u', "SECTIONPAGES"])
def test_numbers_of_pages_are_let_through(instruction):
    assert checked(holding(field(instruction)), FIELDS).used


def test_a_logo_stays_and_loses_what_it_tells():
    out = io.BytesIO()
    logo = Image.new("RGB", (20, 20), "teal")
    exif = logo.getexif()
    exif[0x013B] = "Nama Pembuat"
    logo.save(out, "JPEG", exif=exif)
    kept = opened(checked(leaning("image", "media/logo.jpg", part=out.getvalue()), FIELDS).body)
    assert b"Nama Pembuat" in out.getvalue()
    assert b"Nama Pembuat" not in kept["word/media/logo.jpg"]
    assert Image.open(io.BytesIO(kept["word/media/logo.jpg"])).size == (20, 20)
    assert "word/media/logo.png" in opened(checked(leaning("image", "media/logo.png", part=picture("PNG")), FIELDS).body)


def test_what_a_paper_does_not_need_is_left_behind():
    secret = "Nama Pembuat"
    parts = hostile.base()
    more = (
        ("docProps/core.xml", f"<x>{secret}</x>".encode()),
        ("docProps/app.xml", f"<x>{secret}</x>".encode()),
        ("word/people.xml", secret.encode()),
        ("word/afterthought.bin", secret.encode()),
    )
    parts[hostile.SETTINGS] = parts[hostile.SETTINGS].replace(
        b"</w:settings>", f'<w:docVars><w:docVar w:name="a" w:val="{secret}"/></w:docVars></w:settings>'.encode()
    )
    parts[hostile.DOCUMENT] = parts[hostile.DOCUMENT].replace(b"<w:body>", f"<!-- {secret} --><?x {secret}?><w:body>".encode())
    kept = opened(checked(hostile.zipped(parts, *more), FIELDS).body)
    assert not any(secret.encode() in body for body in kept.values())
    assert set(kept) == set(hostile.base())


def test_a_template_of_word_itself_becomes_a_document():
    body = changed(hostile.TYPES, lambda t: t.replace(b"document.main+xml", b"template.main+xml"))
    kept = opened(checked(body, FIELDS).body)
    assert b"document.main+xml" in kept[hostile.TYPES] and b"template.main" not in kept[hostile.TYPES]


def test_cleaning_twice_changes_nothing():
    once = cleaned(bundled("social_report", "id"))
    assert cleaned(once) == once


def test_a_condition_opened_in_a_table_and_closed_outside_is_no_document():
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{% if nomor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    said = sentence_for(holding(table + "<w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p>"))
    assert "ditutup di tempat lain" in said or "tidak dapat dibaca" in said


# the templates that come with Sintas ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", PAPERS)
def test_a_bundled_template_passes_what_an_office_must_pass(slug, lang):
    found = checked(bundled(slug, lang), PAPERS[slug].fields)
    assert {"nomor", "judul", "salinan_untuk", "label", "kode_klien", "pekerja_sosial.nama", "mengetahui.nama", "semua_bagian"} <= set(
        found.used
    )
    assert found.body == bundled(slug, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", MADE)
def test_the_bundled_files_are_those_that_are_built(slug, lang):
    """Part by part: two versions of zlib pack the same words differently."""
    assert opened(built(slug, lang)) == opened((BUNDLED / f"{slug}.{lang}.docx").read_bytes())
    assert set(MADE) == set(PAPERS)


@pytest.mark.parametrize("slug", PAPERS)
def test_a_bundled_template_names_nobody(slug):
    parts = opened(bundled(slug, "id"))
    assert not any(name.startswith("docProps/") for name in parts)
    everything = b"".join(parts.values()).lower()
    assert not any(word in everything for word in (b"python-docx", b"lastmodifiedby", b"dc:creator", b"/home/", b"/tmp/"))


# filling ------------------------------------------------------------------------------------------------------------------------------


def every_line(fields, before="", depth=0):
    """Every field, written as an office would."""
    for one in fields:
        if one.kind in ("text", "picture"):
            yield f"{{{{ {before}{one.name} }}}}"
        elif one.kind == "group":
            yield from every_line(one.inside, f"{before}{one.name}.", depth)
        else:
            each = f"satu{depth}"
            yield f"{{%p for {each} in {before}{one.name} %}}"
            yield from every_line(one.inside, f"{each}.", depth + 1) if one.inside else [f"{{{{ {each} }}}}"]
            yield "{%p endfor %}"


@pytest.mark.parametrize("slug", PAPERS)
def test_every_field_of_the_list_can_be_printed(slug):
    fields = PAPERS[slug].fields
    made, used = filled(cleaned(saying(*every_line(fields))), fields, example(fields, 2), "Contoh")
    words = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    assert "{" not in words
    assert {path.split(".")[0] for path in paths(fields)} == {one.split(".")[0] for one in used}
    assert all(str(one.words) for one in listed(fields))


def test_nothing_of_a_value_becomes_markup_or_template():
    nasty = "</w:t><w:r>&lt;{{ nomor }}{% for %}\x00\x07\ufffe\ud800 \u202e\n\tbaris kedua"
    made, _used = filled(cleaned(saying("{{ nomor }}")), FIELDS, fitted(FIELDS, {"nomor": nasty}), "Judul & <b>")
    paper = docx.Document(io.BytesIO(made))
    assert paper.paragraphs[0].text == "</w:t><w:r>&lt;{{ nomor }}{% for %} \u202e\n baris kedua"
    assert paper.core_properties.title == "Judul & <b>"
    assert (paper.core_properties.author, paper.core_properties.last_modified_by) == ("", "")


def test_a_field_nobody_filled_prints_nothing_and_one_too_many_is_left_out():
    made, _used = filled(
        cleaned(saying("[{{ klien.nama }}]")), FIELDS, fitted(FIELDS, {"rahasia": "x", "klien": {"telepon": "0812"}}), "Contoh"
    )
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "[]"
    assert b"0812" not in b"".join(opened(made).values())


def test_more_rows_than_any_case_has_are_stopped():
    body = cleaned(saying("{% for a in tujuan %}{{ a }}{% endfor %}"))
    with pytest.raises(BadTemplate):
        filled(body, FIELDS, fitted(FIELDS, {"tujuan": ["x"] * (MOST_ROWS + 1)}), "Contoh")


def test_a_document_that_would_be_too_long_is_stopped():
    body = cleaned(saying("{% for a in tujuan %}" + "x" * 4000 + "{{ a }}{% endfor %}"))
    with pytest.raises(BadTemplate):
        filled(body, FIELDS, fitted(FIELDS, {"tujuan": ["x"] * 10_000}), "Contoh")


def test_the_same_values_give_the_same_file():
    values = example(FIELDS, 2)
    first, second = (filled(bundled("social_report", "id"), FIELDS, values, "Contoh")[0] for _time in range(2))
    assert first == second


def test_a_footnote_is_filled_once_and_words_in_it_stay_words():
    parts = hostile.base()
    footnotes = (
        f'<w:footnotes {hostile.W}><w:footnote w:id="2"><w:p><w:r><w:t>Nomor {{{{ nomor }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    rels = parts[hostile.RELS].replace(
        b"</Relationships>", f'<Relationship Id="rIdF" Type="{hostile.KIND}footnotes" Target="footnotes.xml"/></Relationships>'.encode()
    )
    second_section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ judul }}</w:t></w:r></w:p>"
    parts |= {hostile.RELS: rels, hostile.DOCUMENT: with_body(parts, second_section)}
    body = checked(hostile.zipped(parts, ("word/footnotes.xml", footnotes.encode())), FIELDS).body
    made, _used = filled(body, FIELDS, fitted(FIELDS, {"nomor": "{{ judul }}", "judul": "Laporan"}), "Contoh")
    assert b"Nomor {{ judul }}" in opened(made)["word/footnotes.xml"]


def test_a_long_report_is_filled_quickly():
    line = {"jenis": "fakta", "nama": "Nama fakta", "isi": "isi yang cukup panjang " * 5}
    values = fitted(FIELDS, {"semua_bagian": [{"judul": "Bagian", "baris": [line] * 100}] * 10})  # some sixty pages
    filled(bundled("social_report", "id"), FIELDS, example(FIELDS, 1), "Contoh")
    with pace.Watch(time.perf_counter) as took:
        filled(bundled("social_report", "id"), FIELDS, values, "Contoh")
    assert took.seconds < 1


def test_no_part_of_a_made_file_leads_outside():
    made, _used = filled(
        bundled("referral_letter", "id"), PAPERS["referral_letter"].fields, example(PAPERS["referral_letter"].fields, 2), "Contoh"
    )
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        assert not any(b"TargetMode" in held.read(name) for name in held.namelist() if name.endswith(".rels"))
