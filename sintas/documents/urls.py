from __future__ import annotations

from django.urls import path

from .views import blanks, copying, enquiry, groups, lists, papers, preview, word

app_name = "documents"

urlpatterns = [
    path("kasus/<uuid:file_id>/salinan/", copying.whole_file, name="whole_file"),
    path("kasus/<uuid:file_id>/surat/", papers.papers, name="papers"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/", papers.made, name="made"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/unduh/", papers.download, name="download"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/unduh-word/", papers.download_word, name="download_word"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/mengetahui/", papers.signed, name="signed"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/", preview.preview, name="preview"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/halaman/<int:number>/", preview.preview_page, name="preview_page"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/pdf/", preview.pdf, name="pdf"),
    path("pengaduan/<uuid:file_id>/cetak/", enquiry.enquiry_pdf, name="enquiry_pdf"),
    path("pengaduan/<uuid:file_id>/cetak-jawaban/", enquiry.answer_pdf, name="answer_pdf"),
    path("kelompok/<uuid:file_id>/surat/", groups.papers, name="group_papers"),
    path("kelompok/<uuid:file_id>/surat/<slug:path>/pdf/", groups.pdf, name="group_pdf"),
    path("templat-surat/", word.templates, name="word_templates"),
    path("templat-surat/<uuid:unit_id>/<slug:sheet>/", word.template, name="word_template"),
    path("templat-surat/<uuid:unit_id>/<slug:sheet>/<slug:lang>/contoh/", word.bundled_file, name="word_bundled"),
    path("templat-surat/<uuid:unit_id>/<slug:sheet>/<slug:lang>/unit/", word.own_file, name="word_own"),
    path("templat-surat/<uuid:unit_id>/<slug:sheet>/<slug:lang>/bawaan/", word.back_to_bundled, name="word_back"),
    path("program/cetak/", lists.week_pdf, name="week_pdf"),
    path("program/<uuid:programme_id>/cetak/", lists.roll_pdf, name="roll_pdf"),
    path("asrama/cetak/", lists.residence_pdf, name="residence_pdf"),
    path("direktori/cetak/", lists.directory_pdf, name="directory_pdf"),
    path("formulir-kosong/", blanks.blanks, name="blank"),
    path("formulir-kosong/pdf/", blanks.blank_pdf, name="blank_pdf"),
]
