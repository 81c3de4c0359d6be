from .feed import Feed

__all__ = ["Feed"]
