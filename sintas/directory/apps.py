from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Institutions outside the house and their services, as each house keeps them for itself; knows nothing of cases."""

    name = "sintas.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
