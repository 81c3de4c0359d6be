from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class ToolEntry(Versioned, Happened):
    """What a tool of assessment held on a day (R79-R82, R98-R102): a dated snapshot, so that intake and closing can be laid side by side.

    The shape of `content` belongs to the instrument (instruments/library/<tool>/content.py) and its `schema`; an older one is brought up when
    read. A tool that does not draw holds {"lines": lines}. NULL: the tool was used, what it showed was not copied.
    """

    tool = code()  # assessment_tools
    schema = models.IntegerField(default=1)
    content = SealedJSON("tool.content", null=True)
    subject = SealedJSON("tool.subject", null=True)  # the people as they were that day, where the drawing shows them (reading/tools.py)
    note = Sealed("tool.note", null=True)
    drawn_with_client = models.BooleanField(default=False)

    objects = models.Manager()
    current = CurrentManager()
