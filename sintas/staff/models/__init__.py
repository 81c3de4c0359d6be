from .draft import Draft
from .figures import Funding, Served
from .notice import Notice
from .numbering import Counter
from .organisation import Organisation, Unit
from .posting import Posting
from .second_step import Authenticator, Passkey, RecoveryCode
from .sign_in import Attempt, KnownAddress
from .user import User

__all__ = [
    "Attempt",
    "Authenticator",
    "Counter",
    "Draft",
    "Funding",
    "KnownAddress",
    "Notice",
    "Organisation",
    "Passkey",
    "Posting",
    "RecoveryCode",
    "Served",
    "Unit",
    "User",
]
