"""The rules for a password: the installation's (settings.AUTH_PASSWORD_VALIDATORS), and that it is not somebody's own name."""

from __future__ import annotations

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator, validate_password

from .models import User

NOT_LIKE = UserAttributeSimilarityValidator(user_attributes=("username", "full_name", "greeting", "email"))


def check_rules(password: str, user: User) -> None:
    """Raises django.core.exceptions.ValidationError with every sentence that applies."""
    validate_password(password, user)
    NOT_LIKE.validate(password, user)
