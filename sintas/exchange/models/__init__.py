from .convening import Convening, Invitation, Reply
from .feed import Feed
from .link import PartnerLink
from .mail import Mail
from .referral import Move, Sending
from .transfer import Transfer

__all__ = ["Convening", "Feed", "Invitation", "Mail", "Move", "PartnerLink", "Reply", "Sending", "Transfer"]
