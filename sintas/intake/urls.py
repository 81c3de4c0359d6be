from django.urls import path
from django.views.decorators.http import require_POST

from .views import correcting, enquiries, erasing, referral_in, spreadsheet

app_name = "intake"
urlpatterns = [
    path("pengaduan/", enquiries.enquiries, name="list"),
    path("pengaduan/baru/", enquiries.new, name="new"),
    path("pengaduan/rujukan/", referral_in.new, name="referral_new"),
    path("pengaduan/impor/", spreadsheet.upload, name="import"),
    path("pengaduan/impor/masukkan/", require_POST(spreadsheet.confirm), name="import_confirm"),
    path("pengaduan/impor/contoh/", spreadsheet.blank, name="import_template"),
    path("pengaduan/<uuid:file_id>/", enquiries.enquiry, name="enquiry"),
    path("pengaduan/<uuid:file_id>/perbaiki/", correcting.correct_enquiry, name="correct"),
    path("pengaduan/<uuid:file_id>/riwayat/", correcting.history, name="history"),
    path("pengaduan/<uuid:file_id>/keputusan/", enquiries.decide, name="decide"),
    path("pengaduan/<uuid:file_id>/rujukan/", referral_in.letter, name="referral"),
    path("pengaduan/<uuid:file_id>/jawaban/", referral_in.answer, name="answer_sender"),
    path("pengaduan/<uuid:file_id>/lampiran/", referral_in.paper, name="paper"),
    path("pengaduan/<uuid:file_id>/lampiran/<uuid:entry>/", referral_in.paper_download, name="paper_download"),
    path("kasus/<uuid:file_id>/rujukan-masuk/<uuid:entry>/", referral_in.in_the_case, name="received"),
    path("pengaduan/<uuid:file_id>/penghapusan/", erasing.ask, name="erasure"),
    path("pengaduan/<uuid:file_id>/penghapusan/tarik/", erasing.take_back, name="erasure_withdraw"),
    path("pengaduan/<uuid:file_id>/penghapusan/tahan/", erasing.hold, name="erasure_hold"),
]
