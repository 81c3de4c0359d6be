"""Who the database believes is asking: one transaction, one identity, one keyring."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from sintas.kit import clock
from sintas.kit.typed import prose

from . import trail
from .halted import SET_BACK, UNWRITABLE, halted_page, take_up_again
from .keyring import Keyring
from .keys import service_key
from .refusals import Refusal
from .unreadable import Unreadable

log = logging.getLogger("sintas.trail")
SET = "SELECT current_setting('app.user_id', true), set_config('app.user_id', %s, true)"


@contextmanager
def acting_as(user_id: UUID | None, *, role: str | None = None) -> Iterator[Keyring]:
    """Open (or nest in) a transaction as this person. The old identity comes back at the end, so one test may play several people.

    `role` is a database role to take for the length of the block (sintas_overview).
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as c:
            c.execute(SET, [str(user_id or "")])
            before = c.fetchone()[0] or ""
            if role:
                c.execute(f"SET LOCAL ROLE {connection.ops.quote_name(role)}")
        outer = getattr(connection, "keyring", None)
        ring = Keyring(connection, service_key())
        connection.keyring = ring  # type: ignore[attr-defined]
        try:
            yield ring
        except BaseException:
            connection.keyring = outer  # type: ignore[attr-defined]
            raise  # the (savepoint) rollback restores setting and role by itself
        connection.keyring = outer  # type: ignore[attr-defined]
        if outermost or connection.needs_rollback:  # the end of the transaction takes the setting with it
            return
        with connection.cursor() as c:
            if role:
                c.execute("SET LOCAL ROLE NONE")
            c.execute(SET, [before])


class InOneTransaction:
    """The last middleware: opens the transaction and the identity. ATOMIC_REQUESTS stays on, so the view is a savepoint inside it.

    A view that raises is undone, while error pages, other middlewares' process_exception and the refusal's trail row still run in a
    healthy transaction that commits. Templates rendered after the view returned are inside as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "needs_no_database", False):
            return self.get_response(request)
        take_up_again(request)
        with acting_as(getattr(actor_of(request), "user_id", None)):
            response = self.get_response(request)
            if response.status_code >= 500 and not getattr(response, "row_stands", False):
                transaction.set_rollback(True)
            elif response.streaming and not getattr(response, "read_already", False):
                raise RuntimeError("a streaming body is read after the commit, without identity or trail")
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """While the clock is set back, what ended would count again (sessions, consents, approvals): only the door answers."""
        if getattr(request, "needs_no_database", False) or not clock.set_back():
            return None
        if any(getattr(view, name, False) for name in ("open_to_all", "ends_session")):
            return None
        try:
            with transaction.atomic():
                trail.record(by=actor_of(request), verb="clock set back", outcome="refused")
        except trail.NotWritten:
            return halted_page(request, UNWRITABLE)
        answer = halted_page(request, SET_BACK)
        answer.row_stands = True  # type: ignore[attr-defined]
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Unreadable):  # the page is drawn above, where it is known how to keep what was typed (staff.signin)
            trail.note_unreadable(exception, by=actor_of(request))
            return None
        if isinstance(exception, trail.NotWritten):
            return unwritten(request, exception)
        if not isinstance(exception, Refusal):
            return None
        try:
            with transaction.atomic():  # a row that fails must leave a transaction in which the page can be drawn
                trail.record(by=actor_of(request), verb=exception.verb, file_id=exception.file_id, outcome="refused")
        except trail.NotWritten as why:
            return unwritten(request, why)
        return refusal_page(request, exception)


def actor_of(request: HttpRequest) -> Any:
    """Whoever signed in, as `staff` knows them, or None."""
    return getattr(request, "actor", None)


def unwritten(request: HttpRequest, why: trail.NotWritten) -> HttpResponse:
    """No row, no page. The log says that it happened, and nothing of whom or what."""
    log.error("trail", extra={"code": f"unwritten_{why}"})
    answer = halted_page(request, UNWRITABLE)
    answer.sqlstate = why.sqlstate  # type: ignore[attr-defined] # config/health.py remembers a full disk
    return answer


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Not yours and not there must not differ by a byte: the page is chosen by status alone and says only the refusal's sentence."""
    typed = prose(dict(request.POST.lists())) if request.method == "POST" else []  # of their own, whatever the status
    template = f"kit/errors/{refusal.status}.html" if refusal.status in (403, 404, 409, 422) else "kit/errors/403.html"
    return HttpResponse(render_to_string(template, {"sentence": refusal.sentence, "typed": typed}, request), status=refusal.status)
