from sintas.staff.tests.conftest import written

__all__ = ["written"]
