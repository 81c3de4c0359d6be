"""The titles of tasks this room gives: stored in Indonesian, read in the reader's language (cases/reading/duty_words.py)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ASK = _("Tanyakan jawaban pengalihan kasus")
ASK_PARTNER = _("Tanyakan keputusan pembahasan yang dijalankan mitra")
ANSWER_INVITATION = _("Jawab undangan pembahasan kasus")
