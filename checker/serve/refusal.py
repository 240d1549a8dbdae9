"""What the server answers where there is nothing to check: the status and why, in Chinese."""

from __future__ import annotations

from checker.text.outgoing import told
from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

FORBIDDEN, NOT_FOUND, NOT_ALLOWED, TIMEOUT, TOO_LARGE, WRONG_TYPE, BUSY = 403, 404, 405, 408, 413, 415, 503


class RefusedError(Exception):
    """A request that is not answered with a report."""

    def __init__(self, status: int, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.remedy = remedy

    def data(self) -> dict[str, Any]:
        """Return what is answered, as it may leave (schema Error of the OpenAPI description)."""
        return {"error": {"status": self.status, "message": told(self.message), "remedy": told(self.remedy)}}
