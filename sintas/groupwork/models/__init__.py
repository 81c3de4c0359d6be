from .contract import GroupContract
from .group import Group, GroupAbout, GroupPassage
from .member import GONE, INSIDE, Member, MemberState

__all__ = ["GONE", "INSIDE", "Group", "GroupAbout", "GroupContract", "GroupPassage", "Member", "MemberState"]
