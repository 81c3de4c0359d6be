from django.urls import path
from django.views.decorators.http import require_POST

from .views import correcting, enquiries, erasing, spreadsheet

app_name = "intake"
urlpatterns = [
    path("pengaduan/", enquiries.enquiries, name="list"),
    path("pengaduan/baru/", enquiries.new, name="new"),
    path("pengaduan/impor/", spreadsheet.upload, name="import"),
    path("pengaduan/impor/masukkan/", require_POST(spreadsheet.confirm), name="import_confirm"),
    path("pengaduan/impor/contoh/", spreadsheet.blank, name="import_template"),
    path("pengaduan/<uuid:file_id>/", enquiries.enquiry, name="enquiry"),
    path("pengaduan/<uuid:file_id>/perbaiki/", correcting.correct_enquiry, name="correct"),
    path("pengaduan/<uuid:file_id>/riwayat/", correcting.history, name="history"),
    path("pengaduan/<uuid:file_id>/keputusan/", enquiries.decide, name="decide"),
    path("pengaduan/<uuid:file_id>/penghapusan/", erasing.ask, name="erasure"),
    path("pengaduan/<uuid:file_id>/penghapusan/tarik/", erasing.take_back, name="erasure_withdraw"),
    path("pengaduan/<uuid:file_id>/penghapusan/tahan/", erasing.hold, name="erasure_hold"),
]
