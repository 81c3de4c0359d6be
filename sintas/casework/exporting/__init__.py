"""One case as a file another house can read: `find(by=, words=)`, then `document(by=, case=)`. Its form is "sintas-case/1"
(docs/case-export.md); `sintas case import` reads it again (importing/sintas_file.py).
"""

from .document import SCHEMA, document
from .finding import find
from .tables import TABLES

__all__ = ["SCHEMA", "TABLES", "document", "find"]
