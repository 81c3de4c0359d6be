from .track import CaseTrack, TrackStep

__all__ = ["CaseTrack", "TrackStep"]
