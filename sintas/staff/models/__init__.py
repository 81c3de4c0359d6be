from .draft import Draft
from .figures import Funding, Served
from .notice import Notice
from .numbering import Counter
from .organisation import Organisation, Unit
from .posting import Posting
from .sign_in import Attempt
from .user import User

__all__ = ["Attempt", "Counter", "Draft", "Funding", "Notice", "Organisation", "Posting", "Served", "Unit", "User"]
