from .feed import Feed
from .link import PartnerLink
from .mail import Mail
from .referral import Move, Sending
from .transfer import Transfer

__all__ = ["Feed", "Mail", "Move", "PartnerLink", "Sending", "Transfer"]
