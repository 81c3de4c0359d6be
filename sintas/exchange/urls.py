"""Addresses are Indonesian and neutral: none tells what the house does."""

from django.urls import path
from django.urls.resolvers import URLPattern

from .views import feed

app_name = "exchange"
urlpatterns: list[URLPattern] = [
    path("pengaturan/kalender/", feed.feed, name="feed"),
    path("pengaturan/kalender/buat/", feed.make, name="feed_make"),
    path("pengaturan/kalender/matikan/", feed.end, name="feed_end"),
    path("kalender/<slug:token>.ics", feed.ics, name="feed_ics"),
]
