"""The whole house's tests: the plugin has prepared keys and settings; here the rooms' named casts come in."""

from hypothesis import HealthCheck, settings

from sintas.config import rooms
from sintas.config.testing import django_db_modify_db_settings

__all__ = ["django_db_modify_db_settings", "pytest_plugins"]

pytest_plugins = [f"sintas.{room}.testing" for room in rooms.FLOOR_PLAN if room != "config" and (rooms.HOUSE / room / "testing.py").is_file()]

# A generated example is judged by what it finds: how long it takes says how busy the machine is. Where speed is a promise, kit/tests/pace.py asks.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
