"""Addresses are Indonesian and neutral: none tells what the house does."""

from django.urls import path
from django.urls.resolvers import URLPattern

from .views import feed, link, partner, way

app_name = "exchange"
urlpatterns: list[URLPattern] = [
    path("pengaturan/kalender/", feed.feed, name="feed"),
    path("pengaturan/kalender/buat/", feed.make, name="feed_make"),
    path("pengaturan/kalender/matikan/", feed.end, name="feed_end"),
    path("kalender/<slug:secret>.ics", feed.ics, name="feed_ics"),
    path("kasus/<uuid:file_id>/rujukan/<uuid:entry>/", way.referral, name="referral"),
    path("kasus/<uuid:file_id>/rujukan/<uuid:entry>/langkah/", way.step, name="referral_step"),
    path("kasus/<uuid:file_id>/rujukan/<uuid:entry>/kabar/", way.note, name="referral_note"),
    path("kasus/<uuid:file_id>/rujukan/<uuid:entry>/tautan/", link.link, name="referral_link"),
    path("kasus/<uuid:file_id>/rujukan/<uuid:entry>/tautan/tarik/", link.back, name="referral_link_back"),
    path("mitra/<uuid:link_id>/<slug:token>/", partner.partner, name="partner"),
]
