from .enquiry import Enquiry, Telling

__all__ = ["Enquiry", "Telling"]
