"""Where procrastinate looks for the tasks of an app (autodiscovery by this name)."""

from .jobs import morning_mail, morning_mails, remind_of_transfers

__all__ = ["morning_mail", "morning_mails", "remind_of_transfers"]
