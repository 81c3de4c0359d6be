from .feed import Feed
from .link import PartnerLink
from .referral import Move, Sending
from .transfer import Transfer

__all__ = ["Feed", "Move", "PartnerLink", "Sending", "Transfer"]
