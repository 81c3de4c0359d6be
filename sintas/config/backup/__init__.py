"""Backups: everything of an installation but its keys, sealed to the recovery key; and the way back. docs/runbooks/backup.md, restore.md."""
