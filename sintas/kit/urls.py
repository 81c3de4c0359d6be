"""The neutral page, reachable by anyone: it is what "Tutup cepat" shows."""

from django.urls import path

from sintas.kit import views

app_name = "kit"
urlpatterns = [path("kalender/", views.neutral, name="neutral")]
