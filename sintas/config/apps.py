from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "sintas.config"
    label = "config"
