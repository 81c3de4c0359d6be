from .age import AgeLimit
from .institution import Institution, InstitutionVersion
from .protected import Protected, ProtectedVersion
from .service import OpenTime, Service

__all__ = ["AgeLimit", "Institution", "InstitutionVersion", "OpenTime", "Protected", "ProtectedVersion", "Service"]
