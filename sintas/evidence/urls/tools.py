from __future__ import annotations

from django.urls import path

from ..views import tools

CASE = "kasus/<uuid:file_id>/asesmen/alat/"

urlpatterns = [
    path(CASE, tools.tools, name="tools"),
    path(f"{CASE}<uuid:entry>/", tools.tool_entry, name="tool_entry"),
    path(f"{CASE}<uuid:entry>/riwayat/", tools.tool_history, name="tool_history"),
    path(f"{CASE}<slug:tool>/", tools.tool, name="tool"),
]
