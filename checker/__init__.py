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

_HOMES = {"LawcheckError": "errors", "Options": "arguments"}
"""The modules of what is neither one of the functions nor one of the values that they return."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.api import check, check_files, check_text
    from checker.arguments import Options
    from checker.errors import LawcheckError
    from checker.public import Excuse, Finding, Heading, Place, Replacement, Report, Result, Unread


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = _HOMES.get(name, "api" if name.startswith("check") else "public")
    return getattr(import_module(f"checker.{module}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
