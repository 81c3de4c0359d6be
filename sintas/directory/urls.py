from __future__ import annotations

from django.urls import path

from .views import age, carrying, institutions, listing, places, protected, search, services

app_name = "directory"
ONE = "direktori/<uuid:institution_id>/"

urlpatterns = [
    path("direktori/", search.search, name="search"),
    path("direktori/lembaga/", listing.listing, name="list"),
    path("direktori/konfirmasi/", listing.stale, name="stale"),
    path("direktori/konfirmasi/batas/", age.age, name="age"),
    path("direktori/baru/", institutions.add, name="add"),
    path("direktori/impor/", carrying.bring, name="import"),
    path("direktori/ekspor/", carrying.give, name="export"),
    path(ONE, institutions.institution, name="institution"),
    path(f"{ONE}ubah/", institutions.correct, name="correct"),
    path(f"{ONE}riwayat/", institutions.history, name="history"),
    path(f"{ONE}konfirmasi/", institutions.confirmed, name="confirm"),
    path(f"{ONE}tempat/", places.place, name="place_add"),
    path(f"{ONE}tempat/<str:place_id>/", places.place, name="place"),
    path(f"{ONE}tempat/<str:place_id>/lindungi/", protected.protect, name="protect"),
    path(f"{ONE}kontak/<str:contact_id>/lindungi/", protected.protect_private, name="protect_contact"),
    path(f"{ONE}terlindung/<uuid:protected_id>/", protected.protected, name="protected"),
    path(f"{ONE}terlindung/<uuid:protected_id>/ubah/", protected.correct, name="protected_correct"),
    path(f"{ONE}layanan/", services.service, name="service_add"),
    path(f"{ONE}layanan/<str:service_id>/", services.service, name="service"),
    path(f"{ONE}layanan/<str:service_id>/akhiri/", services.withdraw, name="withdraw"),
    path(f"{ONE}layanan/<str:service_id>/tawarkan/", services.again, name="again"),
]
