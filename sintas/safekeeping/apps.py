from django.apps import AppConfig


class SafekeepingConfig(AppConfig):
    name = "sintas.safekeeping"
    label = "safekeeping"
    default_auto_field = "django.db.models.BigAutoField"
