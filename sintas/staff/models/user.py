from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower

from sintas.safekeeping.models import Row

from .organisation import Organisation


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """A member of staff; without a password the account cannot sign in."""
        user: User = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(Row, AbstractBaseUser):
    """Somebody who works here (R5-R11). What they may do follows from their postings, never from a flag on this row."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    username = models.CharField(max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(max_length=120)
    greeting = models.CharField(max_length=60, blank=True)  # how "Hari ini" greets
    profession = models.CharField(max_length=40, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    position_group = models.CharField(max_length=40, blank=True)
    nip = models.CharField(max_length=30, blank=True)
    str_number = models.CharField(max_length=40, blank=True)  # registration of a social worker, UU 14/2019
    str_expires_on = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    code_digest = models.BinaryField(null=True)  # one-time sign-in code (one_time.py); the code itself is nowhere
    code_until = models.DateTimeField(null=True)
    second_step_at = models.DateTimeField(null=True)  # since when a second step stands; the proofs themselves only their owner can read
    language = models.CharField(max_length=2, default="id")
    theme = models.CharField(max_length=5, blank=True)  # "", light, dark
    morning_mail = models.BooleanField(default=False)  # asked for two numbers by mail each morning
    session_epoch = models.IntegerField(default=0)  # raised to end every session of this person at the next request

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once_in_any_case")]

    def get_full_name(self) -> str:
        return self.full_name

    def get_session_auth_hash(self) -> str:
        """Sessions end when the password or the epoch changes."""
        return f"{self.session_epoch}-{super().get_session_auth_hash()}"
