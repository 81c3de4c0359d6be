"""Addresses that came in from outside: only our own pages are followed."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, resolve

LONGEST_PATH = 200


def own_path(text: str) -> str | None:
    """The path of one of our pages (query and fragment cut off), or None."""
    if not text.startswith("/") or text.startswith("//") or "\\" in text or any(ord(letter) < 32 for letter in text):
        return None
    try:
        path = urlsplit(text).path
        resolve(path)
    except (ValueError, Resolver404):
        return None
    return path if len(path) <= LONGEST_PATH else None


def own_address(text: str) -> str | None:
    """The same with its query: where to go on to. Pages that ask nobody to sign in (the door itself) lead nowhere."""
    path = own_path(text)
    if path is None or getattr(resolve(path).func, "open_to_all", False):
        return None
    query = urlsplit(text).query
    return f"{path}?{query}" if query else path


def asked_for(request: HttpRequest, otherwise: str = "/") -> str:
    """Where `next` (posted or in the query) leads, if it is ours."""
    return own_address(request.POST.get("next") or request.GET.get("next") or "") or otherwise


def file_of(path: str) -> UUID | None:
    """The file a page belongs to: the `file_id` of its address."""
    found = resolve(path).kwargs.get("file_id")
    return found if isinstance(found, UUID) else None
