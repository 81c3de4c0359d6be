from .paper import Approval, Paper, PaperBody
from .word import WordCopy, WordTemplate

__all__ = ["Approval", "Paper", "PaperBody", "WordCopy", "WordTemplate"]
