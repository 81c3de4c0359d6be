"""Paper: Typst templates and plain data in, tagged PDF (PDF/UA-1) and page pictures out.

    from sintas.kit import paper

    pdf = paper.render("documents/shelf/intake_form/paper.typ", data)
    pdf.bytes, pdf.pages, pdf.unprintable, pdf.pngs(dpi=110)

README.md beside this file lists the building blocks a template may use and the keys of `data` they read.
"""

from .errors import PaperError
from .fonts import BUNDLED, FontSet
from .pictures import drawing, photo
from .render import MODES, ROOT, Pdf, render

__all__ = ["BUNDLED", "MODES", "ROOT", "FontSet", "PaperError", "Pdf", "drawing", "photo", "render"]
