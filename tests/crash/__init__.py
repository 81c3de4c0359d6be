"""The crash drill: a real installation is written to through HTTP while its parts are killed; what was acknowledged is counted afterwards."""
