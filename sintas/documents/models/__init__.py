from .paper import Approval, Paper, PaperBody

__all__ = ["Approval", "Paper", "PaperBody"]
