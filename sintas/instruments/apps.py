from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Drawn instruments, scales and charts; what they showed in a file is kept by the room `evidence`."""

    name = "sintas.instruments"
    label = "instruments"
    default_auto_field = "django.db.models.BigAutoField"
