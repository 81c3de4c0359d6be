"""The Django app `kit`: templates, static files and template tags; no models."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Registers the kit's templates, static files and template tags."""

    name = "sintas.kit"
    label = "kit"
    verbose_name = "Kit"
