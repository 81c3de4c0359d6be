from __future__ import annotations

from django.urls import path

from .views import case, notices, record, search, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("cari/", search.search, name="search"),
    path("catat/", record.record, name="record"),
    path("kabar/dibaca/", notices.seen, name="seen"),
    path("lainnya/", today.open_page, name="open"),
    path("kasus/<uuid:file_id>/", case.case, name="case"),
]
