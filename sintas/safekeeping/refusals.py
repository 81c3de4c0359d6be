"""Named refusals. Raised inside an action, a refusal undoes the action, is remembered in the trail and says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Refusal(Exception):
    """`sentence` is shown to the worker; `verb` and `file_id` go into the trail. Never put a name or free text into either."""

    status = 403
    verb = "refused"
    sentence: Words = _("Anda tidak memegang wewenang untuk langkah ini. Mintalah kepala unit atau pendamping utama kasus.")

    def __init__(self, sentence: Words | None = None, *, verb: str | None = None, file_id: UUID | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        self.verb = verb or type(self).verb
        self.file_id = file_id
        super().__init__(str(type(self).__name__))


class NotYours(Refusal):
    """Somebody else's file and no file at all look exactly the same."""

    status = 404
    verb = "open file"
    sentence = _("Halaman ini tidak ada, atau bukan berkas Anda.")


class NotNow(Refusal):
    """The step is allowed to this person, but not in this state of the file."""

    status = 409
    sentence = _("Langkah ini tidak dapat dilakukan pada keadaan berkas sekarang.")


class BadInput(Refusal):
    """What was typed cannot be kept as it is: `fields` maps a field's name to the sentence that stands beside it."""

    status = 422
    verb = "bad input"

    def __init__(self, fields: Mapping[str, Words], *, file_id: UUID | None = None) -> None:
        self.fields: dict[str, Any] = dict(fields)
        super().__init__(next(iter(self.fields.values()), None), file_id=file_id)
