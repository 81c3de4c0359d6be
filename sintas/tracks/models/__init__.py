from .advocacy import Advocacy
from .progress import EconomicProgress
from .stay import SafeHouseStay
from .track import CaseTrack, TrackStep
from .weighing import Weighing

__all__ = ["Advocacy", "CaseTrack", "EconomicProgress", "SafeHouseStay", "TrackStep", "Weighing"]
