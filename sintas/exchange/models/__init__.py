from .arrival import Arrival
from .confirmation import Confirmation, ShownMinutes
from .convening import Convening, Invitation, Reply
from .feed import Feed
from .link import PartnerLink
from .mail import Mail
from .referral import Move, Sending
from .signature import Signature
from .transfer import OpenDoor, Transfer

__all__ = [
    "Arrival",
    "Confirmation",
    "Convening",
    "Feed",
    "Invitation",
    "Mail",
    "Move",
    "OpenDoor",
    "PartnerLink",
    "Reply",
    "Sending",
    "ShownMinutes",
    "Signature",
    "Transfer",
]
