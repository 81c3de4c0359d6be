from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who gets into a file, for how long, and who looks at it afterwards: joining, restricted cases, break-glass, leaving, erasure."""

    name = "sintas.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
