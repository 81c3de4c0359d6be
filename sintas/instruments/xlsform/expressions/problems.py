"""What is wrong with an expression, said so that the person who wrote the form can put it right."""

from __future__ import annotations

from django.utils.translation import gettext as _


class ExpressionError(Exception):
    """The only error reading or working out an expression raises. `position` counts letters from 1; `what` is a plain sentence."""

    def __init__(self, what: str, position: int) -> None:
        self.what = what
        self.position = position
        super().__init__(what)

    @property
    def sentence(self) -> str:
        """`what`, led by where: "pada huruf ke-7: ..."."""
        return _("pada huruf ke-%(position)d: %(what)s") % {"position": self.position, "what": self.what}


class TooManySteps(ExpressionError):
    """The expression was stopped: it took more steps than it was given."""

    def __init__(self, position: int) -> None:
        super().__init__(_("perhitungan ini terlalu panjang dan dihentikan."), position)
