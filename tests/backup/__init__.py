"""What the tests of backup and restore share: a house to back up, keys of its own, and a browser for the restored one."""
