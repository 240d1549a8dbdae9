"""lawcheck: check an annual report on law-based government against its mandatory contents.

``from checker import check`` is the Python interface (docs/api.md). It is imported when it is first asked for, so
that the command line does not pay for it.
"""

from __future__ import annotations

from checker.version import __version__

__all__ = [
    "Excuse",
    "Finding",
    "Heading",
    "LawcheckError",
    "Options",
    "Place",
    "Replacement",
    "Report",
    "Result",
    "Unread",
    "__version__",
    "check",
    "check_files",
    "check_text",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.api import (
        Excuse,
        Finding,
        Heading,
        Place,
        Replacement,
        Report,
        Result,
        Unread,
        check,
        check_files,
        check_text,
    )
    from checker.arguments import Options
    from checker.errors import LawcheckError


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "LawcheckError":
        from checker.errors import LawcheckError

        return LawcheckError
    from importlib import import_module

    return getattr(import_module("checker.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
