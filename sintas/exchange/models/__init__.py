from .feed import Feed
from .link import PartnerLink
from .referral import Move, Sending

__all__ = ["Feed", "Move", "PartnerLink", "Sending"]
