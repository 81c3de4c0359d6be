"""Sintas: case management for social workers who accompany survivors of violence."""

__version__ = "0.1.0"
