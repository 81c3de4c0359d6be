from __future__ import annotations

from django.urls import path

from .views import blanks, enquiry, papers, preview

app_name = "documents"

urlpatterns = [
    path("kasus/<uuid:file_id>/surat/", papers.papers, name="papers"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/", papers.made, name="made"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/unduh/", papers.download, name="download"),
    path("kasus/<uuid:file_id>/surat/berkas/<uuid:paper_id>/mengetahui/", papers.signed, name="signed"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/", preview.preview, name="preview"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/halaman/<int:number>/", preview.preview_page, name="preview_page"),
    path("kasus/<uuid:file_id>/surat/<slug:path>/pdf/", preview.pdf, name="pdf"),
    path("pengaduan/<uuid:file_id>/cetak/", enquiry.enquiry_pdf, name="enquiry_pdf"),
    path("formulir-kosong/", blanks.blanks, name="blank"),
    path("formulir-kosong/pdf/", blanks.blank_pdf, name="blank_pdf"),
]
