"""The addresses of evidence, by what is kept."""

from __future__ import annotations

from . import drawings, family, measures, scales, tools

app_name = "evidence"
urlpatterns = [*tools.urlpatterns, *drawings.urlpatterns, *measures.urlpatterns, *scales.urlpatterns, *family.urlpatterns]
