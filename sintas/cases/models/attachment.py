from django.db import models

from sintas.safekeeping.rings import CONTENT
from sintas.safekeeping.sealed import Sealed, SealedBytes

from .base import CurrentManager, OfFile, Versioned, code


class Attachment(Versioned):
    """Signed consent, KTP/KK, police receipt, photo. Its bytes are under a key of their own (see AttachmentBody)."""

    kind_code = code()  # catalogue attachment_kinds
    title = Sealed("attachment.title", null=True)
    media_type = models.CharField(max_length=80)  # decided from the content, not from the name
    size = models.IntegerField()  # bytes
    pages = models.IntegerField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class AttachmentBody(OfFile):
    """The bytes. `data_key` (sealed under the file's content key) opens `body`; destroying it destroys this attachment alone."""

    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="+")
    data_key = SealedBytes("attachment.data_key", ring=CONTENT)
    body = models.BinaryField()
