from .enquiry import Enquiry, Telling
from .referral import ReferralIn, SenderAnswer

__all__ = ["Enquiry", "ReferralIn", "SenderAnswer", "Telling"]
