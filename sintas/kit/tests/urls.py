"""Root urls of the small site the kit's tests walk."""

from django.urls import include, path

from sintas.kit.tests import views

urlpatterns = [
    path("", include("sintas.kit.urls")),
    path("", views.components, name="components"),
    path("form/", views.write, name="write"),
    path("rows/", views.rows, name="rows"),
    path("done/", views.done, name="done"),
    path("draft/", views.draft, name="draft"),
    path("sealed/", views.sealed, name="sealed"),
    path("lock/", views.lock, name="lock"),
    path("theme/", views.theme, name="theme"),
    path("door/", views.door, name="door"),
    path("conflict/", views.conflict, name="conflict"),
    path("confirm/", views.confirm, name="confirm"),
    path("refused/<int:status>/", views.refused, name="refused"),
    path("htmx/", views.htmx, name="htmx"),
]
