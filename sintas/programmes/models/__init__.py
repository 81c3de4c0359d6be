from .programme import Attendance, Enrolment, Programme, Progress
from .residence import Leave, Placement, Room

__all__ = ["Attendance", "Enrolment", "Leave", "Placement", "Programme", "Progress", "Room"]
