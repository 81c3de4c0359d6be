"""What somebody typed and has not sent. A view needs `prefill` (or `resume`), `address` and `done`."""

from .arriving import keep_carried, take_letter
from .forms import address, done, page_values, prefill, resume
from .opening import Listed, Opened, draft_for, draft_of, drafts_of
from .saving import DraftTooLarge, drop_draft, save_draft

__all__ = [
    "DraftTooLarge",
    "Listed",
    "Opened",
    "address",
    "done",
    "draft_for",
    "draft_of",
    "drafts_of",
    "drop_draft",
    "keep_carried",
    "page_values",
    "prefill",
    "resume",
    "save_draft",
    "take_letter",
]
